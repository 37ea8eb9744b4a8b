"""Meetings told at two levels: "the ministers of Oman and Yemen met", and later who these ministers were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.model import Claim, Participant, TimeSpan

if TYPE_CHECKING:
    from kg.extract.claims import Found

_TALKS = frozenset({"Meeting", "Summit", "Negotiation"})
# How a mention stands for somebody who is named; all else describes him: "the Omani minister", "the two sides".
_NAMED = frozenset({"name", "adjective", "capital", "acronym", "people", "generic"})
_NEAR = 4  # sentences


def persons_first(found: Sequence[Found]) -> list[Found]:
    """The items without meetings of states whose unnamed people met, where persons of these states met nearby."""
    talks = [i for i in found if i.claim.kind in _TALKS]
    return [i for i in found if i not in talks or not any(_same(i, other) for other in talks)]


def _same(item: Found, other: Found) -> bool:
    """Whether ``other`` names the persons of the meeting of states that ``item`` tells of."""
    if item is other or abs(item.sentence.index - other.sentence.index) > _NEAR:
        return False
    if item.claim.modality != other.claim.modality or not _described(item.claim):
        return False
    if not _at_once(item.claim.time, other.claim.time):
        return False
    met = {frozenset((a, b)) for a, b in _pairs(other.claim) if a != b}
    persons = all(p.mention.entity.kind == "Person" for p in _sides(other.claim))
    states = {frozenset(pair) for pair in _pairs(item.claim) if pair[0] != pair[1]}
    return persons and bool(states) and states <= met


def _at_once(described: TimeSpan | None, named: TimeSpan | None) -> bool:
    """Whether two times do not part two meetings; who met on a day may be named later without a date."""
    if described is None or named is None:
        return described is None or described.precision == "day"
    return described.begin == named.begin


def _described(claim: Claim) -> bool:
    """Whether no person takes part, and one side at least is described, not named."""
    sides = _sides(claim)
    persons = any(p.mention.entity.kind == "Person" for p in sides)
    return not persons and any(p.mention.how not in _NAMED for p in sides)


def _pairs(claim: Claim) -> Iterator[tuple[str, str]]:
    """Each who met each, by the names of states and bodies."""
    ini = [p for p in claim.participants if "Initiator" in p.roles]
    cou = [p for p in claim.participants if "Counterpart" in p.roles]
    yield from ((_land(a), _land(b)) for a in ini for b in cou)


def _sides(claim: Claim) -> list[Participant]:
    return [p for p in claim.participants if {"Initiator", "Counterpart"} & set(p.roles)]


def _land(participant: Participant) -> str:
    """The state, or the body without a state, for which somebody is there."""
    entity, office = participant.mention.entity, participant.capacity
    if entity.kind != "Person":
        return entity.name
    if office is not None and office.of is not None:
        return office.of.name if office.of.kind != "GovernmentBody" else office.of.country or ""
    return entity.country or entity.name
