"""Diplograph as a component of a spaCy pipeline: ``nlp.add_pipe("diplograph")`` puts the claims of a text on its Doc.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> finder = nlp.add_pipe("diplograph", config={"published": "1998-02-26"})
>>> doc = nlp("Sharansky met with Primakov in Moscow yesterday.")
>>> [claim] = doc._.claims
>>> claim.kind, claim.time.begin, doc.text[claim.evidence.start : claim.evidence.end]
('Meeting', '1998-02-25T00:00:00Z', 'Sharansky met with Primakov in Moscow yesterday.')

The component reads ``doc.text`` alone, as ``kg build`` reads a file. It uses neither the tokens nor the parse of the
pipeline, for it collapses titles and names before it parses. So it needs no other component, and loads a model of its
own, once a process, with the first text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import InputError
from kg.model import Claim, from_record, to_record

if TYPE_CHECKING:
    from kg.extract.claims import Extractor

_CLAIMS, _PUBLISHED = "diplograph_claims", "diplograph_published"
_LANGUAGES = ("en", "xx")


def claims_of(doc: Doc) -> tuple[Claim, ...]:
    """``doc._.claims``: the claims by where they stand, empty before the component has run.

    Offsets are code points in ``doc.text``, half-open; ``doc.char_span(start, end, alignment_mode="expand")`` gives
    the tokens.
    """
    # Kept as JSON, so that the Doc can be serialised, and sent from a worker process to another.
    return tuple(from_record(record) for record in json.loads(doc.user_data.get(_CLAIMS, "[]")))


def published_of(doc: Doc) -> str | None:
    """``doc._.published``: the day, month or year of publication as ISO text, if it was set on the Doc."""
    return doc.user_data.get(_PUBLISHED)


def set_published(doc: Doc, value: str | date | None) -> None:
    """Set ``doc._.published``, a date or ISO text; raises InputError where it is none."""
    doc.user_data[_PUBLISHED] = _checked(value)


Doc.set_extension("claims", getter=claims_of)
Doc.set_extension("published", getter=published_of, setter=set_published)


@Language.factory(
    "diplograph",
    assigns=["doc._.claims"],
    default_config={"model": None, "frames": None, "published": None},
)
def make_claim_finder(
    nlp: Language, name: str, model: str | None, frames: str | None, published: str | None
) -> ClaimFinder:
    """The component for a pipeline of English, or of no language in particular.

    ``model`` is another installed spaCy model for English, by name or path; ``frames`` a folder of frames instead of
    the packaged ones; ``published`` the date of all texts whose ``doc._.published`` is not set. Either goes before a
    date that the text bears in itself, such as a dateline's. Raises DiplographError for a
    pipeline of another language, faulty frames, or a date that is none.
    """
    if nlp.lang not in _LANGUAGES:
        raise InputError(
            f"component '{name}' reads English, not {nlp.lang!r}; add it to a pipeline such as spacy.blank('en')"
        )
    return ClaimFinder(model, frames, published)


class ClaimFinder:
    """Finds the claims of a Doc's text; model and frames are loaded with the first.

    Frames of one's own are kept with the pipeline: ``nlp.to_disk`` and ``nlp.to_bytes`` write them, so that it loads
    where their folder is not.
    """

    def __init__(self, model: str | None = None, frames: str | None = None, published: str | None = None) -> None:
        self._model, self._folder, self._published = model, frames, _checked(published)
        self._files: dict[str, str] = {}  # of the frames, by name; none for the packaged ones
        self._extractor: Extractor | None = None
        # A folder that is not there may be one of another machine, whose files come with from_disk.
        if frames is not None and Path(frames).is_dir():
            self._take_files(Path(frames))

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with its claims.

        Raises InputError where the model is not installed, or the folder of frames is not there.
        """
        from kg.read.article import make_article

        published = published_of(doc) or self._published
        article, _ = make_article("doc", doc.text, {"published": published} if published else {})
        claims = [to_record(claim) for claim in self._loaded().claims(article)]
        doc.user_data[_CLAIMS] = json.dumps(claims, ensure_ascii=False)
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002
        """The frames, if they are the user's own; the rest of the settings stands in the pipeline's config."""
        return json.dumps(self._files, ensure_ascii=False, sort_keys=True).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> ClaimFinder:  # noqa: ARG002
        """Take the frames that ``to_bytes`` gave."""
        self._files, self._extractor = json.loads(data), None
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write the frames, if they are the user's own, into the folder ``path``."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in self._files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> ClaimFinder:  # noqa: ARG002
        """Take the frames that ``to_disk`` wrote, if it wrote any; raises DataError where one is faulty."""
        if any(Path(path).glob("*.yml")):
            self._take_files(Path(path))
        return self

    def __getstate__(self) -> dict[str, Any]:
        """All but what can be loaded again, for a worker process."""
        return {**self.__dict__, "_extractor": None}

    def _take_files(self, folder: Path) -> None:
        from kg.extract.frames import frame_files, read_frames

        files = frame_files(folder)
        read_frames(files)  # a faulty frame is told now
        self._files, self._extractor = {path.name: text for path, text in files.items()}, None

    def _loaded(self) -> Extractor:
        if self._extractor is None:
            from kg.extract.claims import Extractor
            from kg.extract.frames import load_frames, read_frames
            from kg.text.language import load_language

            if self._folder is not None and not self._files:
                raise InputError(f"frames {self._folder!r}: no such folder; give the folder that holds the frame files")
            frames = read_frames({Path(n): text for n, text in self._files.items()}) if self._files else load_frames()
            self._extractor = Extractor(load_language(self._model), frames)
        return self._extractor


def _checked(value: str | date | None) -> str | None:
    """A date as ISO text; raises InputError for a text that is none."""
    from kg.read.dates import read_date

    if value is not None and read_date(str(value)) is None:
        raise InputError(f"published {value!r}: not a date; write it as 1998-02-26, 1998-02 or 1998")
    return None if value is None else str(value)
