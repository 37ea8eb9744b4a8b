"""The ontology file against the rules that it must keep: described terms, no blank nodes, nothing outside OWL 2 DL."""

from __future__ import annotations

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef

from kg.graph.vocabulary import DIP_NS, Vocabulary, load_vocabulary
from kg.model import MODALITIES, ROLES
from kg.resources import ONTOLOGY

PLOVER = {
    "CONSULT": "Meeting Summit Negotiation Call Visit",
    "AGREE": "Agreement Offer Assurance",
    "SUPPORT": "Support",
    "COOPERATE": "Cooperation Transfer",
    "AID": "Aid",
    "CONCEDE": "Concession",
    "RETREAT": "Retreat",
    "REQUEST": "Request Demand",
    "ACCUSE": "Objection Accusation",
    "REJECT": "Denial Rejection",
    "THREATEN": "Warning",
    "PROTEST": "Protest",
    "MOBILIZE": "Mobilization",
    "SANCTION": "Sanction",
    "COERCE": "Coercion",
    "ASSAULT": "Assault",
    None: "Statement Notification Appointment Departure",
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The file as rdflib reads it, a parser that the program does not use for it."""
    return Graph().parse(ONTOLOGY / "diplomacy.ttl")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def own(graph: Graph) -> list[URIRef]:
    return sorted({s for s in graph.subjects(RDF.type) if str(s).startswith(DIP_NS)})


def test_every_term_has_one_label_and_one_definition(graph: Graph) -> None:
    terms = own(graph)
    assert len(terms) > 120
    for predicate in (RDFS.label, SKOS.definition):
        assert [t for t in terms if len(list(graph.objects(t, predicate))) != 1] == []


def test_there_are_no_blank_nodes_imports_or_chains(graph: Graph) -> None:
    assert not [triple for triple in graph for node in triple if isinstance(node, BNode)]
    assert not list(graph.triples((None, OWL.imports, None)))
    assert not list(graph.triples((None, OWL.propertyChainAxiom, None)))


def test_no_datatype_outside_owl_2_dl(graph: Graph) -> None:
    ranges = {
        str(o).rsplit("#", 1)[-1]
        for p in graph.subjects(RDF.type, OWL.DatatypeProperty)
        for o in graph.objects(p, RDFS.range)
    }
    assert ranges == {"string", "dateTime", "integer", "decimal", "boolean"}


def test_every_term_used_is_declared(graph: Graph) -> None:
    known = {str(s) for s in graph.subjects(RDF.type)}
    standard = ("http://www.w3.org/2002/07/owl#", str(RDF), str(RDFS), "http://www.w3.org/2001/XMLSchema#")
    used = {str(node) for triple in graph for node in triple if not isinstance(node, Literal)}
    assert sorted(u for u in used - known if not u.startswith(standard)) == []


@pytest.mark.parametrize(("plover", "kinds"), [pytest.param(p, k, id=str(p)) for p, k in PLOVER.items()])
def test_plover_types(vocabulary: Vocabulary, plover: str | None, kinds: str) -> None:
    assert {kind: vocabulary.plover(kind) for kind in kinds.split()} == dict.fromkeys(kinds.split(), plover)


def test_the_plover_table_has_every_event_class(vocabulary: Vocabulary) -> None:
    events = {k for k in vocabulary.parents if vocabulary.is_a(k, "Event")}
    assert events == {kind for kinds in PLOVER.values() for kind in kinds.split()}


@pytest.mark.parametrize("name", [*ROLES, *MODALITIES])
def test_roles_and_modalities_are_individuals(graph: Graph, name: str) -> None:
    expected = "Role" if name in ROLES else "Modality"
    assert (URIRef(DIP_NS + name), RDF.type, URIRef(DIP_NS + expected)) in graph


@pytest.mark.parametrize(
    ("lower", "upper"),
    [("metWith", "reportedContactWith"), ("initiator", "hasParticipant"), ("counterpart", "hasParticipant")],
)
def test_subproperties(graph: Graph, lower: str, upper: str) -> None:
    assert (URIRef(DIP_NS + lower), RDFS.subPropertyOf, URIRef(DIP_NS + upper)) in graph
