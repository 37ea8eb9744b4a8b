"""One walk from a deed to the root of its sentence, which applies all that governs the deed, the innermost first."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.arguments import measured
from kg.extract.governors import Governors
from kg.extract.judgement import Judgement
from kg.extract.modality_lexicon import Governor
from kg.extract.polarity import adverbs, auxiliary, coordinated_negator, negator, source, unsure, without
from kg.extract.scope import Step, definite, finite, steps
from kg.text.grammar import infinitive, is_passive, is_verbal

_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_ORDINALS = frozenset({"first", "last", "only", "second", "third"})


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
        elif not (carrier.lower_ in _BE and definite(self.deed)):  # "that the reason was his visit": he did visit
            self._carried(carrier)
            self.up(carrier)

    def up(self, start: Token) -> None:
        """Apply every governor above, the innermost first."""
        for step in steps(start):
            if not self._step(step):
                return

    def _own(self) -> None:
        """The deed's own words: of a noun its adjectives and participles, of a verb its auxiliaries and adverbs."""
        token = self.deed
        if is_verbal(token):
            self._words(token, own=True)
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
        """What a relative clause says of the deed: "a meeting which he said had never occurred"."""
        for clause in (c for c in noun.children if c.dep_ == "relcl"):
            words = (t for t in clause.subtree if t.lower_ in ("which", "that") and t.dep_ in ("nsubj", "nsubjpass"))
            if (pronoun := next(words, None)) is not None:
                Climb(self.governors, pronoun, self.speech_act, self.judgement).up(pronoun)

    def _carried(self, carrier: Token) -> None:
        """A light verb: "held talks". Offering, promising or repeating a speech act is making it."""
        known = self.governors.known(carrier, "object")
        effect = known.effects.get("object") if known else None
        if effect == "denied" or (effect in ("planned", "reported") and not self.speech_act):
            self.judgement.govern(effect, carrier)
        self._words(carrier, own=True, but=self.deed)

    def _step(self, step: Step) -> bool:
        """Apply one governor; False where its scope, and that of all above, ends."""
        if step.relation == "conjunct":
            self._shared(step.node)
            return True
        if step.relation == "adverbial":
            return self._adverbial(step.node, step.governor)
        if step.link:
            return self._linked(step)
        if step.relation == "subject":
            return self._subject(step.node, step.governor)
        if step.relation in ("predicate", "adjunct"):
            self._words(step.governor)
            return True
        return self._complement(step)

    def _complement(self, step: Step) -> bool:
        """The deed is clause or object of a verb, noun or adjective."""
        verb, node, scope = step.governor, step.node, step.relation
        known = self.governors.known(verb, scope, step)
        effect = known.effects.get(scope) if known else None
        if not is_verbal(verb) and verb.dep_ not in ("acomp", "oprd"):
            return self._noun(step, known, effect)
        traits = self.governors.traits(verb)
        if scope == "object" and self._taken_for_granted(node, verb, effect, traits):
            return False
        self._govern(known, effect, verb, negatable=scope == "clause" or bool(effect) or "stand_or_fall" in traits)
        if not (effect == "reported" and scope == "clause"):
            self._words(verb, negate=False)
        return True

    def _taken_for_granted(self, node: Token, verb: Token, effect: str | None, traits: set[str]) -> bool:
        """What is said of a deed that is known already leaves it a fact; so does the answer to a speech act."""
        if self.last is not None:
            return False
        if self.speech_act and "speech_act_object" in traits:
            return True
        if not definite(node):
            return False
        if node.dep_ == "nsubjpass" and effect in (None, "factive"):
            return not traits & {"stand_or_fall", "passive_existence"}
        return bool(traits & {"ended", "presupposing"}) or (node.dep_ == "attr" and verb.lower_ in _BE)

    def _noun(self, step: Step, known: Governor | None, effect: str | None) -> bool:
        """Above the predicate stands a noun: "plans to visit", "false reports of a meeting", "no offer of talks"."""
        noun, node = step.governor, step.node
        if known is None and is_verbal(node) and infinitive(node):
            first = any(c.lower_ in _ORDINALS for c in noun.children)
            self.judgement.apply("factive" if first else "planned", noun.text)
            return True
        if effect == "reported" and step.link and step.link[-1].lower_ == "on" and definite(node):
            return False  # "reports on the meeting" take it for granted
        self._govern(known, effect, noun, negative=without(noun))
        if effect == "reported" and any(c.lower_ in self.governors.lexicon.report_words for c in noun.children):
            self.judgement.apply("denied", noun.text)
        return True

    def _linked(self, step: Step) -> bool:
        """Behind a preposition: a complement ("call for talks"), an aim, a phrase of time, manner or ground."""
        governors, scope, verb = self.governors, step.relation, step.governor
        words, effect = governors.preposition(step.link[-1]) or ((), None)
        known = governors.known(verb, scope, step)
        whole = known is not None and {t.lower_ for t in step.link} <= set(known.rest)
        if effect not in (None, "factive", "reported") and not whole:
            self.judgement.apply(str(effect), step.link[-1].text)
            return True
        free = effect is None or words in governors.lexicon.loose
        if known is not None and known.effects.get(scope) and (whole or (free and governors.takes(step, known))):
            return self._complement(step)
        if not is_verbal(verb):
            return True
        if scope == "object" and self._aim(step):
            self.judgement.apply("planned", f"{verb.text} {step.link[-1].text}")
            self._words(verb)
            return True
        return self._phrase(step, words if effect == "factive" else None)

    def _phrase(self, step: Step, words: tuple[str, ...] | None) -> bool:
        """A phrase of time, manner or ground shares what lies ahead with its verb, not what is said or denied."""
        lexicon, verb = self.governors.lexicon, step.governor
        if self.governors.says(verb) or (words in lexicon.grounds and step.relation == "object"):
            return False
        loose = words is None or words in lexicon.loose
        bound = loose and (step.relation == "clause" or not definite(step.node))
        self.adjunct = self.adjunct or not (bound and (words is None or verb == self.carrier))
        self._words(verb, negate=not self.adjunct)
        return True

    def _aim(self, step: Step) -> bool:
        """ "Arrived for talks": what he came for lies ahead."""
        if step.link[-1].lower_ not in self.governors.lexicon.aim_prepositions or self.speech_act:
            return False
        return "aim" in self.governors.traits(step.governor)

    def _adverbial(self, node: Token, verb: Token) -> bool:
        """The deed stands in an adverbial clause: an aim, a condition, or what came before, during or because."""
        if infinitive(node):
            known = self.governors.known(verb, "clause")
            factive = known is not None and known.effects.get("clause") == "factive"
            if not factive and "achieved" not in self.governors.traits(verb):
                self.judgement.apply("planned", "an aim")
            self._words(verb)
            return True
        effect = self.governors.conjunction(node)
        if effect is not None and effect != "factive":
            if node.i != self.deed.i:
                self.judgement.apply(effect, "a condition")
            return True
        if self.governors.says(verb):
            return False
        self.adjunct = self.adjunct or effect == "factive" or finite(node)
        if not self.adjunct:
            self._words(verb, negate=False)
        return True

    def _subject(self, noun: Token, verb: Token) -> bool:
        """A noun as subject: "the talks will begin", "no meeting took place", "reports of a sale are false"."""
        lexicon = self.governors.lexicon
        words = [c for c in verb.children if c.dep_ in ("acomp", "attr")]
        if is_verbal(self.deed) or self.last is not None:
            if any(w.lower_ in lexicon.report_words for w in words):
                self.judgement.apply("denied", "false")
            return False
        for word in words:
            known = lexicon.adjectives.get(word.lower_)
            if known is not None and (effect := known.effects.get("clause")) not in (None, "factive"):
                self._govern(known, effect, word, negative=negator(verb))
        return self._happening(noun, verb)

    def _happening(self, noun: Token, verb: Token) -> bool:
        """Whether the verb says that the deed takes place, or something about a deed taken for granted."""
        known = self.governors.known(verb, "subject")
        if known is not None and "subject" in known.effects:
            self.judgement.apply(known.effects["subject"], verb.text)
        inner = next((c for c in verb.children if c.dep_ == "xcomp" and infinitive(c)), None)
        takes_place = any(self.governors.exists(v) for v in (verb, inner) if v is not None)
        if inner is not None:
            self._raised(verb, inner, takes_place)
        elif takes_place and auxiliary(verb, self.governors.lexicon) is None and negator(verb) is None:
            self.judgement.reset(verb.text)
        if takes_place or not self.speech_act:
            self._words(verb, negate=takes_place, but=noun, aside=takes_place)
        return takes_place or not definite(noun)

    def _raised(self, verb: Token, inner: Token, takes_place: bool) -> None:
        """ "The talks are expected to begin", "failed to take place"; those that failed to bring peace were held."""
        known = self.governors.known(verb, "clause")
        effect = known.effects.get("clause") if known else None
        if takes_place or (effect == "planned" and is_passive(verb)):
            self._govern(known, effect, verb, negatable=takes_place)
        if (found := auxiliary(inner, self.governors.lexicon)) is not None:
            self.judgement.apply(found[0], found[1].text)

    def _shared(self, verb: Token) -> None:
        """A coordinated verb without subject and auxiliary shares those of the first: "will meet A and see B"."""
        own = {c.dep_ for c in verb.children} & {"nsubj", "nsubjpass", "aux", "expl"}
        if not is_verbal(verb) or own or self.governors.conjunction(verb) == "denied":
            return
        cc = {c.lower_ for c in verb.head.children if c.dep_ == "cc"}
        self._words(verb.head, negate="but" not in cc and verb.i != self.negated)

    def _words(
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

    def _govern(
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
