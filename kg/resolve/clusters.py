"""A cluster: the claims that speak of one event, and how one more joins it."""

from __future__ import annotations

from collections.abc import Iterable, Set
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
        return finest(c.claim.time for c in self.claims if c.claim.time)


def finest(times: Iterable[TimeSpan]) -> TimeSpan | None:
    """The most precise time, the earliest of several."""
    return min(times, key=lambda t: (_PRECISIONS.index(t.precision), t), default=None)


def join(cluster: Cluster, claim: ResolvedClaim, vocabulary: Vocabulary) -> None:
    """Add a claim to a cluster, the sides of a mutual event turned as the cluster has them."""
    cluster.kind = more_specific(cluster.kind, claim.claim.kind, vocabulary)
    known = initiators(cluster.claims[0]) if cluster.claims else None
    cluster.claims.append(aligned(claim, known, vocabulary))


def more_specific(kind: str, other: str, vocabulary: Vocabulary) -> str:
    """The class further down; of two at one height the first."""
    return max(kind, other, key=lambda k: len(vocabulary.ancestors(k)))


def aligned(claim: ResolvedClaim, known: Set[str] | None, vocabulary: Vocabulary) -> ResolvedClaim:
    """The claim with sides as those ``known``, the initiators of the first claim of its event.

    One meeting has two sides, whoever is named first; unturned, all of "A met B and C" would end up on both.
    """
    if known is None or not vocabulary.is_mutual(claim.claim.kind) or initiators(claim) == known:
        return claim
    return replace(claim, parties=tuple(_turned(party) for party in claim.parties))


def _turned(party: Party) -> Party:
    return replace(party, roles=tuple(sorted(_OTHER_SIDE.get(role, role) for role in party.roles)))


def initiators(claim: ResolvedClaim) -> Set[str]:
    """The ids of those on the first side."""
    return {p.agent for p in claim.parties if "Initiator" in p.roles}
