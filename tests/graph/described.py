"""Quads of pyoxigraph as the descriptions from which a graph is written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.export.graph_files import write_graph
from kg.graph.space import DataSpace, Description


def iri(written: str) -> NamedNode:
    """An IRI as the data space writes it; a ValueError if it is none."""
    assert (written[0], written[-1]) == ("<", ">")
    return NamedNode(written[1:-1])


def described(quads: Iterable[Quad]) -> list[Description]:
    """A description for each quad, in their order."""
    return [(str(q.subject), str(q.graph_name), (f"{q.predicate} {q.object}",)) for q in quads]


def write_quads(quads: Iterable[Quad], folder: Path, space: DataSpace) -> None:
    """Write ``graph.ttl`` and ``graph.nq``."""
    write_graph(described(quads), folder / "graph.ttl", folder / "graph.nq", space)
