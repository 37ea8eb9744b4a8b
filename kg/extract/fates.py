"""What a clause says of an event that it only takes up: called off, held after all, denied, a fabrication."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.extract.arguments import slots_of
from kg.extract.event_nouns import EventNouns
from kg.extract.modality import ModalityEngine
from kg.extract.polarity import negator
from kg.text.grammar import is_passive, is_verbal
from kg.text.tokens import Token

_DONE = ("Asserted", "Reported")


@dataclass(frozen=True, slots=True)
class Fate:
    """``word`` takes up an event; ``verb`` says what became of it: off, later, on, or that it is not so (untrue)."""

    word: Token
    verb: Token
    outcome: str


@dataclass(frozen=True, slots=True)
class Fates:
    """Finds fates with one list of words and one judge of what the clause itself claims."""

    nouns: EventNouns
    engine: ModalityEngine

    def of(self, tokens: Iterator[Token]) -> Iterator[Fate]:
        """The fates that some words tell of, in the order of the text; none of those that are only wished or feared."""
        for token in tokens:
            if is_verbal(token):
                yield from self._told(token)

    def may_stand_in(self, words: AbstractSet[str]) -> bool:
        """Whether a sentence of these words can tell of a fate at all; to look is cheaper than to read its parse."""
        if {"no", "such"} <= words:
            return True
        if words & self.engine.lexicon.report_words and words & (self.nouns.reports | self.nouns.charges):
            return True
        return any(words >= set(rest) for word in words & self.nouns.telling for rest in self.nouns.phrases(word))

    def _told(self, verb: Token) -> Iterator[Fate]:
        for name, words, listed in self._senses(verb) if verb.lower_ in self.nouns.telling else ():
            if words and self.nouns.says(verb, name):
                outcome = self._outcome(verb, listed)
                yield from (Fate(word, verb, outcome) for word in words if outcome is not None)
                return
        yield from self._untrue(verb)
        yield from self._no_such(verb)

    def _outcome(self, verb: Token, listed: str) -> str | None:
        """What a verb says, by how it is said; None where it is left open or only some rumour says so."""
        judged = self.engine.judge(verb)
        if judged.modality == "Asserted" or (listed == "untrue" and judged.modality == "Reported"):
            return listed
        if listed == "on":
            return ("untrue" if _said(verb) else "off") if judged.modality == "Denied" and self._not(verb) else None
        return listed if judged.modality == "Reported" and judged.speaker is not None else None

    def _not(self, verb: Token) -> bool:
        """Whether it is said outright that the thing did not happen, not only that somebody will not speak of it."""
        denied = verb.dep_ == "ccomp" and self.nouns.says(verb.head, "denies")
        return denied or verb.dep_ == "xcomp" or negator(verb, own=True) is not None

    def _senses(self, verb: Token) -> Iterator[tuple[str, list[Token], str]]:
        """List name, the words of which it may speak, and the outcome."""
        slots = slots_of(verb)
        things = slots.get("object", [])
        yield "undone", things, "off"
        yield "postponed", things, "later"
        yield "denies", things, "untrue"
        yield "denies_report", [t for t in things if t.lower_ in self.nouns.reports | self.nouns.charges], "untrue"
        if is_passive(verb):
            yield "held", [] if slots.get("subject") else things, "on"
        else:
            yield "happens", slots.get("subject", []), "on"
            yield "falls_through", slots.get("subject", []), "off"

    def _untrue(self, verb: Token) -> Iterator[Fate]:
        """ "Called the claim a fabrication", "the report is false"."""
        false = [c for c in _said_of(verb) if c.lower_ in self.engine.lexicon.report_words]
        if not false or self.engine.judge(verb).modality not in _DONE:
            return
        word = self.nouns.reports | self.nouns.charges
        calls = self.nouns.says(verb, "names")
        about = [c for c in verb.subtree if c.dep_ in ("dobj", "nsubj", "nsubjpass") and c.i < false[0].i]
        for token in about:
            if token.lower_ in word and (calls or token.head.i == verb.i):
                yield Fate(token, verb, "untrue")

    def _no_such(self, verb: Token) -> Iterator[Fate]:
        """ "Made no such accusation", "no such meeting took place"."""
        nouns = [c for c in verb.children if c.dep_ in ("dobj", "nsubj", "nsubjpass", "attr")]
        such = [n for n in nouns if {"no", "such"} <= {c.lower_ for c in n.children}]
        if such and self.engine.judge(verb).modality == "Denied":
            yield Fate(such[0], verb, "untrue" if _said(verb) else "off")


def _said_of(verb: Token) -> Iterator[Token]:
    """What is said of somebody or something by a verb: "false", "a fabrication", "as groundless"."""
    for child in verb.children:
        if child.dep_ in ("acomp", "attr", "oprd"):
            yield child
        elif child.dep_ in ("ccomp", "xcomp", "prep"):
            yield from (g for g in child.children if g.dep_ in ("acomp", "attr", "oprd", "amod", "pobj"))
            yield child


def _said(verb: Token) -> bool:
    """Whether a verb stands in what somebody says."""
    return verb.dep_ == "ccomp" and verb.head.i != verb.i
