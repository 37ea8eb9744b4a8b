"""What a sentence tells twice is one claim: the one that says most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.model import Claim, Mention

if TYPE_CHECKING:
    from kg.extract.claims import Found


def fullest(found: Sequence[Found]) -> list[Found]:
    """One claim where two frames or words of a sentence say the same, the one with more participants."""
    kept: list[Found] = []
    for item in sorted(
        found, key=lambda f: (f.claim.evidence.start, -len(f.claim.participants), f.claim.place is None)
    ):
        if not any(_covers(other.claim, item.claim) or _repeats(other, item) for other in kept):
            kept.append(item)
    return kept


def _repeats(outer: Found, inner: Found) -> bool:
    """Whether a noun within an act says the same act again: "agreed on a truce" is one agreement."""
    same = outer.claim.kind == inner.claim.kind and outer.claim.participants == inner.claim.participants
    if outer.claim.kind == "Visit" and _elsewhere(outer.claim.place, inner.claim.place):
        return False
    token, head = inner.match.token, outer.match.token
    return same and outer.sentence is inner.sentence and token.i != head.i and head.is_ancestor(token)


def _elsewhere(one: Mention | None, other: Mention | None) -> bool:
    """Whether neither of two places is, or lies in, the other: "went to Oman before heading to Yemen"."""
    if one is None or other is None:
        return False
    here, there = one.entity, other.entity
    return there.name not in (here.name, here.country) and there.country != here.name


def _covers(full: Claim, poor: Claim) -> bool:
    """Whether ``full`` says all that ``poor`` says, of the same sentence."""
    same = (full.evidence.start, full.kind, full.modality) == (poor.evidence.start, poor.kind, poor.modality)
    if not same or (poor.place is not None and full.place is not None and poor.place.entity != full.place.entity):
        return False
    roles = {(p.mention.entity.name, role) for p in full.participants for role in p.roles}
    return all((p.mention.entity.name, role) in roles for p in poor.participants for role in p.roles)
