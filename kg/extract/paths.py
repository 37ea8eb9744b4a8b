"""What lies between a word of a phrase and the head of that phrase."""

from __future__ import annotations

from kg.text.grammar import is_passive, is_verbal
from kg.text.tokens import Token

_MATTERS = frozenset({"against", "on", "about", "over", "into", "toward", "towards", "concerning", "regarding"})


def under_matter(token: Token, head: Token) -> bool:
    """Whether an actor is a matter or foe within the phrase: the attack *on* him, sanctions *against* him."""
    while token.i != head.i:
        if token.dep_ == "prep" and token.lower_ in _MATTERS:
            return True
        token = token.head
    return False


def hangs_by(token: Token, head: Token, prepositions: frozenset[str]) -> bool:
    """Whether there is nothing between a token and the head above it but nouns, these prepositions, and passives."""
    while token.i != head.i:
        if token.dep_ == "prep" and token.lower_ not in prepositions:
            return False
        if is_verbal(token) and not is_passive(token):
            return False
        token = token.head
    return True


def depth(token: Token, head: Token) -> int:
    """How many words lie between a token and the head above it."""
    steps = 0
    while token.i != head.i and steps < 30:
        token, steps = token.head, steps + 1
    return steps
