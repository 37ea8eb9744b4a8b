"""Titles that are one office of one owner: "Minister for Foreign Affairs", and the British "Foreign Secretary".

In: ``ontology/gazetteer/offices.yml``, checked against the gazetteer's names as it is read. Out: the one spelling by
which an office is known. A grade ("Deputy") stays in front of it, so that no deputy becomes his minister.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import DataError
from kg.resolve.names import fold, slug
from kg.resources import GAZETTEER
from kg.text.gazetteer import Titles, load_gazetteer
from kg.text.gazetteer_records import load_yaml

FILE = GAZETTEER / "offices.yml"
_EVERY = ""


@dataclass(frozen=True)
class OfficeTitles:
    """The usual spelling by owner's slug (empty: every owner's) and folded title, and the words of all titles.

    ``names`` are the spellings of an owner's own office, by the owner's slug and the usual spelling.
    """

    usual: Mapping[tuple[str, str], str]
    names: Mapping[tuple[str, str], tuple[str, ...]]
    words: Titles
    grades: frozenset[str]

    def canonical(self, title: str, owner: str | None) -> str:
        """The spelling by which an office is known; ``owner`` is the id of the one whose office it is.

        >>> titles = load_office_titles()
        >>> titles.canonical("Minister of Foreign Affairs", "country/russia")
        'Foreign Minister'
        >>> titles.canonical("Deputy Foreign Minister", "country/united-kingdom")
        'deputy Foreign Secretary'
        """
        plain, land = self.words.canonical(title), (owner or "").rsplit("/", maxsplit=1)[-1]
        words = fold(plain).split()
        for start in range(len(words)):
            rest = " ".join(words[start:])
            known = self._usual(rest, land)
            if known and all(word in self.grades for word in words[:start]):
                return " ".join([*words[:start], known])
        return plain

    def spellings(self, title: str, owner: str | None) -> tuple[str, ...]:
        """The usual spelling, and what else this owner's own office is called."""
        usual, land = self.canonical(title, owner), (owner or "").rsplit("/", maxsplit=1)[-1]
        return (usual, *self.names.get((land, usual), ()))

    def _usual(self, title: str, owner: str) -> str | None:
        """The owner's own line goes before that of every owner, and may start from the latter's spelling."""
        common = self.usual.get((_EVERY, title))
        own = self.usual.get((owner, title)) if owner else None
        return own or (self.usual.get((owner, fold(common))) if owner and common else None) or common


@cache
def load_office_titles(path: Path = FILE) -> OfficeTitles:
    """Read and check the file (once). Raises ``DataError`` with file and record."""
    gazetteer, usual, names = load_gazetteer(), dict[tuple[str, str], str](), dict[tuple[str, str], tuple[str, ...]]()
    rows = load_yaml(path)
    if not isinstance(rows, list):
        raise DataError(f"{path}: expected a list of records, found {type(rows).__name__}")
    for number, row in enumerate(rows, 1):
        label = f"{path}: record {number}"
        for owner, title, first in _spellings(label, row, gazetteer.entities):
            if usual.setdefault((owner, title), first) != first:
                raise DataError(f"{label}: {title!r} stands in the record of {usual[owner, title]!r} too; take one out")
            if owner:
                names[owner, first] = tuple(row["titles"])
    grades = frozenset(word for grade in gazetteer.titles.ranks for word in fold(grade).split())
    return OfficeTitles(usual, names, gazetteer.titles, grades)


def _spellings(label: str, row: Any, known: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Owner's slug, folded title and usual title for every spelling of a record."""
    if not isinstance(row, dict) or set(row) - {"titles", "of"} or not _texts(row.get("titles")):
        raise DataError(f"{label}: a record is a mapping with titles, a list of texts, and perhaps of")
    owners = row.get("of", [_EVERY])
    if not _texts(owners):
        raise DataError(f"{label}: of must be a list of texts")
    for owner in owners:
        if owner and owner not in known:
            raise DataError(f"{label}: refers to {owner!r}, which no record of the gazetteer describes")
        for title in row["titles"]:
            yield slug(owner) if owner else _EVERY, fold(title), row["titles"][0]


def _texts(values: Any) -> bool:
    return isinstance(values, list) and bool(values) and all(isinstance(value, str) for value in values)
