"""Which entry of the modality lexicon a word of a sentence is, with the further words of its phrase."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.arguments import slots_of
from kg.extract.modality_lexicon import Governor, ModalityLexicon
from kg.extract.scope import Step, finite, opens_with
from kg.text.grammar import is_passive, is_verbal, subjects
from kg.text.tokens import Token

_ADJECTIVAL = ("acomp", "oprd", "amod")
# Children of a verb that are not part of its phrase.
_OUTSIDE = frozenset({"nsubj", "nsubjpass", "advcl", "conj", "relcl"})
# Prepositions by which a verb or noun takes the deed for its complement, where no phrase of the lexicon says so.
_NOUN_TAKES = frozenset("to for of about on over against into toward towards".split())
_VERB_TAKES = frozenset("to for with against into about of".split())
_GERUND_TAKES = frozenset("of from about against on for to as".split())


@dataclass(frozen=True, slots=True)
class Governors:
    """Looks words up in one lexicon."""

    lexicon: ModalityLexicon

    def known(self, word: Token, scope: str, step: Step | None = None) -> Governor | None:
        """The entry of a word that has an effect on a clause, object or subject, the longest phrase first."""
        if not is_verbal(word):
            return self.lexicon.nouns.get(word.lower_) or self.lexicon.adjectives.get(word.lower_)
        if word.dep_ in _ADJECTIVAL and (adjective := self.lexicon.adjectives.get(word.lower_)) is not None:
            return adjective
        fitting = [g for g in self.lexicon.verbs.get(word.lower_, ()) if self.fits(g, word, step)]
        found = next((g for g in fitting if scope in g.effects), fitting[0] if fitting else None)
        return found or self.lexicon.adjectives.get(word.lower_)

    def traits(self, word: Token) -> set[str]:
        """The names of all lists of verbs that a word, or a phrase that it heads, stands in."""
        return {t for g in self.lexicon.verbs.get(word.lower_, ()) if g.traits and self.fits(g, word) for t in g.traits}

    def fits(self, governor: Governor, word: Token, step: Step | None = None) -> bool:
        """Whether the further words of a phrase hang on its head; "that" stands for any finite clause."""
        rest = governor.rest
        if rest == ("that",):
            clause = step.node if step is not None else next((c for c in word.children if c.dep_ == "ccomp"), None)
            return clause is not None and is_verbal(clause) and finite(clause)
        if not rest:
            return True
        own = {c.lower_: c for c in word.children if c.dep_ not in _OUTSIDE}
        if step is not None and step.relation == "object" and not step.link and len(rest) == 1:
            return rest[0] in own and own[rest[0]].dep_ != "prep"  # "called it a day for talks" does not call for talks
        near = {g.lower_ for c in own.values() for g in c.children if _belongs(g, c)}
        return all(w in own or w in near for w in rest)

    def says(self, verb: Token) -> bool:
        """Whether a verb passes on somebody's word in a clause."""
        known = self.known(verb, "clause")
        return known is not None and known.effects.get("clause") == "reported"

    def exists(self, verb: Token) -> bool:
        """Whether a verb says of its subject that it takes place, begins or goes on."""
        return ("passive_existence" if is_passive(verb) else "existence") in self.traits(verb)

    def takes(self, step: Step, known: Governor) -> bool:
        """Whether a word governs what stands behind its preposition: "call for talks", "reports of talks"."""
        word = step.link[-1].lower_
        if word in known.rest or (is_verbal(step.node) and word in _GERUND_TAKES):
            return True
        return word in (_VERB_TAKES if is_verbal(step.governor) else _NOUN_TAKES)

    def preposition(self, word: Token) -> tuple[tuple[str, ...], str] | None:
        """The longest phrase that ends with a preposition, and its effect ("on the eve of": planned)."""
        for phrase, effect in self.lexicon.prepositions:
            if phrase[-1] != word.lower_:
                continue
            start = word.i - len(phrase) + 1
            if start >= 0 and tuple(t.lower_ for t in word.doc[start : word.i + 1]) == phrase:
                return phrase, effect
        return None

    def conjunction(self, verb: Token) -> str | None:
        """The effect of the words that open a verb's clause."""
        before = {t.lower_ for t in verb.doc[max(0, verb.left_edge.i - 4) : verb.i]}
        phrases = ((phrase, effect) for phrase, effect in self.lexicon.conjunctions if phrase[0] in before)
        return next((effect for phrase, effect in phrases if opens_with(verb, phrase)), None)


def _belongs(word: Token, child: Token) -> bool:
    """Whether a word two steps below a verb may be part of its phrase: "short of", "have in mind"."""
    if word.dep_ == "aux" and word.lower_ == "to":
        return False
    return word.dep_ != "prep" or child.dep_ in ("prt", "advmod", "prep")


def speaker_of(word: Token) -> Token | None:
    """Whose word it is: the subject of a verb of saying, by whom it was said, the owner of a report."""
    if word.dep_ == "prep":
        return next((g for c in (word, *word.children) for g in c.children if g.dep_ == "pobj"), None)
    if not is_verbal(word):
        return next((c for c in word.children if c.dep_ == "poss"), None)
    found = slots_of(word).get("subject", []) if is_passive(word) else subjects(word)
    return next(iter(found), None)
