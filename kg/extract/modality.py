"""Did it happen? The modality of a predicate from its own words and from everything that governs it.

The walk goes from the predicate up the tree and gathers effects: negation and auxiliaries of its own, then of each
governor ("refused to say that he planned to meet"). What the words do is in ``ontology/modality.yml``; the order in which
effects combine follows the scope of embedding, as in FactBank (Saurí and Pustejovsky, 2009).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from spacy.tokens import Token

from kg.errors import DataError
from kg.extract.arguments import is_verbal, measured, subjects
from kg.extract.inflect import noun_forms, verb_forms
from kg.resources import ONTOLOGY

EFFECTS = ("denied", "planned", "reported", "hypothetical", "factive")
_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor"})
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_MAYBE = frozenset({"would", "could", "might", "may", "should", "can", "must", "'d", "ought", "ca"})
_IF = frozenset({"if", "unless", "whether", "until", "provided", "lest"})
_COMPLEMENTS = ("xcomp", "ccomp", "dobj", "nsubjpass", "pcomp", "pobj", "attr", "oprd", "csubjpass", "dative", "acomp")
_BE = frozenset({"is", "are", "was", "were", "am", "be", "been"})


@dataclass(frozen=True, slots=True)
class ModalityLexicon:
    """Words with their effect, by part of speech and lower-case form; verb phrases map to the words that must follow."""

    verbs: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    clausal: frozenset[str]  # verbs that do so to a clause alone, not to a noun: "noted the talks" tells of talks
    existence: frozenset[str]  # verbs whose negation denies their subject: "the talks did not take place"
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    adverbs: Mapping[str, str]
    prepositions: Mapping[str, str]


@dataclass(slots=True)
class Judgement:
    """A modality on its way up the tree, who is said to say so, and why, in words."""

    modality: str = "Asserted"
    speaker: Token | None = None
    sayings: list[Token] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def apply(self, effect: str, why: str) -> None:
        """Combine with one more effect that has scope over all so far."""
        table = _COMBINED[effect]
        after = table.get(self.modality, self.modality)
        if after != self.modality or effect in ("reported", "denied"):
            self.reasons.append(f"{why}: {effect}")
        self.modality = after


_COMBINED: dict[str, dict[str, str]] = {
    "denied": {"Asserted": "Denied", "Planned": "Denied", "Reported": "Denied", "Hypothetical": "Denied", "Denied": "Hypothetical"},
    "planned": {"Asserted": "Planned", "Hypothetical": "Planned", "Reported": "Planned"},
    "reported": {"Asserted": "Reported"},
    "hypothetical": {"Asserted": "Hypothetical", "Reported": "Hypothetical"},
    "factive": {},
}


@lru_cache(maxsize=2)
def load_modality(path: Path | None = None) -> ModalityLexicon:
    """The lexicon of ``ontology/modality.yml``; raises DataError where it is faulty."""
    path = path or ONTOLOGY / "modality.yml"
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise DataError(f"{path}: cannot be read ({error}); put back the file that came with the package") from error
    verbs: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    other: dict[str, dict[str, str]] = {"nouns": {}, "adjectives": {}, "adverbs": {}, "prepositions": {}}
    for effect in EFFECTS:
        section: dict[str, Any] = data.get(effect) or {}
        for phrase in section.get("verbs", ()):
            first, *rest = phrase.split()
            for form in verb_forms(first):
                verbs.setdefault(form, []).append((tuple(rest), effect))
        for noun in section.get("nouns", ()):
            other["nouns"].update(dict.fromkeys(noun_forms(noun.split()[-1]), effect))
        for key in ("adjectives", "adverbs", "prepositions"):
            other[key].update({str(word): effect for word in section.get(key) or ()})
    clausal = {f for e in EFFECTS for phrase in (data.get(e) or {}).get("clause_only") or () for f in verb_forms(phrase.split()[0])}
    existence = {f for phrase in data.get("existence", {}).get("verbs", ()) for f in verb_forms(phrase.split()[0])}
    ordered = {form: tuple(sorted(found, key=lambda f: -len(f[0]))) for form, found in verbs.items()}
    return ModalityLexicon(ordered, frozenset(clausal), frozenset(existence), other["nouns"], other["adjectives"], other["adverbs"], other["prepositions"])


class ModalityEngine:
    """Judges predicates by one lexicon."""

    def __init__(self, lexicon: ModalityLexicon) -> None:
        self.lexicon = lexicon

    def judge(self, token: Token, carrier: Token | None = None) -> Judgement:
        """The modality of a predicate; ``carrier`` is its light verb ("held talks"), whose words count as its own."""
        judgement = Judgement()
        self._local(token, judgement)
        node = token
        if carrier is not None:
            self._effect(self.verb_effect(carrier), token, carrier, judgement)
            self._local(carrier, judgement, but=token)
            node = carrier
        self._climb(node, judgement)
        if any(t.text == "?" for t in list(token.doc)[-2:]):
            judgement.apply("hypothetical", "a question")
        return judgement

    def _climb(self, node: Token, judgement: Judgement) -> None:
        for _ in range(12):
            parent = node.head
            if parent.i == node.i:
                return
            if node.dep_ == "conj":
                self._shared(node, judgement)
            elif not self._govern(node, parent, judgement):
                return
            node = parent

    def _shared(self, node: Token, judgement: Judgement) -> None:
        """A coordinated verb without subject and auxiliary of its own shares those of the first: "will meet A and see B"."""
        labels = {c.dep_ for c in node.children}
        if is_verbal(node) and not labels & {"nsubj", "nsubjpass", "aux"}:
            self._auxiliaries(node.head, judgement)
            self._negations(node.head, judgement, own=False)

    def _govern(self, node: Token, parent: Token, judgement: Judgement) -> bool:
        """Apply what the parent does to the node; False where its scope ends."""
        if node.dep_ in ("relcl", "parataxis", "punct", "appos"):
            return False
        if node.dep_ == "advcl":
            if _infinitive(node) and self.verb_effect(parent) != "factive":
                judgement.apply("planned", "an aim")
            self._condition(node, judgement)
            return not any(c.dep_ in ("aux", "nsubj") and c.lower_ != "to" for c in node.children) or self._says(parent)
        if node.dep_ in ("nsubj", "csubj") and not is_verbal(node):
            return self._subject_of(node, parent, judgement)
        if node.dep_ == "prep" or (node.dep_ == "agent"):
            return self._preposition(node, parent, judgement)
        if is_verbal(parent):
            return self._verb(node, parent, judgement)
        return self._noun(node, parent, judgement)

    def _verb(self, node: Token, parent: Token, judgement: Judgement) -> bool:
        effect = self.verb_effect(parent)
        clausal = node.dep_ in ("xcomp", "ccomp", "pcomp") or is_verbal(node)
        if node.dep_ in ("xcomp", "ccomp") and parent.lower_ in _BE and _infinitive(node):
            effect = "planned"
        if effect is None and clausal and parent.lower_ in self.lexicon.adjectives:
            effect = self.lexicon.adjectives[parent.lower_]
        if node.dep_ in _COMPLEMENTS and (clausal or parent.lower_ not in self.lexicon.clausal):
            self._effect(effect, node, parent, judgement)
        if effect == "reported" and clausal:
            return True
        self._auxiliaries(parent, judgement)
        if clausal or effect == "planned":
            self._negations(parent, judgement, own=effect != "reported")
        return True

    def _effect(self, effect: str | None, node: Token, parent: Token, judgement: Judgement) -> None:
        if effect in (None, "factive"):
            return
        if effect == "reported":
            judgement.sayings.append(parent)
            judgement.speaker = judgement.speaker or next(iter(subjects(parent)), None)
        judgement.apply(effect, parent.text)

    def verb_effect(self, verb: Token) -> str | None:
        """What a verb with its particles does to its complement; longer phrases first ("rule out" before "rule")."""
        return self._phrase(verb)[0]

    def _phrase(self, verb: Token) -> tuple[str | None, tuple[str, ...]]:
        near = {c.lower_ for c in verb.children if c.dep_ in ("prt", "prep", "advmod", "acomp", "dobj", "oprd", "attr")}
        for rest, effect in self.lexicon.verbs.get(verb.lower_, ()):
            if all(word in near for word in rest):
                return effect, rest
        return None, ()

    def _says(self, verb: Token) -> bool:
        return self.verb_effect(verb) == "reported"

    def _noun(self, node: Token, parent: Token, judgement: Judgement) -> bool:
        """Above the predicate stands a noun: "plans to visit", "reports of a meeting", "an offer of talks"."""
        if node.dep_ in ("poss", "compound", "amod", "nmod") and node.dep_ != "acl":
            return False
        effect = self.lexicon.nouns.get(parent.lower_)
        if effect is not None and (node.dep_ in ("ccomp", "pobj", "pcomp", "xcomp", "prep") or _infinitive(node)):
            self._effect(effect, node, parent, judgement)
        self._adjectives(parent, judgement)
        return True

    def _preposition(self, node: Token, parent: Token, judgement: Judgement) -> bool:
        """A noun or gerund behind a preposition: an effect only where the preposition is part of the phrase ("call for")."""
        effect = self.lexicon.prepositions.get(node.lower_)
        if effect is not None and effect != "factive":
            judgement.apply(effect, node.text)
        if not is_verbal(parent):
            return self._noun(node, parent, judgement)
        effect, rest = self._phrase(parent)
        if node.lower_ in rest:
            self._effect(effect, node, parent, judgement)
        elif effect == "reported":
            return False  # "said during a visit": the author tells of the visit
        self._auxiliaries(parent, judgement)
        return True

    def _subject_of(self, node: Token, verb: Token, judgement: Judgement) -> bool:
        """An event noun as subject: "the talks will begin", "no meeting took place", "the visit did not happen"."""
        self._auxiliaries(verb, judgement)
        if verb.lower_ in self.lexicon.existence:
            self._negations(verb, judgement, own=True, but=node)
        predicate = [c for c in verb.children if c.dep_ in ("acomp", "attr")]
        for child in predicate:
            effect = self.lexicon.adjectives.get(child.lower_) or self.lexicon.nouns.get(child.lower_)
            if effect:
                judgement.apply(effect, child.text)
        if self.verb_effect(verb) == "denied":
            judgement.apply("denied", verb.text)
        return verb.dep_ in ("ccomp", "xcomp", "conj")

    def _condition(self, node: Token, judgement: Judgement) -> None:
        if any(c.dep_ in ("mark", "advmod") and c.lower_ in _IF for c in node.children):
            judgement.apply("hypothetical", "a condition")

    def _local(self, token: Token, judgement: Judgement, but: Token | None = None) -> None:
        self._adjectives(token, judgement)
        self._condition(token, judgement)
        self._auxiliaries(token, judgement)
        self._negations(token, judgement, own=True, but=but)

    def _adjectives(self, noun: Token, judgement: Judgement) -> None:
        outer = measured(noun)
        for child in (*noun.children, *(outer.children if outer is not noun else ())):
            if child.dep_ in ("amod", "compound", "advmod", "nmod") and (effect := self.lexicon.adjectives.get(child.lower_)):
                judgement.apply(effect, child.text)

    def _adverbs(self, token: Token, judgement: Judgement) -> None:
        for child in token.children:
            if child.dep_ in ("advmod", "npadvmod", "prep") and (effect := self.lexicon.adverbs.get(child.lower_)):
                judgement.apply(effect, child.text)
            elif child.dep_ == "prep" and (effect := self._source(child)):
                judgement.apply(effect, child.text)

    def _source(self, preposition: Token) -> str | None:
        effect = self.lexicon.prepositions.get(preposition.lower_)
        if effect is None and preposition.lower_ == "according":
            return "reported"
        return effect if effect == "reported" else None

    def _auxiliaries(self, verb: Token, judgement: Judgement) -> None:
        words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
        if words & _FUTURE:
            judgement.apply("planned", next(iter(sorted(words & _FUTURE))))
        elif words & _MAYBE:
            later = words & {"would", "'d"} and verb.dep_ == "ccomp" and self.verb_effect(verb.head) == "reported"
            judgement.apply("planned" if later else "hypothetical", next(iter(sorted(words & _MAYBE))))
        self._adverbs(verb, judgement)

    def _negations(self, token: Token, judgement: Judgement, *, own: bool, but: Token | None = None) -> None:
        """Negation by an adverb, by "no" before a noun, or by a subject that is nobody; ``but`` was judged already."""
        for child in token.children:
            if but is not None and child.i == but.i:
                continue
            negative = child.dep_ == "neg" or (child.dep_ in ("det", "preconj", "advmod", "cc") and child.lower_ in ("no", "never", "neither"))
            if negative and child.lower_ in _NEGATIONS:
                judgement.apply("denied" if own or is_verbal(token) else "hypothetical", child.text)
                return
            if child.dep_ in ("nsubj", "nsubjpass") and _is_nobody(child):
                judgement.apply("denied", child.text)
                return


def _infinitive(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def _is_nobody(token: Token) -> bool:
    return token.lower_ in _NOBODY or any(c.dep_ in ("det", "neg") and c.lower_ in ("no", "neither") for c in token.children)
