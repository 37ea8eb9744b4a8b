"""A deed as subject: whether it is said to take place, or is taken for granted and something else said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.polarity import auxiliary, negator
from kg.extract.scope import definite
from kg.text.grammar import infinitive, is_passive, is_verbal
from kg.text.tokens import Token

if TYPE_CHECKING:
    from kg.extract.climb import Climb


def subject(climb: Climb, noun: Token, verb: Token) -> bool:
    """A noun as subject: "the talks will begin", "no meeting took place", "reports of a sale are false"."""
    lexicon = climb.governors.lexicon
    words = [c for c in verb.children if c.dep_ in ("acomp", "attr")]
    if is_verbal(climb.deed) or climb.last is not None:
        if any(w.lower_ in lexicon.report_words for w in words):
            climb.judgement.apply("denied", "false")
        return False
    for word in words:
        known = lexicon.adjectives.get(word.lower_)
        if known is not None and (effect := known.effects.get("clause")) not in (None, "factive"):
            climb.govern(known, effect, word, negative=negator(verb))
    return _happening(climb, noun, verb)


def _happening(climb: Climb, noun: Token, verb: Token) -> bool:
    """Whether the verb says that the deed takes place, or something about a deed taken for granted."""
    known = climb.governors.known(verb, "subject")
    if known is not None and "subject" in known.effects:
        climb.judgement.apply(known.effects["subject"], verb.text)
    inner = next((c for c in verb.children if c.dep_ == "xcomp" and infinitive(c)), None)
    takes_place = any(climb.governors.exists(v) for v in (verb, inner) if v is not None)
    if inner is not None:
        _raised(climb, verb, inner, takes_place)
    elif takes_place and auxiliary(verb, climb.governors.lexicon) is None and negator(verb) is None:
        climb.judgement.reset(verb.text)
    if takes_place or not climb.speech_act:
        climb.words(verb, negate=takes_place, but=noun, aside=takes_place)
    return takes_place or not (definite(noun) or _by_the_way(climb, verb))


def _by_the_way(climb: Climb, verb: Token) -> bool:
    """Whether the verb tells how a deed was, how it went or what came of it: talks that "failed" were held."""
    said = {c.lower_ for c in verb.children if c.dep_ in ("acomp", "attr")}
    return "manner" in climb.governors.traits(verb) or bool(said & climb.governors.lexicon.manner)


def _raised(climb: Climb, verb: Token, inner: Token, takes_place: bool) -> None:
    """ "The talks are expected to begin", "failed to take place"; those that failed to bring peace were held."""
    known = climb.governors.known(verb, "clause")
    effect = known.effects.get("clause") if known else None
    if takes_place or (effect == "planned" and is_passive(verb)):
        climb.govern(known, effect, verb, negatable=takes_place)
    if (found := auxiliary(inner, climb.governors.lexicon)) is not None:
        climb.judgement.apply(found[0], found[1].text)
