"""Who is who where the user says that two are two: all is decided anew, as if the two had never been joined.

Nothing that hung on the wrong join stays: bare surnames, further spellings, offices, events that were one. References
mean what they mean without the overrules; those to ids that only a parting gives are looked up when it is done. So the
order of the lines does not matter, and without them all is as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.errors import DataError
from kg.resolve.overrules import Overrule, Overrules
from kg.resolve.overruling import meant_by
from kg.resolve.parting import Partings
from kg.resolve.people import People, Profiles, resolve_people
from kg.resolve.world import Sighting

_Pair = tuple[frozenset[Sighting], frozenset[Sighting]]


def people_apart(profiles: Profiles, overrules: Overrules) -> People:
    """All people, with those parted whom the overrules part; the first of two keeps the id of both.

    Raises DataError, with file and line, where two references mean the same sightings.
    """
    found = first = resolve_people(profiles)
    waiting = [item for item in overrules.items if item.kind == "different"]
    pairs: list[_Pair] = []
    while ready := [item for item in waiting if all(meant_by(found.ids, who) for who in item.who)]:
        waiting = [item for item in waiting if item not in ready]
        new = [_sides(found.ids, item, overrules.source) for item in ready]
        pairs += new
        if any(_shared(found.ids, pair) for pair in new):
            found = _keeping_ids(resolve_people(profiles, Partings(tuple(pairs))), first, pairs)
    return found


def _sides(ids: Mapping[Sighting, str], item: Overrule, source: str) -> _Pair:
    """Whom the references mean; the second with all that articles without the first say of the same node."""
    one, other = (meant_by(ids, who) for who in item.who)
    if other < one:
        there = {article for article, _ in other}
        one = {s for s in one if s[0] not in there} or one - other
    other -= one
    if not other:
        (node, *_) = sorted({ids[s] for s in one})
        raise DataError(f"{source}:{item.line}: both are {node} in the same articles; name the article: NAME @ ARTICLE")
    nodes = {ids[s] for s in one} & {ids[s] for s in other}
    articles = {s[0] for s in other} - {s[0] for s in one}
    return frozenset(one), frozenset(other | {s for s in ids if ids[s] in nodes and s[0] in articles})


def _shared(ids: Mapping[Sighting, str], pair: _Pair) -> set[str]:
    return {ids[s] for s in pair[0]} & {ids[s] for s in pair[1]}


def _keeping_ids(found: People, first: People, pairs: Iterable[_Pair]) -> People:
    """The people with the id that two had together on the first of them, where nobody else bears it now."""
    taken, renamed = set(found.ids.values()), dict[str, str]()
    for pair in pairs:
        for old in sorted(_shared(first.ids, pair) - taken):
            new = found.ids[min((s for s in pair[0] if first.ids[s] == old), key=repr)]
            if new not in renamed:
                renamed[new] = old
                taken.add(old)
    return _renamed(found, renamed)


def _renamed(people: People, names: Mapping[str, str]) -> People:
    def now(node: str) -> str:
        return names.get(node, node)

    doubts = (replace(d, one=min(now(d.one), now(d.other)), other=max(now(d.one), now(d.other))) for d in people.doubts)
    return People(
        ids=people.ids.renamed(now),
        doubts=tuple(sorted(doubts)),
        joinings=tuple(sorted(replace(one, person=now(one.person)) for one in people.joinings)),
    )
