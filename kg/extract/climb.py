"""One walk from a deed to the root of its sentence, which applies all that governs the deed, the innermost first."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.complements import adverbial, answers, complement, linked, performed
from kg.extract.governors import Governors
from kg.extract.happening import subject
from kg.extract.judgement import Judgement
from kg.extract.modality_lexicon import Governor
from kg.extract.occasions import measured
from kg.extract.polarity import BE, adverbs, auxiliary, coordinated_negator, negator, source, unsure, without
from kg.extract.scope import Step, definite, finite, steps
from kg.text.grammar import is_passive, is_verbal
from kg.text.tokens import Token


@dataclass(slots=True)
class Climb:
    """``adjunct`` is set above a phrase of time or manner, which no saying and no negation reaches."""

    governors: Governors
    deed: Token
    speech_act: bool
    judgement: Judgement = field(default_factory=Judgement)
    carrier: Token | None = None
    adjunct: bool = False
    last: tuple[str, str] | None = None  # lemma of the governor below, and the modality before it
    negated: int = -1  # the governor to which "neither … nor" was applied already

    def judge(self, carrier: Token | None) -> None:
        """Judge the deed; a light verb behind a preposition ("took part in talks") is a governor like others."""
        self._own()
        if carrier is None or self.deed.dep_ == "pobj" or measured(self.deed).dep_ == "pobj":
            self.carrier = carrier
            self.up(self.deed)
        elif not self._made_before(carrier):
            self._carried(carrier)
            self.up(carrier)

    def alone(self) -> None:
        """Judge a deed that stands whatever is done about it by its own words."""
        self._own()

    def _made_before(self, carrier: Token) -> bool:
        """ "That the reason was his visit": he did visit. "Has not accepted an offer": it was made."""
        if carrier.lower_ in BE and definite(self.deed):
            return True
        return self.speech_act and answers(self.governors.traits(carrier))

    def up(self, start: Token) -> None:
        """Apply every governor above, the innermost first."""
        for step in steps(start):
            if not self._step(step):
                return

    def _own(self) -> None:
        """The deed's own words: of a noun its adjectives and participles, of a verb its auxiliaries and adverbs."""
        token = self.deed
        if is_verbal(token):
            self.words(token, own=True)
            return
        for noun in {token.i: token, measured(token).i: measured(token)}.values():
            for child in noun.children:
                self._modifier(child)
            if (word := without(noun)) is not None:
                self.judgement.apply("denied", word.text)
        self._relative(token)

    def _modifier(self, child: Token) -> None:
        """ "A planned visit", "a visit scheduled for May"."""
        effect = None
        if child.dep_ in ("amod", "compound", "advmod", "nmod"):
            known = self.governors.lexicon.adjectives.get(child.lower_)
            effect = known.effects.get("attribute") if known else None
        elif child.dep_ == "acl" and is_passive(child) and not finite(child):
            known = self.governors.known(child, "object")
            effect = known.effects.get("object") if known else None
        if effect not in (None, "factive"):
            self.judgement.apply(str(effect), child.text)

    def _relative(self, noun: Token) -> None:
        """What a relative clause says of the deed: "talks that, she said, were never held"."""
        for clause in (c for c in noun.children if c.dep_ == "relcl"):
            words = (t for t in clause.subtree if t.lower_ in ("which", "that") and t.dep_ in ("nsubj", "nsubjpass"))
            if (pronoun := next(words, None)) is not None:
                Climb(self.governors, pronoun, self.speech_act, self.judgement).up(pronoun)

    def _carried(self, carrier: Token) -> None:
        """A light verb: "held talks". Offering, promising or repeating a speech act is making it."""
        known = self.governors.known(carrier, "object")
        effect = known.effects.get("object") if known else None
        if effect == "planned" and performed(self.deed, carrier):
            effect = None
        done = self.speech_act and effect != "denied"
        if effect is not None and not done and "doing" not in self.governors.traits(carrier):
            self.judgement.govern(effect, carrier)
        self.words(carrier, own=True, but=self.deed)

    def _step(self, step: Step) -> bool:
        """Apply one governor; False where its scope, and that of all above, ends."""
        if step.relation == "conjunct":
            self._shared(step.node, step.governor)
            return True
        if step.relation == "adverbial":
            return adverbial(self, step.node, step.governor)
        if step.link:
            return linked(self, step)
        if step.relation == "subject":
            return subject(self, step.node, step.governor)
        if step.relation in ("predicate", "adjunct"):
            self.words(step.governor)
            return True
        return complement(self, step)

    def _shared(self, verb: Token, first: Token) -> None:
        """A coordinated verb without subject and auxiliary shares those of the first: "will meet A and see B"."""
        own = {c.dep_ for c in verb.children} & {"nsubj", "nsubjpass", "aux", "expl"}
        if not is_verbal(verb) or own or self.governors.conjunction(verb) == "denied":
            return
        cc = {c.lower_ for c in first.children if c.dep_ == "cc"}
        self.words(first, negate="but" not in cc and verb.i != self.negated)

    def words(
        self, verb: Token, *, own: bool = False, negate: bool = True, but: Token | None = None, aside: bool = True
    ) -> None:
        """A verb's auxiliaries and negation, and ``aside`` its adverbs and sources; ``own`` of the deed itself."""
        lexicon = self.governors.lexicon
        effect = self.governors.conjunction(verb) if own else None
        said = self.governors.says(verb.head) and verb.dep_ == "ccomp"
        if effect in ("denied", "planned") or (effect == "hypothetical" and not said):
            self.judgement.apply(str(effect), "a condition")
        if not is_verbal(verb):
            return
        if (found := auxiliary(verb, lexicon)) is not None:
            ahead = said and found[1].lower_ == "would" and found[0] == "hypothetical"  # the future of what was said
            self.judgement.apply("planned" if ahead else found[0], found[1].text)
        if self.adjunct:
            return
        for word_effect, word in adverbs(verb, lexicon) if aside else ():
            self.judgement.apply(word_effect, word.text)
        if aside and (word_of := source(verb, lexicon)) is not None:
            self.judgement.govern("reported", word_of)
        if negate and effect != "denied" and (negative := negator(verb, own=own, but=but)) is not None:
            self.judgement.apply("hypothetical" if unsure(verb) else "denied", negative.text)

    def govern(
        self,
        known: Governor | None,
        effect: str | None,
        word: Token,
        *,
        negatable: bool = True,
        negative: Token | None = None,
    ) -> None:
        """One governor with what stands right below it: double negations first, then its effect, then its negation."""
        lemma, before, lexicon = known.lemma if known else "", self.judgement.modality, self.governors.lexicon
        if self.adjunct and effect != "planned":
            return
        if negatable and negative is None and is_verbal(word):
            negative = negator(word)
        if negatable and negative is None and (negative := coordinated_negator(word)) is not None:
            first = self.governors.known(word.head, "clause")
            lemma = first.lemma if first and lexicon.pair("not", first.lemma) == "reported" else lemma
            self.negated = word.i
        if negative is not None and (gives := lexicon.pair("not", lemma)) is not None:
            self.judgement.govern(gives, word)
            negative = None
        elif self.last is not None and (gives := lexicon.pair(lemma, self.last[0])) is not None:
            self.judgement.modality = self.last[1]
            self.judgement.govern(gives, word)
        elif effect is not None:
            self.judgement.govern(effect, word)
            if effect == "reported" and any(c.lower_ in lexicon.saying_adverbs for c in word.children):
                self.judgement.apply("denied", "wrongly")
        if negative is not None and negatable and effect != "reported":
            self.judgement.apply("denied", negative.text)
        self.last = (lemma, before)
