"""The ontology and built graphs as Protégé's own libraries read them: Turtle, in full, OWL 2 DL, consistent."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml
from rdflib import OWL, RDF, Graph

from kg.graph.vocabulary import DIP_NS
from tests.ontology.count_axioms import COUNTS
from tests.protege import Protege

pytestmark = pytest.mark.java
NEIGHBOURS = Path(__file__).parent / "neighbours.ttl"
EACH = pytest.mark.parametrize("name", ["ontology", "hand-made", "sample"])
BUILT = pytest.mark.parametrize("name", ["hand-made", "sample"])
STANDARD = ("http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2002/07/owl#")
SIGNATURES = [
    pytest.param("Class", "getClassesInSignature", id="classes"),
    pytest.param("ObjectProperty", "getObjectPropertiesInSignature", id="object-properties"),
    pytest.param("DatatypeProperty", "getDataPropertiesInSignature", id="data-properties"),
    pytest.param("AnnotationProperty", "getAnnotationPropertiesInSignature", id="annotation-properties"),
]


def assertions(graph: Graph, ontology: Graph) -> dict[str, int]:
    """How many axioms of each type a graph should have beyond the ontology's, as counted by another parser."""
    kinds = {RDF.type: "ClassAssertion"}
    for kind, axiom in (("ObjectProperty", "Object"), ("DatatypeProperty", "Data"), ("AnnotationProperty", "")):
        for term in ontology.subjects(RDF.type, OWL[kind]):
            kinds[term] = f"{axiom}PropertyAssertion" if axiom else "AnnotationAssertion"
    header = graph.value(predicate=RDF.type, object=OWL.Ontology)
    data = (predicate for subject, predicate, _ in graph - ontology if subject != header)
    return dict(Counter(kinds.get(predicate, "AnnotationAssertion") for predicate in data))


@EACH
def test_is_read_as_turtle_in_full(
    protege: Protege, files: dict[str, Path], graphs: dict[str, Graph], name: str
) -> None:
    """Each triple but those of the header is one axiom, for no axiom of ours needs a blank node."""
    (ontology,), triples = protege.open(files[name]), graphs[name]
    header = triples.value(predicate=RDF.type, object=OWL.Ontology)
    assert protege.syntax(ontology) == "Turtle Syntax"
    assert sum(protege.axioms(ontology).values()) == len(triples) - len(list(triples.predicate_objects(header)))
    assert len(triples) > 600


def test_axioms_of_the_ontology_by_type(protege: Protege, files: dict[str, Path]) -> None:
    expected = yaml.safe_load(COUNTS.read_text(encoding="utf-8"))
    found = protege.axioms(protege.open(files["ontology"])[0])
    assert found == expected, "if that was meant, run: python -m tests.ontology.count_axioms"


@BUILT
def test_axioms_of_a_graph_by_type(
    protege: Protege, files: dict[str, Path], graphs: dict[str, Graph], name: str
) -> None:
    """The ontology's own, and one for each statement on the data."""
    own = Counter(yaml.safe_load(COUNTS.read_text(encoding="utf-8")))
    added = assertions(graphs[name], graphs["ontology"])
    assert protege.axioms(protege.open(files[name])[0]) == dict(own + Counter(added))
    assert min(added[f"{kind}Assertion"] for kind in ("Class", "ObjectProperty", "DataProperty", "Annotation")) > 10


@EACH
@pytest.mark.parametrize(("kind", "method"), SIGNATURES)
def test_every_term_is_what_it_is_declared_as(
    protege: Protege, files: dict[str, Path], graphs: dict[str, Graph], name: str, kind: str, method: str
) -> None:
    declared = {str(term) for term in graphs[name].subjects(RDF.type, OWL[kind])}
    found = {str(entity.getIRI()) for entity in getattr(protege.open(files[name])[0], method)()}
    assert {iri for iri in found if not iri.startswith(STANDARD)} == declared


@EACH
def test_is_owl_2_dl(protege: Protege, files: dict[str, Path], name: str) -> None:
    assert protege.violations(protege.open(files[name])[0]) == []


def test_the_profile_is_checked(protege: Protege, files: dict[str, Path], tmp_path: Path) -> None:
    """Were the checker deaf, the test above could not fail: a transitive property may not be irreflexive."""
    wrong = tmp_path / "wrong.ttl"
    text = files["ontology"].read_text(encoding="utf-8")
    wrong.write_text(text + "\ndip:locatedIn a owl:TransitiveProperty .\n", encoding="utf-8")
    assert len(protege.violations(protege.open(wrong)[0])) == 1


@BUILT
def test_graph_and_ontology_can_be_open_at_once(protege: Protege, files: dict[str, Path], name: str) -> None:
    opened = protege.open(files["ontology"], files[name])
    iris = [str(ontology.getOntologyID().getOntologyIRI().get()) for ontology in opened]
    assert iris == [DIP_NS.rstrip("#"), "https://w3id.org/diplograph/id/graph"]
    both = protege.merged(files["ontology"], files[name])
    assert protege.axioms(both) == protege.axioms(opened[1])
    assert protege.violations(both) == []


@EACH
def test_is_consistent_and_every_class_can_have_members(protege: Protege, files: dict[str, Path], name: str) -> None:
    ontology = protege.open(files[name])[0]
    assert protege.consistent(ontology)
    assert protege.empty_classes(ontology) == []


@BUILT
def test_a_graph_agrees_with_what_its_neighbours_say_of_their_terms(
    protege: Protege, files: dict[str, Path], name: str
) -> None:
    both = protege.merged(files[name], NEIGHBOURS)
    assert protege.consistent(both)
    assert protege.empty_classes(both) == []


@pytest.mark.parametrize("kind", ["Claim", "Place", "Organization", "foaf:Organization"])
def test_the_reasoner_finds_a_contradiction(protege: Protege, files: dict[str, Path], kind: str) -> None:
    """Were HermiT deaf (to a file that it did not read, say), the tests above could not fail."""
    paths, person = (files["hand-made"], NEIGHBOURS), "id:person/natan-sharansky"
    assert protege.consistent(protege.merged(*paths, facts=[f"{person} a Person"]))
    assert not protege.consistent(protege.merged(*paths, facts=[f"{person} a {kind}"]))
