"""Events from claims: which claims speak of one event, and what the event carries.

In one article, claims of one kind (or of a class and its subclass) with the same agents in the same parts are one event
unless times, places or contents conflict. ``across`` then joins events of different articles.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from kg.graph.vocabulary import Vocabulary
from kg.model import Claim
from kg.resolve.across import Reports
from kg.resolve.clusters import SIDES, Cluster, Signature, aligned, initiators, join, more_specific
from kg.resolve.names import fold
from kg.resolve.packing import Packed, pack_resolved, unpack_resolved
from kg.resolve.sameness import report
from kg.resolve.shelves import Claims, Events
from kg.resolve.world import ResolvedClaim
from kg.run.sorting import Sorted

_UNREAL = ("Planned", "Hypothetical")


class EventFinder:
    """To be filled with the claims about events, article by article in the order of their ids, and then shelved.

    ``containers`` gives the country in which a place lies (ids), ``spoken_of`` the keys of claims of which others
    speak. Of a cluster, the claims of one article about one event, numbers are held; the claims wait.
    """

    def __init__(
        self,
        containers: Mapping[str, str],
        spoken_of: Container[str],
        vocabulary: Vocabulary,
        folder: Path | None = None,
    ) -> None:
        self._containers, self._spoken_of, self._vocabulary = containers, spoken_of, vocabulary
        self._claims: Sorted[Packed] = Sorted(folder)
        self._reports = Reports(containers, vocabulary, folder)
        self._kinds = sorted(vocabulary.terms)
        self._kind_of, self._hash_of = array("H"), array("Q")
        self._cluster_of: dict[str, int] = {}
        self._head_of: dict[int, int] = {}

    def add(self, article: str, claims: Collection[ResolvedClaim]) -> None:
        """Take in all claims of an article that are about events."""
        for sign, cluster in _clusters(claims, self._containers, self._vocabulary):
            number = len(self._kind_of)
            self._kind_of.append(self._kinds.index(cluster.kind))
            self._hash_of.append(_hash(cluster))
            if found := report(cluster, sign, self._vocabulary):
                self._reports.add(number, article, found)
            for i, claim in enumerate(cluster.claims):
                self._claims.add((number, i, pack_resolved(without_mentions(claim))))
                if claim.key in self._spoken_of:
                    self._cluster_of[claim.key] = number

    def shelve(self, claims: Claims, events: Events) -> None:
        """Put all claims on a shelf, each with the id of its event, and the events on another.

        Claims with swapped sides of a mutual event are turned round, so that both sides stay two.
        """
        self._join()
        heads, sides = set(self._head_of.values()), dict[int, Set[str]]()
        for number, records in groupby(self._claims, key=lambda record: record[0]):
            head, event = self._head_of.get(number, number), self._event(number)
            found = [replace(unpack_resolved(packed), about=event) for _, _, packed in records]
            if number in heads:
                sides[number] = initiators(found[0])
            elif head != number:
                found = [aligned(claim, sides[head], self._vocabulary) for claim in found]
            for claim in found:
                claims.add(claim)
            spoken_of = (self._cluster_of.get(claim.claim.content_claim or "") for claim in found)
            others = [self._event(other) for other in spoken_of if other is not None]
            events.add(event, self._kinds[self._kind_of[head]], found, others)

    def _join(self) -> None:
        """Give the clusters of one event one head, the first of them, and this the most specific of their kinds."""
        for group in self._reports.groups():
            head, *rest = group
            self._head_of |= dict.fromkeys(rest, head)
            kind = self._kinds[self._kind_of[head]]
            for number in rest:
                kind = more_specific(kind, self._kinds[self._kind_of[number]], self._vocabulary)
            self._kind_of[head] = self._kinds.index(kind)

    def _event(self, cluster: int) -> str:
        """The id of the event: its kind and a hash of what its first claim (by article, then offset) says and where."""
        head = self._head_of.get(cluster, cluster)
        return f"event/{fold(self._kinds[self._kind_of[head]])}/{self._hash_of[head]:016x}"


def without_mentions(claim: ResolvedClaim) -> ResolvedClaim:
    """The claim without what its ids stand for."""
    bare = replace(claim.claim, participants=(), place=None, attributed_to=None, office=None)
    return replace(claim, claim=bare)


def _clusters(
    claims: Iterable[ResolvedClaim], containers: Mapping[str, str], vocabulary: Vocabulary
) -> Iterator[tuple[Signature, Cluster]]:
    """The claims of one article by event."""
    signed: dict[Signature, list[ResolvedClaim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.claim.evidence.start, c.key)):
        signed[signature(claim, vocabulary)].append(claim)
    for sign, group in signed.items():
        yield from ((sign, cluster) for cluster in _in_article(group, containers, vocabulary))


def signature(claim: ResolvedClaim, vocabulary: Vocabulary) -> Signature:
    """What claims about one event have in common: the root kind and who takes which part (pairs, where mutual)."""
    kind = claim.claim.kind
    sides = {role: sorted(p.agent for p in claim.parties if role in p.roles) for role in SIDES}
    pairs = {tuple(sorted((a, b))) for a in sides["Initiator"] for b in sides["Counterpart"] if a != b}
    if not (vocabulary.is_mutual(kind) and pairs):
        pairs = {(role, agent) for role, agents in sides.items() for agent in agents}
    return vocabulary.root(kind), frozenset(pairs)


def _in_article(
    claims: Iterable[ResolvedClaim], containers: Mapping[str, str], vocabulary: Vocabulary
) -> list[Cluster]:
    """Each claim joins the first event of its article that it does not contradict."""
    clusters: list[Cluster] = []
    for claim in claims:
        for cluster in clusters:
            if _fits(claim, cluster, containers, vocabulary):
                break
        else:
            cluster = Cluster(claim.claim.kind)
            clusters.append(cluster)
        join(cluster, claim, vocabulary)
    return clusters


def _fits(claim: ResolvedClaim, cluster: Cluster, containers: Mapping[str, str], vocabulary: Vocabulary) -> bool:
    return all(_agree(claim, other, containers, vocabulary) for other in cluster.claims)


def _agree(one: ResolvedClaim, other: ResolvedClaim, containers: Mapping[str, str], vocabulary: Vocabulary) -> bool:
    kinds = one.claim.kind, other.claim.kind
    return (
        (vocabulary.is_a(*kinds) or vocabulary.is_a(*reversed(kinds)))
        and _same_time(one.claim, other.claim)
        and _same_place(one.place, other.place, containers)
        and _same_content(one, other)
    )


def _same_time(one: Claim, other: Claim) -> bool:
    """Overlapping times; where one is unstated, what is planned and what has happened are kept apart."""
    if one.time and other.time:
        return one.time.begin <= other.time.end and other.time.begin <= one.time.end
    return (one.modality in _UNREAL) == (other.modality in _UNREAL)


def _same_place(one: str | None, other: str | None, containers: Mapping[str, str]) -> bool:
    return not one or not other or one == other or containers.get(one) == other or containers.get(other) == one


def _same_content(one: ResolvedClaim, other: ResolvedClaim) -> bool:
    texts = {fold(c.claim.content) for c in (one, other) if c.claim.content}
    deeds = {c.claim.content_claim for c in (one, other) if c.claim.content_claim}
    return len(texts) <= 1 and len(deeds) <= 1 and one.office == other.office


def _hash(cluster: Cluster) -> int:
    """Sixteen hexadecimal digits of a hash of what the first claim says, as a number."""
    first = min((c.claim for c in cluster.claims), key=lambda c: (c.evidence.start, _says(c)))
    return int(hashlib.sha256(_says(first).encode("utf-8", "replace")).hexdigest()[:16], 16)


def _says(claim: Claim) -> str:
    """What a claim says by offsets: neither the rule that found it nor its wording for people enters."""
    parts = sorted((p.mention.start, p.mention.end, sorted(p.roles)) for p in claim.participants)
    place = claim.place and (claim.place.start, claim.place.end)
    time = claim.time and (claim.time.begin, claim.time.end)
    where = (claim.evidence.article, claim.evidence.start, claim.evidence.end)
    return json.dumps([claim.kind, where, parts, place, time, claim.modality, claim.content])
