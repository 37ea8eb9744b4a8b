"""What packaged data know of countries: ISO codes, Wikidata ids, predecessors, capitals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import yaml
from rigour.territories import lookup_territory

from kg.resources import GAZETTEER


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
    records = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else []
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
    territory = lookup_territory(name)
    # The lookup also finds a state by a region of it ("Siberia"), which is another thing.
    if territory is None or name not in (territory.name, territory.full_name):
        return CountryFacts()
    return CountryFacts(territory.alpha3.upper() if territory.alpha3 else None, territory.qid)
