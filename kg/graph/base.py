"""What the IRIs of a graph's data begin with, so that an id is told from an IRI whatever ``--base-iri`` was."""

from __future__ import annotations

from pyoxigraph import Store

from kg.graph.query import answer_of
from kg.graph.vocabulary import DEFAULT_BASE

_HEADER = 'SELECT ?graph { ?graph a owl:Ontology FILTER(STRENDS(STR(?graph), "graph")) } ORDER BY ?graph'


def base_of(store: Store) -> str:
    """The base of the data of a graph, by the header that they declare; the usual one where there is none."""
    rows = answer_of(store, _HEADER, {}).rows
    return rows[0][0].removesuffix("graph") if rows else DEFAULT_BASE
