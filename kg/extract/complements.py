"""What governs a deed from above: verbs, nouns and adjectives, prepositions, and the clause that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.modality_lexicon import Governor
from kg.extract.polarity import BE, negator, without
from kg.extract.scope import Step, definite, finite
from kg.text.grammar import infinitive, is_verbal
from kg.text.inflect import is_bare
from kg.text.tokens import Token
from kg.text.words import WORDS

if TYPE_CHECKING:
    from kg.extract.climb import Climb

_MATTERS = frozenset({"about", "over", "regarding", "concerning"})
_PERFORMS = frozenset("announce announces announced announcing accept accepts accepted accepting".split())
_TURNED = {"hypothetical": "denied", "denied": "hypothetical"}  # what "not" makes of an adjective's effect
_ORDINALS = frozenset({"first", "last", "only", "second", "third"})


def complement(climb: Climb, step: Step) -> bool:
    """The deed is clause or object of a verb, noun or adjective."""
    verb, node, scope = step.governor, step.node, step.relation
    if scope == "clause" and finite(node) and _said_of_clause(climb, verb):
        return True
    known = climb.governors.known(verb, scope, step)
    effect = known.effects.get(scope) if known else None
    if effect == "planned" and scope == "object" and performed(node, verb):
        effect = None
    if effect == "planned" and _past(node):
        effect = "hypothetical"  # "was sure that they met", "a chance that they met": a guess, no plan
    if not is_verbal(verb) and verb.dep_ not in ("acomp", "oprd"):
        return _noun(climb, step, known, effect)
    traits = climb.governors.traits(verb)
    if effect is None and scope == "clause" and "aim" in traits and infinitive(node) and verb.lower_ not in BE:
        climb.judgement.apply("planned", "an aim")
    if scope == "object" and _taken_for_granted(climb, node, verb, effect, traits):
        return False
    climb.govern(known, effect, verb, negatable=scope == "clause" or bool(effect) or "stand_or_fall" in traits)
    if not (effect == "reported" and scope == "clause"):
        climb.words(verb, negate=False)
    return True


def _past(clause: Token) -> bool:
    """Whether a finite clause without an auxiliary tells what lies behind: "that they met"."""
    if not (is_verbal(clause) and finite(clause)) or any(c.dep_ in ("aux", "auxpass") for c in clause.children):
        return False
    return not is_bare(clause.lower_) and not clause.lower_.endswith("s")


def _said_of_clause(climb: Climb, verb: Token) -> bool:
    """ "It is possible that they met", "it remains unclear whether they met", "it is not certain that they met"."""
    adjective = next((c for c in verb.children if c.dep_ in ("acomp", "oprd")), None)
    if adjective is None:
        return False
    lexicon = climb.governors.lexicon
    known = lexicon.adjectives.get(adjective.lower_)
    effect = known.effects.get("that") if known else None
    if negator(verb) is not None:
        effect = _TURNED[effect] if effect else lexicon.pair("not", adjective.lower_)
    if effect is None:
        return False
    climb.judgement.apply(effect, adjective.text)
    climb.words(verb, negate=False)
    return True


def performed(deed: Token, verb: Token) -> bool:
    """Whether a deed is done by what the verb says: "announced the appointment of X", "accepted his resignation"."""
    return deed.lower_ in WORDS.performed and verb.lower_ in _PERFORMS


def _taken_for_granted(climb: Climb, node: Token, verb: Token, effect: str | None, traits: set[str]) -> bool:
    """What is said of a deed that is known already leaves it a fact; so does the answer to a speech act."""
    if climb.last is not None:
        return False
    if climb.speech_act and answers(traits):
        return True
    if node.dep_ == "attr" and verb.lower_ in BE and (definite(node) or _named_by(climb, verb)):
        return True
    if not definite(node):
        return False
    if node.dep_ == "nsubjpass" and effect in (None, "factive"):
        return not traits & {"stand_or_fall", "passive_existence"}
    return bool(traits & {"ended", "presupposing"})


def answers(traits: set[str]) -> bool:
    """Whether a verb takes up a speech act that was made: it accepts or ignores one, not receives or repeats one."""
    return "speech_act_object" in traits and "stand_or_fall" not in traits


def _named_by(climb: Climb, verb: Token) -> bool:
    """ "The reason was a visit": the subject says what the deed was to something else."""
    return any(c.lower_ in climb.governors.lexicon.manner for c in verb.children if c.dep_ == "nsubj")


def _noun(climb: Climb, step: Step, known: Governor | None, effect: str | None) -> bool:
    """Above the predicate stands a noun: "plans to visit", "false reports of a meeting", "no offer of talks"."""
    noun, node = step.governor, step.node
    if known is None and is_verbal(node) and infinitive(node):
        first = any(c.lower_ in _ORDINALS for c in noun.children)
        climb.judgement.apply("factive" if first else "planned", noun.text)
        return True
    if effect == "reported" and step.link and step.link[-1].lower_ == "on" and definite(node):
        return False  # "reports on the meeting" take it for granted
    climb.govern(known, effect, noun, negative=without(noun))
    if effect == "reported" and (
        _untrue(noun) or any(c.lower_ in climb.governors.lexicon.report_words for c in noun.children)
    ):
        climb.judgement.apply("denied", noun.text)
    return True


def _untrue(noun: Token) -> bool:
    """ "There is no truth in the report that …", "the report is without foundation"."""
    truth = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "to", "for") else None
    if truth is None or truth.lower_ not in ("truth", "substance", "foundation", "basis", "veracity"):
        return False
    return any(c.lower_ in ("no", "little", "any") for c in truth.children)


def linked(climb: Climb, step: Step) -> bool:
    """Behind a preposition: a complement ("call for talks"), an aim, a phrase of time, manner or ground."""
    governors, scope, verb = climb.governors, step.relation, step.governor
    words, effect = governors.preposition(step.link[-1]) or ((), None)
    known = governors.known(verb, scope, step)
    whole = known is not None and {t.lower_ for t in step.link} <= set(known.rest)
    if effect not in (None, "factive", "reported") and not whole:
        climb.judgement.apply(str(effect), step.link[-1].text)
        return True
    free = effect is None or words in governors.lexicon.loose
    if known is not None and known.effects.get(scope) and (whole or (free and governors.takes(step, known))):
        return complement(climb, step)
    if step.link[-1].lower_ in _MATTERS and scope == "object" and definite(step.node):
        return False  # "questions about his sale": there was one
    if not is_verbal(verb):
        return True
    if scope == "object" and _aim(climb, step):
        climb.judgement.apply("planned", f"{verb.text} {step.link[-1].text}")
        climb.words(verb)
        return True
    return _phrase(climb, step, words if effect == "factive" else None)


def _phrase(climb: Climb, step: Step, words: tuple[str, ...] | None) -> bool:
    """A phrase of time, manner or ground shares what lies ahead with its verb, not what is said or denied."""
    lexicon, verb = climb.governors.lexicon, step.governor
    if climb.governors.says(verb) or (words in lexicon.grounds and step.relation == "object"):
        return False
    loose = words is None or words in lexicon.loose
    bound = loose and (step.relation == "clause" or not definite(step.node))
    climb.adjunct = climb.adjunct or not (bound and (words is None or verb == climb.carrier))
    climb.words(verb, negate=not climb.adjunct)
    return True


def _aim(climb: Climb, step: Step) -> bool:
    """ "Arrived for talks": what he came for lies ahead."""
    if step.link[-1].lower_ not in climb.governors.lexicon.aim_prepositions or climb.speech_act:
        return False
    return "aim" in climb.governors.traits(step.governor) and not _over(step.governor)


def _over(verb: Token) -> bool:
    """Whether what one came for is over: "was in Oslo for talks", "after flying to Oslo for talks"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ in ("after", "before"):
        return True
    return verb.lower_ in ("was", "were", "visited", "stayed") and not any(
        c.dep_ in ("xcomp", "acomp") for c in verb.children
    )


def adverbial(climb: Climb, node: Token, verb: Token) -> bool:
    """The deed stands in an adverbial clause: an aim, a condition, or what came before, during or because."""
    if infinitive(node):
        known = climb.governors.known(verb, "clause")
        factive = known is not None and known.effects.get("clause") == "factive"
        if not factive and "achieved" not in climb.governors.traits(verb):
            climb.judgement.apply("planned", "an aim")
        climb.words(verb)
        return True
    effect = climb.governors.conjunction(node)
    if effect is not None and effect != "factive":
        if node.i != climb.deed.i:
            climb.judgement.apply(effect, "a condition")
        return True
    if climb.governors.says(verb):
        return False
    climb.adjunct = climb.adjunct or effect == "factive" or finite(node)
    if not climb.adjunct:
        climb.words(verb, negate=False)
    return True
