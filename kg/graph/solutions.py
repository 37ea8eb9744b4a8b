"""The solutions of a query of our own over an open store, as plain strings; users' queries go through ``query``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Variable

from kg.graph.vocabulary import PREFIXES


def solutions(store: Store, query: Path, **nodes: str) -> Iterator[dict[str, str]]:
    """Each solution of the SELECT query in a file, over all named graphs as one; empty where a variable is unbound.

    ``nodes`` are IRIs to put for variables of its SELECT clause.
    """
    terms: Any = {Variable(name): NamedNode(iri) for name, iri in nodes.items()}
    text = query.read_text(encoding="utf-8")
    found = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=terms)
    assert isinstance(found, QuerySolutions), query
    names = [variable.value for variable in found.variables]
    for solution in found:
        yield {name: _text(term) for name, term in zip(names, solution, strict=True)}


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal | BlankNode) else ""
