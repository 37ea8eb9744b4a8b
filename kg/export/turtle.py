"""The graph as one Turtle file: ontology first, then the data by subject, the same bytes for the same triples.

A writer of our own, because the OWL API, and so Protégé, does not know the escapes of Turtle 1.1 in prefixed names
(``event:meeting\\/1``) and then takes the file for another format without a word. Only plain names get a prefix here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from pyoxigraph import Quad

from kg.graph.space import DataSpace
from kg.graph.vocabulary import LABEL, PREFIXES, TYPE

_SPACES = ("claim", "country", "organization", "participation", "people", "person", "topic")
_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9])?")
_FIRST = {str(TYPE): 0, str(LABEL): 1}
Row = tuple[str, str, str]
"""Subject, predicate and object as N-Triples writes them."""


def write_turtle(quads: Iterable[Quad], path: Path, space: DataSpace) -> None:
    """Write all triples, without their graph names, each once."""
    rows = sorted({(str(q.subject), str(q.predicate), str(q.object)) for q in quads}, key=_Order(space))
    short = _Short(space)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"@prefix {name}: <{iri}> .\n" for name, iri in short.prefixes.items())
        for _, group in groupby(rows, key=lambda row: row[0]):
            file.writelines(_subject(list(group), short))


class _Order:
    """Header, then vocabulary, then data; of one subject its classes and label first."""

    def __init__(self, space: DataSpace) -> None:
        self._header, self._base = str(space.header), "<" + space.base

    def __call__(self, row: Row) -> tuple[bool, bool, str, int, str, str]:
        subject, predicate, _ = row
        rank = _FIRST.get(predicate, 2)
        return subject != self._header, subject.startswith(self._base), subject, rank, predicate, row[2]


class _Short:
    """Terms as Turtle writes them, with a prefix where the rest of the name is plain."""

    def __init__(self, space: DataSpace) -> None:
        spaces = {name: f"{space.base}{name}/" for name in _SPACES}
        self.prefixes = dict(sorted({**PREFIXES, "id": space.base, **spaces}.items()))
        self._names = {iri: name for name, iri in self.prefixes.items()}
        self.term = lru_cache(maxsize=1 << 16)(self._term)

    def _term(self, term: str) -> str:
        if term.startswith("<"):
            return self._iri(term)
        value, typed, datatype = term.rpartition("^^<")
        return f"{value}^^{self._iri('<' + datatype)}" if typed and term.endswith(">") else term

    def _iri(self, term: str) -> str:
        cut = max(term.rfind("/"), term.rfind("#")) + 1
        name, rest = self._names.get(term[1:cut]), term[cut:-1]
        return f"{name}:{rest}" if name and _PLAIN.fullmatch(rest) else term


def _subject(rows: list[Row], short: _Short) -> Iterator[str]:
    """One paragraph: the subject, and a line for each predicate with all its objects."""
    yield f"\n{short.term(rows[0][0])}"
    separator = " "
    for predicate, group in groupby(rows, key=lambda row: row[1]):
        verb = "a" if predicate == str(TYPE) else short.term(predicate)
        yield f"{separator}{verb} {', '.join(short.term(row[2]) for row in group)}"
        separator = " ;\n    "
    yield " .\n"
