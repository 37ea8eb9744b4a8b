"""The gazetteer: what countries, peoples, bodies, organisations and media are called.

In: the YAML files of ``ontology/gazetteer``. Out: a ``Gazetteer`` that maps surface strings to their readings. It is
checked while it loads; a faulty file raises ``DataError`` that names file and record.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from kg.errors import DataError
from kg.model import Entity
from kg.resources import GAZETTEER
from kg.text.cities import Cities, read_cities
from kg.text.gazetteer_records import FILES, Form, Record, forms_of, read_records
from kg.text.holder_records import Holding, read_holders
from kg.text.holders import OfficeHolders
from kg.text.office_words import Honorific, Proxy, Titles, load_honorifics, load_proxies, load_titles

__all__ = ["Facts", "Form", "Gazetteer", "Honorific", "Proxy", "Titles", "load_gazetteer"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a named entity beside its names; years are inclusive, ``None`` where not limited."""

    iso3: str | None = None
    since: int | None = None
    until: int | None = None
    part_of: str | None = None

    def existed(self, year: int) -> bool:
        """Whether the entity existed in that year, as far as is known."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


@dataclass(frozen=True)
class Gazetteer:
    """All readings of all surface strings (as written, straight quotes), and the vocabulary of offices.

    Readings of one string stand in the order countries, regions, peoples, organisations, bodies, media, former states.
    ``facts`` and ``entities`` are keyed by an entity's name; ``proxies`` and ``honorifics`` by lower-case words;
    ``holdings`` are the known office holders.
    """

    forms: Mapping[str, tuple[Form, ...]]
    entities: Mapping[str, Entity]
    facts: Mapping[str, Facts]
    titles: Titles
    proxies: Mapping[str, Proxy]
    honorifics: Mapping[str, Honorific]
    fingerprint: str
    holdings: tuple[Holding, ...] = ()

    @cached_property
    def holders(self) -> OfficeHolders:
        """The known office holders, to be found by name; made at first use."""
        return OfficeHolders(self.holdings)

    @cached_property
    def cities(self) -> Cities:
        """Cities of more than 15,000 people by name (the most populous of each name); loaded at first use."""
        return read_cities({f.iso3: name for name, f in self.facts.items() if f.iso3 and f.until is None})

    @cached_property
    def leading(self) -> frozenset[str]:
        """What may stand before the name of a person: words of titles and of status, courtesies and articles."""
        titles = self.titles
        status = titles.former | titles.then | titles.new | titles.acting | titles.outgoing
        offices = {*titles.heads, *titles.portfolios, *titles.ranks, *self.honorifics}
        return frozenset({*offices, *status, "the", "a", "an", "mr", "mrs"})

    def has_city(self, name: str, country: str) -> bool:
        """Whether a city of more than 15,000 people in a country bears a name, however great its namesakes are."""
        return country in self.cities.countries(name)

    def readings(self, surface: str, year: int | None = None) -> tuple[Form, ...]:
        """The readings of a string; with a year, without states that did not exist then (unless none is left).

        A capital then lies in the state whose capital it was: Moscow in 1980 is a city of the Soviet Union.
        """
        found = self.forms.get(surface, ())
        if year is None or len(found) < 2:
            return found
        fitting = tuple(f for f in found if self._fits(f.entity, year))
        state = next((f.entity.name for f in fitting if f.use == "capital"), None)
        return tuple(self._then(form, state, year) for form in fitting) or found

    def _then(self, form: Form, state: str | None, year: int) -> Form:
        land = form.entity.country
        if form.entity.kind != "City" or state is None or self.facts.get(land or "", Facts()).existed(year):
            return form
        return replace(form, entity=replace(form.entity, country=state))

    def body(self, generic: str, owner: Entity) -> Entity:
        """The body that a generic name means for an owner ("Foreign Ministry" of Russia).

        A body that the files know by that name for that country is taken; else one is made, "Russian Foreign Ministry".
        """
        unknown = Entity(generic, "GovernmentBody")
        known = next((form.entity for form in self.forms.get(generic, ()) if form.use == "generic"), unknown)
        spellings = (generic, *(f"{adjective} {known.name}" for adjective in self._adjectives.get(owner.name, ())))
        for form in (f for spelling in spellings for f in self.forms.get(spelling, ())):
            if form.entity.country == owner.name and form.entity.kind == known.kind:
                return form.entity
        return Entity(f"{self.adjective(owner)} {known.name}", known.kind, owner.name)

    def adjective(self, entity: Entity) -> str:
        """The first adjective of an entity ("Russian"), or its name where it has none."""
        return self._adjectives.get(entity.name, (entity.name,))[0]

    @cached_property
    def _adjectives(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for surface, forms in self.forms.items():
            for form in forms:
                if form.use == "adjective":
                    found.setdefault(form.entity.name, []).append(surface)
        return {name: tuple(surfaces) for name, surfaces in found.items()}

    def _fits(self, entity: Entity, year: int) -> bool:
        # A city's name outlives the states that it belonged to.
        return entity.kind == "City" or self.facts.get(entity.name, Facts()).existed(year)


@lru_cache(maxsize=4)
def load_gazetteer(folder: Path = GAZETTEER) -> Gazetteer:
    """Read and check a gazetteer folder (cached). Raises ``DataError``."""
    records = [record for name in FILES for record in read_records(folder / f"{name}.yml")]
    # Former states come last, so that a city belongs to the state that holds it now.
    records.sort(key=lambda record: "until" in record.fields)
    entities = _entities(records)
    _check_references(records, entities)
    return Gazetteer(
        forms=_forms(records),
        entities=entities,
        facts={record.entity.name: _facts(record) for record in records},
        titles=load_titles(folder / "titles.yml"),
        proxies=load_proxies(folder / "proxies.yml"),
        honorifics=load_honorifics(folder / "honorifics.yml"),
        fingerprint=_fingerprint(folder),
        holdings=tuple(read_holders(folder / "holders", entities)),
    )


def _entities(records: Iterable[Record]) -> dict[str, Entity]:
    seen: dict[str, Record] = {}
    for record in records:
        if other := seen.get(record.entity.name):
            raise DataError(f"{record.label}: the name is taken by {other.label}; merge the two or rename one")
        seen[record.entity.name] = record
    return {name: record.entity for name, record in seen.items()}


def _check_references(records: Iterable[Record], entities: Mapping[str, Entity]) -> None:
    for record in records:
        fields = record.fields
        for name in (fields.get("country"), fields.get("part_of"), *fields.get("successor_of", ())):
            if name and name not in entities:
                raise DataError(f"{record.label}: refers to {name!r}, which no record describes")


def _forms(records: Iterable[Record]) -> dict[str, tuple[Form, ...]]:
    forms: dict[str, dict[Form, None]] = {}
    claimants: dict[str, Record] = {}
    for record in records:
        for written, form in forms_of(record):
            other = claimants.setdefault(written, record)
            if other is not record and not (written in record.ambiguous and written in other.ambiguous):
                raise DataError(
                    f"{record.label}: {written!r} is claimed by {other.label} too; list it in both as ambiguous"
                )
            for surface in _spellings(written):
                readings = forms.setdefault(surface, {})
                if form.entity.kind != "City" or not any(r.entity.name == form.entity.name for r in readings):
                    readings[form] = None
    return {surface: tuple(found) for surface, found in forms.items()}


def _spellings(surface: str) -> tuple[str, ...]:
    """A form that keeps its article is also written with a capital at the head of a sentence."""
    return (surface, "The " + surface[4:]) if surface.startswith("the ") else (surface,)


def _facts(record: Record) -> Facts:
    get = record.fields.get
    return Facts(get("iso3"), get("since"), get("until"), get("part_of"))


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
