"""Pronouns and pairs: "he", "its", "they", "the two sides"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.model import Entity, Mention
from kg.text.descriptions import Descriptions
from kg.text.grammar import conjuncts, is_verbal, subjects
from kg.text.inflect import verb_forms
from kg.text.memory import STATES, fits
from kg.text.quoted import is_quoting, speaker_in
from kg.text.sentence import Sentence
from kg.text.silence import HE_SHE, IT, THEY
from kg.text.tokens import Token
from kg.text.words import WORDS

_TREATING = frozenset(form for verb in WORDS.treating for form in verb_forms(verb))
_OBJECTS = ("dobj", "pobj", "dative")
_SUBJECTS = ("nsubj", "nsubjpass")


class Pronouns(Descriptions):
    """Answers for words that only point back."""

    def _person(self, sentence: Sentence, token: Token) -> list[Mention]:
        """The nearest fitting subject of this sentence, else of the one before, else its only or last person."""
        own = {t.i for t in _coarguments(token)}
        here = [(e, t) for e, t in self._in(sentence, token.i) if e.kind == "Person" and t.i not in own]
        entity = self._speaker(sentence, token, own) or _subject(here)
        if entity is None and not (token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT"):
            entity = here[0][0] if here else None
        for other in reversed(self.sentences[max(0, sentence.index - 3) : sentence.index]):
            entity = entity or self._person_of(other)
        return [self._mention(sentence, token, entity, token.lower_)] if entity else []

    def _person_of(self, sentence: Sentence) -> Entity | None:
        """The person that a sentence is about: its subject, named, described or a pronoun, else the last named."""
        named = [(e, t) for e, t in self._in(sentence, len(sentence.units)) if e.kind == "Person"]
        return _subject(named) or self._described_person(sentence) or (named[0][0] if named else None)

    def quoted(self, sentence: Sentence, token: Token) -> Mention | None:
        """Who says a word: the speaker named in its sentence, else in the next quotation, before or behind."""
        near = self.sentences[max(0, sentence.index - 1) : sentence.index + 2]
        for other in (sentence, *(s for s in near if s is not sentence and is_quoting(s))):
            speaker = speaker_in(other, token if other is sentence else None)
            if speaker is not None:
                return next(iter(self.actors(other, speaker)), None)
        return None

    def _first(self, sentence: Sentence, token: Token) -> list[Mention]:
        """ "I", "we" in a quotation: who is quoted, and for "we" his country."""
        speaker = self.quoted(sentence, token)
        if speaker is None:
            return []
        land = self.land(speaker.entity) if token.lower_ == "we" else None
        return [self._mention(sentence, token, land or speaker.entity, "who is quoted")]

    def _there(self, sentence: Sentence, token: Token) -> list[Mention]:
        """ "there": the last place named, in this sentence or the one before."""
        for other, stop in (
            (sentence, token.i),
            *((s, len(s.units)) for s in self.sentences[max(0, sentence.index - 1) : sentence.index]),
        ):
            for i in range(stop - 1, -1, -1):
                entity = other.units[i].reads_as("name")
                if entity is not None and fits(entity, "Place"):
                    return [self._mention(sentence, token, entity, "there")]
        return []

    def _here(self, sentence: Sentence, token: Token) -> list[Mention]:
        """ "Here", outside of quotations: where the dateline says that the report was written."""
        unit = sentence.units[token.i]
        written = self.written(unit.start, unit.end)
        quoted = sum(t.text in '"“”' for t in sentence.doc[: token.i]) % 2
        return [written] if written and not quoted else []

    def written(self, start: int, end: int) -> Mention | None:
        """The place of the dateline, for the words from ``start`` to ``end`` that mean it."""
        place = self.dateline.split(",")[0].strip().title() if self.dateline else ""
        small = " ".join([w.lower() if i and len(w) == 2 else w for i, w in enumerate(place.split())])
        forms = self.gazetteer.forms.get(place) or self.gazetteer.forms.get(small, ())
        city = next((f.entity for f in forms if f.use == "name" and fits(f.entity, "Place")), None)
        return Mention(start, end, city, "here") if city else None

    def _speaker(self, sentence: Sentence, token: Token, own: set[int]) -> Entity | None:
        """ "X, who said that he …": a pronoun in a clause is first of all the subject of the verb above."""
        node = token
        while node.head.i != node.i:
            if node.dep_ in ("ccomp", "xcomp", "advcl", "pcomp", "acl"):
                for subject in subjects(node.head if is_verbal(node.head) else node.head.head):
                    entity = sentence.units[subject.i].entity
                    if entity is not None and entity.kind == "Person" and subject.i not in own and subject.i != token.i:
                        return entity
            node = node.head
        return None

    def _described_person(self, sentence: Sentence) -> Entity | None:
        for token in sentence.doc:
            if (sentence.units[token.i].title or token.lower_ in HE_SHE) and token.dep_ in _SUBJECTS:
                found = self.actors(sentence, token, "Person")
                if found:
                    return found[0].entity
        return None

    def _thing(self, sentence: Sentence, token: Token) -> list[Mention]:
        """ "it", "its": the nearest country or body that is a subject, here or in the sentence before."""
        own = {t.i for t in _coarguments(token)}
        if (them := _treated(token)) is not None and (aimed := self._treated_body(sentence, them)) is not None:
            return [self._mention(sentence, token, aimed, token.lower_)]
        subjects_here = [(e, t) for e, t in self._acting(sentence, token.i) if e.kind != "Person" and t.i not in own]
        others = [
            (e, t) for e, t in self._in(sentence, token.i) if self._bears(e) and t.i not in own and t.dep_ in _OBJECTS
        ]
        before = self.sentences[max(0, sentence.index - 1) : sentence.index]
        found = subjects_here or (others if token.dep_ == "poss" else [])
        for other in before if not found else ():
            found = [(e, t) for e, t in self._acting(other, len(other.units)) if e.kind != "Person"]
        return [self._mention(sentence, token, found[0][0], token.lower_)] if found else []

    def _treated_body(self, sentence: Sentence, token: Token) -> Entity | None:
        found = [m.entity for m in self.actors(sentence, token) if m.entity.kind != "Person"]
        return found[0] if len(found) == 1 else None

    def _bears(self, entity: Entity) -> bool:
        return entity.kind != "Person" and self._may(entity, "Agent")

    def _acting(self, sentence: Sentence, stop: int) -> Iterator[tuple[Entity, Token]]:
        """Subjects of a sentence before a word with the countries and bodies they stand for, nearest first."""
        subjects_before = [t for t in sentence.doc[:stop] if t.dep_ in _SUBJECTS] if not sentence.silent else []
        for token in sorted(subjects_before, key=lambda t: (t.head.dep_ != "ROOT", -t.i)):
            if token.lower_ in IT | THEY:
                continue
            for mention in self.actors(sentence, token):
                yield mention.entity, token

    def _is_pair(self, token: Token) -> bool:
        if token.lower_ not in WORDS.persons | WORDS.sides or not token.lower_.endswith(("s", "men", "pair")):
            return False
        marks = {c.lower_ for c in token.children if c.dep_ in ("nummod", "det", "predet", "amod", "preconj")}
        bare = (
            marks == {"the"}
            and token.lower_ in WORDS.sides
            and not any(c.dep_ in ("poss", "prep", "compound") for c in token.children)
        )
        return bare or bool(marks & {"two", "both", "2"})

    def _pair(self, sentence: Sentence, token: Token) -> list[Mention]:
        """The last two of a kind that a sentence names; of more the two that the article has named most."""
        if token.lower_ in ("they", "them", "their", "themselves"):
            return self._they(sentence, token)
        states = token.lower_ in WORDS.sides
        if states and (talking := self._talking(sentence, token)):
            return [self._mention(sentence, token, m.entity, token.text) for m in talking]
        before = reversed(self.sentences[max(0, sentence.index - 3) : sentence.index])
        for other, stop in ((sentence, token.i), *((s, len(s.units)) for s in before)):
            seen: dict[str, Entity] = {}
            for entity, _ in self._in(other, stop):
                for one in self._of_kind(entity, states):
                    seen.setdefault(one.name, one)
            if len(seen) > 2 and states:
                seen = self._most_named(seen, sentence)
            if len(seen) == 2:
                return [self._mention(sentence, token, e, token.text) for e in reversed(seen.values())]
        return []

    def _talking(self, sentence: Sentence, token: Token) -> list[Mention]:
        """The two sides, one of them no state, that were named together last: "Yemen and the Houthi rebels"."""
        before = reversed(self.sentences[max(0, sentence.index - 2) : sentence.index])
        for other, stop in ((sentence, token.i), *((s, len(s.units)) for s in before)):
            for first in other.doc[:stop] if not other.silent else ():
                group = conjuncts(first) if first.dep_ in (*_SUBJECTS, "pobj") and first.head.i < stop else []
                if len(group) == 2 and not self._is_pair(first):
                    sides = [m for t in group for m in self.actors(other, t)[:1] if m.entity.kind != "Person"]
                    kinds = {m.entity.kind in STATES for m in sides}
                    if len({m.entity.name for m in sides}) == 2 and kinds == {True, False}:
                        return sides
        return []

    def _they(self, sentence: Sentence, token: Token) -> list[Mention]:
        """ "they": the coordinated subject of this sentence or of the one before."""
        for other, stop in (
            (sentence, token.i),
            *((s, len(s.units)) for s in self.sentences[max(0, sentence.index - 1) : sentence.index]),
        ):
            for subject in (t for t in other.doc[:stop] if not other.silent and t.dep_ in _SUBJECTS):
                group = [other.units[t.i].reads_as("name", "capital") for t in conjuncts(subject)]
                if len(group) > 1 and all(group):
                    return [self._mention(sentence, token, e, token.text) for e in group if e]
        return []

    def _of_kind(self, entity: Entity, states: bool) -> list[Entity]:
        if not states:
            return [entity] if entity.kind == "Person" else []
        if entity.kind == "Person":
            land = self.land(entity)
            return [land] if land else []
        return [entity] if entity.kind in ("Country", "People") else []

    def _most_named(self, seen: dict[str, Entity], sentence: Sentence) -> dict[str, Entity]:
        counts = Counter(
            u.entity.name
            for s in self.sentences[: sentence.index + 1]
            for u in s.units
            if u.entity and u.entity.name in seen
        )
        ranked = [name for name, _ in counts.most_common(3)]
        if len(ranked) > 2 and counts[ranked[1]] == counts[ranked[2]]:
            return {}
        return {name: entity for name, entity in seen.items() if name in ranked[:2]}


def _coarguments(token: Token) -> list[Token]:
    """Other arguments of the verb that a word belongs to: "he met Putin" cannot mean Putin by "he"."""
    verb = token.head
    if token.dep_ == "poss":
        return []
    own = [c for c in verb.children if c.i != token.i and c.dep_ in ("nsubj", "dobj", "nsubjpass")]
    return own + [t for t in subjects(verb) if t.i != token.i] if token.dep_ == "dobj" else own


def _treated(token: Token) -> Token | None:
    """ "Thanked Oman for *its* offer", "helps Oman in *its* war": what one is thanked, blamed or helped for is his."""
    noun = token.head
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and not is_verbal(noun.head.head):
        noun = noun.head.head
    if token.dep_ != "poss" or noun.dep_ not in ("pobj", "dobj"):
        return None
    preposition = noun.head if noun.dep_ == "pobj" else noun.head.head
    verb = preposition.head
    if (
        preposition.dep_ != "prep"
        or preposition.lower_ not in ("for", "over", "in", "on")
        or verb.lower_ not in _TREATING
    ):
        return None
    return next((c for c in verb.children if c.dep_ == "dobj" and c.i < preposition.i), None)


def _subject(found: list[tuple[Entity, Token]]) -> Entity | None:
    """Of the persons of one sentence the subject of its main clause, else any subject."""
    for main in (True, False):
        for entity, token in reversed(found):
            if token.dep_ in _SUBJECTS and (not main or token.head.dep_ == "ROOT"):
                return entity
    return None
