"""Who also took part: "the talks were also attended by Togo" joins Togo to the talks told of before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Claim, Participant

if TYPE_CHECKING:
    from kg.extract.claims import Found

_TALKS = frozenset({"Meeting", "Summit", "Negotiation"})
_KINDS = {"summit": "Summit", "negotiations": "Negotiation"}
_BACK = 3  # sentences


def joined(found: Sequence[Found], hosted: Callable[[Iterable[Found]], Iterable[Found]]) -> Iterator[Found]:
    """The items; those of frames that join get as their other side who met in the last gathering told of before.

    ``hosted`` finds the hosts of gatherings: guests join them. Where no gathering was told of, several who took part
    in one have met each other, unless others took part too.
    """
    items = [*hosted(i for i in found if not i.match.frame.joins), *(i for i in found if i.match.frame.joins)]
    for item in sorted(items, key=lambda i: (i.sentence.index, i.match.token.i)):
        if not item.match.frame.joins:
            yield item
        elif (claim := _claim(item, items)) is not None:
            yield replace(item, claim=claim)


def _claim(item: Found, items: Sequence[Found]) -> Claim | None:
    claim = replace(item.claim, kind=_KINDS.get(item.match.token.lower_, item.claim.kind))
    guests = [p for p in claim.participants if "Initiator" in p.roles]
    if any("Counterpart" in p.roles and p not in guests for p in claim.participants):
        return claim  # "talks with Togo", "convened by Togo"
    before = _gathering(item, items)
    if before is None:
        return replace(claim, participants=_all(guests)) if len(guests) > 1 and not _also(item) else None
    hosts = [p for p in before.participants if "Host" in p.roles]
    there = hosts or [p for p in before.participants if {"Initiator", "Counterpart"} & set(p.roles)]
    known = {p.mention.entity.name for p in before.participants}
    new = [p for p in guests if not {p.mention.entity.name, p.mention.entity.country} & known]
    if not new:
        return None
    sides = (*(replace(p, roles=("Initiator",)) for p in there), *(replace(p, roles=("Counterpart",)) for p in new))
    kind = before.kind if before.kind in _TALKS else claim.kind
    place, time = claim.place or before.place, claim.time or before.time
    return replace(claim, kind=kind, participants=sides, place=place, time=time)


def _all(guests: Sequence[Participant]) -> tuple[Participant, ...]:
    return tuple(replace(p, roles=("Counterpart", "Initiator")) for p in guests)


def _gathering(item: Found, items: Sequence[Found]) -> Claim | None:
    """The last gathering, else the last agreement, of two sides and more that was told of before."""
    near = [i for i in items if _before(i, item) and len(i.claim.participants) > 1 and not i.match.frame.joins]
    near.sort(key=lambda i: (i.sentence.index, i.match.token.i))
    talks = [i.claim for i in near if i.claim.kind in _TALKS and i.claim.modality != "Denied"]
    pacts = [i.claim for i in near if i.claim.kind == "Agreement" and i.claim.modality in ("Asserted", "Reported")]
    return next(iter([*talks[-1:], *pacts[-1:]]), None)


def _before(other: Found, item: Found) -> bool:
    behind = item.sentence.index - other.sentence.index
    return 0 < behind <= _BACK or (behind == 0 and other.match.token.i < item.match.token.i)


def _also(item: Found) -> bool:
    """ "The summit was also attended by …": the text does not say by whom besides."""
    verb = item.match.carrier or item.match.token
    near = (verb, verb.head, *verb.children)
    return any(t.lower_ in ("also", "too", "likewise", "other", "others") for n in near for t in n.children)
