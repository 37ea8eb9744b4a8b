"""The user's word that two are not one person, as resolution keeps it: whom it must not join, on whatever evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.resolve.world import Sighting

Sides = tuple[frozenset[int], frozenset[int]]
"""On which partings somebody stands on the first side, and on which on the second."""
NEITHER: Sides = (frozenset(), frozenset())


@dataclass(frozen=True)
class Partings:
    """Pairs of sets of sightings, disjoint, of which none of the one is anybody of the other.

    >>> from kg.model import Entity
    >>> a, b = ("a", Entity("Igor Ivanov", "Person")), ("b", Entity("Igor Ivanov", "Person"))
    >>> partings = Partings(((frozenset([a]), frozenset([b])),))
    >>> apart(partings.sides([a]), partings.sides([b])), apart(partings.sides([a]), partings.sides([a]))
    (True, False)
    """

    pairs: tuple[tuple[frozenset[Sighting], frozenset[Sighting]], ...] = ()
    _sides: dict[Sighting, tuple[set[int], set[int]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        sides: dict[Sighting, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
        for number, pair in enumerate(self.pairs):
            for side, sightings in enumerate(pair):
                for sighting in sightings:
                    sides[sighting][side].add(number)
        object.__setattr__(self, "_sides", dict(sides))

    def sides(self, sightings: Iterable[Sighting]) -> Sides:
        """On which sides all these together stand."""
        found = [self._sides[s] for s in sightings if s in self._sides] if self._sides else []
        return (frozenset().union(*(one for one, _ in found)), frozenset().union(*(other for _, other in found)))

    def mark(self, sighting: Sighting) -> tuple[int, ...]:
        """What keeps a sighting out of the variant of others that say the same: the second sides on which it stands.

        All who are on neither side go with the first.
        """
        return tuple(sorted(self._sides[sighting][1])) if sighting in self._sides else ()


def apart(one: Sides, other: Sides) -> bool:
    """Whether these must not be one person."""
    return not (one[0].isdisjoint(other[1]) and one[1].isdisjoint(other[0]))


def together(one: Sides, other: Sides) -> Sides:
    """The sides of both."""
    return one[0] | other[0], one[1] | other[1]
