"""Nodes of the world from all that is called by one id: the label, the other names, the kind, the country."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kg.graph.vocabulary import Vocabulary
from kg.model import Entity
from kg.resolve.names import clean, person_key, person_name
from kg.resolve.things import country_id
from kg.resolve.world import Node, Sighting


def build_nodes(
    ids: Mapping[Sighting, str], possibly: Iterable[tuple[str, str]], vocabulary: Vocabulary
) -> tuple[Node, ...]:
    """One node an id, and one for every country that some entity belongs to."""
    entities: dict[str, Counter[Entity]] = defaultdict(Counter)
    for (_, entity), node in ids.items():
        entities[node][entity] += 1
    lands = _counted((e.country, n) for found in entities.values() for e, n in found.items() if e.country)
    for land, count in lands.items():
        entities[country_id(land)][Entity(land, "Country")] += count
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in possibly:
        near[one].add(other)
        near[other].add(one)
    return tuple(_node(node, entities[node], near[node], vocabulary) for node in sorted(entities))


def _node(node: str, entities: Counter[Entity], near: set[str], vocabulary: Vocabulary) -> Node:
    kind = _kind(_counted((e.kind, n) for e, n in entities.items()), vocabulary)
    called = [(e.name, n) for e, n in entities.items()]
    label = _person_label(called) if kind == "Person" else _usual((clean(name), n) for name, n in called)
    bare = person_name if kind == "Person" else clean
    seen = {bare(n) for e in entities for n in (e.name, *e.names)}
    return Node(
        id=node,
        kind=kind,
        label=label or node,
        names=tuple(sorted(n for n in seen if n and n != label)),
        country=_usual((country_id(e.country), n) for e, n in entities.items() if e.country) or None,
        wikidata=_usual((e.wikidata, n) for e, n in entities.items() if e.wikidata) or None,
        possibly=tuple(sorted(near)),
    )


def _kind(counts: Counter[str], vocabulary: Vocabulary) -> str:
    """The most specific class that is stated most often."""
    return min(counts, key=lambda kind: (-len(vocabulary.ancestors(kind)), -counts[kind], kind))


def _person_label(called: Iterable[tuple[str, int]]) -> str:
    """The fullest name without titles: most words, then most often written; all capitals only as a last resort."""
    names = _counted((person_name(name), count) for name, count in called)
    key = {n: (n.isupper(), -len(person_key(n)), -len(n.split()), -names[n], n) for n in names}
    return min(names, key=lambda name: key[name])


def _usual(values: Iterable[tuple[str, int]]) -> str:
    counts = _counted(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else ""


def _counted(values: Iterable[tuple[str, int]]) -> Counter[str]:
    """How often there is each value, of values that are there so many times."""
    found: Counter[str] = Counter()
    for value, count in values:
        found[value] += count
    return found
