"""At whom an act is aimed that names only a thing: "criticised the plan" is aimed at whoever made it before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.antecedents import names_of
from kg.extract.event_nouns import EventNouns
from kg.model import Entity, Mention, Participant
from kg.text.tokens import Token

if TYPE_CHECKING:
    from kg.extract.claims import Found

_ACTS = frozenset({"Objection", "Rejection", "Support"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_TOLD = ("Asserted", "Planned", "Reported")
_SLOTS = ("object", "to", "with", "of", "on", "about", "at", "against", "for", "over")
_STATEMENTS = frozenset({"Statement"})
_BACK = 2  # sentences


def aimed(items: Sequence[Found], nouns: EventNouns) -> list[Found]:
    """The items, acts on a thing alone with who did it, where the two sentences before know one such actor only."""
    return [_aimed(item, items, nouns) for item in items]


def _aimed(item: Found, items: Sequence[Found], nouns: EventNouns) -> Found:
    claim = item.claim
    if claim.kind not in _ACTS or any("Counterpart" in p.roles for p in claim.participants):
        return item
    things = _things(item, nouns)
    actor = _doer(item, items, nouns.targets[things[0].lower_]) if things else None
    if actor is None and things and things[0].lower_ in nouns.announced:
        actor = _doer(item, items, _STATEMENTS)
    if actor is None:
        return item
    start = claim.evidence.start
    them = Participant(Mention(start, start, actor, "whose it is"), ("Counterpart",))
    return replace(item, claim=replace(claim, participants=(*claim.participants, them)))


def _things(item: Found, nouns: EventNouns) -> list[Token]:
    """The bare definite nouns on which an act is done."""
    found = [t for name in _SLOTS for t in item.match.slots.get(name, [])]
    return [t for t in found if t.lower_ in nouns.targets and _bare(t, nouns)]


def _bare(noun: Token, nouns: EventNouns) -> bool:
    marks = {c.lower_ for c in noun.children}
    further = any(c.dep_ in ("poss", "prep", "relcl", "acl", "compound", "ccomp") for c in noun.children)
    named = any(t.text[:1].isupper() for t in noun.subtree if t.i != noun.i)
    return bool(marks & _DEFINITE) and not further and not named and not marks & nouns.another


def _doer(item: Found, items: Sequence[Found], kinds: frozenset[str]) -> Entity | None:
    """The one who did such a thing in the sentences before, if it is one alone and not of the actor's own side."""
    own = names_of(item.claim, "Initiator")
    found: dict[str, Entity] = {}
    for other in items:
        near = 0 < item.sentence.index - other.sentence.index <= _BACK
        if near and other.claim.kind in kinds and other.claim.modality in _TOLD:
            doers = (p.mention.entity for p in other.claim.participants if "Initiator" in p.roles)
            found |= {doer.name: doer for doer in doers}
    alone = len(found) == 1 or len({d.country or d.name for d in found.values()}) == 1
    if not alone or any({d.name, d.country} & own for d in found.values()):
        return None
    return list(found.values())[-1]
