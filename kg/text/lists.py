"""Lists that a noun announces: "six nations: A, B and C", "several states, among them A and B".

Read from the words, since the parser hangs such lists on whatever is near.
"""

from __future__ import annotations

from kg.text.sentence import Sentence
from kg.text.tokens import Token
from kg.text.words import WORDS

_NEAR = 8  # tokens between the noun and what opens the list
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_MARKS = frozenset({":", "-", "--", "---", "–", "—"})
_BETWEEN = frozenset(", ; and & plus as well the also".split())


def announced(sentence: Sentence, noun: Token) -> list[Token]:
    """The names of the list behind a noun in the plural; none where no list follows.

    A list behind a dash or colon has two names at least; behind "including", "among them" one will do. A list that
    stands further off must have as many names as the noun says.
    """
    tokens, marked = list(sentence.doc), False
    for i in range(noun.i + 1, min(noun.i + _NEAR, len(tokens))):
        token = tokens[i]
        if token.text in _MARKS or token.lower_ in WORDS.examples:
            marked = token.text in _MARKS
            found = _names(sentence, tokens, i + 1)
            return found if len(found) > marked else []
        if token.i != noun.i and token.is_ancestor(noun):
            break  # a verb: what follows is no longer about the noun
    return _counted(sentence, noun, tokens)


def _counted(sentence: Sentence, noun: Token, tokens: list[Token]) -> list[Token]:
    """ "Three states agreed to meet: A, B and C": a list as long as the number before the noun, however far behind."""
    words = [c.lower_ for c in noun.children if c.dep_ == "nummod"]
    numbers = [_NUMBERS.index(w) if w in _NUMBERS else int(w) for w in words if w in _NUMBERS or w.isdecimal()]
    for mark in (t for t in tokens[noun.i + 1 :] if t.text in _MARKS):
        found = _names(sentence, tokens, mark.i + 1)
        if len(found) > 1 and len(found) in numbers:
            return found
    return []


def _names(sentence: Sentence, tokens: list[Token], start: int) -> list[Token]:
    found: list[Token] = []
    for token in tokens[start:]:
        if sentence.units[token.i].readings:
            found.append(token)
        elif token.lower_ not in (_BETWEEN if found else _BETWEEN | WORDS.examples):
            break
    return found
