"""Whose minister? Titles without a country take it from the person's other titles, from the list they stand in, or
from the country that the sentence or the one before speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Article, Entity
from kg.text.offices import TitleLink
from kg.text.people import People

if TYPE_CHECKING:
    from kg.text.annotate import Paragraph, SentenceMarks

_LIST_WORDS = frozenset({",", "and", "with", "as", "well", "or", "also", "&", "both", "his", "the", "between"})
_STATES = ("Country", "Region", "People")


def infer_owners(paragraphs: list[Paragraph], people: People, article: Article) -> None:
    """Give owners to the links that have none; changes ``SentenceMarks.links`` in place, where something was found."""
    known = _known(paragraphs, people)
    recent: Entity | None = None
    for paragraph in paragraphs:
        for marks in paragraph.sentences:
            marks.links = [_owned(link, paragraph, marks, known, people, recent) for link in marks.links]
            for link in marks.links:
                state = _state(link.owner)
                if state is not None:
                    known.setdefault(people.fullest(link.person.person), state)
            recent = _last_state(paragraph, marks) or recent


def _known(paragraphs: list[Paragraph], people: People) -> dict[str, Entity]:
    known: dict[str, Entity] = {}
    for link in (k for p in paragraphs for m in p.sentences for k in m.links):
        state = _state(link.owner)
        if state is not None:
            known.setdefault(people.fullest(link.person.person), state)
    return known


def _state(owner: Entity | None) -> Entity | None:
    if owner is None:
        return None
    return owner if owner.kind in _STATES else Entity(owner.country, "Country") if owner.country else None


def _owned(
    link: TitleLink, paragraph: Paragraph, marks: SentenceMarks, known: dict[str, Entity], people: People, recent: Entity | None
) -> TitleLink:
    if link.owner is not None:
        if link.owner.kind in ("Organization", "GovernmentBody") and link.owner.country is None:
            state = known.get(people.fullest(link.person.person)) or _from_sentence(link, paragraph, marks)
            return replace(link, owner=replace(link.owner, country=state.name)) if state else link
        return link
    owner = (
        known.get(people.fullest(link.person.person))
        or _from_list(link, paragraph, marks)
        or _from_sentence(link, paragraph, marks)
        or recent
    )
    return replace(link, owner=owner) if owner else link


def _from_list(link: TitleLink, paragraph: Paragraph, marks: SentenceMarks) -> Entity | None:
    """The state of the one named before in the same list: "with Israel's trade minister A and Prime Minister B"."""
    before = [k for k in marks.links if k.person.end <= link.phrase.start and k.owner is not None]
    for other in reversed(before):
        between = paragraph.doc[max(other.person.end, other.phrase.end) : link.phrase.start]
        others = {i for k in marks.links for i in range(k.phrase.start, k.person.end)}
        if all(t.lower_ in _LIST_WORDS or t.i in others or t.ent_type_ == "PERSON" for t in between):
            return _state(other.owner)
    return None


def _from_sentence(link: TitleLink, paragraph: Paragraph, marks: SentenceMarks) -> Entity | None:
    """The nearest state named before in the sentence, that of a place ("in Moscow") first."""
    places, states = [], []
    for name, entity in _states_named(paragraph, marks.start, min(link.phrase.start, link.person.start)):
        states.append(entity)
        if name > marks.start and paragraph.doc[name - 1].lower_ in ("in", "to", "at"):
            places.append(entity)
    return places[-1] if places else states[-1] if states else None


def _last_state(paragraph: Paragraph, marks: SentenceMarks) -> Entity | None:
    found = [entity for _, entity in _states_named(paragraph, marks.start, marks.end)]
    return found[0] if found else None


def _states_named(paragraph: Paragraph, start: int, end: int) -> Iterator[tuple[int, Entity]]:
    for name in paragraph.names:
        if name.person or not start <= name.start < end:
            continue
        for reading in name.readings:
            if reading.entity.kind in _STATES:
                yield name.start, reading.entity
                break
            if reading.entity.country:
                yield name.start, Entity(reading.entity.country, "Country")
                break
