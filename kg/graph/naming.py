"""Which nodes of a graph a user means by a name: by id, by a whole name, by words of one, by a part of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, Store

from kg.errors import InputError
from kg.graph.base import base_of
from kg.graph.query import answer_of
from kg.graph.values import NODE_TYPES
from kg.graph.vocabulary import DEFAULT_BASE, PREFIXES
from kg.resolve.names import fold

MOST = 20  # So many may share a name; more are a sign that it says too little.
_NEAREST = 5
_CLASSES = "SELECT ?_root ?class { ?class rdfs:subClassOf* ?_root }"
# The names are optional so that they are looked up node by node; a join would go through all names of the graph.
_NAMES = """SELECT ?_word ?_id ?node ?name {
  VALUES ?class { CLASSES } ?node a ?class .
  OPTIONAL { ?node NAME ?name }
  FILTER(LIKELY)
}"""
# What ``fold`` leaves as it is, but for its case, need not be folded to see that a word is not in it.
_LIKELY = """CONTAINS(LCASE(?name), ?_word) || STRENDS(STR(?node), ?_id) || REGEX(?name, "[^ A-Za-z0-9.,()-]")"""
_LABEL = "SELECT ?_node ?label { ?_node rdfs:label ?label }"
_KINDS = "SELECT ?node ?label { ?node rdfs:subClassOf* dip:Event ; rdfs:label ?label }"


@dataclass(frozen=True, order=True)
class Named:
    """A node with its label, its other names, and what the IRIs of the graph's data begin with."""

    label: str
    iri: str
    names: tuple[str, ...] = ()
    base: str = DEFAULT_BASE

    @property
    def id(self) -> str:
        """The tail of the IRI, by which a user may name the node: ``person/yevgeny-primakov``."""
        within = self.iri.startswith(self.base)
        return self.iri.removeprefix(self.base) if within else self.iri.rsplit("#", 1)[-1]


def all_named(store: Store, kind: str) -> list[Named]:
    """Every node of one of ``NODE_TYPES``, sorted by label."""
    if kind == "kind":
        return sorted(Named(label, iri) for iri, label in answer_of(store, _KINDS, {}).rows)
    labels, others = _names(store, kind, "BOUND(?name)", {})
    return _named(store, labels, others)


def find_named(store: Store, kind: str, words: str) -> list[Named]:
    """The nodes of one of ``NODE_TYPES`` that a user means, at least one and at most ``MOST``.

    Raises InputError with the nearest names where nobody is meant, and where too many are.
    """
    found = matching(_likely(store, kind, words), words)
    if not found:
        near = _nearest(all_named(store, kind), words)
        hint = f"nearest: {', '.join(near)}" if near else "try a shorter part of the name"
        raise InputError(f"no {_WORDS.get(kind, kind)} of this graph is called '{words}'; {hint}")
    if len(found) > MOST:
        some = ", ".join(node.label for node in found[:_NEAREST])
        raise InputError(f"{len(found)} are called '{words}' ({some} …); give more of the name, or an id (kg who)")
    return found


def _likely(store: Store, kind: str, words: str) -> list[Named]:
    """All nodes that may be meant, and some that are not, with those of their names that may be; sorted by label."""
    if kind == "kind":
        return all_named(store, kind)
    bound = {"_word": max(fold(words).split(), key=len, default=""), "_id": words}
    labels, others = _names(store, kind, _LIKELY, {name: Literal(value) for name, value in bound.items()})
    for iri in others.keys() - labels.keys():
        labels[iri] = answer_of(store, _LABEL, {"_node": NamedNode(iri)}).rows[0][0]
    return _named(store, labels, others)


def _named(store: Store, labels: Mapping[str, str], others: Mapping[str, list[str]]) -> list[Named]:
    """Nodes by their labels and other names, both by IRI; sorted by label."""
    base = base_of(store)
    return sorted(Named(label, iri, tuple(sorted(others.get(iri, ()))), base) for iri, label in labels.items())


def _names(
    store: Store, kind: str, wanted: str, bound: Mapping[str, Literal]
) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The labels and the other names of the nodes of a kind, by IRI, for which the condition ``wanted`` is true."""
    prefix, _, name = NODE_TYPES[kind].partition(":")
    root = NamedNode(PREFIXES[prefix] + name)
    classes = answer_of(store, _CLASSES, {"_root": root}).rows or ((root.value,),)
    query = _NAMES.replace("CLASSES", " ".join(f"<{found}>" for (found,) in classes)).replace("LIKELY", wanted)
    labels = {iri: label for iri, label in answer_of(store, query.replace("NAME", "rdfs:label"), bound).rows if label}
    others: dict[str, list[str]] = {}
    for iri, other in answer_of(store, query.replace("NAME", "skos:altLabel"), bound).rows:
        if other:
            others.setdefault(iri, []).append(other)
    return labels, others


_WORDS = {"agent": "person, country or body", "kind": "class of events"}


def matching(nodes: Iterable[Named], words: str) -> list[Named]:
    """The nodes whose id it is; else those with just this name; else those with these words, or this part, in a name.

    A single word is never all there is of a person's name: "Ivanov" means everybody with that surname.

    >>> igor, sergei = Named("Igor Ivanov", "person/i", ("Ivanov",), ""), Named("Sergei Ivanov", "person/s", (), "")
    >>> who = [igor, sergei, Named("Ivania", "country/i"), Named("New Ivania", "country/n")]
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
