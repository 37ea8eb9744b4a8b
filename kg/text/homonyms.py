"""Names that two lands share, or a land and a person: Georgia and the U.S. state, both Congos, Jordan and Mr. Jordan.

What stands beside a name decides first ("Atlanta, Georgia", "the governor of Georgia", "London, Ontario"), then what
else the article names: the capital of the one, a known office holder of it, its adjective.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Entity
from kg.text.gazetteer import Gazetteer
from kg.text.names import NameSpan
from kg.text.sentence import Reading
from kg.text.words import WORDS

if TYPE_CHECKING:
    from kg.text.annotate import Paragraph

_LANDS = ("Country", "Region")
_LAND_USES = ("name", "adjective", "people")
_BEFORE_A_LAND = frozenset({"in", "of", "from", "to", "within", "across"})
_JOINERS = frozenset({",", "and"})


def settle_homonyms(paragraphs: list[Paragraph], gazetteer: Gazetteer, year: int | None) -> None:
    """Choose one reading of names that several lands bear, and take surnames for surnames; changes
    ``Paragraph.names`` in place."""
    for paragraph in paragraphs:
        paragraph.names = [_city_in_region(paragraph, name, gazetteer) for name in paragraph.names]
        paragraph.names = [_beside(paragraph, name) for name in paragraph.names]
    named = _named(paragraphs, gazetteer, year)
    for paragraph in paragraphs:
        paragraph.names = [_by_article(name, named) for name in paragraph.names]
    _surnames(paragraphs)


def _lands(name: NameSpan) -> list[Entity]:
    """The lands that a name may mean by the use of its first reading; more than one where it is ambiguous."""
    if not name.readings or name.readings[0].use not in _LAND_USES:
        return []
    if len(name.readings) == 1:
        return [r.entity for r in name.readings if r.entity.kind in _LANDS]
    first = name.readings[0].use
    found = dict.fromkeys(r.entity for r in name.readings if r.use == first and r.entity.kind in _LANDS)
    return list(found) if name.readings[0].entity in found else []


def _chosen(name: NameSpan, land: Entity) -> NameSpan:
    others = [e for e in _lands(name) if e != land]
    first = [r for r in name.readings if r.entity == land]
    rest = [r for r in name.readings if r.entity != land and r.entity not in others]
    return replace(name, readings=(*first, *rest))


def _city_in_region(paragraph: Paragraph, name: NameSpan, gazetteer: Gazetteer) -> NameSpan:
    """ "London, Ontario": the city of that name in the region's country."""
    if not name.readings or _word(paragraph, name.end) != ",":
        return name
    behind = next((n for n in paragraph.names if n.start == name.end + 1), None)
    if behind is None:
        return name
    region = next((e for e in _lands(behind) if e.kind == "Region" and e.country), None)
    if region is None or _word(paragraph, behind.end) in ("and", "or"):
        return name
    written, country = paragraph.doc.between(name.start, name.end), region.country or ""
    if name.readings[0].entity.country == country or not gazetteer.has_city(written, country):
        return name
    return replace(name, readings=(Reading(Entity(written, "City", country)),))


def _beside(paragraph: Paragraph, name: NameSpan) -> NameSpan:
    """The region of a federation where the words around an ambiguous name say so."""
    region = next((e for e in _lands(name) if e.kind == "Region" and e.country), None)
    if region is None or len(_lands(name)) < 2:
        return name
    near = [n for n in paragraph.names if _adjoins(paragraph, n, name)]
    together = any(
        r.entity.country == region.country and r.entity.kind in ("City", "Region", "Facility")
        for n in near
        for r in n.readings[:1]
    )
    return _chosen(name, region) if together or _is_federal(paragraph, name) else name


def _adjoins(paragraph: Paragraph, other: NameSpan, name: NameSpan) -> bool:
    if other.end + 1 == name.start:
        return _word(paragraph, other.end) in _JOINERS
    return name.end + 1 == other.start and _word(paragraph, name.end) in _JOINERS


def _is_federal(paragraph: Paragraph, name: NameSpan) -> bool:
    """ "the governor of Georgia", "Senator A of Georgia", "Georgia Democrats", "Georgia's legislature"."""
    behind = name.end + (_word(paragraph, name.end) in ("'s", "'"))
    if _word(paragraph, behind).rstrip(".") in WORDS.federal:
        return True
    if _word(paragraph, name.start - 1) != "of":
        return False
    i = name.start - 1
    person = next((n for n in paragraph.names if n.person and n.end == i), None)
    i = person.start if person is not None else i
    words = {_word(paragraph, k).rstrip(".") for k in range(max(i - 2, 0), i + 1)}
    return bool(words & WORDS.federal) or (person is None and words >= {"state", "of"})


def _word(paragraph: Paragraph, i: int) -> str:
    return paragraph.doc[i].lower_ if 0 <= i < len(paragraph.doc) else ""


def _named(paragraphs: list[Paragraph], gazetteer: Gazetteer, year: int | None) -> frozenset[str]:
    """Names of the lands that the article surely speaks of: by a form of their own, a city or an office holder."""
    found: set[str] = set()
    for name in (n for p in paragraphs for n in p.names):
        if name.person:
            states = gazetteer.holders.states(name.person, year) if " " in name.person else frozenset()
            found |= states if len(states) == 1 else set()
        elif len(_lands(name)) < 2:
            for entity in (r.entity for r in name.readings[:1]):
                found |= {entity.name} if entity.kind in _LANDS else {entity.country or ""}
    return frozenset(found)


def _by_article(name: NameSpan, named: frozenset[str]) -> NameSpan:
    lands = _lands(name)
    if len(lands) < 2:
        return name
    sure = [land for land in lands if land.name in named]
    return _chosen(name, sure[0]) if len(sure) == 1 else name


def _surnames(paragraphs: list[Paragraph]) -> None:
    """A land's name is the surname of one named in full before, where nothing else speaks of the land."""
    surnames = {n.person.split()[-1] for p in paragraphs for n in p.names if len(n.person.split()) > 1}
    for surname in sorted(surnames):
        bare = [(p, n) for p, n in _bare(paragraphs, surname)]
        if not bare or _is_land(paragraphs, surname, {n.readings[0].entity.name for _, n in bare}):
            continue
        for paragraph, name in bare:
            person = NameSpan(name.start, name.end, person=surname)
            paragraph.names = [person if n is name else n for n in paragraph.names]


def _bare(paragraphs: list[Paragraph], surname: str) -> Iterator[tuple[Paragraph, NameSpan]]:
    """Names of lands that are written like a surname and stand behind the full name that bears it."""
    introduced = False
    for paragraph in paragraphs:
        for name in paragraph.names:
            introduced = introduced or (" " in name.person and name.person.split()[-1] == surname)
            written = paragraph.doc.between(name.start, name.end)
            if introduced and written == surname and _lands(name):
                yield paragraph, name


def _is_land(paragraphs: list[Paragraph], surname: str, lands: set[str]) -> bool:
    for paragraph in paragraphs:
        for name in paragraph.names:
            if paragraph.doc.between(name.start, name.end) == surname:
                if _word(paragraph, name.start - 1) in _BEFORE_A_LAND:
                    return True
            elif any(e in lands for r in name.readings[:1] for e in (r.entity.name, r.entity.country)):
                return True
    return False
