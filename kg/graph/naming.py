"""Which nodes of a graph a user means by a name: by id, by a whole name, by words of one, by a part of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import NamedNode, Store

from kg.errors import InputError
from kg.graph.query import answer_of
from kg.graph.values import NODE_TYPES
from kg.graph.vocabulary import PREFIXES
from kg.resolve.names import fold

MOST = 20  # So many may share a name; more are a sign that it says too little.
_NEAREST = 5
_NODES = """
SELECT ?_root ?node ?label ?other WHERE {
  { SELECT ?_root ?class { ?class rdfs:subClassOf* ?_root } }
  ?node a ?class ; rdfs:label ?label .
  OPTIONAL { ?node skos:altLabel ?other }
}"""
_CLASSES = 'SELECT ?node ?label ("" AS ?other) { ?node rdfs:subClassOf* dip:Event ; rdfs:label ?label }'


@dataclass(frozen=True, order=True)
class Named:
    """A node with its label and its other names."""

    label: str
    iri: str
    names: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The tail of the IRI, by which a user may name the node: ``person/yevgeny-primakov``."""
        return self.iri.rsplit("/id/", 1)[-1].rsplit("#", 1)[-1]


def all_named(store: Store, kind: str) -> list[Named]:
    """Every node of one of ``NODE_TYPES``, sorted by label."""
    prefix, _, name = NODE_TYPES[kind].partition(":")
    found = (
        answer_of(store, _NODES, {"_root": NamedNode(PREFIXES[prefix] + name)})
        if name
        else answer_of(store, _CLASSES, {})
    )
    nodes: dict[tuple[str, str], list[str]] = {}
    for iri, label, other in found.rows:
        nodes.setdefault((label, iri), []).append(other)
    return sorted(Named(label, iri, tuple(filter(None, others))) for (label, iri), others in nodes.items())


def find_named(store: Store, kind: str, words: str) -> list[Named]:
    """The nodes that a user means, at least one and at most ``MOST``.

    Raises InputError with the nearest names where nobody is meant, and where too many are.
    """
    nodes = all_named(store, kind)
    found = matching(nodes, words, kind)
    if not found:
        near = _nearest(nodes, words)
        hint = f"nearest: {', '.join(near)}" if near else "try a shorter part of the name"
        raise InputError(f"no {_WORDS.get(kind, kind)} of this graph is called '{words}'; {hint}")
    if len(found) > MOST:
        some = ", ".join(node.label for node in found[:_NEAREST])
        raise InputError(f"{len(found)} are called '{words}' ({some} …); give more of the name, or an id (kg who)")
    return found


_WORDS = {"agent": "person, country or body", "kind": "class of events"}


def matching(nodes: Iterable[Named], words: str, kind: str) -> list[Named]:
    """The nodes whose id it is; else those with just this name; else those with these words, or this part, in a name.

    A single word is never all there is of a person's name: "Ivanov" means everybody with that surname.

    >>> who = [Named("Igor Ivanov", "x/id/a", ("Ivanov",)), Named("Sergei Ivanov", "x/id/b"), Named("Ivo", "x/id/c")]
    >>> [[n.label for n in matching(who, w, "person")] for w in ("IVANOV", "igor ivanov", "b", "iv")]
    [['Igor Ivanov', 'Sergei Ivanov'], ['Igor Ivanov'], ['Sergei Ivanov'], ['Igor Ivanov', 'Sergei Ivanov', 'Ivo']]
    """
    nodes = list(nodes)
    by_id = [node for node in nodes if words in (node.id, node.iri)]
    sought = fold(words)
    if by_id or not sought:
        return by_id
    folded = [(node, [fold(name) for name in (node.label, *node.names)]) for node in nodes]
    tests: list[Callable[[str], bool]] = [lambda name: f" {sought} " in f" {name} ", lambda name: sought in name]
    if kind not in ("person", "agent") or " " in sought:
        tests.insert(0, lambda name: name == sought)
    for test in tests:
        found = [node for node, names in folded if any(map(test, names))]
        if found:
            return found
    return []


def _nearest(nodes: Iterable[Named], words: str) -> list[str]:
    """Labels that are spelled like these words, or a word of which is."""
    spelled: Mapping[str, str] = {
        part: node.label for node in nodes for name in (node.label, *node.names) for part in _parts(fold(name))
    }
    close = get_close_matches(fold(words), spelled, _NEAREST, 0.7)
    return list(dict.fromkeys(spelled[part] for part in close))


def _parts(name: str) -> list[str]:
    return [name, *name.split()]
