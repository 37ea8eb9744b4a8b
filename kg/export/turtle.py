"""The graph as one Turtle file: ontology first, then the data by subject, the same bytes for the same triples.

A writer of our own, because the OWL API, and so Protégé, does not know the escapes of Turtle 1.1 in prefixed names
(``event:meeting\\/1``) and then takes the file for another format without a word. Only plain names get a prefix here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.graph.space import DataSpace, Description
from kg.graph.vocabulary import LABEL, PREFIXES, TYPE

_SPACES = ("claim", "country", "organization", "participation", "people", "person", "topic")
_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9])?")
_TYPE, _LABEL = f"{TYPE}", f"{LABEL}"
_NEXT = " ;\n    "


class Turtle:
    """The parts of a Turtle file of one data space: its prefixes, and a paragraph for each subject."""

    def __init__(self, space: DataSpace) -> None:
        spaces = {name: f"{space.base}{name}/" for name in _SPACES}
        self._prefixes = dict(sorted({**PREFIXES, "id": space.base, **spaces}.items()))
        self._names = {iri: name for name, iri in self._prefixes.items()}
        self._iri = lru_cache(maxsize=1 << 16)(self._iri_of)

    def prefixes(self) -> Iterator[str]:
        """The lines at the head of the file."""
        return (f"@prefix {name}: <{iri}> .\n" for name, iri in self._prefixes.items())

    def paragraph(self, subject: str, descriptions: Iterable[Description]) -> str:
        """The subject with its classes, its label and all else in this order, a line for each predicate."""
        lines: dict[str, str] = {}
        for pair in sorted(sorted({pair for _, _, pairs in descriptions for pair in pairs}), key=_rank):
            predicate, _, value = pair.partition(" ")
            before = lines.get(predicate)
            start = f"{before}," if before else "a" if predicate == _TYPE else self._iri(predicate)
            lines[predicate] = f"{start} {self._term(value)}"
        return f"\n{self._iri(subject)} {_NEXT.join(lines.values())} .\n"

    def _term(self, term: str) -> str:
        """A term with a prefix where the rest of the name is plain."""
        if term.startswith("<"):
            return self._iri(term)
        if term.endswith('"'):
            return term
        value, typed, datatype = term.rpartition("^^<")
        return f"{value}^^{self._iri('<' + datatype)}" if typed and term.endswith(">") else term

    def _iri_of(self, term: str) -> str:
        cut = max(term.rfind("/"), term.rfind("#")) + 1
        name, rest = self._names.get(term[1:cut]), term[cut:-1]
        return f"{name}:{rest}" if name and _PLAIN.fullmatch(rest) else term


def _rank(pair: str) -> int:
    """Classes first, then the label, then all else."""
    return 0 if pair.startswith(_TYPE) else 1 if pair.startswith(_LABEL) else 2
