"""Where: the place of a predicate, from its own slots, its clause, the clauses above, or where its people last were."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.match import Match
from kg.extract.when import time_of
from kg.extract.whereabouts import last_stay
from kg.model import Mention
from kg.text.annotate import Annotation
from kg.text.coref import Discourse
from kg.text.grammar import is_verbal
from kg.text.sentence import Sentence
from kg.text.tokens import Token
from kg.text.words import WORDS

_AT = frozenset({"in", "at", "to", "near", "outside"})
_TALKS = frozenset({"Meeting", "Summit", "Negotiation", "Agreement"})
_BACK = 5  # sentences
_NEAR = 6  # tokens between a gathering and its place
# A clause under such a label does not share the place of the clause above: what is said in Paris happened elsewhere.
_CLOSED = ("ccomp", "relcl", "parataxis", "appos", "ROOT")


def place_of(annotation: Annotation, sentence: Sentence, discourse: Discourse, match: Match) -> Mention | None:
    """The most specific place; for talks also one that the sentence gives or where their people were last."""
    own = match.roles.get("place", ())
    if own:
        return _most_specific(own)
    inside = _inside_object(sentence, discourse, match)
    if inside is not None or match.frame.event not in _TALKS:
        return inside
    if (here := _in_sentence(sentence, discourse, match)) is not None:
        return here
    if (before := _told_before(annotation, sentence, discourse, match)) is not None:
        return before
    stay = last_stay(annotation, sentence, discourse, match)
    if stay is None:
        return None
    told = time_of(sentence, match, "Asserted")
    apart = told is not None and stay.time is not None and (told.end < stay.time.begin or stay.time.end < told.begin)
    return None if apart else stay.place


def _told_before(annotation: Annotation, sentence: Sentence, discourse: Discourse, match: Match) -> Mention | None:
    """ "The meeting brought together …": the place of the last gathering that the sentences before tell of."""
    nouns = [match.token, *match.slots.get("subject", []), *match.slots.get("object", [])]
    if not any(t.lower_ in WORDS.gatherings and _the(t) for t in nouns):
        return None
    for other in reversed(annotation.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        gatherings = [t.i for t in other.doc if t.lower_ in WORDS.gatherings]
        near = [m for t, m in places_in(other, discourse) if any(0 < t.i - i <= _NEAR for i in gatherings)]
        if near:
            return near[-1]
    return None


def _the(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in noun.children)


def _most_specific(mentions: tuple[Mention, ...]) -> Mention:
    return next((m for m in mentions if m.entity.kind in ("City", "Facility")), mentions[0])


def _inside_object(sentence: Sentence, discourse: Discourse, match: Match) -> Mention | None:
    """ "struck targets in Lebanon": the place may hang on the object."""
    if match.frame.event == "Visit":
        return None
    for head in match.slots.get("object", []):
        for token in head.subtree:
            if (
                token.dep_ == "pobj"
                and token.head.lower_ in ("in", "at")
                and (found := discourse.actors(sentence, token, "Place"))
            ):
                return found[0]
    return None


def _in_sentence(sentence: Sentence, discourse: Discourse, match: Match) -> Mention | None:
    """The nearest place of the clauses that share theirs with the predicate; behind "where" the place described."""
    scope = list(_scope(match.carrier or match.token))
    for verb in scope:
        if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
            found = discourse.actors(sentence, verb.head, "Place")
            if found:
                return found[0]
    ranks = {verb.i: rank for rank, verb in enumerate(scope)}
    best = [
        (ranks[clause.i], abs(token.i - match.token.i), mention)
        for token, mention in places_in(sentence, discourse)
        if (clause := _clause_of(token, match)) is not None and clause.i in ranks
    ]
    return min(best, key=lambda b: b[:2])[2] if best else None


def _scope(token: Token) -> Iterator[Token]:
    """The verb of the predicate's clause and those above that share time and place with it, nearest first."""
    while True:
        while token.head.i != token.i and not is_verbal(token):
            token = token.head
        yield token
        if token.dep_ in _CLOSED or token.head.i == token.i:
            return
        token = token.head


def _clause_of(place: Token, match: Match) -> Token | None:
    """The verb of a place's clause; None where the place belongs to a thing spoken of ("the war in Bosnia")."""
    node: Token = place.head
    while node.head.i != node.i and not is_verbal(node):
        if node.i != match.token.i and node.lower_ in WORDS.local:
            return None
        node = node.head
    return node


def places_in(sentence: Sentence, discourse: Discourse) -> list[tuple[Token, Mention]]:
    """Places behind "in", "at" or "to" in a sentence, in order; "in the city of Pskov" is Pskov."""
    found = []
    for token in sentence.doc:
        named = bool(sentence.units[token.i].readings) or token.lower_ in (WORDS.sorts | WORDS.capital)
        if named and token.dep_ == "pobj" and _leader(token).lower_ in _AT:
            found += [(token, m) for m in discourse.actors(sentence, token, "Place")]
    return found


def _leader(token: Token) -> Token:
    """The preposition before a place, that before "the city of" where it is so called."""
    outer = token.head.head
    return outer.head if token.head.lower_ == "of" and outer.lower_ in (WORDS.sorts | WORDS.capital) else token.head
