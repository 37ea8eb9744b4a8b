"""Descriptions: "the Israeli minister", "Russian officials", "Israel's government", "the Georgian capital"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Entity, Mention
from kg.text.annotate import OfficeFact, country_of
from kg.text.grammar import conjuncts
from kg.text.memory import STATES, Memory
from kg.text.sentence import Sentence, Unit
from kg.text.tokens import Token
from kg.text.words import WORDS


class Descriptions(Memory):
    """Answers for nouns that describe somebody instead of naming him."""

    def _described(self, sentence: Sentence, token: Token, wanted: str) -> list[Mention]:
        """ "the Israeli minister": the last person of that country whose office fits; unnamed, his country."""
        if wanted == "Place":
            return []
        unit = sentence.units[token.i]
        how = f"{unit.owner.name + ' ' if unit.owner else ''}{unit.title}"
        determiner = next((c.lower_ for c in token.children if c.dep_ in ("det", "poss")), "")
        apposed = [c for c in token.children if c.dep_ == "appos" and sentence.units[c.i].readings]
        if apposed:
            return self.actors(sentence, apposed[0], wanted)
        if wanted != "Country" and (behind := self._behind(sentence, token)):
            return behind
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
        return [m for m in found if m.entity.kind in STATES]

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
        words = WORDS.office(unit.title.removeprefix("former "))
        for fact in facts:
            if words <= _title_words(fact):
                return 5 - 2 * (former != ("former" in fact.status))
        if not owner or head not in WORDS.vague:
            return 0
        kinds = words - WORDS.office(head) - WORDS.vague
        return 2 if not kinds or any(kinds & _title_words(f) for f in facts) else 0

    def _noun(self, sentence: Sentence, token: Token, depth: int) -> list[Mention]:
        """ "Israeli officials", "Israel's government": whoever modifies a noun that stands for him."""
        if token.lower_ in WORDS.organizations | WORDS.newspapers and (bodies := self._body(sentence, token)):
            return bodies
        if token.lower_ in WORDS.fighters and (group := self._armed(sentence, token)):
            return group
        if not self._stands_for(token.lower_) or self._unknown_name(sentence, token):
            return []
        if behind := self._behind(sentence, token):
            return behind
        if any(c.dep_ in ("det", "neg") and c.lower_ in ("no", "neither") for c in token.children):
            return []
        if any(c.lower_ in WORDS.not_theirs and c.i < token.i for c in token.children):
            return []
        for child in self._owners(token):
            found = [
                m
                for part in conjuncts(child)
                for m in self.actors(sentence, part, depth=depth + 1)[:1]
                if m.entity.kind != "Person" or child.dep_ == "poss"
            ]
            if found:
                unit = sentence.units[token.i]
                group = [
                    replace(
                        _as_state(m, self), start=min(m.start, unit.start), end=max(m.end, unit.end), how=token.text
                    )
                    for m in found
                ]
                return [*group, *self._leaders(sentence, token)]
        return self._leaders(sentence, token) or self._topic_state(sentence, token)

    def _behind(self, sentence: Sentence, noun: Token) -> list[Mention]:
        """ "His counterpart from Peru, *Wagner*", "the ministers of both states, *Aguad and Wagner*"."""
        doc, start = sentence.doc, noun.i + 1
        if start >= len(doc) or doc[start].lower_ not in ("of", "from"):
            return []
        comma = next((t.i for t in doc[start : start + 5] if t.text == ","), len(doc))
        if comma + 1 >= len(doc) or doc[comma + 1].dep_ not in ("appos", "conj"):
            return []
        entities = [(t, sentence.units[t.i].entity) for t in conjuncts(doc[comma + 1])]
        return [self._mention(sentence, t, e) for t, e in entities if e is not None and e.kind == "Person"]

    def _unknown_name(self, sentence: Sentence, token: Token) -> bool:
        """ "His Samoan counterpart, Tamasese": somebody who is named, though not known, is not his country."""
        named = (c for c in token.children if c.dep_ == "appos" and c.i > token.i and c.text[:1].isupper())
        return any(not sentence.units[c.i].readings and not sentence.units[c.i].title for c in named)

    def _armed(self, sentence: Sentence, token: Token) -> list[Mention]:
        """ "Shining Path guerrillas" are the group; "the guerrillas" are the only group that has been so called."""
        shared = [c for c in token.head.children if token.dep_ == "conj" and c.dep_ == "prep" and c.i > token.i]
        owners = [*self._owners(token), *(g for c in shared for g in c.children if g.dep_ == "pobj")]
        own = [m for c in owners for m in self.actors(sentence, c, "Organization") if _group(m.entity)]
        if own:
            return own[:1]
        marks = {c.lower_ for c in token.children if c.dep_ not in ("relcl", "acl", "punct", "prep")}
        if not marks <= {"the", "both"} or token.lower_ not in WORDS.rebels:
            return []
        seen = {e.name: e for e, t in self._before(sentence, token) if _group(e) and _fights(e, t)}
        return [self._mention(sentence, token, e, f"the {token.text}") for e in seen.values()] if len(seen) == 1 else []

    def _body(self, sentence: Sentence, token: Token) -> list[Mention]:
        """ "the agency", "the U.S. body": the last organisation that bears the noun in its name, or the only one.

        "Peru's APRA party" is the one right before the noun."""
        before = [c for c in token.children if c.i == token.i - 1 and c.dep_ in ("compound", "nmod", "amod")]
        named = [m for c in before for m in self.actors(sentence, c, "Organization")]
        if own := [m for m in named if self._is_body(m.entity, token.lower_)]:
            return own[:1]
        if not any(c.dep_ == "det" and c.lower_ in ("the", "that", "this") for c in token.children):
            return []
        owners = [m.entity.name for c in self._owners(token) for m in self.actors(sentence, c, "Country")]
        near: dict[str, Entity] = {}
        for other, stop in ((sentence, token.i), *((s, len(s.units)) for s in self._last(sentence, 2))):
            for entity, _ in self._in(other, stop):
                if self._is_body(entity, token.lower_) and (not owners or entity.country in owners):
                    near.setdefault(entity.name, entity)
        called = [e for e in near.values() if token.lower_ in e.name.lower().split()]
        found = called[:1] or (list(near.values()) if len(near) == 1 else [])
        return [self._mention(sentence, token, e, f"the {token.text}") for e in found]

    def _last(self, sentence: Sentence, count: int) -> list[Sentence]:
        return list(reversed(self.sentences[max(0, sentence.index - count) : sentence.index]))

    def _is_body(self, entity: Entity, noun: str) -> bool:
        if noun in WORDS.newspapers:
            return entity.kind == "MediaOutlet"
        return entity.kind in ("Organization", "GovernmentBody", "InternationalOrganization", "ArmedGroup", "Company")

    def _topic_state(self, sentence: Sentence, token: Token) -> list[Mention]:
        """ "the government" without an owner: that of the one state that the article has named most so far."""
        definite = any(c.dep_ == "det" and c.lower_ == "the" for c in token.children)
        described = any(c.dep_ in ("amod", "compound", "poss", "prep", "relcl", "acl") for c in token.children)
        if token.lower_ not in WORDS.bodies or not definite or described:
            return []
        if (same := self._called_so(sentence, token)) is not None:
            return [self._mention(sentence, token, same, f"the {token.text}")]
        counts = Counter(e.name for e in self._states_until(sentence, token.i))
        ranked = counts.most_common(2)
        if not ranked and self.dateline and (home := self.home(self.dateline)) is not None:
            return [self._mention(sentence, token, home, f"the {token.text}")]
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return []
        entity = next(e for e in self._states_until(sentence, token.i) if e.name == ranked[0][0])
        return [self._mention(sentence, token, entity, f"the {token.text}")]

    def _called_so(self, sentence: Sentence, token: Token) -> Entity | None:
        """The state whose "government" the sentence before is about, if it names but one."""
        found: dict[str, Entity] = {}
        for other in self._last(sentence, 1):
            for noun in (t for t in other.doc if t.lower_ == token.lower_ and t.i + 1 < len(other.doc)):
                for owner in self._owners(noun):
                    if (state := self._state_of(other.units[owner.i])) is not None:
                        found[state.name] = state
        return next(iter(found.values())) if len(found) == 1 else None

    def home(self, dateline: str) -> Entity | None:
        """The state in which an article was written, by the place in its dateline."""
        for part in reversed(dateline.split(",")):  # "Puntarenas, Costa Rica"
            found = [f.entity for f in self.gazetteer.forms.get(part.strip().title(), ()) if f.use == "name"]
            lands = {e.name if e.kind == "Country" else e.country for e in found}
            if len(lands) == 1:
                return self.gazetteer.entities.get(lands.pop() or "")
        return None

    def _states_until(self, sentence: Sentence, stop: int) -> Iterator[Entity]:
        for other in self.sentences[: sentence.index + 1]:
            for unit in other.units[: stop if other is sentence else len(other.units)]:
                if (
                    unit.entity is not None
                    and unit.entity.kind in ("Country", "City")
                    and (state := self._state_of(unit))
                ):
                    yield state

    def _state_of(self, unit: Unit) -> Entity | None:
        entity = unit.entity
        if entity is None or entity.kind == "Country":
            return entity
        return self.gazetteer.entities.get(entity.country) if entity.country else None

    def _leaders(self, sentence: Sentence, token: Token) -> list[Mention]:
        """ "the delegation led by X": X does what the delegation does."""
        verbs = [
            c for c in (*token.children, *token.head.children) if c.dep_ in ("acl", "advcl") and c.lower_ in WORDS.led
        ]
        agents = [
            t for v in verbs for c in v.children if c.dep_ in ("agent", "prep") and c.lower_ == "by" for t in c.children
        ]
        return [m for t in agents for m in self.actors(sentence, t, "Person")]

    def _stands_for(self, word: str) -> bool:
        titles, proxies = self.gazetteer.titles, self.gazetteer.proxies
        return (
            word in WORDS.standing
            or word in proxies
            or word.removesuffix("s") in proxies
            or word in titles.plurals
            or word in titles.heads
        )

    def _owners(self, token: Token) -> list[Token]:
        """Modifiers, possessors and "of"-complements that may say whose officials these are."""
        found = [c for c in token.children if c.dep_ == "poss"]
        modifiers = [c for c in token.children if c.dep_ in ("amod", "compound", "nmod") and c.i < token.i]
        if token.lower_.startswith("counterpart"):
            found = modifiers  # "his counterpart" is of another state than he
        else:
            found = modifiers + found if token.lower_ in WORDS.standing else found + modifiers
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "from", "for", "in"):
                found += [c for c in child.children if c.dep_ == "pobj"]
        return found

    def _capital(self, sentence: Sentence, token: Token) -> list[Mention]:
        """ "the Georgian capital" is Tbilisi."""
        for child in self._owners(token):
            for mention in self.actors(sentence, child, "Country")[:1]:
                for surface, forms in self.gazetteer.forms.items():
                    if any(f.use == "capital" and f.entity.name == mention.entity.name for f in forms):
                        cities = [f.entity for f in forms if f.entity.kind == "City"]
                        return [replace(mention, entity=cities[0], how=f"the capital, {surface}")] if cities else []
        return []


def _group(entity: Entity) -> bool:
    return entity.kind in ("ArmedGroup", "Organization", "Party")


def _fights(entity: Entity, token: Token) -> bool:
    """Whether a group is known to fight or is called so beside its name."""
    return entity.kind == "ArmedGroup" or token.head.lower_ in WORDS.rebels


def _title_words(fact: OfficeFact) -> frozenset[str]:
    """The words of an office and of the body whose it is: "Secretary" of the "Security Council" is a security chief."""
    owner = fact.owner.name if fact.owner and fact.owner.kind not in STATES else ""
    return WORDS.office(f"{fact.title} {owner}")


def _as_state(mention: Mention, memory: Memory) -> Mention:
    """Officials of a person ("his officials") are his country's."""
    if mention.entity.kind == "Person" and (land := memory.land(mention.entity)):
        return replace(mention, entity=land)
    return mention
