"""Articles from records with ``id``, ``text`` and, if known, ``title``, ``published``, ``source``."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.model import Article
from kg.read.decode import clean
from kg.read.formats.columns import FIELDS, Columns, Row
from kg.read.formats.reading import UnreadableError
from kg.read.limits import MOST_FAULTS
from kg.read.skipped import Skipped
from kg.read.stored import store

_RENAME = "give it an id such as a1 or wire/a1"


def read_records(
    rows: Iterable[Row], source: str, columns: Columns, skipped: list[Skipped]
) -> Iterator[tuple[int, Article]]:
    """The articles of records with their lines, counted from 1.

    Records that are no article are told in ``skipped`` with file, line and remedy; after so many those of each kind
    are counted only.
    """
    told, number = _Told(source, skipped), 0
    for number, row in rows:
        try:
            if isinstance(row, UnreadableError):
                raise row
            article, faults = _article(row, columns)
        except UnreadableError as fault:
            told.tell(number, fault.reason, fault.remedy)
            continue
        for reason, remedy in faults:
            told.tell(number, reason, remedy, kept=True)
        yield number, article
    told.close()
    if not number:
        skipped.append(Skipped(source, None, "there is no record in it", "put records into it or remove it"))


@dataclass
class _Told:
    """What is told of the records of one file."""

    source: str
    skipped: list[Skipped]
    count: Counter[bool] = field(default_factory=Counter)

    def tell(self, line: int, reason: str, remedy: str, kept: bool = False) -> None:
        self.count[kept] += 1
        if self.count[kept] <= MOST_FAULTS:
            self.skipped.append(Skipped(self.source, line, reason, remedy, kept))

    def close(self) -> None:
        for kept, count in sorted(self.count.items()):
            if count > MOST_FAULTS:
                reason = f"{count - MOST_FAULTS:,} more records {'are in doubt' if kept else 'were left out'}"
                self.skipped.append(Skipped(self.source, None, reason, "mend those that are named first", kept))


def identifier(value: object) -> str:
    """An identifier as words, on one line."""
    return " ".join(clean(str(value)).split())


def _article(record: Mapping[str, object], columns: Columns) -> tuple[Article, list[tuple[str, str]]]:
    """The article of a record, and reservations as reasons with remedies. Raises UnreadableError if it gives none."""
    values = {name: record.get(own) for name, own in columns.names.items()}
    name, text = values["id"], values["text"]
    if not _is_name(name):
        raise UnreadableError("the record has no id (a word or a number)", _RENAME)
    if {"", ".", ".."} & set(identifier(name).split("/")):
        raise UnreadableError(f"the id {identifier(name)[:60]!r} is no path below a folder", _RENAME)
    if not isinstance(text, str):
        raise UnreadableError(
            "the record has no text", "give it a text in quotes, or --columns text=NAME if it has another name"
        )
    if not text.strip():
        raise UnreadableError("the text is empty", "put a text into the record or remove it")
    known = {name: values[name] for name in FIELDS if values[name] is not None}
    words = {name: clean(str(value)).strip() for name, value in known.items() if _is_plain(value)}
    faults = [
        (f"its {name} is no word, number or date and was left", f'write it as "{name}": "…"')
        for name in known
        if name not in words
    ]
    article, others = store(identifier(name), text, words)
    return article, faults + others


def _is_name(value: object) -> bool:
    return _is_plain(value) and identifier(value) != ""


def _is_plain(value: object) -> bool:
    """Whether a value is words or a number; true and false are none, nor are infinities."""
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, str | int) and not isinstance(value, bool)
