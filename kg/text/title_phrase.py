"""A title found in a text, and whose office it is by its own words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.model import Entity
from kg.text.names import NameSpan
from kg.text.office_words import Head
from kg.text.sentence import Reading
from kg.text.words import WORDS

_STATES = ("Country", "Region", "People")


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """One title among the tokens ``[start, end)`` of a paragraph; ``head`` is the token of its head noun.

    ``title`` is the office without its owner, ``owners`` the names that say whose office it is, nearest first,
    ``owner_text`` an owner without a name of its own ("parliament"), ``determiner`` the article or possessive before.
    """

    start: int
    end: int
    head: int
    title: str
    owners: tuple[NameSpan, ...] = ()
    owner_text: str = ""
    determiner: str = ""
    status: frozenset[str] = field(default_factory=frozenset)
    plural: bool = False
    core_end: int = 0  # without "to China": where a description without a name ends
    noun: Head | None = None

    @property
    def former(self) -> bool:
        """Whether the words say that the office is no longer held ("former", "then", "ousted")."""
        return "former" in self.status

    @property
    def is_rank(self) -> bool:
        """Whether the words are a rank or a style, which is no office ("General Lebed")."""
        return self.noun is not None and self.noun.rank


def first_entity(name: NameSpan | None) -> Entity | None:
    return name.readings[0].entity if name is not None and name.readings else None


def is_state(name: NameSpan | None) -> bool:
    entity = first_entity(name)
    return entity is not None and entity.kind in _STATES


def is_scene(name: NameSpan, owner: NameSpan) -> bool:
    """Whether a place stands before a country's adjective, which owns the title: "in Oslo Egyptian President X"."""
    entity = first_entity(name)
    place = entity is not None and entity.kind in ("City", "Country") and name.reading("adjective") is None
    return place and owner.reading("adjective") is not None


def is_body(name: NameSpan | None) -> bool:
    entity = first_entity(name)
    return entity is not None and entity.kind not in (*_STATES, "City", "Facility")


def ministry(owners: list[NameSpan]) -> str:
    """The name of the nearest owner where it is a ministry of the next one or of a state that is known."""
    entity = owners[0].reading("generic", "name")
    known = entity is not None and entity.kind == "GovernmentBody" and (len(owners) > 1 or entity.country)
    return entity.name if entity is not None and known else ""


def state_of(name: NameSpan) -> NameSpan:
    country = (first_entity(name) or Entity("", "Country")).country or ""
    return NameSpan(name.start, name.end, (Reading(Entity(country, "Country"), "adjective"),))


def organization(name: NameSpan) -> str | None:
    entity = first_entity(name)
    return entity.name if entity is not None and entity.kind == "InternationalOrganization" else None


def owner_of(phrase: TitlePhrase) -> Entity | None:
    """Whose office it is: the nearest body, else the country; a body takes the country before it."""
    entities = [e for e in (_owner_entity(name, phrase) for name in phrase.owners) if e is not None]
    bodies = [e for e in entities if e.kind not in ("Country", "City", "Region", "People")]
    countries = [e for e in entities if e.kind in ("Country", "Region", "People")]
    if phrase.owner_text:
        country = countries[0] if countries else None
        state = country.name if country else next((b.country for b in bodies if b.country), None)
        return Entity(_body_name(phrase.owner_text, country), "GovernmentBody", state)
    if bodies:
        body = bodies[0]
        return replace(body, country=body.country or countries[0].name) if countries else body
    if countries:
        return countries[0]
    return entities[0] if entities else None


def _body_name(text: str, country: Entity | None) -> str:
    """A body without a name of its own, as written where its country's adjective stands before it."""
    return f"{country.name} {text}" if country and text[0].islower() else text


def _owner_entity(name: NameSpan, phrase: TitlePhrase) -> Entity | None:
    """Its entity; a name that bodies of many states bear ("National Security Council") is not one state's, and a
    capital before an office of state is the state ("Oslo's special envoy")."""
    noun = phrase.noun
    if noun is not None and name.start < phrase.head:
        state, serves = name.reading("capital"), noun.title.split()[-1].lower() in WORDS.envoys
        if state is not None and state.kind == "Country" and (serves or noun.owner == "state"):
            return state
    generic = ("generic",) if name.readings[0].use == "generic" else ()
    for use in (*generic, "adjective", "name", "acronym", "people", "generic"):
        if (entity := name.reading(use)) is not None:
            return entity
    return None
