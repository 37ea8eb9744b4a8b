"""What packaged data know of countries: ISO codes, Wikidata ids, predecessors, capitals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rigour.territories import get_territories
from rigour.territories.territory import Territory

from kg.resources import GAZETTEER, read_yaml


@dataclass(frozen=True, slots=True)
class CountryFacts:
    """Codes of a country; ``predecessors`` by short English name; ``capitals`` are seats, so no names of it."""

    iso: str | None = None
    wikidata: str | None = None
    predecessors: tuple[str, ...] = ()
    capitals: frozenset[str] = frozenset()


@cache
def country_facts(name: str) -> CountryFacts:
    """The facts of a country by short English name: from the gazetteer, else by rigour, else none.

    >>> country_facts("Russia").iso
    'RUS'
    """
    return _gazetteer().get(name) or _rigour(name)


@cache
def _gazetteer() -> dict[str, CountryFacts]:
    path = GAZETTEER / "countries.yml"
    records = read_yaml(path) if path.is_file() else []
    return {record["name"]: _facts(record) for record in records}


def _facts(record: dict[str, object]) -> CountryFacts:
    seats = record.get("seats")
    seats = seats if isinstance(seats, list) else []
    iso, wikidata, before = record.get("iso3"), record.get("wikidata"), record.get("successor_of")
    return CountryFacts(
        iso=str(iso) if iso else None,
        wikidata=str(wikidata) if wikidata else None,
        predecessors=tuple(map(str, before)) if isinstance(before, list) else (str(before),) if before else (),
        capitals=frozenset(name for seat in [record.get("capital"), *seats] for name in _names(seat)),
    )


def _names(capital: object) -> list[str]:
    if isinstance(capital, dict):
        return [str(capital["name"]), *map(str, capital.get("names", ()))]
    return [str(capital)] if capital else []


def _rigour(name: str) -> CountryFacts:
    territory = _territories().get(name)
    if territory is None:
        return CountryFacts()
    return CountryFacts(territory.alpha3.upper() if territory.alpha3 else None, territory.qid)


@cache
def _territories() -> dict[str, Territory]:
    """Rigour's states by name and full name. Its own lookup makes plain 20,000 other names first, which takes a second,
    and finds a state by a region of it ("Siberia"), too, which is another thing."""
    return {name: territory for territory in get_territories() for name in (territory.full_name, territory.name)}
