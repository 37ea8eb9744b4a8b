"""A cluster: the claims that speak of one event, and how one more joins it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.graph.vocabulary import Vocabulary
from kg.model import TimeSpan
from kg.resolve.world import Party, ResolvedClaim

SIDES = ("Initiator", "Counterpart")
Signature = tuple[str, frozenset[tuple[str, ...]]]
"""What claims about one event have in common: the root kind, and pairs of agents or (role, agent)."""

_OTHER_SIDE = {"Initiator": "Counterpart", "Counterpart": "Initiator"}
_PRECISIONS = ("day", "range", "month", "year")


@dataclass(slots=True)
class Cluster:
    """Claims that speak of one event, and the most specific kind that they give it."""

    kind: str
    claims: list[ResolvedClaim] = field(default_factory=list)

    @property
    def time(self) -> TimeSpan | None:
        """The most precise of the stated times, the earliest of several."""
        times = {c.claim.time for c in self.claims if c.claim.time}
        return min(times, key=lambda t: (_PRECISIONS.index(t.precision), t), default=None)

    @property
    def articles(self) -> set[str]:
        """The ids of the articles that report it."""
        return {c.claim.evidence.article for c in self.claims}


def join(cluster: Cluster, claims: Iterable[ResolvedClaim], vocabulary: Vocabulary) -> None:
    """Add claims to a cluster, the sides of a mutual event turned as the cluster has them."""
    for claim in claims:
        if len(vocabulary.ancestors(claim.claim.kind)) > len(vocabulary.ancestors(cluster.kind)):
            cluster.kind = claim.claim.kind
        cluster.claims.append(_aligned(claim, cluster.claims, vocabulary))


def _aligned(claim: ResolvedClaim, others: list[ResolvedClaim], vocabulary: Vocabulary) -> ResolvedClaim:
    """One meeting has two sides, whoever is named first; unturned, all of "A met B and C" would end up on both."""
    if not others or not vocabulary.is_mutual(claim.claim.kind) or _initiators(claim) == _initiators(others[0]):
        return claim
    return replace(claim, parties=tuple(_turned(party) for party in claim.parties))


def _turned(party: Party) -> Party:
    return replace(party, roles=tuple(sorted(_OTHER_SIDE.get(role, role) for role in party.roles)))


def _initiators(claim: ResolvedClaim) -> set[str]:
    return {p.agent for p in claim.parties if "Initiator" in p.roles}
