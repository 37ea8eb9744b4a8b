"""Names, parses and rows of words are to the bit those that the model gives when spaCy runs it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from kg.read import read_inputs
from kg.resources import SAMPLE
from kg.text import embedding, lockstep
from kg.text.language import Language, straight

ODD = ("", " ", "I'm sure he can't have met them; they'll say he's lying.", "Primakov", "met  met met", "U.S.\n\nMr. X")


pytestmark = pytest.mark.filterwarnings("ignore:.*W095.*")  # the model is of an older spaCy


@pytest.fixture(scope="module")
def stock(language: Language) -> Any:
    """The language's model as spaCy loads and runs it."""
    return spacy.load(language.nlp.path, exclude=["tagger", "senter", "lemmatizer", "attribute_ruler"])


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Paragraphs of many lengths."""
    articles = read_inputs([str(SAMPLE)], [])
    return [*ODD, *(straight(a.text[start:end]) for a in articles for start, end in a.body)]


def test_names_are_spacys(language: Language, stock: Any, texts: list[str]) -> None:
    ours, theirs = list(map(language.nlp.make_doc, texts)), list(map(stock.make_doc, texts))
    lockstep.annotate(language.nlp.get_pipe("ner"), ours)
    stock.get_pipe("ner").set_annotations(theirs, stock.get_pipe("ner").predict(theirs))
    assert sum(len(doc.ents) for doc in ours) > 100
    for mine, other in zip(ours, theirs, strict=True):
        assert mine.to_array(["ENT_IOB", "ENT_TYPE"]).tolist() == other.to_array(["ENT_IOB", "ENT_TYPE"]).tolist()


def test_parses_are_spacys(language: Language, stock: Any, texts: list[str]) -> None:
    words = [[token.text for token in doc] for doc in map(stock.make_doc, texts) if len(doc)]
    ours = language.parse(words)
    for mine, these in zip(ours, words, strict=True):
        one = Doc(stock.vocab, words=these, sent_starts=[i == 0 for i in range(len(these))])
        other = stock.get_pipe("parser")(stock.get_pipe("tok2vec")(one))
        assert [(t.head.i, t.dep_) for t in mine] == [(t.head.i, t.dep_) for t in other]


@pytest.mark.parametrize("size", [1 << 15, 300, 0], ids=["all", "few", "none"])
def test_rows_are_those_of_the_layer(stock: Any, texts: list[str], size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "SIZE", size)
    (layer,) = [n.get_ref("embed") for n in stock.get_pipe("ner").model.walk() if n.has_ref("embed")]
    rows, docs = embedding.Rows(layer, stock.vocab), list(map(stock.make_doc, texts))
    for some in (docs[:20], docs[20:30], docs, docs[3:4]):
        for mine, other in zip(rows.of(some), layer.predict(some), strict=True):
            assert np.array_equal(mine, other)


def test_all_embedding_layers_keep_their_rows(language: Language) -> None:
    kept = [n.name for pipe in ("tok2vec", "ner") for n in language.nlp.get_pipe(pipe).model.walk()]
    assert kept.count("kept_rows") == 2


def test_layers_that_see_more_than_words_stay(stock: Any) -> None:
    model = stock.get_pipe("ner").model.copy()
    (extractor,) = [node for node in model.walk() if node.name == "extract_features"]
    extractor.attrs["columns"] = ["NORM", "POS"]
    embedding.remember_words(model, stock.vocab)
    assert "kept_rows" not in [node.name for node in model.walk()]


def test_rows_are_not_for_training(language: Language) -> None:
    (kept,) = [node for node in language.nlp.get_pipe("ner").model.walk() if node.name == "kept_rows"]
    with pytest.raises(NotImplementedError):
        kept([language.nlp.make_doc("Kohl met Major.")], is_train=True)
