"""N-Quads: one named graph a document, one for the world, one for the ontology, and together what Turtle holds."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Triple, parse

from kg.graph.space import DataSpace
from kg.graph.vocabulary import DEFAULT_BASE, DIP_NS, load_vocabulary
from tests.graph.hand_made import ARTICLES

GRAPHS = DEFAULT_BASE + "graph/"


def graphs(built: Path) -> dict[str, set[Triple]]:
    """The triples of each named graph by the rest of its name."""
    found: dict[str, set[Triple]] = defaultdict(set)
    for quad in parse(path=built / "graph.nq", format=RdfFormat.N_QUADS):
        assert not isinstance(quad.graph_name, DefaultGraph)
        found[quad.graph_name.value.removeprefix(GRAPHS)].add(quad.triple)
    return found


def predicates(triples: set[Triple]) -> set[str]:
    return {triple.predicate.value.removeprefix(DIP_NS) for triple in triples}


def test_there_is_a_graph_a_document_and_two_more(built: Path) -> None:
    documents = {DataSpace().document_graph(article.id)[1:-1].removeprefix(GRAPHS) for article in ARTICLES}
    assert set(graphs(built)) == {"world", "ontology", *documents}


def test_each_statement_stands_in_its_graph(built: Path) -> None:
    found = graphs(built)
    claims = {"quote", "about", "modality", "supports"}
    assert {name for name, triples in found.items() if predicates(triples) & claims} <= {
        name for name in found if name.startswith("document/")
    }
    assert {name for name, triples in found.items() if "metWith" in predicates(triples)} == {"world"}
    assert set(load_vocabulary().axioms) <= found["ontology"]


def test_a_document_graph_has_the_claims_of_that_document_alone(built: Path) -> None:
    documents = {
        name: {t.object.value for t in triples if t.predicate.value == DIP_NS + "document"}
        for name, triples in graphs(built).items()
        if name.startswith("document/")
    }
    assert any(documents.values())
    assert {name: said for name, said in documents.items() if said - {DEFAULT_BASE + name}} == {}


def test_turtle_holds_the_same_statements(built: Path) -> None:
    turtle = {quad.triple for quad in parse(path=built / "graph.ttl", format=RdfFormat.TURTLE)}
    assert set().union(*graphs(built).values()) == turtle


def test_lines_are_sorted_and_each_stands_once(built: Path) -> None:
    lines = (built / "graph.nq").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert isinstance(next(iter(parse(path=built / "graph.nq", format=RdfFormat.N_QUADS))), Quad)
