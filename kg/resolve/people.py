"""Which people of which articles are one person.

In: what each article says of each person (``profiles``). Names that may be one are looked up by cheap keys
(``blocking``), compared (``person_pairs``), and joined from the strongest evidence down (``joining``). Then bare
surnames find their bearers (``bare_names``), and every person gets an id (``person_ids``). What stays in doubt is told.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.resolve.bare_names import Bearers, Fit, bearer_among, chosen, possible
from kg.resolve.collector import without_collector
from kg.resolve.joining import join
from kg.resolve.joinings import telling
from kg.resolve.parting import NEITHER, Partings, Sides, apart, together
from kg.resolve.person_ids import Member, person_ids
from kg.resolve.person_pairs import score_of
from kg.resolve.profiles import Profile, with_usual_country
from kg.resolve.variants import Variants
from kg.resolve.world import Doubt, Joining, Sighting

NO_PARTINGS = Partings()
_HERE = (math.inf, ("the only one of that name in an article",))


@dataclass(frozen=True)
class People:
    """Who is who: the id of every person sighted, what is in doubt, and why different names came together."""

    ids: dict[Sighting, str]
    doubts: tuple[Doubt, ...]
    joinings: tuple[Joining, ...]


@without_collector()
def resolve_people(profiles: Mapping[Sighting, Profile], partings: Partings = NO_PARTINGS) -> People:
    """Decide who is who; none of those whom ``partings`` parts come together, on whatever evidence.

    >>> from kg.model import Entity
    >>> from kg.resolve.profiles import profiles_of
    >>> full, bare = ("a", Entity("Yevgeny Primakov", "Person")), ("a", Entity("Primakov", "Person"))
    >>> sorted(set(resolve_people(profiles_of([full, bare])).ids.values()))
    ['person/yevgeny-primakov']
    """
    return _Resolution(profiles, partings).people()


class _Resolution:
    """One resolution: persons are numbers until they get ids."""

    def __init__(self, profiles: Mapping[Sighting, Profile], partings: Partings) -> None:
        self._partings = partings
        self._sides: dict[int, Sides] = {}
        self._profiles = with_usual_country(profiles)
        self._person: dict[Sighting, int] = {}
        self._known: dict[int, list[Profile]] = {}
        self._open: dict[Sighting, list[Fit]] = {}
        self._doubts: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {}
        self._joinings: set[tuple[int, str, str, float, tuple[str, ...]]] = set()

    def people(self) -> People:
        """All steps, from names to ids."""
        self._join({s: one for s, one in self._profiles.items() if one.form.is_full})
        self._find_bearers({s: one for s, one in self._profiles.items() if not one.form.is_full})
        self._join({s: self._profiles[s] for s in self._open})
        for sighting, fits in self._open.items():
            for fit in fits:
                self._doubt(self._person[sighting], fit.person, fit.points, fit.reasons)
        return self._named()

    def _join(self, profiles: Mapping[Sighting, Profile]) -> None:
        """Persons from names that stand for themselves."""
        variants = Variants(profiles, self._partings)
        clusters = join(len(variants.profiles), variants.edges(), variants.barred)
        first = len(self._known)
        number = {root: first + k for k, root in enumerate(sorted(clusters.members))}
        for root, members in clusters.members.items():
            self._known[number[root]] = [variants.profiles[i] for i in sorted(members)]
        for sighting, i in variants.number.items():
            self._take(sighting, number[clusters.of(i)])
        for i, j, decision in variants.related():
            one, other = clusters.of(i), clusters.of(j)
            if one == other:
                labels = variants.profiles[i].label, variants.profiles[j].label
                self._joined(number[one], labels, decision.points, decision.reasons)
            elif one != other and not variants.parted(clusters.members[one], clusters.members[other]):
                self._doubt(number[one], number[other], decision.points, decision.reasons)

    def _find_bearers(self, bare: Mapping[Sighting, Profile]) -> None:
        """Give surnames to those who bear them; the others stay open, with those who may."""
        here: dict[str, list[tuple[int, Profile]]] = defaultdict(list)
        for sighting, person in self._person.items():
            here[sighting[0]].append((person, self._profiles[sighting]))
        bearers = Bearers(self._known)
        for sighting in sorted(bare, key=lambda s: (self._partings.mark(s), repr(s))):
            one, article = bare[sighting], sighting[0]
            bearer = bearer_among(one, [(p, known) for p, known in here[article] if not self._apart(sighting, p)])
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
        self._joined(person, (self._profiles[sighting].label, self._known[person][0].label), points, reasons)

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
        members: dict[int, list[Member]] = defaultdict(list)
        for sighting, person in self._person.items():
            members[person].append((sighting, self._profiles[sighting]))
        ids = person_ids(members)
        doubts = (
            Doubt(min(ids[a], ids[b]), max(ids[a], ids[b]), score_of(points), "; ".join(reasons))
            for (a, b), (points, reasons) in self._doubts.items()
        )
        joinings = [
            (points, Joining(ids[p], one, other, "; ".join(why))) for p, one, other, points, why in self._joinings
        ]
        return People(
            ids={sighting: ids[person] for sighting, person in self._person.items()},
            doubts=tuple(sorted(doubts)),
            joinings=telling(joinings),
        )
