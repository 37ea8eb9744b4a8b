"""The variants of a corpus and the decisions on those pairs of them that may be one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.resolve.blocking import candidate_pairs
from kg.resolve.first_names import UnaskedError, learn
from kg.resolve.joining import Edge
from kg.resolve.parting import NEITHER, Partings, Sides, apart, together
from kg.resolve.person_ids import Standing
from kg.resolve.person_pairs import APART, SAME, Decision, compare_people
from kg.resolve.pool import Pool
from kg.resolve.profiles import Profile
from kg.resolve.sightings import BySighting
from kg.resolve.world import Sighting

_NO_PARTINGS = Partings()


class Variants:
    """Numbered variants; the numbers depend on what these say alone, never on the order of articles.

    ``number`` gives that of each sighting, ``standings`` what ids are made from. The pool is empty afterwards.
    """

    def __init__(self, pool: Pool, partings: Partings = _NO_PARTINGS) -> None:
        found: dict[tuple[Profile, object], tuple[list[int], Standing]] = {}
        for variant, mark in pool.drained():
            numbers, standing = found.setdefault((variant.profile(), mark), ([], Standing()))
            numbers += variant.numbers
            standing.take(variant.standing)
        variants = sorted(found, key=_order)
        self.profiles = [variant for variant, _ in variants]
        self.standings = [found[variant][1] for variant in variants]
        positions = {number: i for i, variant in enumerate(variants) for number in found[variant][0]}
        self.number: BySighting[int] = pool.number.renamed(positions.__getitem__)
        self._sides = _sides(self.number, partings)
        self._decisions = self._decided(candidate_pairs(self.profiles))

    def _decided(self, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Decision]:
        """The decisions on pairs; those for which rigour must be asked wait until it is asked for all of them."""
        found, waiting = dict[tuple[int, int], Decision](), list[tuple[int, int]]()
        for i, j in pairs:
            try:
                found[i, j] = compare_people(self.profiles[i], self.profiles[j])
            except UnaskedError:
                waiting.append((i, j))
        learn({word for pair in waiting for i in pair for form in self.profiles[i].forms for word in form.words})
        for i, j in waiting:
            found[i, j] = compare_people(self.profiles[i], self.profiles[j])
        return dict(sorted(found.items())) if waiting else found

    def edges(self) -> list[Edge]:
        """The pairs that are one person by themselves."""
        return [(d.points, i, j) for (i, j), d in self._decisions.items() if d.verdict == SAME and not self._said(i, j)]

    def related(self) -> Iterator[tuple[int, int, Decision]]:
        """The pairs that are one person or may be."""
        return iter([(i, j, d) for (i, j), d in self._decisions.items() if d.verdict != APART])

    def barred(self, one: int, other: int) -> bool:
        """Whether two variants must not be one person, whatever a third says."""
        return self._said(one, other) or self._decision(one, other).barred

    def _said(self, one: int, other: int) -> bool:
        """Whether the user parts two variants."""
        return bool(self._sides) and apart(self._sides.get(one, NEITHER), self._sides.get(other, NEITHER))

    def _decision(self, one: int, other: int) -> Decision:
        pair = (min(one, other), max(one, other))
        if pair not in self._decisions:
            self._decisions[pair] = compare_people(self.profiles[pair[0]], self.profiles[pair[1]], ask=False)
        return self._decisions[pair]

    def parted(self, left: Iterable[int], right: Iterable[int]) -> bool:
        """Whether something in the names makes two of two groups: then there is no doubt."""
        return any(
            self._said(a, b) or (self._decision(a, b).barred and self._decision(a, b).verdict == APART)
            for a in left
            for b in right
        )


def _sides(number: Mapping[Sighting, int], partings: Partings) -> dict[int, Sides]:
    """The sides on which variants stand, of those that stand on any."""
    found: dict[int, Sides] = {}
    for sighting in (s for pair in partings.pairs for side in pair for s in side if s in number):
        found[number[sighting]] = together(found.get(number[sighting], NEITHER), partings.sides([sighting]))
    return found


def _order(variant: tuple[Profile, object]) -> tuple[object, ...]:
    one, mark = variant
    return *_by_content(one), mark or ()


def _by_content(one: Profile) -> tuple[object, ...]:
    return one.label, one.country, one.years or (), sorted(one.articles), sorted(one.offices)
