"""Events of different articles that are one, joined from the surest evidence to the vaguest (see ``sameness``).

Only reports that share two participants (or the one who travels, acts or is appointed) are compared, so that the cost
grows with the number of distinct reports. Nothing depends on the order of the articles, and a report that may be of
either of two events is joined with neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby
from pathlib import Path

import networkx as nx

from kg.graph.vocabulary import Vocabulary
from kg.resolve.neighbours import Neighbours
from kg.resolve.packing import Packed
from kg.resolve.sameness import Grade, Report, days, pack_report, same_event, unpack_report
from kg.run.sorting import Sorted

_CROWD = 12  # participants: of larger gatherings, the pairs of the first ones find the others
_UNSURE = (Grade.NEXT_DAY, Grade.VAGUE)
Group = tuple[int, ...]


class Reports:
    """The reports of all articles, to be filled first; ``containers`` gives the country in which a place lies (ids)."""

    def __init__(self, containers: Mapping[str, str], vocabulary: Vocabulary, folder: Path | None = None) -> None:
        self._containers, self._vocabulary, self._folder = containers, vocabulary, folder
        self._told: Sorted[Packed] = Sorted(folder)
        self._neighbours = Neighbours()
        self._count = 0

    def add(self, cluster: int, article: str, found: Report) -> None:
        """Take in the report that a cluster of an article's claims is; ``cluster`` is its number, the next in order."""
        packed = pack_report(found)
        keys = ["\x1f".join(key) for key in _keys(found, self._vocabulary)]
        self._neighbours.add([*keys, repr(packed)], *days(found.time))  # equal reports are one event without a key, too
        self._told.add((cluster, self._count, article, packed))
        self._count += 1

    def groups(self) -> Iterator[list[int]]:
        """The clusters of each event that several articles report, by number, in order."""
        parts = self._neighbours.parts()
        together: Sorted[Packed] = Sorted(self._folder)
        together.extend((parts[one[1]], *one) for one in self._told if one[1] in parts)
        for _, told in groupby(together, key=lambda one: one[0]):
            yield from self._events_among((cluster, article, unpack_report(p)) for _, cluster, _, article, p in told)

    def _events_among(self, told: Iterable[tuple[int, str, Report]]) -> Iterator[list[int]]:
        """The same of reports that may have to do with each other."""
        forms: dict[Report, list[tuple[int, str]]] = defaultdict(list)
        for cluster, article, found in told:
            forms[found].append((cluster, article))
        reports = sorted(forms, key=_order)
        once = [_once(forms[found]) for found in reports]
        links = _links(reports, self._containers, self._vocabulary)
        for group in _grouped(links, [set(article_of.values()) for article_of in once]):
            clusters = sorted(cluster for i in group for cluster in once[i])
            if len(clusters) > 1:
                yield clusters


def _order(found: Report) -> tuple[object, ...]:
    sets = (found.sign[1], found.places, found.contents, found.offices)
    return found.sign[0], found.kind, found.time, *(sorted(s) for s in sets)


def _once(told: list[tuple[int, str]]) -> dict[int, str]:
    """The clusters whose article tells of one such event; those of articles that tell of several alike stay apart."""
    counts = Counter(article for _, article in told)
    return {cluster: article for cluster, article in told if counts[article] == 1}


def _links(reports: Sequence[Report], containers: Mapping[str, str], vocabulary: Vocabulary) -> nx.Graph:
    """Reports (by number) that may be of one event, each link with its grade."""
    links = nx.Graph()
    links.add_nodes_from(range(len(reports)))
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, found in enumerate(reports):
        for key in _keys(found, vocabulary):
            blocks[key].append(i)
    for members in blocks.values():
        for i, j in _near(members, reports):
            if (
                not links.has_edge(i, j)
                and (grade := same_event(reports[i], reports[j], containers, vocabulary)) is not None
            ):
                links.add_edge(i, j, grade=grade)
    return links


def _keys(found: Report, vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    """What two reports of one event share at least: two who met, or the one who acts, is appointed or travels."""
    root, parts = found.sign
    if vocabulary.is_mutual(root):
        agents = sorted({name for part in parts for name in part} - {"Initiator", "Counterpart"})
        yield from ((root, *pair) for pair in combinations(agents[:_CROWD], 2))
        return
    chief = "Counterpart" if root == "Appointment" else "Initiator"
    yield (root, *sorted(agent for role, agent in parts if role == chief))


def _near(members: list[int], reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Pairs of reports whose times touch or are of two days in a row."""
    spans = sorted((*days(reports[i].time), i) for i in members)
    for n, (_, end, i) in enumerate(spans):
        for begin, _, j in spans[n + 1 :]:
            if begin > end + 1:
                break
            yield min(i, j), max(i, j)


def _grouped(links: nx.Graph, articles: Sequence[set[str]]) -> list[Group]:
    """The reports of one event together, each in one group."""
    groups: dict[int, Group] = {i: (i,) for i in links}
    for grade in Grade:
        graded = nx.Graph((groups[i], groups[j]) for i, j, g in links.edges(data="grade") if g == grade)
        for component in nx.connected_components(graded):
            for merged in _joined(sorted(component), links, articles, whole=grade in _UNSURE):
                groups |= dict.fromkeys(merged, merged)
    return sorted(set(groups.values()))


def _joined(component: list[Group], links: nx.Graph, articles: Sequence[set[str]], whole: bool) -> Iterator[Group]:
    """What becomes one of groups that are linked, in order; ``whole``: all of them or none.

    Groups with an article that others have too stay as they are: it tells of two events, and either may be meant.
    """
    counts = Counter(a for group in component for a in set().union(*(articles[i] for i in group)))
    free = [g for g in component if all(counts[a] == 1 for i in g for a in articles[i])]
    cliques: list[Group] = []
    for group in free:
        for n, clique in enumerate(cliques):
            if all(links.has_edge(i, j) for i in group for j in clique):
                cliques[n] = tuple(sorted((*clique, *group)))
                break
        else:
            cliques.append(group)
    if not whole or (len(cliques) == 1 and free == component):
        yield from cliques
