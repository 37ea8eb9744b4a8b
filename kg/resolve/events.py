"""Events from claims: which claims speak of one event, and what the event carries.

In one article, claims of one kind (or of a class and its subclass) with the same agents in the same parts are one event
unless times, places or contents conflict. ``across`` then joins events of different articles.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.graph.vocabulary import Vocabulary
from kg.model import Claim
from kg.resolve.across import join_articles
from kg.resolve.clusters import SIDES, Cluster, Signature, join
from kg.resolve.names import fold
from kg.resolve.world import EventNode, Party, ResolvedClaim

_UNREAL = ("Planned", "Hypothetical")


def cluster_events(
    claims: Iterable[ResolvedClaim], containers: Mapping[str, str], vocabulary: Vocabulary
) -> list[Cluster]:
    """Claims about events, grouped by event; ``containers`` gives the country in which a place lies (ids).

    Claims with swapped sides of a mutual event come back turned round, so that both sides stay two.
    """
    by_article: dict[tuple[str, Signature], list[ResolvedClaim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.claim.evidence.article, c.claim.evidence.start, c.key)):
        by_article[claim.claim.evidence.article, signature(claim, vocabulary)].append(claim)
    signed = [
        (sign, cluster)
        for (_, sign), group in by_article.items()
        for cluster in _in_article(group, containers, vocabulary)
    ]
    return join_articles(signed, containers, vocabulary)


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
        join(cluster, [claim], vocabulary)
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


def event_id(cluster: Cluster) -> str:
    """The id of an event: its kind and a hash of what its first claim (by article, then offset) says and where."""
    first = min((c.claim for c in cluster.claims), key=lambda c: (c.evidence.article, c.evidence.start, _says(c)))
    return f"event/{fold(cluster.kind)}/{hashlib.sha256(_says(first).encode('utf-8', 'replace')).hexdigest()[:16]}"


def _says(claim: Claim) -> str:
    """What a claim says by offsets: neither the rule that found it nor its wording for people enters."""
    parts = sorted((p.mention.start, p.mention.end, sorted(p.roles)) for p in claim.participants)
    place = claim.place and (claim.place.start, claim.place.end)
    time = claim.time and (claim.time.begin, claim.time.end)
    where = (claim.evidence.article, claim.evidence.start, claim.evidence.end)
    return json.dumps([claim.kind, where, parts, place, time, claim.modality, claim.content])


def event_node(cluster: Cluster, event: str, content_events: Iterable[str], containers: Mapping[str, str]) -> EventNode:
    """The event as its claims give it; of a city and its country, only the city."""
    claims = [c.claim for c in cluster.claims]
    places = {c.place for c in cluster.claims if c.place}
    places -= {containers.get(place) for place in places}
    return EventNode(
        id=event,
        kind=cluster.kind,
        parties=tuple(sorted({p for c in cluster.claims for p in c.parties}, key=_party_order)),
        places=tuple(sorted(places)),
        time=cluster.time,
        contents=tuple(sorted({c.content for c in claims if c.content})),
        topics=tuple(sorted({t for c in claims for t in c.topics})),
        modes=tuple(sorted({c.mode for c in claims if c.mode})),
        content_events=tuple(sorted(set(content_events) - {event})),
        offices=tuple(sorted({c.office for c in cluster.claims if c.office})),
    )


def _party_order(party: Party) -> tuple[str, tuple[str, ...], str]:
    return party.agent, party.roles, party.capacity or ""
