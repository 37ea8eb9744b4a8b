"""The ontology file against the rules that it must keep: described terms, no blank nodes, nothing outside OWL 2 DL."""

from __future__ import annotations

import pytest
import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, BNode, Graph, Literal, URIRef

from kg.graph.vocabulary import DIP_NS, PREFIXES, Vocabulary, load_vocabulary
from kg.model import MODALITIES, ROLES
from kg.resources import ONTOLOGY

VERSION = "1.0.0"
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


@pytest.mark.parametrize(
    "predicate", [RDFS.label, SKOS.definition, SKOS.example], ids=["label", "definition", "example"]
)
def test_every_term_has_one_in_english(graph: Graph, predicate: URIRef) -> None:
    terms = [term for term in own(graph) if (term, RDF.type, OWL.Ontology) not in graph]
    assert len(terms) > 120
    found = {term: [value.language for value in graph.objects(term, predicate)] for term in terms}
    assert {term: languages for term, languages in found.items() if languages != ["en"]} == {}


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        pytest.param(OWL.versionInfo, Literal(VERSION), id="version"),
        pytest.param(OWL.versionIRI, URIRef(f"{DIP_NS.rstrip('#')}/{VERSION}"), id="version-iri"),
        pytest.param(DCTERMS.creator, Literal("Diplograph contributors"), id="creator"),
        pytest.param(DCTERMS.license, URIRef("https://creativecommons.org/licenses/by/4.0/"), id="licence"),
        pytest.param(VANN.preferredNamespacePrefix, Literal("dip"), id="prefix"),
        pytest.param(VANN.preferredNamespaceUri, Literal(DIP_NS), id="namespace"),
        pytest.param(DCTERMS.title, Literal("Diplograph: diplomacy as reported", "en"), id="title"),
    ],
)
def test_header(graph: Graph, predicate: URIRef, value: Literal | URIRef) -> None:
    assert list(graph.objects(URIRef(DIP_NS.rstrip("#")), predicate)) == [value]


def test_header_describes_and_imports_nothing(graph: Graph) -> None:
    header = graph.value(predicate=RDF.type, object=OWL.Ontology)
    assert len(str(graph.value(header, DCTERMS.description))) > 80
    assert list(graph.triples((None, OWL.imports, None))) == []


@pytest.mark.parametrize("name", ["DCTERMS", "FOAF", "ORG", "PROV", "SDO", "SKOS", "VANN"])
def test_foreign_terms_are_those_of_their_vocabulary(graph: Graph, name: str) -> None:
    """As rdflib lists them, which does not know SEM."""
    vocabulary = getattr(rdflib, name)
    declared = {str(term) for term in graph.subjects(RDF.type)}
    foreign = {term.removeprefix(str(vocabulary)) for term in declared if term.startswith(str(vocabulary))}
    assert foreign
    assert [local for local in sorted(foreign) if local not in vocabulary] == []


@pytest.mark.parametrize("prefix", ["foaf", "org", "prov", "schema", "sem"])
def test_aligned_with(graph: Graph, prefix: str) -> None:
    """At least one class of ours is one of theirs, and no term of theirs is said to be one of ours."""
    theirs = [(one, other) for one, other in graph.subject_objects(RDFS.subClassOf) if of(other, prefix)]
    assert theirs
    said = [triple for triple in graph if of(triple[0], prefix) and triple[1] != RDF.type]
    assert said == []


def of(term: object, prefix: str) -> bool:
    return str(term).startswith(PREFIXES[prefix])


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
    header = graph.value(predicate=RDF.type, object=OWL.Ontology)
    used = {str(node) for triple in graph if triple[0] != header for node in triple if not isinstance(node, Literal)}
    used |= {str(predicate) for predicate in graph.predicates(header)}
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
