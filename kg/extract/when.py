"""When: the time that belongs to a predicate, of those that were taken out of its sentence, or of its people's stay."""

from __future__ import annotations

from kg.extract.match import Match
from kg.model import TimeSpan
from kg.text.grammar import is_verbal
from kg.text.sentence import AnchoredTime, Sentence
from kg.text.tokens import Token

_PLANS = ("Planned", "Hypothetical")


def time_of(sentence: Sentence, match: Match, modality: str) -> TimeSpan | None:
    """The time nearest to the predicate in the tree; in plans the later reading of "on Tuesday".

    Of a plan told of "on Monday" the day is that of the telling, not of the deed: a time outside the clause of a saying
    is left out there.
    """
    node = match.carrier or match.token
    clause = _clause(node)
    times = [t for t in sentence.times if not (modality in _PLANS and _told(t, clause))]
    if not times:
        return None
    best = min(times, key=lambda t: _distance(sentence, t, node, clause))
    if _distance(sentence, best, node, clause)[0] > 3:
        return None
    if modality in _PLANS and best.found.future is not None:
        return best.found.future
    return best.found.span


def _told(time: AnchoredTime, clause: Token) -> bool:
    """Whether a time stands in a clause above the one in which something is said of a predicate."""
    own = clause
    while own.dep_ not in ("ccomp", "ROOT") and own.head.i != own.i:
        own = own.head
    if own.dep_ != "ccomp":
        return False
    inside = {t.i for t in own.subtree}
    return time.anchor not in inside


def _clause(token: Token) -> Token:
    """The verb of the clause that a word stands in."""
    while token.head.i != token.i and not is_verbal(token):
        token = token.head
    return token


def _distance(sentence: Sentence, time: AnchoredTime, node: Token, clause: Token) -> tuple[int, int]:
    """How many clauses lie between a time and the predicate, then how many words."""
    anchor = max(0, min(time.anchor, len(sentence.doc) - 1))
    root = next(t for t in sentence.doc if t.head.i == t.i)
    at = root if time.anchor < 0 else _clause(sentence.doc[anchor])
    return _clauses_between(at, clause), abs(anchor - node.i)


def _clauses_between(one: Token, other: Token) -> int:
    up, other_up = _chain(one), _chain(other)
    shared = next((t for t in up if t in other_up), None)
    return up.index(shared) + other_up.index(shared) if shared is not None else 9


def _chain(token: Token) -> list[int]:
    found = [token.i]
    while token.head.i != token.i:
        token = token.head
        if is_verbal(token):
            found.append(token.i)
    return found
