"""The variants of a corpus and the decisions on those pairs of them that may be one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.resolve.blocking import candidate_pairs
from kg.resolve.joining import Edge
from kg.resolve.person_pairs import APART, SAME, Decision, compare_people
from kg.resolve.profiles import Profile, pooled
from kg.resolve.world import Sighting


class Variants:
    """Numbered variants; the numbers depend on what these say alone, never on the order of articles.

    ``number`` gives that of each sighting.
    """

    def __init__(self, profiles: Mapping[Sighting, Profile]) -> None:
        variant_of = pooled(profiles)
        self.profiles = sorted(set(variant_of.values()), key=_order)
        positions = {variant: i for i, variant in enumerate(self.profiles)}
        self.number = {sighting: positions[variant] for sighting, variant in variant_of.items()}
        self._decisions = {
            (i, j): compare_people(self.profiles[i], self.profiles[j]) for i, j in candidate_pairs(self.profiles)
        }

    def edges(self) -> list[Edge]:
        """The pairs that are one person by themselves."""
        return [(d.points, i, j) for (i, j), d in self._decisions.items() if d.verdict == SAME]

    def related(self) -> Iterator[tuple[int, int, Decision]]:
        """The pairs that are one person or may be."""
        return iter([(i, j, d) for (i, j), d in self._decisions.items() if d.verdict != APART])

    def barred(self, one: int, other: int) -> bool:
        """Whether two variants must not be one person, whatever a third says."""
        return self._decision(one, other).barred

    def _decision(self, one: int, other: int) -> Decision:
        pair = (min(one, other), max(one, other))
        if pair not in self._decisions:
            self._decisions[pair] = compare_people(self.profiles[pair[0]], self.profiles[pair[1]], ask=False)
        return self._decisions[pair]

    def parted(self, left: Iterable[int], right: Iterable[int]) -> bool:
        """Whether something in the names makes two of two groups: then there is no doubt."""
        return any(self.barred(a, b) and self._decision(a, b).verdict == APART for a in left for b in right)


def _order(one: Profile) -> tuple[object, ...]:
    return one.label, one.country, one.years or (), sorted(one.articles), sorted(one.offices)
