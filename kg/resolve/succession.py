"""Who came before whom in an office: as "his predecessor" or "his successor" says, or where one sentence tells of the
one's departure and of the other's appointment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.model import OFFICE_HOLDING
from kg.resolve.world import ResolvedClaim, Succession


def successions(claims: Iterable[ResolvedClaim]) -> Iterator[Succession]:
    """What the claims of one article say of it."""
    offices: dict[str, list[ResolvedClaim]] = defaultdict(list)
    for claim in claims:
        if claim.office and claim.claim.modality == "Asserted":
            offices[claim.office].append(claim)
    for office, told in offices.items():
        for earlier, later in (*_told_by_relation(told), *_told_by_change(told)):
            yield office, earlier, later


def _told_by_relation(claims: list[ResolvedClaim]) -> Iterator[tuple[str, str]]:
    """Earlier and later holder, for a predecessor or successor told of another holder of the office."""
    held = [c for c in claims if c.claim.kind == OFFICE_HOLDING]
    for claim in held:
        word = claim.claim.evidence.rule.removeprefix("title-")
        if word not in ("predecessor", "successor"):
            continue
        at, agent = claim.claim.evidence.start, claim.parties[0].agent
        others = [c for c in held if c.parties[0].agent != agent and c.claim.evidence.start <= at]
        others = [c for c in others if word == "successor" or not c.claim.former]
        if others:
            other = max(others, key=lambda c: (c.claim.evidence.start, c.key)).parties[0].agent
            yield (agent, other) if word == "predecessor" else (other, agent)


def _told_by_change(claims: list[ResolvedClaim]) -> Iterator[tuple[str, str]]:
    """Who left and who was appointed to the same office by the same sentence."""
    for gone in (c for c in claims if c.claim.kind == "Departure"):
        for came in (c for c in claims if c.claim.kind == "Appointment"):
            if gone.claim.evidence.start == came.claim.evidence.start:
                yield from ((one, other) for one in _persons(gone) for other in _persons(came))


def _persons(claim: ResolvedClaim) -> list[str]:
    return [p.agent for p in claim.parties if "Counterpart" in p.roles]
