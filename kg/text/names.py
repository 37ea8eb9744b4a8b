"""Names in a paragraph: the gazetteer's, the model's, and repairs of the model's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.model import Entity
from kg.text.gazetteer import Gazetteer
from kg.text.language import Language
from kg.text.person_names import known_persons, person_ranges
from kg.text.sentence import Reading
from kg.text.tokens import Doc, EntitySpan

_PLACE_KINDS = {"GPE": "City", "LOC": "Region", "FAC": "Facility"}
_MINISTRIES = frozenset({"ministry", "department"})  # also written "foreign ministry"
_LINKS = frozenset({"of", "on", "for", "and", "the", "against", "to"})
_NOT_NAMES = frozenset("the a an mr. mrs. ms. dr. sir lord".split())


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens ``[start, end)`` of a paragraph that name something: a person (``person`` is his name as written) or what
    ``readings`` say, best first."""

    start: int
    end: int
    readings: tuple[Reading, ...] = ()
    person: str = ""

    def reading(self, *uses: str) -> Entity | None:
        """The entity of the first reading with one of these uses."""
        return next((r.entity for r in self.readings if r.use in uses), None)


class PhraseTable:
    """Finds the gazetteer's forms among tokens, the longest first."""

    def __init__(self, language: Language) -> None:
        table: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for form, readings in language.gazetteer.forms.items():
            generic = any(r.use == "generic" for r in readings) and form.split()[-1].lower() in _MINISTRIES
            for surface in {form, form.lower(), form.capitalize()} if generic else {form}:
                words = tuple(t.text for t in language.tokenize(surface))
                table[words[:2]].append((words, form))
        self._table: Mapping[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = {
            begin: sorted(found, key=lambda f: (-len(f[0]), f)) for begin, found in table.items()
        }
        self._first = frozenset(begin[0] for begin in self._table)

    def match(self, words: tuple[str, ...], i: int) -> tuple[int, str] | None:
        """Length in tokens and the form of the longest phrase that begins at token ``i``."""
        if words[i] not in self._first:
            return None
        for begin in (words[i : i + 2], words[i : i + 1]):
            for phrase, form in self._table.get(begin, ()):
                if words[i : i + len(phrase)] == phrase:
                    return len(phrase), form
        return None


def find_names(doc: Doc, gazetteer: Gazetteer, table: PhraseTable, year: int | None = None) -> list[NameSpan]:
    """All names of a paragraph whose entities the model has marked, in order, none overlapping.

    ``year`` is that of the report: of states that had one capital or name after the other, the one of then is meant.
    """
    persons = known_persons(doc, list(person_ranges(doc, gazetteer)), gazetteer)
    found = _known(doc, gazetteer, table, persons, year)
    taken = {i for span in found for i in range(span.start, span.end)}
    for start, end in persons:
        if not taken & set(range(start, end)):
            found.append(NameSpan(start, end, person=doc.between(start, end)))
            taken |= set(range(start, end))
    for ent in doc.ents:
        found += _unknown(doc, _whole(doc, ent), gazetteer, taken)
    return sorted(found, key=lambda n: n.start)


def _whole(doc: Doc, ent: EntitySpan) -> EntitySpan:
    """A body whose name the model broke off behind a preposition, with the capitalised words that follow it."""
    if ent.label_ != "ORG" or doc[ent.end - 1].lower_ not in _LINKS:
        return ent
    end = ent.end
    while end < len(doc) and doc[end].is_title:
        end += 1
    while end - 1 > ent.start and doc[end - 1].lower_ in _LINKS:
        end -= 1
    return EntitySpan(ent.start, end, ent.label_)


def _trim(doc: Doc, ent: EntitySpan) -> tuple[int, int]:
    start, end = ent.start, ent.end
    while start < end and (doc[start].lower_ in _NOT_NAMES or not doc[start].text[0].isalpha()):
        start += 1
    while end > start and (doc[end - 1].text in ("'s", "'", ",", ".", '"') or doc[end - 1].text[:1].isdigit()):
        end -= 1
    return start, end


def _known(
    doc: Doc, gazetteer: Gazetteer, table: PhraseTable, persons: list[tuple[int, int]], year: int | None
) -> list[NameSpan]:
    words, found, i = tuple(t.text for t in doc), list[NameSpan](), 0
    inside = {k: (s, e) for s, e in persons for k in range(s, e)}
    while i < len(words):
        hit = table.match(words, i)
        if hit and words[i] == "the" and (longer := table.match(words, i + 1)) and longer[0] >= hit[0]:
            i, hit = i + 1, longer  # "the Gulf of Finland" is not "the Gulf"
        person = inside.get(i)
        if hit is None or (person and person[1] - person[0] > hit[0]):
            i = person[1] if person and hit else i + 1
            continue
        readings = tuple(Reading(_as_written(f.entity, hit[1]), f.use) for f in gazetteer.readings(hit[1], year))
        found.append(NameSpan(i, i + hit[0], readings))
        i += hit[0]
    return _widened(doc, found, gazetteer)


def _as_written(entity: Entity, form: str) -> Entity:
    """A city keeps the spelling of the text among its names."""
    if entity.kind != "City" or form in (entity.name, *entity.names):
        return entity
    return replace(entity, names=(*entity.names, form))


def _widened(doc: Doc, found: list[NameSpan], gazetteer: Gazetteer) -> list[NameSpan]:
    """An organisation that the model sees around a known name is the name ("U.S. Commission on Religious Freedom")."""
    wide = []
    for ent in (_whole(doc, e) for e in doc.ents):
        if ent.label_ != "ORG":
            continue
        start = ent.start + (doc[ent.start].lower_ == "the" and ent.end - ent.start > 1)
        inner = [n for n in found if start <= n.start and n.end <= ent.end]
        last = max((n.end for n in inner), default=start)
        whole = any(n.end - n.start == ent.end - start for n in inner)
        if inner and not whole and (last < ent.end or len(inner) > 1):
            wide.append((start, ent.end, inner))
    for start, end, inner in wide:
        first = inner[0]
        if _is_portfolio(doc.between(_last_end(inner), end), gazetteer):
            continue  # "EU External Relations": a body and a field of business
        prefix = first.start == start and first.reading("adjective", "name") is not None
        bodies = [n for n in inner if n.start > start and n.reading("generic", "acronym", "name")]
        if prefix and (len(inner) == 1 or bodies):
            continue  # "Chinese Foreign Ministry": country and body stay two names
        found = [n for n in found if n not in inner]
        found.append(NameSpan(start, end, (Reading(Entity(_plain(doc.between(start, end)), "Organization")),)))
    return sorted(found, key=lambda n: n.start)


def _last_end(names: list[NameSpan]) -> int:
    """Where the last of the names ends."""
    return max(n.end for n in names)


def _plain(text: str) -> str:
    text = text.removesuffix("'s").removesuffix("'")
    return text[4:] if text[:4].lower() == "the " else text


def _unknown(doc: Doc, ent: EntitySpan, gazetteer: Gazetteer, taken: set[int]) -> list[NameSpan]:
    """A name that only the model knows; one that begins inside a known name keeps what is left of it."""
    start, end = _trim(doc, ent)
    while start < end and start in taken:
        start += 1
    if start >= end or taken & set(range(start, end)) or not doc[start].text[0].isupper():
        return []
    name = doc.between(start, end)
    if _is_portfolio(name, gazetteer):
        return []
    if ent.label_ in _PLACE_KINDS:
        reading = _place(name, _PLACE_KINDS[ent.label_], gazetteer)
    elif ent.label_ == "ORG" and len(name) > 1:
        reading = Reading(Entity(name, "Organization"))
    else:
        return []
    taken |= set(range(start, end))
    return [NameSpan(start, end, (reading,))]


def _is_portfolio(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a supposed organisation is a field of business or a rank: "Industry and Trade", "Defense"."""
    fields = gazetteer.titles.portfolios
    parts = [part.strip() for part in name.lower().replace(" & ", " and ").replace(",", " and ").split(" and ")]
    return all(part in fields or part in gazetteer.titles.ranks or part in gazetteer.titles.heads for part in parts)


def _place(name: str, kind: str, gazetteer: Gazetteer) -> Reading:
    city = gazetteer.cities.get(name) if kind == "City" else None
    return Reading(_as_written(city, name) if city else Entity(name, kind))


def countries_of_bodies(doc: Doc, names: list[NameSpan]) -> list[NameSpan]:
    """ "Chinese Foreign Ministry", "Israel's Foreign Ministry": the body belongs to the country named before it."""
    found: list[NameSpan] = []
    for name in names:
        before = found[-1] if found else None
        country = None
        if before is not None and not name.person and doc.between(before.end, name.start) in ("", "'s", "'"):
            country = before.reading("adjective", "name")
        if before is not None and country is not None and country.kind in ("Country", "Region", "People"):
            found.append(with_country(name, country.name, doc.between(before.start, name.end)))
        else:
            found.append(name)
    return found


def with_country(span: NameSpan, country: str, written: str) -> NameSpan:
    """The same name, its bodies now belonging to a country ("Foreign Ministry" after "Chinese"), and ``written`` among
    its names; readings as a body of another country fall away ("Peru's Congress")."""
    readings = tuple(
        replace(r, entity=replace(r.entity, country=country, names=(*r.entity.names, written)))
        if r.entity.country is None and r.entity.kind in ("Organization", "GovernmentBody")
        else r
        for r in span.readings
        if r.entity.kind != "GovernmentBody" or r.entity.country in (None, country)
    )
    return replace(span, readings=readings or span.readings)
