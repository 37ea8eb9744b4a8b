"""Which claims told before a noun or pronoun takes up, and who made the accusation that a denial answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.arguments import slots_of
from kg.extract.event_nouns import EventNouns
from kg.extract.fates import Fate
from kg.model import Claim, Mention
from kg.text.coref import Discourse
from kg.text.grammar import is_verbal
from kg.text.sentence import Sentence
from kg.text.tokens import Token

if TYPE_CHECKING:
    from kg.extract.claims import Found

_BACK = 2  # sentences
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_EVENTS = frozenset({"Visit", "Meeting", "Summit", "Negotiation", "Call"})
_DEEDS = _EVENTS | {"Transfer", "Assault", "Aid", "Agreement", "Cooperation"}


@dataclass(frozen=True, slots=True)
class Antecedents:
    """The claims of an article so far, seen from one of its sentences."""

    nouns: EventNouns
    items: Sequence[Found]
    sentence: Sentence
    discourse: Discourse

    def of(self, fate: Fate) -> list[Found]:
        """The claims of the one event, or of the one report, that a fate is told of; none where that is not clear."""
        word = fate.word
        report = word.lower_ in self.nouns.reports | self.nouns.charges and word.lower_ not in self.nouns.events
        kinds = self._kinds(fate)
        if not kinds or any(i.match.token.i == word.i for i in self.items if i.sentence is self.sentence):
            return []
        near = self._nearest([i for i in self._before(fate) if i.claim.kind in kinds])
        if report or (fate.outcome == "untrue" and self._pronoun(word)):
            near = [i for i in near if i.claim.modality == "Reported"]
            near = near if self._concerned(fate, near) else []
        if any(i.claim.modality == "Asserted" for i in near) or not self._fit(fate, near):
            return []
        return near if self._one(near) else []

    def accuser(self, fate: Fate, own: set[str]) -> tuple[Mention, Claim | None] | None:
        """Who accused one of ``own``, and the deed of which he told, where he said so in a mere statement."""
        for item in reversed(list(self._before(fate))):
            claim = item.claim
            if claim.kind == "Accusation" and names_of(claim, "Counterpart") & own:
                makers = [p.mention for p in claim.participants if "Initiator" in p.roles]
                return (makers[0], None) if makers and not names_of(claim, "Initiator") & own else None
            told = claim.attributed_to
            charged = claim.kind == "Assault" or fate.word.lower_ in self.nouns.charges
            if told is not None and charged and names_of(claim, "Initiator") & own and told.entity.name not in own:
                return told, claim
        return None

    def _kinds(self, fate: Fate) -> frozenset[str]:
        word = fate.word.lower_
        marks = {c.lower_ for c in fate.word.children}
        if _apposed(fate):
            return _DEEDS if word in self.nouns.reports | self.nouns.charges else frozenset()
        if self._pronoun(fate.word):
            plain = not any(c.dep_ != "punct" for c in fate.word.children)
            return (_DEEDS if fate.outcome == "untrue" else _EVENTS) if plain else frozenset()
        if not marks & _DEFINITE and not {"no", "such"} <= marks and not self._owned(fate.word):
            return frozenset()
        if marks & self.nouns.another or any(c.dep_ in ("relcl", "acl", "ccomp") for c in fate.word.children):
            return frozenset()
        if word in self.nouns.events:
            return self.nouns.events[word]
        return _DEEDS if word in self.nouns.reports | self.nouns.charges and fate.outcome == "untrue" else frozenset()

    def _owned(self, word: Token) -> bool:
        return any(c.dep_ == "poss" for c in word.children)

    def _pronoun(self, word: Token) -> bool:
        return word.lower_ in self.nouns.singular | self.nouns.plural

    def _before(self, fate: Fate) -> Iterator[Found]:
        """Claims of the sentences before and of the clauses before in this one; a pronoun reaches one sentence back."""
        back = 1 if self._pronoun(fate.word) else _BACK
        first = fate.verb.left_edge if fate.verb.dep_ != "ROOT" else next(iter(_subjects(fate.verb)), fate.verb)
        first = fate.word.left_edge if _apposed(fate) else first
        for item in sorted(self.items, key=lambda i: (i.sentence.index, i.match.token.i)):
            behind = self.sentence.index - item.sentence.index
            if 0 < behind <= back or (
                behind == 0 and (_parted(item.match.token, first) or (_apposed(fate) and item.match.token.i < first.i))
            ):
                yield item

    def _nearest(self, items: Sequence[Found]) -> list[Found]:
        last = items[-1].sentence.index if items else -1
        return [i for i in items if i.sentence.index == last]

    def _one(self, items: Sequence[Found]) -> bool:
        """Whether claims are of one event, or of events of the same people, told by one."""
        sides = {frozenset(p.mention.entity.name for p in i.claim.participants) for i in items}
        tellers = {i.claim.attributed_to.entity.name if i.claim.attributed_to else "" for i in items}
        return len(sides) == 1 and len(tellers) == 1

    def _concerned(self, fate: Fate, items: Sequence[Found]) -> bool:
        """Whether who denies a report, where he is known, has a part in what was told and is not who told it."""
        subjects = slots_of(fate.verb).get("subject", [])
        found = [m.entity for t in subjects for m in self.discourse.actors(self.sentence, t)]
        own = {n for e in found for n in (e.name, e.country) if n}
        tellers = {i.claim.attributed_to.entity.name for i in items if i.claim.attributed_to}
        return not own or (not own & tellers and all(own & _known(i.claim) for i in items))

    def _fit(self, fate: Fate, items: Sequence[Found]) -> bool:
        """Whether number and the names beside the word go with the claims; of what took place also those of place."""
        word = fate.word
        if word.lower_ in self.nouns.plural:
            return len(items) > 1 or all(i.match.token.lower_.endswith("s") for i in items if _noun(i.match.token))
        words = fate.verb.subtree if fate.outcome == "on" else word.subtree
        named = [m for t in words if t.i != word.i for m in self._named(t)[:1]]
        return all({m.entity.name, m.entity.country} & _known(i.claim) for i in items for m in named)

    def _named(self, token: Token) -> list[Mention]:
        unit = self.sentence.units[token.i]
        if not unit.readings and token.dep_ != "poss":
            return []
        return self.discourse.actors(self.sentence, token) or self.discourse.actors(self.sentence, token, "Place")


def names_of(claim: Claim, *roles: str) -> set[str]:
    """The names of those in some roles and of the countries that the people among them speak for."""
    found = [p.mention.entity for p in claim.participants if set(roles) & set(p.roles)]
    return {n for e in found for n in (e.name, e.country) if n}


def _known(claim: Claim) -> set[str]:
    place = claim.place.entity if claim.place else None
    return names_of(claim, "Initiator", "Counterpart", "Host", "Mediator") | (
        {n for n in (place.name, place.country) if n} if place else set()
    )


def _noun(token: Token) -> bool:
    return not is_verbal(token)


def _subjects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]


def _apposed(fate: Fate) -> bool:
    """ "Accused Togo of a raid, a charge that Togo denied"."""
    word = fate.word
    return word.left_edge.i > 0 and word.doc[word.left_edge.i - 1].text == "," and fate.verb.head.i == word.i


def _parted(earlier: Token, first: Token) -> bool:
    """Whether a clause ends between a deed and the words that begin a later clause: by a semicolon or "but"."""
    between = earlier.doc[earlier.i + 1 : first.i]
    return any(t.text == ";" or (t.dep_ == "cc" and is_verbal(t.head)) for t in between)
