"""Which nodes of a graph a user means by a name: by id, by a whole name, by words of one, by a part of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
_CLASSES = "SELECT ?_root ?class { ?class rdfs:subClassOf* ?_root }"
_NAMES = "SELECT ?_class ?node ?name { { SELECT ?_class ?node { ?node a ?_class } } ?node NAME ?name }"
_LABELS, _OTHERS = _NAMES.replace("NAME", "rdfs:label"), _NAMES.replace("NAME", "skos:altLabel")
_KINDS = "SELECT ?node ?label { ?node rdfs:subClassOf* dip:Event ; rdfs:label ?label }"


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
    if kind == "kind":
        return sorted(Named(label, iri) for iri, label in answer_of(store, _KINDS, {}).rows)
    prefix, _, name = NODE_TYPES[kind].partition(":")
    root = NamedNode(PREFIXES[prefix] + name)
    labels: dict[str, str] = {}
    others: dict[str, list[str]] = {}
    for (found,) in answer_of(store, _CLASSES, {"_root": root}).rows or (("",),):
        within = {"_class": NamedNode(found or root.value)}
        labels.update(answer_of(store, _LABELS, within).rows)  # type: ignore[arg-type]
        for iri, other in answer_of(store, _OTHERS, within).rows:
            others.setdefault(iri, []).append(other)
    return sorted(Named(label, iri, tuple(sorted(others.get(iri, ())))) for iri, label in labels.items())


def find_named(nodes: list[Named], kind: str, words: str) -> list[Named]:
    """Those of all nodes of a kind that a user means, at least one and at most ``MOST``.

    Raises InputError with the nearest names where nobody is meant, and where too many are.
    """
    found = matching(nodes, words)
    if not found:
        near = _nearest(nodes, words)
        hint = f"nearest: {', '.join(near)}" if near else "try a shorter part of the name"
        raise InputError(f"no {_WORDS.get(kind, kind)} of this graph is called '{words}'; {hint}")
    if len(found) > MOST:
        some = ", ".join(node.label for node in found[:_NEAREST])
        raise InputError(f"{len(found)} are called '{words}' ({some} …); give more of the name, or an id (kg who)")
    return found


_WORDS = {"agent": "person, country or body", "kind": "class of events"}


def matching(nodes: Iterable[Named], words: str) -> list[Named]:
    """The nodes whose id it is; else those with just this name; else those with these words, or this part, in a name.

    A single word is never all there is of a person's name: "Ivanov" means everybody with that surname.

    >>> igor, sergei = Named("Igor Ivanov", "/id/person/i", ("Ivanov",)), Named("Sergei Ivanov", "/id/person/s")
    >>> who = [igor, sergei, Named("Ivania", "/id/country/i"), Named("New Ivania", "/id/country/n")]
    >>> [[node.label for node in matching(who, words)] for words in ("IVANOV", "igor ivanov", "person/s", "ivania")]
    [['Igor Ivanov', 'Sergei Ivanov'], ['Igor Ivanov'], ['Sergei Ivanov'], ['Ivania']]
    """
    nodes = list(nodes)
    by_id = [node for node in nodes if words in (node.id, node.iri)]
    sought = fold(words)
    if by_id or not sought:
        return by_id
    folded = [(node, [fold(name) for name in (node.label, *node.names)]) for node in nodes]
    whole = [n for n, names in folded if sought in names and (" " in sought or not n.id.startswith("person/"))]
    with_words = [n for n, names in folded if any(f" {sought} " in f" {name} " for name in names)]
    return whole or with_words or [n for n, names in folded if any(sought in name for name in names)]


def _nearest(nodes: Iterable[Named], words: str) -> list[str]:
    """Labels that are spelled like these words, or a word of which is."""
    spelled: Mapping[str, str] = {
        part: node.label for node in nodes for name in (node.label, *node.names) for part in _parts(fold(name))
    }
    close = get_close_matches(fold(words), spelled, _NEAREST, 0.7)
    return list(dict.fromkeys(spelled[part] for part in close))


def _parts(name: str) -> list[str]:
    return [name, *name.split()]
