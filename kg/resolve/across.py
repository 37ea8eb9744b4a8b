"""Events of different articles that are one: meetings, visits and agreements of the same agents on the same day.

Two reports may differ by a day (time zones, "yesterday"), but talks also go on for days. So two days in a row are
joined only if there are just two and no article tells of both; longer runs stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from kg.graph.vocabulary import Vocabulary
from kg.resolve.clusters import Cluster, Signature, join

_JOINED = ("Meeting", "Visit", "Agreement")
Day = tuple[str, int]
"""The destination of a visit (else empty) and the ordinal of a day."""


def join_articles(sign: Signature, clusters: list[Cluster], vocabulary: Vocabulary) -> list[Cluster]:
    """The clusters of one signature with those joined that are one event; the others as they were."""
    agents = {pair[-1] for pair in sign[1]} | {pair[0] for pair in sign[1]} - {"Initiator", "Counterpart"}
    if sign[0] not in _JOINED or (sign[0] != "Visit" and len(agents) < 2):
        return clusters
    days: dict[Day, list[Cluster]] = defaultdict(list)
    apart: list[Cluster] = []
    for cluster in clusters:
        day = _day(sign[0], cluster)
        (days[day] if day else apart).append(cluster)
    return apart + [_merged(group, vocabulary) for group in _groups(days)]


def _day(kind: str, cluster: Cluster) -> Day | None:
    time, place = cluster.time, next((c.place for c in cluster.claims if c.place), "")
    if not time or time.precision != "day" or (kind == "Visit" and not place):
        return None
    return place if kind == "Visit" else "", date.fromisoformat(time.begin[:10]).toordinal()


def _groups(days: dict[Day, list[Cluster]]) -> Iterable[list[Cluster]]:
    """What is to be joined. An article that has two such events on the day keeps them and all others apart."""
    for run in _runs(sorted(days)):
        clusters = [days[day] for day in run]
        together = [cluster for day in clusters for cluster in day]
        if len(run) == 2 and _no_article_twice(together):
            yield together
            continue
        for day in clusters:
            yield from [day] if _no_article_twice(day) else [[cluster] for cluster in day]


def _runs(days: Iterable[Day]) -> list[list[Day]]:
    runs: list[list[Day]] = []
    for place, day in days:
        if runs and runs[-1][-1] == (place, day - 1):
            runs[-1].append((place, day))
        else:
            runs.append([(place, day)])
    return runs


def _no_article_twice(clusters: list[Cluster]) -> bool:
    return sum(len(c.articles) for c in clusters) == len(set().union(*(c.articles for c in clusters)))


def _merged(clusters: list[Cluster], vocabulary: Vocabulary) -> Cluster:
    first, *rest = sorted(clusters, key=lambda c: min((x.claim.evidence, x.key) for x in c.claims))
    for cluster in rest:
        join(first, cluster.claims, vocabulary)
    return first
