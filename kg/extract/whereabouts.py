"""Whereabouts: where an article last said that somebody was, and when, for events told without place or time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.match import Match
from kg.model import Mention, TimeSpan
from kg.text.annotate import Annotation
from kg.text.coref import Discourse
from kg.text.grammar import conjuncts, is_verbal, subjects
from kg.text.inflect import verb_forms
from kg.text.sentence import Sentence
from kg.text.tokens import Token
from kg.text.words import WORDS

# How many sentences a stay is remembered.
_REACH = 5
_AT = frozenset({"in", "at", "to"})
_FROM = frozenset(form for verb in ("return", "come", "fly", "depart") for form in verb_forms(verb))
_MEETING = frozenset(
    form for verb in ("meet", "receive", "host", "see", "greet", "welcome") for form in verb_forms(verb)
)
_UNREAL = frozenset(
    {"will", "would", "could", "may", "might", "should", "must", "not", "n't", "never", "'ll", "wo", "ca"}
)


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody was at a place, so a sentence says; ``time`` is the first time in the same clause, if any."""

    sentence: int
    place: Mention
    time: TimeSpan | None


def last_stay(annotation: Annotation, sentence: Sentence, discourse: Discourse, match: Match) -> Stay | None:
    """The nearest earlier stay of a person who takes part in what a match tells."""
    return next(_stays_of(annotation, sentence, discourse, match), None)


def time_of_stay(
    annotation: Annotation, sentence: Sentence, discourse: Discourse, match: Match, place: Mention | None
) -> TimeSpan | None:
    """When the people of an untimed deed were last at its place; None where they were elsewhere in between.

    A longer time covers the next place too: "he was in A this week; he then went to B".
    """
    for stay in _stays_of(annotation, sentence, discourse, match):
        if place is not None and not _same_place(stay.place, place):
            return stay.time if stay.time is not None and stay.time.precision == "range" else None
        if stay.time is not None:
            return stay.time
    return None


def _same_place(one: Mention, other: Mention) -> bool:
    names = {one.entity.name, other.entity.name}
    return len(names) == 1 or one.entity.country in names or other.entity.country in names


def _stays_of(annotation: Annotation, sentence: Sentence, discourse: Discourse, match: Match) -> Iterator[Stay]:
    people = {m.entity.name for found in match.roles.values() for m in found if m.entity.kind == "Person"}
    if people:
        for other in reversed(annotation.sentences[max(0, sentence.index - _REACH) : sentence.index]):
            if not other.silent:
                yield from _stays(other, discourse, people)


def _stays(sentence: Sentence, discourse: Discourse, people: set[str]) -> Iterator[Stay]:
    """The places of clauses that tell what some of these people did, the main clause's first."""
    verbs = [t for t in sentence.doc if is_verbal(t) and not _unreal(t)]
    for verb in sorted(verbs, key=lambda t: (t.dep_ != "ROOT", t.i)):
        if people & {m.entity.name for t in _present(verb) for m in discourse.actors(sentence, t, "Person")}:
            for token in _places(verb):
                for place in discourse.actors(sentence, token, "Place")[:1]:
                    yield Stay(sentence.index, place, _time(sentence, verb))


def _unreal(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "neg") and c.lower_ in _UNREAL for c in verb.children)


def _present(verb: Token) -> list[Token]:
    """Who is where a verb is done: its subject, and whom that meets."""
    found = list(subjects(verb))
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass") and verb.lower_ in _MEETING:
            found += conjuncts(child)
        elif child.dep_ == "prep" and child.lower_ == "with":
            found += [t for leaf in child.children if leaf.dep_ == "pobj" for t in conjuncts(leaf)]
    return found


def _places(verb: Token) -> Iterator[Token]:
    """Words of a clause at which a place may stand: "was in X", "visited X", "came away from X", "ended talks in X"."""
    inner = {t.i for c in verb.subtree if c.i != verb.i and is_verbal(c) for t in c.subtree}
    for token in verb.subtree:
        if token.i in inner:
            continue
        visited = token.dep_ == "dobj" and token.head.i == verb.i
        if visited or (token.dep_ == "pobj" and _leads(token.head, verb)):
            yield token


def _leads(preposition: Token, verb: Token) -> bool:
    """Whether a preposition puts the doing of a verb at a place."""
    head = preposition.head if preposition.head.dep_ not in ("advmod", "prt", "prep") else preposition.head.head
    if preposition.lower_ == "from":
        return verb.lower_ in _FROM and head.i == verb.i
    if preposition.lower_ not in _AT:
        return False
    return head.i == verb.i or head.lower_ in WORDS.doings or head.text[:1].isupper()


def _time(sentence: Sentence, verb: Token) -> TimeSpan | None:
    """The first time that stood among the words of a clause, or at the beginning of the sentence of a main clause."""
    inner = {t.i for c in verb.subtree if c.i != verb.i and is_verbal(c) for t in c.subtree}
    own = {t.i for t in verb.subtree if t.i not in inner} | ({-1} if verb.dep_ == "ROOT" else set())
    return next((t.found.span for t in sentence.times if t.anchor in own), None)
