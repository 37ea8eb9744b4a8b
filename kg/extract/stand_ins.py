"""Nouns that speak or fight for whoever owns them: "a White House statement", "gunmen from Hamas", "a U.S. cruiser"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.text.grammar import conjuncts, objects
from kg.text.tokens import Token
from kg.text.words import WORDS

_FORCE = frozenset({"Assault", "Coercion", "Mobilization"})
_SPEECH = frozenset(
    "Statement Notification Offer Assurance Support Request Demand Objection Accusation Denial"
    " Rejection Warning".split()
)
_GROUPS = frozenset({"Organization", "ArmedGroup", "People", "Party", "InternationalOrganization"})
_PREPOSITIONS = frozenset({"by", "from", "of"})


def owners(token: Token, event: str) -> list[Token]:
    """The words that may name for whom a noun speaks or fights in an event of this class; none for other nouns."""
    words = WORDS.gunmen | WORDS.arms if event in _FORCE else WORDS.voices if event in _SPEECH else frozenset()
    return list(_near(token)) if token.lower_ in words else []


def peoples(token: Token) -> list[Token]:
    """Whose people a noun names: "assured the people of Oman" assures Oman; none for other nouns."""
    return [t for t in _near(token) if t.dep_ == "pobj"][:1] if token.lower_ in WORDS.peoples else []


def may_own(token: Token, kind: str) -> bool:
    """Whether an owner of this kind acts by them: "Chechen rebels" are no deed of their country's."""
    return token.lower_ not in WORDS.gunmen or kind in _GROUPS


def _near(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in ("poss", "compound", "amod", "nmod") and child.i < token.i:
            yield from conjuncts(child)
        elif child.dep_ in ("prep", "agent") and child.lower_ in _PREPOSITIONS:
            yield from (t for leaf in objects(child) for t in conjuncts(leaf))
