"""Whom an attack struck: the state whose ship, ministry or land it was, never a place that nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.model import Entity, Mention
from kg.text.tokens import Token
from kg.text.words import WORDS

_ALONG = frozenset({"near", "along", "by", "across", "around", "close", "to", "from"})
_BORDERS = frozenset({"border", "borders", "frontier", "boundary"})
_AT = frozenset({"at", "in", "near", "into", "around", "outside"})


def vessel_owners(token: Token) -> list[Token]:
    """Whose a named ship is: "the *U.S.* frigate Stark"; none for other words."""
    before = [t for t in token.subtree if t.i < token.i]
    if not token.text[:1].isupper() or not any(t.lower_ in WORDS.vessels for t in before):
        return []
    return [t for t in before if t.dep_ in ("compound", "amod", "nmod", "poss") and t.text[:1].isupper()][:1]


def struck(found: tuple[Mention, ...], known: Mapping[str, Entity], slot: str) -> tuple[Mention, ...]:
    """The targets that a slot names: for a body of a state the state; no unknown name that says only where."""
    states = [(m, known.get(m.entity.country or "")) for m in found if not _nowhere(m, known, slot)]
    owned = "/" in slot  # "his troops" are not he
    kept = [(m, s) for m, s in states if s or not (owned and m.entity.kind == "Person")]
    kinds = {"GovernmentBody", "Person"} if owned else {"GovernmentBody"}
    return tuple(replace(m, entity=s) if s and m.entity.kind in kinds else m for m, s in kept)


def _nowhere(mention: Mention, known: Mapping[str, Entity], slot: str) -> bool:
    base, _, inner = slot.partition("/")
    return (
        (base in _AT or (inner != "" and base != "object"))
        and mention.entity.kind == "Organization"
        and mention.entity.name not in known
    )


def in_clause(token: Token, head: Token) -> bool:
    """Whether a word stands in a clause told of a thing, not as the one who holds it, or says what it lies near."""
    clauses = []
    while token.i != head.i:
        if token.dep_ in ("relcl", "acl"):
            clauses.append(token)
        elif token.dep_ == "prep" and token.lower_ in _ALONG and any(c.lower_ in _BORDERS for c in token.children):
            return True
        token = token.head
    return len(clauses) > 1 or any(c.lower_ not in WORDS.holds for c in clauses)
