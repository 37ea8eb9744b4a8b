"""Who is meant: from a word of a parsed sentence to the entities that it stands for.

A sieve in the manner of Lee et al. (2013), the most certain step first, which abstains when in doubt: names, then
descriptions by office, nouns that stand for their country, pronouns, and pairs ("the two sides").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.arguments import conjuncts, is_verbal, subjects
from kg.model import Entity, Mention
from kg.text.annotate import Annotation, OfficeFact, country_of
from kg.text.gazetteer import Gazetteer
from kg.text.sentence import Sentence, Unit
from kg.text.words import WORDS

_HE_SHE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_THEY = frozenset({"they", "them", "their", "themselves", "both", "each", "two"})
_IT = frozenset({"it", "its", "itself"})
_STATES = ("Country", "Region", "People")
_OBJECTS = ("dobj", "pobj", "dative")
_SUBJECTS = ("nsubj", "nsubjpass")


def governed_names(gazetteer: Gazetteer) -> frozenset[str]:
    """Names of the entities that have a capital."""
    found = _GOVERNED.get(gazetteer.fingerprint)
    if found is None:
        found = frozenset(f.entity.name for forms in gazetteer.forms.values() for f in forms if f.use == "capital")
        _GOVERNED[gazetteer.fingerprint] = found
    return found


_GOVERNED: dict[str, frozenset[str]] = {}


class Discourse:
    """What an article has spoken of so far; answers for any word whom it stands for."""

    def __init__(self, annotation: Annotation, gazetteer: Gazetteer) -> None:
        self.sentences = annotation.sentences
        self.gazetteer = gazetteer
        self._governed = governed_names(gazetteer)
        self.offices: dict[str, list[OfficeFact]] = {}
        for fact in annotation.offices:
            self.offices.setdefault(fact.person.name, []).append(fact)

    def actors(self, sentence: Sentence, token: Token, wanted: str = "Agent", depth: int = 0) -> list[Mention]:
        """The entities that may fill a role of type ``wanted`` for this word alone (its conjuncts are asked apart)."""
        unit = sentence.units[token.i]
        if unit.readings:
            return self._named(sentence, token, wanted)
        if unit.title:
            return self._described(sentence, token, wanted)
        if wanted == "Place" and token.lower_ in WORDS.capital:
            return self._capital(sentence, token)
        if wanted in ("Place", "Country"):
            return []
        word = token.lower_
        if word in _HE_SHE:
            return self._person(sentence, token)
        if word in _IT:
            return self._thing(sentence, token)
        if word in _THEY or self._is_pair(token):
            return self._pair(sentence, token)
        if depth > 2:
            return []
        return self._noun(sentence, token, depth)

    def _mention(self, sentence: Sentence, token: Token, entity: Entity, how: str = "name") -> Mention:
        unit = sentence.units[token.i]
        return Mention(unit.start, unit.end, entity, how)

    def _named(self, sentence: Sentence, token: Token, wanted: str) -> list[Mention]:
        unit = sentence.units[token.i]
        order = {
            "Place": ("name",),
            "Agent": ("capital", "name", "acronym", "people", "adjective", "generic"),
            "Person": ("name",),
            "Country": ("adjective", "name", "capital", "acronym"),
        }.get(wanted, ("name", "acronym", "capital", "people", "generic"))
        for use in order:
            for reading in unit.readings:
                if reading.use == use and self._may(reading.entity, wanted):
                    if use == "adjective" and token.dep_ not in ("amod", "compound", "nmod", "poss", "conj", "nsubj", "pobj", "npadvmod"):
                        continue
                    return [self._mention(sentence, token, reading.entity, use)]
        return []

    def _may(self, entity: Entity, wanted: str) -> bool:
        """A region acts only where it has a seat of government: Abkhazia does, the Middle East does not."""
        if wanted == "Agent" and entity.kind == "Region" and entity.name not in self._governed:
            return False
        return _fits(entity, wanted)

    def _described(self, sentence: Sentence, token: Token, wanted: str) -> list[Mention]:
        """"the Israeli minister": the last person of that country whose office fits; unnamed, he stands for the country."""
        if wanted == "Place":
            return []
        unit = sentence.units[token.i]
        how = f"{unit.owner.name + ' ' if unit.owner else ''}{unit.title}"
        determiner = next((c.lower_ for c in token.children if c.dep_ in ("det", "poss")), "")
        apposed = [c for c in token.children if c.dep_ == "appos" and sentence.units[c.i].readings]
        if apposed:
            return self.actors(sentence, apposed[0], wanted)
        if determiner not in ("a", "an", "another", "one", "no"):
            person = self._by_office(sentence, token)
            if person is not None:
                return [self._mention(sentence, token, person, how)]
        if wanted == "Person" or determiner == "no":
            return []
        if unit.owner is not None and unit.owner.kind != "City":
            return [self._mention(sentence, token, unit.owner, how)]
        owners = [c for c in token.children if c.dep_ == "poss"]
        found = self.actors(sentence, owners[0]) if owners else []
        return [m for m in found if m.entity.kind in _STATES]

    def _by_office(self, sentence: Sentence, token: Token) -> Entity | None:
        """The person before whose office fits best, the nearest of equals."""
        best: tuple[int, Entity] | None = None
        for entity, _ in self._before(sentence, token):
            if entity.kind == "Person":
                score = self._fit(entity, sentence.units[token.i], token.lower_)
                if score and (best is None or score > best[0]):
                    best = (score, entity)
        return best[1] if best else None

    def _fit(self, entity: Entity, unit: Unit, head: str) -> int:
        """0 where the person cannot be meant, else how well the office fits the description."""
        facts = self.offices.get(entity.name, [])
        owner = country_of(unit.owner) or (unit.owner.name if unit.owner else None)
        lands = {entity.country, *(country_of(f.owner) for f in facts), *(f.owner.name for f in facts if f.owner)}
        if owner and owner not in lands:
            return 0
        former = unit.title.startswith("former ")
        words = set(unit.title.lower().removeprefix("former ").replace("-", " ").split())
        for fact in facts:
            if words <= _title_words(fact):
                return 5 - 2 * (former != ("former" in fact.status))
        if not owner or head not in WORDS.vague:
            return 0
        kinds = words - {head} - WORDS.vague
        return 2 if not kinds or any(kinds & _title_words(f) for f in facts) else 0

    def _before(self, sentence: Sentence, token: Token) -> Iterator[tuple[Entity, Token]]:
        """Named entities before a word: first in its sentence, nearest first, then in the sentences before."""
        yield from self._in(sentence, token.i)
        for other in reversed(self.sentences[: sentence.index]):
            yield from self._in(other, len(other.units))

    def _in(self, sentence: Sentence, stop: int) -> Iterator[tuple[Entity, Token]]:
        for i in range(stop - 1, -1, -1):
            entity = sentence.units[i].entity
            if entity is not None:
                yield entity, sentence.doc[i]

    def _person(self, sentence: Sentence, token: Token) -> list[Mention]:
        """The nearest fitting subject of this sentence, else of the one before, else its only or last person."""
        own = {t.i for t in _coarguments(token)}
        here = [(e, t) for e, t in self._in(sentence, token.i) if e.kind == "Person" and t.i not in own]
        entity = self._speaker(sentence, token, own) or _preferred(here)
        steps = [s for s in reversed(self.sentences[max(0, sentence.index - 3) : sentence.index])]
        for other in steps:
            if entity is not None:
                break
            entity = _preferred([(e, t) for e, t in self._in(other, len(other.units)) if e.kind == "Person"])
            entity = entity or self._described_person(other)
        return [self._mention(sentence, token, entity, token.lower_)] if entity else []

    def _speaker(self, sentence: Sentence, token: Token, own: set[int]) -> Entity | None:
        """"X, who said that he …": a pronoun in a clause is first of all the subject of the verb above."""
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
            if token.dep_ in _SUBJECTS and (sentence.units[token.i].title or token.lower_ in _HE_SHE):
                found = self.actors(sentence, token, "Person")
                if found:
                    return found[0].entity
        return None

    def _thing(self, sentence: Sentence, token: Token) -> list[Mention]:
        """"it", "its": the nearest country or body that is a subject, here or in the sentence before."""
        own = {t.i for t in _coarguments(token)}
        subjects_here = [(e, t) for e, t in self._acting(sentence, token.i) if e.kind != "Person" and t.i not in own]
        others = [(e, t) for e, t in self._in(sentence, token.i) if self._bears(e) and t.i not in own and t.dep_ in _OBJECTS]
        before = [s for s in self.sentences[max(0, sentence.index - 1) : sentence.index]]
        found = subjects_here or (others if token.dep_ == "poss" else [])
        for other in before if not found else ():
            found = [(e, t) for e, t in self._acting(other, len(other.units)) if e.kind != "Person"]
        return [self._mention(sentence, token, found[0][0], token.lower_)] if found else []

    def _bears(self, entity: Entity) -> bool:
        return entity.kind != "Person" and self._may(entity, "Agent")

    def _acting(self, sentence: Sentence, stop: int) -> Iterator[tuple[Entity, Token]]:
        """Subjects of a sentence before a word with the countries and bodies they stand for, nearest first."""
        subjects_before = [t for t in sentence.doc[:stop] if t.dep_ in _SUBJECTS]
        for token in sorted(subjects_before, key=lambda t: (t.head.dep_ != "ROOT", -t.i)):
            if token.lower_ in _IT | _THEY:
                continue
            for mention in self.actors(sentence, token):
                yield mention.entity, token

    def _is_pair(self, token: Token) -> bool:
        if token.lower_ not in WORDS.persons | WORDS.sides or not token.lower_.endswith(("s", "men", "pair")):
            return False
        marks = {c.lower_ for c in token.children if c.dep_ in ("nummod", "det", "predet", "amod", "preconj")}
        bare = marks == {"the"} and token.lower_ in WORDS.sides and not any(c.dep_ in ("poss", "prep", "compound") for c in token.children)
        return bare or bool(marks & {"two", "both", "2"})

    def _pair(self, sentence: Sentence, token: Token) -> list[Mention]:
        """The last two of a kind that a sentence names; of more the two that the article has named most."""
        if token.lower_ in ("they", "them", "their", "themselves"):
            return self._they(sentence, token)
        states = token.lower_ in WORDS.sides
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

    def _they(self, sentence: Sentence, token: Token) -> list[Mention]:
        """"they": the coordinated subject of this sentence or of the one before."""
        for other, stop in ((sentence, token.i), *((s, len(s.units)) for s in self.sentences[max(0, sentence.index - 1) : sentence.index])):
            for subject in (t for t in other.doc[:stop] if t.dep_ in _SUBJECTS):
                group = [other.units[t.i].reads_as("name", "capital") for t in conjuncts(subject)]
                if len(group) > 1 and all(group):
                    return [self._mention(sentence, token, e, token.text) for e in group if e]
        return []

    def _of_kind(self, entity: Entity, states: bool) -> list[Entity]:
        if not states:
            return [entity] if entity.kind == "Person" else []
        if entity.kind == "Person":
            land = self._land(entity)
            return [land] if land else []
        return [entity] if entity.kind in ("Country", "People") else []

    def _most_named(self, seen: dict[str, Entity], sentence: Sentence) -> dict[str, Entity]:
        counts = Counter(
            u.entity.name for s in self.sentences[: sentence.index + 1] for u in s.units if u.entity and u.entity.name in seen
        )
        ranked = [name for name, _ in counts.most_common(3)]
        if len(ranked) > 2 and counts[ranked[1]] == counts[ranked[2]]:
            return {}
        return {name: entity for name, entity in seen.items() if name in ranked[:2]}

    def _capital(self, sentence: Sentence, token: Token) -> list[Mention]:
        """"the Georgian capital" is Tbilisi."""
        for child in self._owners(token):
            for mention in self.actors(sentence, child, "Country")[:1]:
                for surface, forms in self.gazetteer.forms.items():
                    if any(f.use == "capital" and f.entity.name == mention.entity.name for f in forms):
                        cities = [f.entity for f in forms if f.entity.kind == "City"]
                        return [replace(mention, entity=cities[0], how=f"the capital, {surface}")] if cities else []
        return []

    def _land(self, person: Entity) -> Entity | None:
        return self.gazetteer.entities.get(person.country) if person.country else None

    def _noun(self, sentence: Sentence, token: Token, depth: int) -> list[Mention]:
        """"Israeli officials", "the Russian side", "Israel's government": whoever modifies a noun that stands for him."""
        apposed = [c for c in token.children if c.dep_ == "appos" and c.i > token.i and sentence.units[c.i].readings]
        for child in apposed:
            if found := self.actors(sentence, child, depth=depth + 1):
                return found
        if not self._stands_for(token.lower_):
            return []
        if any(c.dep_ in ("det", "neg") and c.lower_ in ("no", "neither") for c in token.children):
            return []
        for child in self._owners(token):
            found = [
                m for part in conjuncts(child) for m in self.actors(sentence, part, depth=depth + 1)[:1]
                if m.entity.kind != "Person" or child.dep_ == "poss"
            ]
            if found:
                unit = sentence.units[token.i]
                group = [replace(_as_state(m, self), start=min(m.start, unit.start), end=max(m.end, unit.end), how=token.text) for m in found]
                return [*group, *self._leaders(sentence, token)]
        return []

    def _leaders(self, sentence: Sentence, token: Token) -> list[Mention]:
        """"the delegation led by X": X does what the delegation does."""
        verbs = [c for c in (*token.children, *token.head.children) if c.dep_ in ("acl", "advcl") and c.lower_ in WORDS.led]
        agents = [t for v in verbs for c in v.children if c.dep_ in ("agent", "prep") and c.lower_ == "by" for t in c.children]
        return [m for t in agents for m in self.actors(sentence, t, "Person")]

    def _stands_for(self, word: str) -> bool:
        titles, proxies = self.gazetteer.titles, self.gazetteer.proxies
        return word in WORDS.standing or word in proxies or word.removesuffix("s") in proxies or word in titles.plurals or word in titles.heads

    def _owners(self, token: Token) -> list[Token]:
        """Modifiers, possessors and "of"-complements that may say whose officials these are."""
        found = [c for c in token.children if c.dep_ == "poss"]
        found += [c for c in token.children if c.dep_ in ("amod", "compound", "nmod") and c.i < token.i]
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "from", "for", "in"):
                found += [c for c in child.children if c.dep_ == "pobj"]
        return found


def _title_words(fact: OfficeFact) -> set[str]:
    """The words of an office and of the body whose it is: "Secretary" of the "Security Council" is a security chief."""
    owner = fact.owner.name if fact.owner and fact.owner.kind not in _STATES else ""
    return set(f"{fact.title} {owner}".lower().replace("-", " ").split())


def _as_state(mention: Mention, discourse: Discourse) -> Mention:
    """Officials of a person ("his officials") are his country's."""
    if mention.entity.kind == "Person" and (land := discourse._land(mention.entity)):
        return replace(mention, entity=land)
    return mention


def _fits(entity: Entity, wanted: str) -> bool:
    if wanted == "Place":
        return entity.kind in ("Country", "City", "Region", "Facility")
    if wanted == "Person":
        return entity.kind == "Person"
    if wanted == "Country":
        return entity.kind in _STATES
    if wanted == "Organization":
        return entity.kind not in ("Person", "City", "Country", "Region", "Facility", "Place")
    return entity.kind not in ("City", "Facility", "Place")


def _coarguments(token: Token) -> list[Token]:
    """Other arguments of the verb that a word belongs to: "he met Putin" cannot mean Putin by "he"."""
    verb = token.head
    if token.dep_ == "poss":
        return []
    return [c for c in verb.children if c.i != token.i and c.dep_ in ("nsubj", "dobj", "nsubjpass")]


def _preferred(found: list[tuple[Entity, Token]]) -> Entity | None:
    """Of the persons of one sentence the subject of its main clause, else any subject, else the only one."""
    for wanted in (lambda t: t.dep_ in _SUBJECTS and t.head.dep_ == "ROOT", lambda t: t.dep_ in _SUBJECTS):
        for entity, token in reversed(found):
            if wanted(token):
                return entity
    return found[0][0] if found else None
