"""Which people of which articles are one person.

In: what each article says of each person (``profiles``). Names that may be one are looked up by cheap keys
(``blocking``), compared (``person_pairs``), and joined from the strongest evidence down (``joining``). Then bare
surnames find their bearers (``bare_names``), and every person gets an id (``person_ids``). What stays in doubt is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.resolve.bare_names import Bearers, Fit, bearer_among, chosen, possible
from kg.resolve.joining import join
from kg.resolve.person_ids import Member, person_ids
from kg.resolve.person_pairs import score_of
from kg.resolve.profiles import Profile, with_usual_country
from kg.resolve.variants import Variants
from kg.resolve.world import Doubt, Joining, Sighting

Links = Iterable[tuple[Sighting, Sighting]]


@dataclass(frozen=True)
class People:
    """Who is who: the id of every person sighted, what is in doubt, and why different names came together."""

    ids: dict[Sighting, str]
    doubts: tuple[Doubt, ...]
    joinings: tuple[Joining, ...]


def resolve_people(profiles: Mapping[Sighting, Profile], must_link: Links = (), cannot_link: Links = ()) -> People:
    """Decide who is who. ``must_link`` pairs are one person and ``cannot_link`` pairs are two, whatever speaks against.

    >>> from kg.model import Entity
    >>> from kg.resolve.profiles import profiles_of
    >>> full, bare = ("a", Entity("Yevgeny Primakov", "Person")), ("a", Entity("Primakov", "Person"))
    >>> sorted(set(resolve_people(profiles_of([full, bare])).ids.values()))
    ['person/yevgeny-primakov']
    """
    return _Resolution(profiles, tuple(must_link), tuple(cannot_link)).people()


class _Resolution:
    """One resolution: persons are numbers until they get ids."""

    def __init__(
        self,
        profiles: Mapping[Sighting, Profile],
        must: tuple[tuple[Sighting, Sighting], ...],
        cannot: tuple[tuple[Sighting, Sighting], ...],
    ) -> None:
        self._profiles = with_usual_country(profiles)
        self._must, self._cannot = must, cannot
        self._person: dict[Sighting, int] = {}
        self._known: dict[int, list[Profile]] = {}
        self._open: dict[Sighting, list[Fit]] = {}
        self._doubts: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {}
        self._joinings: set[tuple[int, str, str, tuple[str, ...]]] = set()

    def people(self) -> People:
        """All steps, from names to ids."""
        self._join({s: one for s, one in self._profiles.items() if one.form.is_full})
        self._find_bearers({s: one for s, one in self._profiles.items() if not one.form.is_full})
        self._join({s: self._profiles[s] for s in self._open})
        for sighting, fits in self._open.items():
            for fit in fits:
                self._doubt(self._person[sighting], fit.person, fit.points, fit.reasons)
        self._link()
        return self._named()

    def _join(self, profiles: Mapping[Sighting, Profile]) -> None:
        """Persons from names that stand for themselves."""
        variants = Variants(profiles, self._must, self._cannot)
        clusters = join(len(variants.profiles), variants.edges(), variants.barred, variants.linked)
        first = len(self._known)
        number = {root: first + k for k, root in enumerate(sorted(clusters.members))}
        for root, members in clusters.members.items():
            self._known[number[root]] = [variants.profiles[i] for i in sorted(members)]
        self._person.update({s: number[clusters.of(i)] for s, i in variants.number.items()})
        for i, j, decision in variants.related():
            one, other = clusters.of(i), clusters.of(j)
            left, right = variants.profiles[i].label, variants.profiles[j].label
            if one == other and left != right:
                self._joinings.add((number[one], min(left, right), max(left, right), decision.reasons))
            elif one != other and not variants.parted(clusters.members[one], clusters.members[other]):
                self._doubt(number[one], number[other], decision.points, decision.reasons)

    def _find_bearers(self, bare: Mapping[Sighting, Profile]) -> None:
        """Give surnames to those who bear them; the others stay open, with those who may."""
        here: dict[str, list[tuple[int, Profile]]] = defaultdict(list)
        for sighting, person in self._person.items():
            here[sighting[0]].append((person, self._profiles[sighting]))
        bearers, barred = Bearers(self._known), self._told_apart()
        for sighting in sorted(bare, key=repr):
            one, article = bare[sighting], sighting[0]
            bearer = bearer_among(one, here[article])
            if bearer is not None and bearer not in barred[sighting]:
                self._person[sighting] = bearer
                continue
            fits = [fit for fit in bearers.fits(one) if fit.person not in barred[sighting]]
            if best := chosen(fits):
                self._person[sighting] = best.person
                self._joinings.add((best.person, one.label, self._known[best.person][0].label, best.reasons))
            else:
                self._open[sighting] = possible(fits)

    def _told_apart(self) -> dict[Sighting, set[int]]:
        """The persons that a name was told not to mean."""
        found: dict[Sighting, set[int]] = defaultdict(set)
        for pair in self._cannot:
            for one, other in (pair, pair[::-1]):
                if other in self._person:
                    found[one].add(self._person[other])
        return found

    def _link(self) -> None:
        """Bring together what was told to be one and is not yet."""
        for one, other in self._must:
            if one in self._person and other in self._person:
                keep, drop = sorted((self._person[one], self._person[other]))
                self._person = {s: keep if p == drop else p for s, p in self._person.items()}

    def _doubt(self, one: int, other: int, points: float, reasons: tuple[str, ...]) -> None:
        pair = (min(one, other), max(one, other))
        self._doubts[pair] = max(self._doubts.get(pair, (points, reasons)), (points, reasons))

    def _named(self) -> People:
        members: dict[int, list[Member]] = defaultdict(list)
        for sighting, person in self._person.items():
            members[person].append((sighting, self._profiles[sighting]))
        ids = person_ids(members)
        apart = {frozenset(ids[self._person[s]] for s in pair) for pair in self._cannot}
        doubts = (
            Doubt(min(ids[a], ids[b]), max(ids[a], ids[b]), score_of(points), "; ".join(reasons))
            for (a, b), (points, reasons) in self._doubts.items()
            if a in ids and b in ids
        )
        joinings = {Joining(ids[p], one, other, "; ".join(why)) for p, one, other, why in self._joinings if p in ids}
        return People(
            ids={sighting: ids[person] for sighting, person in self._person.items()},
            doubts=tuple(sorted(doubt for doubt in doubts if frozenset((doubt.one, doubt.other)) not in apart)),
            joinings=tuple(sorted(joinings)),
        )
