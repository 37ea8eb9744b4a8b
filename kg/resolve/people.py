"""Which people of which articles are one person.

In: what each article says of each person (``profiles``). Names that may be one are looked up by cheap keys
(``blocking``), compared (``person_pairs``), and joined from the strongest evidence down (``joining``). Then bare
surnames find their bearers (``bare_names``), and every person gets an id (``person_ids``). What stays in doubt is told.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from kg.resolve.bare_names import Bearers, Fit, bearer_among, chosen, possible
from kg.resolve.collector import without_collector
from kg.resolve.joining import join
from kg.resolve.joinings import telling
from kg.resolve.parting import NEITHER, Partings, Sides, apart, together
from kg.resolve.person_ids import Standing, person_ids
from kg.resolve.person_pairs import score_of
from kg.resolve.pool import Pool, pool_of
from kg.resolve.profiles import Profile
from kg.resolve.sightings import BySighting
from kg.resolve.variants import Variants
from kg.resolve.world import Doubt, Joining, Sighting

NO_PARTINGS = Partings()
_HERE = (math.inf, ("the only one of that name in an article",))


@dataclass(frozen=True)
class People:
    """Who is who: the id of every person sighted, what is in doubt, and why different names came together."""

    ids: BySighting[str]
    doubts: tuple[Doubt, ...]
    joinings: tuple[Joining, ...]


class Profiles(Protocol):
    """What a dict of profiles is, too: sightings with what is said of them, to be gone through more than once."""

    def items(self) -> Iterable[tuple[Sighting, Profile]]:
        """All of them, each once."""


@without_collector()
def resolve_people(profiles: Profiles, partings: Partings = NO_PARTINGS) -> People:
    """Decide who is who; none of those whom ``partings`` parts come together, on whatever evidence.

    Profiles of full names are gone through once and not kept.

    >>> from kg.model import Entity
    >>> from kg.resolve.profiles import profiles_of
    >>> full, bare = ("a", Entity("Yevgeny Primakov", "Person")), ("a", Entity("Primakov", "Person"))
    >>> sorted(set(resolve_people(profiles_of([full, bare])).ids.values()))
    ['person/yevgeny-primakov']
    """
    return _Resolution(profiles, partings).people()


class _Resolution:
    """One resolution: persons are numbers until they get ids."""

    def __init__(self, profiles: Profiles, partings: Partings) -> None:
        self._partings = partings
        self._sides: dict[int, Sides] = {}
        self._pool = Pool(partings.mark)
        self._called: BySighting[Profile] = BySighting()
        self._bare: dict[Sighting, Profile] = {}
        self._person: BySighting[int] = BySighting()
        self._standings: dict[int, Standing] = defaultdict(Standing)
        self._known: dict[int, list[Profile]] = {}
        self._open: dict[Sighting, list[Fit]] = {}
        self._doubts: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {}
        self._joinings: set[tuple[int, str, str, float, tuple[str, ...]]] = set()
        for sighting, one in profiles.items():
            self._see(sighting, one)

    def _see(self, sighting: Sighting, one: Profile) -> None:
        """Pool a full name, of which only name and country are kept; keep all of a bare one."""
        if one.form.is_full:
            self._pool.add(sighting, one)
            self._called[sighting] = Profile(one.label, one.forms, one.country)
        else:
            self._bare[sighting] = one

    def people(self) -> People:
        """All steps, from names to ids."""
        self._join(self._pool)
        self._find_bearers()
        self._join(pool_of({s: self._bare[s] for s in self._open}, self._partings.mark))
        for sighting, fits in self._open.items():
            for fit in fits:
                self._doubt(self._person[sighting], fit.person, fit.points, fit.reasons)
        return self._named()

    def _join(self, pool: Pool) -> None:
        """Persons from names that stand for themselves."""
        variants = Variants(pool, self._partings)
        clusters = join(len(variants.profiles), variants.edges(), variants.barred)
        first = len(self._known)
        number = {root: first + k for k, root in enumerate(sorted(clusters.members))}
        for root, members in clusters.members.items():
            self._known[number[root]] = [variants.profiles[i] for i in sorted(members)]
            for i in members:
                self._standings[number[root]].take(variants.standings[i])
        for sighting, i in variants.number.items():
            self._take(sighting, number[clusters.of(i)])
        for i, j, decision in variants.related():
            one, other = clusters.of(i), clusters.of(j)
            if one == other:
                labels = variants.profiles[i].label, variants.profiles[j].label
                self._joined(number[one], labels, decision.points, decision.reasons)
            elif one != other and not variants.parted(clusters.members[one], clusters.members[other]):
                self._doubt(number[one], number[other], decision.points, decision.reasons)

    def _find_bearers(self) -> None:
        """Give surnames to those who bear them; the others stay open, with those who may."""
        bearers = Bearers(self._known)
        for sighting in sorted(self._bare, key=lambda s: (self._partings.mark(s), repr(s))):
            one = self._bare[sighting]
            here = [(self._person[other], called) for other, called in self._called.of_article(sighting[0])]
            bearer = bearer_among(one, [(p, called) for p, called in here if not self._apart(sighting, p)])
            if bearer is not None:
                self._bear(sighting, bearer, *_HERE)
                continue
            fits = [fit for fit in bearers.fits(one) if not self._apart(sighting, fit.person)]
            if best := chosen(fits):
                self._bear(sighting, best.person, best.points, best.reasons)
            else:
                self._open[sighting] = possible(fits)

    def _bear(self, sighting: Sighting, person: int, points: float, reasons: tuple[str, ...]) -> None:
        self._take(sighting, person)
        self._standings[person].add(sighting, self._bare[sighting])
        self._joined(person, (self._bare[sighting].label, self._known[person][0].label), points, reasons)

    def _take(self, sighting: Sighting, person: int) -> None:
        """A sighting is of a person, who now stands on its sides of the partings."""
        self._person[sighting] = person
        if self._partings.pairs:
            self._sides[person] = together(self._sides.get(person, NEITHER), self._partings.sides([sighting]))

    def _apart(self, sighting: Sighting, person: int) -> bool:
        """Whether the user says that a sighting is not of a person."""
        sides = self._sides.get(person)
        return sides is not None and apart(sides, self._partings.sides([sighting]))

    def _joined(self, person: int, labels: tuple[str, str], points: float, reasons: tuple[str, ...]) -> None:
        self._joinings.add((person, min(labels), max(labels), points, reasons))

    def _doubt(self, one: int, other: int, points: float, reasons: tuple[str, ...]) -> None:
        pair = (min(one, other), max(one, other))
        self._doubts[pair] = max(self._doubts.get(pair, (points, reasons)), (points, reasons))

    def _named(self) -> People:
        ids = person_ids(self._standings)
        doubts = (
            Doubt(min(ids[a], ids[b]), max(ids[a], ids[b]), score_of(points), "; ".join(reasons))
            for (a, b), (points, reasons) in self._doubts.items()
        )
        joinings = [
            (points, Joining(ids[p], one, other, "; ".join(why))) for p, one, other, points, why in self._joinings
        ]
        return People(
            ids=self._person.renamed(ids.__getitem__),
            doubts=tuple(sorted(doubts)),
            joinings=telling(joinings),
        )
