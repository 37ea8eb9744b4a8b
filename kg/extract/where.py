"""Where: the place of a predicate, from its own slots, its clause, the sentence, the one before or the dateline."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.match import Match
from kg.model import Mention
from kg.text.annotate import Annotation
from kg.text.coref import Discourse
from kg.text.sentence import Sentence

_AT = frozenset({"in", "at", "to", "near", "outside"})
_TALKS = frozenset({"Meeting", "Summit", "Negotiation", "Agreement"})


def place_of(annotation: Annotation, sentence: Sentence, discourse: Discourse, match: Match) -> Mention | None:
    """The most specific place; for talks also one that the sentence, the one before or the dateline gives."""
    own = match.roles.get("place", ())
    if own:
        return _most_specific(own)
    inside = _inside_object(sentence, discourse, match)
    if inside is not None or match.frame.event not in _TALKS:
        return inside
    places = places_in(sentence, discourse)
    if places:
        return min(places, key=lambda p: abs(p[0].i - match.token.i))[1]
    if sentence.index and (before := annotation.sentences[sentence.index - 1]).paragraph == sentence.paragraph:
        places = places_in(before, discourse)
        return places[-1][1] if places else None
    return None


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


def places_in(sentence: Sentence, discourse: Discourse) -> list[tuple[Token, Mention]]:
    """Places behind "in", "at" or "to" in a sentence, in order."""
    found = []
    for token in sentence.doc:
        if token.dep_ == "pobj" and token.head.lower_ in _AT and sentence.units[token.i].readings:
            found += [(token, m) for m in discourse.actors(sentence, token, "Place")]
    return found
