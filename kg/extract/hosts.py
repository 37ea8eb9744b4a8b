"""Gatherings of many: the host met each guest; whether two guests met each other, the text does not say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Claim, Entity, Mention, Participant

if TYPE_CHECKING:
    from kg.extract.claims import Found

_MEETINGS = frozenset({"Meeting", "Summit", "Negotiation"})
_MANY, _CROWD = 4, 5  # three who meet have met each other


def hosted(items: Iterable[Found], entities: Mapping[str, Entity], home: str | None = None) -> Iterator[Found]:
    """The items, gatherings of four and more in the land of one of them with that one on one side.

    ``home`` is the country in which the article was written: that of a gathering whose place it does not tell.

    Where five or more states gather on the land of another, that state is their host; ``entities`` are the known ones
    by name. Of a crowd of five and more without a host the one who is named first stands on one side.
    """
    for item in items:
        yield replace(item, claim=_with_host(item.claim, entities, home))


def _with_host(claim: Claim, entities: Mapping[str, Entity], home: str | None) -> Claim:
    members = [p for p in claim.participants if {"Initiator", "Counterpart"} <= set(p.roles)]
    land = _land(claim.place) or home
    if claim.kind not in _MEETINGS or len(members) < _MANY:
        return claim
    hosts = [p for p in members if land and land in (p.mention.entity.name, p.mention.entity.country)]
    guests = [p for p in members if p not in hosts]
    others = [p for p in claim.participants if p not in members]
    roles: tuple[str, ...] = ("Host", "Initiator")
    if not hosts and len(members) >= _CROWD:
        if claim.place and land and land in entities and _all_states(members):
            hosts = [Participant(replace(claim.place, entity=entities[land], how="the host"), ())]
        else:  # of a crowd without a host the one who is named first
            hosts, guests, roles = members[:1], members[1:], ("Initiator",)
    if not hosts or not guests:
        return claim
    sides = (*(replace(p, roles=roles) for p in hosts), *(replace(p, roles=("Counterpart",)) for p in guests))
    return replace(claim, participants=(*sides, *others))


def _land(place: Mention | None) -> str | None:
    if place is None:
        return None
    return place.entity.name if place.entity.kind == "Country" else place.entity.country


def _all_states(members: Iterable[Participant]) -> bool:
    return all(p.mention.entity.kind in ("Country", "InternationalOrganization") for p in members)
