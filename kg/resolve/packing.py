"""Claims as tuples of plain values, for what waits outside memory, and back; entities are numbers of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kg.model import Citation, Claim, Entity, Evidence, Mention, Naming, Office, Participant, TimeSpan
from kg.resolve.world import Party, ResolvedClaim

Packed = tuple[Any, ...]
Number = Callable[[Entity], int]


def pack_claim(claim: Claim, number: Number) -> Packed:
    """A claim with the numbers of its entities."""
    return (
        _evidence(claim.evidence),
        claim.kind,
        tuple((_mention(p.mention, number), p.roles, _office(p.capacity, number)) for p in claim.participants),
        claim.modality,
        _mention(claim.place, number) if claim.place else None,
        pack_time(claim.time),
        _mention(claim.attributed_to, number) if claim.attributed_to else None,
        (c.outlet, pack_time(c.date), c.start, c.end) if (c := claim.citation) else None,
        _office(claim.office, number),
        claim.former,
        claim.content,
        claim.content_claim,
        claim.topics,
        claim.mode,
        claim.confidence,
    )


def unpack_claim(packed: Packed, entities: Sequence[Entity]) -> Claim:
    """The claim that was packed."""
    evidence, kind, people, modality, place, time, speaker, citation, office, *rest = packed
    return Claim(
        Evidence(*evidence),
        kind,
        tuple(Participant(_as_mention(m, entities), roles, _as_office(o, entities)) for m, roles, o in people),
        modality,
        _as_mention(place, entities) if place else None,
        unpack_time(time),
        _as_mention(speaker, entities) if speaker else None,
        Citation(citation[0], unpack_time(citation[1]), *citation[2:]) if citation else None,
        _as_office(office, entities),
        *rest,
    )


def pack_naming(naming: Naming, number: Number) -> Packed:
    """A naming with the number of its person."""
    return _evidence(naming.evidence), _mention(naming.person, number)


def unpack_naming(packed: Packed, entities: Sequence[Entity]) -> Naming:
    """The naming that was packed."""
    return Naming(Evidence(*packed[0]), _as_mention(packed[1], entities))


def pack_resolved(claim: ResolvedClaim) -> Packed:
    """A resolved claim; its claim has no mentions, so no entities."""
    parties = tuple((p.agent, p.roles, p.capacity) for p in claim.parties)
    ids = claim.place, claim.attributed_to, claim.source, claim.office
    return claim.key, claim.about, parties, ids, pack_claim(claim.claim, _no_number)


def unpack_resolved(packed: Packed) -> ResolvedClaim:
    """The resolved claim that was packed."""
    key, about, parties, ids, claim = packed
    return ResolvedClaim(unpack_claim(claim, ()), key, about, tuple(Party(*party) for party in parties), *ids)


def pack_time(time: TimeSpan | None) -> Packed | None:
    """A time, or nothing."""
    return (time.begin, time.end, time.precision, time.text) if time else None


def unpack_time(packed: Packed | None) -> TimeSpan | None:
    """The time that was packed, or nothing."""
    return TimeSpan(*packed) if packed else None


def _no_number(entity: Entity) -> int:
    raise ValueError(f"{entity} in a claim that has ids instead of mentions")


def _evidence(evidence: Evidence) -> Packed:
    return evidence.article, evidence.start, evidence.end, evidence.quote, evidence.rule, evidence.reason


def _mention(mention: Mention, number: Number) -> Packed:
    return mention.start, mention.end, number(mention.entity), mention.how


def _office(office: Office | None, number: Number) -> Packed | None:
    return (office.title, number(office.of) if office.of else None) if office else None


def _as_mention(packed: Packed, entities: Sequence[Entity]) -> Mention:
    start, end, entity, how = packed
    return Mention(start, end, entities[entity], how)


def _as_office(packed: Packed | None, entities: Sequence[Entity]) -> Office | None:
    return Office(packed[0], None if packed[1] is None else entities[packed[1]]) if packed else None
