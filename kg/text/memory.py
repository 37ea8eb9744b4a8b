"""What an article has named so far, nearest first."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Entity, Mention
from kg.text.annotate import Annotation, OfficeFact
from kg.text.gazetteer import Gazetteer
from kg.text.sentence import Sentence
from kg.text.tokens import Token

STATES = ("Country", "Region", "People")
_GOVERNED: dict[str, frozenset[str]] = {}


def governed_names(gazetteer: Gazetteer) -> frozenset[str]:
    """Names of the entities that have a capital."""
    found = _GOVERNED.get(gazetteer.fingerprint)
    if found is None:
        found = frozenset(f.entity.name for forms in gazetteer.forms.values() for f in forms if f.use == "capital")
        _GOVERNED[gazetteer.fingerprint] = found
    return found


class Memory:
    """The sentences and offices of an article, and look-ups in them that every step of the sieve needs."""

    def __init__(self, annotation: Annotation, gazetteer: Gazetteer) -> None:
        self.sentences = annotation.sentences
        self.gazetteer = gazetteer
        self._asked: dict[tuple[int, int, str, int], list[Mention]] = {}
        self.dateline = annotation.article.dateline_place
        self._governed = governed_names(gazetteer)
        self.offices: dict[str, list[OfficeFact]] = {}
        for fact in annotation.offices:
            self.offices.setdefault(fact.person.name, []).append(fact)

    def actors(self, sentence: Sentence, token: Token, wanted: str = "Agent", depth: int = 0) -> list[Mention]:
        """The entities that may fill a role of type ``wanted`` for this word alone."""
        raise NotImplementedError

    def _mention(self, sentence: Sentence, token: Token, entity: Entity, how: str = "name") -> Mention:
        unit = sentence.units[token.i]
        return Mention(unit.start, unit.end, entity, how)

    def _may(self, entity: Entity, wanted: str) -> bool:
        """A region acts only where it has a seat of government: Abkhazia does, the Middle East does not."""
        if wanted == "Agent" and entity.kind == "Region" and entity.name not in self._governed:
            return False
        return fits(entity, wanted)

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

    def land(self, person: Entity) -> Entity | None:
        return self.gazetteer.entities.get(person.country) if person.country else None


def fits(entity: Entity, wanted: str) -> bool:
    if wanted == "Place":
        return entity.kind in ("Country", "City", "Region", "Facility")
    if wanted == "Person":
        return entity.kind == "Person"
    if wanted == "Country":
        return entity.kind in STATES
    if wanted == "Organization":
        return entity.kind not in ("Person", "City", "Country", "Region", "Facility", "Place")
    return entity.kind not in ("City", "Facility", "Place")
