"""Events that a noun tells: how much of them a phrase measures, and who does them by the verb or the name above.

In: a noun of a parse. Out: the tokens that name the doers, their conjuncts included; none where nobody does it.
"""

from __future__ import annotations

from kg.text.grammar import conjuncts, is_passive, is_verbal, subjects
from kg.text.tokens import Token
from kg.text.words import WORDS


def measured(token: Token) -> Token:
    """The outermost noun of "three days of talks", "a new round of talks": the one that the verb above governs."""
    while token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in WORDS.measures:
        token = token.head.head
    return token


def controllers(token: Token) -> list[Token]:
    """Who does what a noun says, by the verb above it: "arrived for talks", "announced plans for a summit"."""
    outer = measured(token)
    for _ in range(3):
        above = outer.head.head if outer.dep_ == "pobj" else outer.head
        if is_verbal(above):
            if outer.dep_ == "pobj" and outer.head.lower_ == "during" and above.dep_ == "acl" and is_passive(above):
                outer = above.head  # "said in a statement released during a visit"
                continue
            if (guest := _named_before(outer)) is not None:
                return [guest]
            aside = (
                outer.dep_ == "prep" and outer.lower_ == "in" and outer.nbor(-1).text == ","
            )  # ", in Oslo for talks"
            return subjects(above) if aside or outer.dep_ in ("dobj", "conj", "pobj") else []
        if outer.dep_ == "pobj" and outer.head.lower_ == "on" and above.text[:1].isupper():
            return [above]  # "Annan, on a visit to Fiji"
        owner = [c for c in above.children if c.dep_ == "poss"]
        if owner or above.i == outer.i:
            return conjuncts(owner[0]) if owner else []
        outer = above
    return []


def _named_before(noun: Token) -> Token | None:
    """ "According to Annan, on a visit to Fiji, the loan …": the name before the comma is the visitor."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ != "on" or preposition.i < 3 or preposition.i > preposition.head.i:
        return None
    comma, name = preposition.nbor(-1), preposition.nbor(-2)
    return name if comma.text == "," and name.text[:1].isupper() and name.dep_ == "pobj" else None
