"""A built graph to any RDF server: each named graph, chosen and renamed at will, by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.errors import DiplographError
from kg.graph.store import open_store

if TYPE_CHECKING:
    from kg.graph.push_http import GraphStore

_WORLD = "world"
_IN_MEMORY = 16_000_000  # bytes of one graph, beyond which it waits on disk


@dataclass(frozen=True, order=True)
class Graph:
    """A named graph: its short name (``world``, ``document/monitor/7``), its IRI, and the one it gets on the server."""

    name: str
    iri: str
    target: str


@dataclass(frozen=True)
class Sent:
    """What went out: the graph, its statements and their bytes as N-Triples."""

    graph: Graph
    statements: int
    size: int


def open_graphs(folder: Path, patterns: Sequence[str] = (), prefix: str | None = None) -> tuple[Store, list[Graph]]:
    """The store of a build and its named graphs by name, of which only those that a pattern fits, if there is any.

    ``prefix`` is what their IRIs begin with on the server. Raises DiplographError for a pattern that fits none, a
    prefix that is no IRI, and a folder without a graph.
    """
    store = open_store(folder)
    iris = sorted(node.value for node in store.named_graphs() if isinstance(node, NamedNode))
    base = _base(iris)
    _check_prefix(prefix)
    graphs = [Graph(_name(iri, base), iri, _moved(iri, base, prefix)) for iri in iris]
    for pattern in patterns:
        if not any(_fits(graph, pattern) for graph in graphs):
            names = ", ".join(graph.name for graph in graphs[-3:])
            raise DiplographError(f"no named graph fits '{pattern}'; there are {len(graphs)}, such as {names}")
    return store, [graph for graph in graphs if not patterns or any(_fits(graph, p) for p in patterns)]


def count(store: Store, graph: Graph) -> int:
    """How many statements the graph holds."""
    return sum(1 for _ in store.quads_for_pattern(None, None, None, NamedNode(graph.iri)))


def push(store: Store, graphs: Iterable[Graph], server: GraphStore) -> Iterator[Sent]:
    """Send each graph, which replaces what the server has under its name; what is sent twice is there once.

    Raises DiplographError at the first that the server does not take.
    """
    for graph in graphs:
        with SpooledTemporaryFile(max_size=_IN_MEMORY) as body:
            store.dump(body, format=RdfFormat.N_TRIPLES, from_graph=NamedNode(graph.iri))
            size = body.tell()
            server.put(graph.target, body, size)
        yield Sent(graph, count(store, graph), size)


def _base(iris: Iterable[str]) -> str:
    """What the graphs of a build begin with, seen by that of the world; empty for a file from elsewhere."""
    worlds = [iri for iri in iris if iri.endswith("graph/" + _WORLD)]
    return min(worlds, key=len, default="").removesuffix(_WORLD)  # a document's may end so, too


def _name(iri: str, base: str) -> str:
    return iri.removeprefix(base) if base else iri


def _moved(iri: str, base: str, prefix: str | None) -> str:
    return prefix + iri.removeprefix(base) if prefix and base and iri.startswith(base) else iri


def _fits(graph: Graph, pattern: str) -> bool:
    return fnmatchcase(graph.name, pattern) or fnmatchcase(graph.iri, pattern)


def _check_prefix(prefix: str | None) -> None:
    try:
        NamedNode(prefix or "https://example.org/")
    except ValueError as error:
        raise DiplographError(f"prefix '{prefix}': {error}; give one such as https://example.org/1998/") from None
