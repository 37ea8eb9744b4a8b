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
    entities: dict[str, list[Entity]] = defaultdict(list)
    for (_, entity), node in sorted(ids.items(), key=repr):
        entities[node].append(entity)
        if entity.country:
            entities[country_id(entity.country)].append(Entity(entity.country, "Country"))
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in possibly:
        near[one].add(other)
        near[other].add(one)
    return tuple(_node(node, entities[node], near[node], vocabulary) for node in sorted(entities))


def _node(node: str, entities: list[Entity], near: set[str], vocabulary: Vocabulary) -> Node:
    kind = _kind([e.kind for e in entities], vocabulary)
    label = _person_label(entities) if kind == "Person" else _usual([clean(e.name) for e in entities])
    bare = person_name if kind == "Person" else clean
    seen = {bare(n) for e in entities for n in (e.name, *e.names)}
    countries = [country_id(e.country) for e in entities if e.country]
    return Node(
        id=node,
        kind=kind,
        label=label or node,
        names=tuple(sorted(n for n in seen if n and n != label)),
        country=_usual(countries) or None,
        wikidata=_usual([e.wikidata for e in entities if e.wikidata]) or None,
        possibly=tuple(sorted(near)),
    )


def _kind(kinds: list[str], vocabulary: Vocabulary) -> str:
    """The most specific class that is stated most often."""
    counts = Counter(kinds)
    return min(counts, key=lambda kind: (-len(vocabulary.ancestors(kind)), -counts[kind], kind))


def _person_label(entities: list[Entity]) -> str:
    """The fullest name without titles: most words, then most often written; all capitals only as a last resort."""
    names = Counter(person_name(e.name) for e in entities)
    key = {n: (n.isupper(), -len(person_key(n)), -len(n.split()), -names[n], n) for n in names}
    return min(names, key=lambda name: key[name])


def _usual(values: list[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else ""
