"""Events taken up in a later clause: "The trip has been put off", "Khartoum dismissed the story as false".

What a text announces or passes on and then calls off or denies is denied; what then took place is a fact. The claim
gets the later clause as its evidence. Where it is not clear which event is meant nothing is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.antecedents import Antecedents, names_of
from kg.extract.event_nouns import load_event_nouns
from kg.extract.event_targets import aimed
from kg.extract.fates import Fate, Fates
from kg.extract.modality import ModalityEngine
from kg.model import Claim, Evidence, Mention, Participant, TimeSpan
from kg.text.annotate import Annotation
from kg.text.coref import Discourse
from kg.text.sentence import Sentence
from kg.text.times import find_times

if TYPE_CHECKING:
    from kg.extract.claims import Found

_OPEN = ("Planned", "Reported", "Hypothetical")


def followed(
    found: Sequence[Found], annotation: Annotation, discourse: Discourse, engine: ModalityEngine
) -> list[Found]:
    """The claims of an article with what later clauses say of their events and of whom later acts are aimed at."""
    nouns = load_event_nouns()
    fates, items = Fates(nouns, engine), list(found)
    for sentence in annotation.sentences if items else ():
        words = sentence.doc.words
        if not fates.may_stand_in(words) or (sentence.silent and words.isdisjoint(nouns.taking_up)):
            continue  # what nobody is said to have denied, and takes up no event, tells nothing of any
        for fate in fates.of(iter(sentence.doc)):
            antecedents = Antecedents(nouns, items, sentence, discourse)
            items = _Told(annotation, sentence, fate, antecedents).applied(items)
    return aimed(items, nouns)


@dataclass(frozen=True, slots=True)
class _Told:
    """One fate, told in one sentence, with the claims that it may be of."""

    annotation: Annotation
    sentence: Sentence
    fate: Fate
    antecedents: Antecedents

    def applied(self, items: Sequence[Found]) -> list[Found]:
        """The items with what the fate says of them."""
        meant = self.antecedents.of(self.fate)
        done = [self._become(i) if any(i is m for m in meant) else i for i in items]
        if self.fate.outcome == "later":
            done += [a for m in meant[:1] for a in self._again(m)]
        passed_on = any(m.claim.modality == "Reported" for m in meant)
        return self._answered(done, passed_on) if self.fate.outcome == "untrue" else done

    def _become(self, item: Found) -> Found:
        claim = item.claim
        if claim.modality not in _OPEN:
            return item
        if self.fate.outcome != "on":
            return self._judged(item, "Denied", claim.time)
        own = find_times(self._quote(), self.annotation.article.published)
        when = own[0].span if len(own) == 1 and self.fate.verb.dep_ == "ROOT" else None
        return self._judged(item, "Asserted", when or claim.time) if self._past(when, claim.time) else item

    def _past(self, when: TimeSpan | None, planned: TimeSpan | None) -> bool:
        """Whether what took place then may be what was planned, and does not lie ahead."""
        published = self.annotation.article.published
        if when is not None and planned is not None and (when.end < planned.begin or planned.end < when.begin):
            return False
        if published is None:
            return True
        past = all(t is None or t.begin <= published.end for t in (when, planned))
        return past and (when is None or when.begin[:4] >= published.begin[:4])

    def _again(self, item: Found) -> list[Found]:
        """ "Put off until November": planned for then."""
        text = self._quote()
        for time in find_times(text, self.annotation.article.published):
            before = text[: time.start].lower().split()
            if before and before[-1] in self.antecedents.nouns.later:
                return [self._judged(item, "Planned", time.future or time.span)]
        return []

    def _judged(self, item: Found, modality: str, time: TimeSpan | None) -> Found:
        words = f"the {self.fate.word.text}: {self.fate.verb.text}"
        evidence = Evidence(
            item.claim.evidence.article,
            self.sentence.start,
            self.sentence.end,
            self._quote(),
            "event-reference",
            f"{words}; told of before: {item.claim.evidence.reason}",
        )
        claim = replace(
            item.claim, evidence=evidence, modality=modality, time=time, attributed_to=None, content=None, citation=None
        )
        return replace(item, claim=claim)

    def _quote(self) -> str:
        return self.annotation.article.text[self.sentence.start : self.sentence.end]

    def _answered(self, items: list[Found], passed_on: bool) -> list[Found]:
        """The denial, also where it is a mere statement that what was ``passed_on`` is not so, aimed at the accuser."""
        denial = next((i for i in items if self._denies(i)), None)
        if denial is None:
            return items
        own, sides = names_of(denial.claim, "Initiator"), denial.claim.participants
        accuser, deed = self.antecedents.accuser(self.fate, own) or (None, None)
        if accuser is None and not passed_on:
            return items
        if accuser is not None and not any("Counterpart" in p.roles for p in sides):
            start = denial.claim.evidence.start
            them = Mention(start, start, accuser.entity, "who made the accusation")
            sides = (*sides, Participant(them, ("Counterpart",)))
        claim = replace(denial.claim, kind="Denial", participants=sides)
        done = [replace(i, claim=claim) if i is denial else i for i in items]
        if accuser is None or deed is None:
            return done
        return [self._accusing(i, accuser, deed, own) for i in done]

    def _denies(self, item: Found) -> bool:
        """Whether an item is the denial: the verb of the fate itself, or the saying above it."""
        if item.sentence is not self.sentence:
            return False
        token, verb = item.match.token, self.fate.verb
        if item.claim.kind == "Denial":
            return token.i == verb.i or token.is_ancestor(verb)
        own = item.claim.kind == "Statement" and item.claim.modality in ("Asserted", "Reported")
        return own and verb.dep_ == "ccomp" and verb.head.i == token.i

    def _accusing(self, item: Found, accuser: Mention, deed: Claim, own: set[str]) -> Found:
        """A statement that somebody else did it is an accusation of him."""
        claim = item.claim
        if claim.kind != "Statement" or claim.evidence.start != deed.evidence.start:
            return item
        if accuser.entity.name not in {p.mention.entity.name for p in claim.participants}:
            return item
        others = tuple(
            Participant(p.mention, ("Counterpart",))
            for p in deed.participants
            if "Initiator" in p.roles and {p.mention.entity.name, p.mention.entity.country} & own
        )
        mine = tuple(p for p in claim.participants if "Initiator" in p.roles)
        return replace(item, claim=replace(claim, kind="Accusation", participants=(*mine, *others)))
