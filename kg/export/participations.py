"""Who takes part in what, by the IRI of the participation: more of them than of anything else, in little room."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Collection
from typing import NamedTuple

Values = tuple[str, ...]
_TAIL = 16
_NUMBER = re.compile(r"[0-9a-f]{16}")


class Part(NamedTuple):
    """One participation: who, in which roles (IRIs), in which offices (IRIs)."""

    agents: Values
    roles: Values
    capacities: Values


class Parts:
    """Participations by IRI; each is added once.

    Our IRIs differ in sixteen hexadecimal digits at their end, and come in order. So of these a number is kept, and one
    for what they say, for hardly any two say something else. All others are kept as they are.

    >>> parts = Parts()
    >>> parts.add("https://example.org/00000000000000ff", Part(("a",), (), ()))
    >>> parts.get("https://example.org/00000000000000ff").agents, parts.get("https://example.org/00000000000000fe")
    (('a',), None)
    """

    def __init__(self) -> None:
        self._head = ""
        self._tails, self._said = array("Q"), array("I")
        self._number: dict[Part, int] = {}
        self._distinct: list[Part] = []
        self._others: dict[str, Part] = {}

    def add(self, iri: str, part: Part) -> None:
        """Take in one."""
        if (number := self._number.setdefault(part, len(self._distinct))) == len(self._distinct):
            self._distinct.append(part)
        if not self._tails:
            self._head = iri[:-_TAIL]
        tail = self._tail(iri)
        if tail is None or (self._tails and tail <= self._tails[-1]):
            self._others[iri] = self._distinct[number]
        else:
            self._tails.append(tail)
            self._said.append(number)

    def get(self, iri: str) -> Part | None:
        """The one of this IRI, if there is one."""
        tail = self._tail(iri)
        if tail is not None:
            place = bisect_left(self._tails, tail)
            if place < len(self._tails) and self._tails[place] == tail:
                return self._distinct[self._said[place]]
        return self._others.get(iri)

    @property
    def distinct(self) -> Collection[Part]:
        """What participations say, each once."""
        return self._distinct

    def _tail(self, iri: str) -> int | None:
        """The number at the end of an IRI that begins as ours do."""
        ours = iri[:-_TAIL] == self._head and _NUMBER.fullmatch(iri, max(0, len(iri) - _TAIL))
        return int(iri[-_TAIL:], 16) if ours else None
