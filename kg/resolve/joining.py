"""From pairs to persons: the strongest evidence first, and never across what parts two people.

Pairs of equal strength are weighed together, so that nothing depends on order. Whoever would belong to two that are
barred from each other with equal right belongs to neither. Since stronger pairs are done before weaker ones, a new
pair can only undo what was joined by evidence weaker than its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import groupby

Edge = tuple[float, int, int]
"""Points, and the two items that they speak for."""


class Clusters:
    """Items in disjoint sets, each known by its smallest item."""

    def __init__(self, count: int) -> None:
        self._root = list(range(count))
        self.members: dict[int, list[int]] = {i: [i] for i in range(count)}

    def of(self, item: int) -> int:
        """The set of an item."""
        while self._root[item] != item:
            self._root[item] = self._root[self._root[item]]
            item = self._root[item]
        return item

    def unite(self, one: int, other: int) -> None:
        """Make one set of those of two items."""
        first, second = sorted((self.of(one), self.of(other)))
        if first != second:
            self._root[second] = first
            self.members[first] += self.members.pop(second)


def join(count: int, edges: Iterable[Edge], barred: Callable[[int, int], bool]) -> Clusters:
    """Join ``count`` items along the edges, but none across what is barred.

    >>> clusters = join(3, [(6, 0, 1), (5, 1, 2)], lambda a, b: {a, b} == {0, 2})
    >>> sorted(clusters.members.values())
    [[0, 1], [2]]
    """
    clusters = Clusters(count)
    for _, tier in groupby(sorted(edges, key=lambda e: (-e[0], e[1], e[2])), key=lambda e: e[0]):
        _join_tier([(i, j) for _, i, j in tier], clusters, barred)
    return clusters


def _join_tier(pairs: list[tuple[int, int]], clusters: Clusters, barred: Callable[[int, int], bool]) -> None:
    links = {tuple(sorted((clusters.of(i), clusters.of(j)))) for i, j in pairs}
    known: dict[tuple[int, int], bool] = {}

    def apart(one: int, other: int) -> bool:
        key = (min(one, other), max(one, other))
        if key not in known:
            known[key] = any(barred(a, b) for a in clusters.members[one] for b in clusters.members[other])
        return known[key]

    kept = {(one, other) for one, other in links if one != other and not apart(one, other)}
    torn = _torn(kept, apart)
    for component in _components({link for link in kept if torn.isdisjoint(link)}):
        if not _any_apart(component, apart):
            for item in component[1:]:
                clusters.unite(component[0], item)


def _torn(links: set[tuple[int, int]], apart: Callable[[int, int], bool]) -> set[int]:
    """The sets that are linked to two which are barred from each other."""
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in sorted(links):
        near[one].append(other)
        near[other].append(one)
    return {item for item, others in near.items() if _any_apart(others, apart)}


def _any_apart(items: list[int], apart: Callable[[int, int], bool]) -> bool:
    return any(apart(one, other) for k, one in enumerate(items) for other in items[k + 1 :])


def _components(links: set[tuple[int, int]]) -> list[list[int]]:
    near: dict[int, set[int]] = defaultdict(set)
    for one, other in links:
        near[one].add(other)
        near[other].add(one)
    found, seen = [], set()
    for start in sorted(near):
        if start in seen:
            continue
        queue, component = [start], []
        seen.add(start)
        while queue:
            item = queue.pop()
            component.append(item)
            queue.extend(new := sorted(near[item] - seen))
            seen.update(new)
        found.append(sorted(component))
    return found
