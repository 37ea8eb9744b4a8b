"""Why the names of one person came together: of all the reasons found, as few as lead from each name to every other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.resolve.joining import Clusters
from kg.resolve.world import Joining, Sighting


def telling(found: Iterable[tuple[float, Joining]]) -> tuple[Joining, ...]:
    """The strongest joinings, given with their points, that hold all names of each person together; sorted.

    >>> weak, strong = Joining("p", "A", "B", "weak"), Joining("p", "A", "B", "strong")
    >>> [one.reason for one in telling([(5, weak), (6, strong), (9, Joining("p", "A", "A", "alike"))])]
    ['strong']
    """
    number: dict[tuple[str, str], int] = {}
    ranked = sorted((-points, joining) for points, joining in found)
    for _, joining in ranked:
        for name in (joining.one, joining.other):
            number.setdefault((joining.person, name), len(number))
    clusters, told = Clusters(len(number)), []
    for _, joining in ranked:
        left, right = (number[joining.person, name] for name in (joining.one, joining.other))
        if clusters.of(left) != clusters.of(right):
            clusters.unite(left, right)
            told.append(joining)
    return tuple(sorted(told))


def moved(
    joinings: Iterable[Joining], before: Mapping[Sighting, str], after: Mapping[Sighting, str]
) -> tuple[Joining, ...]:
    """The joinings under the ids that overrules gave; none between names that these parted."""
    names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for sighting, old in before.items():
        names[old][after[sighting]].add(sighting[1].name)
    return tuple(
        sorted(
            Joining(new, joining.one, joining.other, joining.reason)
            for joining in joinings
            for new, called in names[joining.person].items()
            if {joining.one, joining.other} <= called
        )
    )
