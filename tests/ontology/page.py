"""The ontology as a page for readers. ``python -m tests.ontology.page > docs/ontology.html`` writes it anew.

pyLODE makes it. What of our ontology it would leave out is given to it as notes (``for_readers``), and roles and
modalities, which it does not list, get a section of their own (``Page``).
"""

from __future__ import annotations

import logging
import sys

from dominate.tags import a, h4, li, ul
from pylode import OntPub
from pylode.utils import section_html
from rdflib import DCTERMS, OWL, RDF, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from kg.graph.vocabulary import DIP_NS, PREFIXES
from kg.resources import ONTOLOGY

NOTES = {
    SKOS.notation: "PLOVER type: {}",
    SKOS.closeMatch: "Close to {}",
    OWL.disjointWith: "Disjoint with {}",
    URIRef(DIP_NS + "shortcut"): "Shortcut: {}",
}
TRAITS = {
    OWL.FunctionalProperty: "Functional",
    OWL.SymmetricProperty: "Symmetric",
    OWL.IrreflexiveProperty: "Irreflexive",
}


def short(term: Node) -> str:
    """An IRI with its prefix, any other value as it is."""
    found = ((prefix, namespace) for prefix, namespace in PREFIXES.items() if str(term).startswith(namespace))
    prefix, namespace = next(found, ("", ""))
    return f"{prefix}:{str(term).removeprefix(namespace)}" if prefix else str(term)


def for_readers(ontology: Graph) -> Graph:
    """A copy with notes in plain words and without foreign terms, which are declared but not described."""
    copy = Graph()
    for prefix, namespace in sorted(PREFIXES.items()):
        copy.bind(prefix, namespace)
    header = ontology.value(predicate=RDF.type, object=OWL.Ontology)
    for subject, predicate, value in ontology:
        if subject == header or str(subject).startswith(DIP_NS):
            copy.add((subject, *_readable(predicate, value)))
    return copy


def _readable(predicate: Node, value: Node) -> tuple[Node, Node]:
    if predicate in NOTES:
        return SKOS.note, Literal(NOTES[predicate].format(short(value)))
    if predicate == RDF.type and value in TRAITS:
        return SKOS.note, Literal(TRAITS[value])
    if predicate == RDF.type and str(value).startswith(DIP_NS):
        return SKOS.note, Literal(f"A {short(value)}")
    return predicate, value


class Page(OntPub):
    """pyLODE's page, with roles and modalities; the anchor of a term is its name, so that its IRI leads to it."""

    def __init__(self, ontology: Graph) -> None:
        super().__init__(ontology, sort_subjects=True)
        own = {str(term) for term in self.ont.subjects() if str(term).startswith(DIP_NS)}
        self.fids = {iri: iri.removeprefix(DIP_NS) for iri in sorted(own)}
        self.content["id"] = "terms"  # pyLODE's name for it, "content", is that of a term
        self.content["style"] = "width: calc(100% - 150px)"  # as in pyLODE's style for the other name

    def _make_main_sections(self) -> None:
        super()._make_main_sections()
        with self.content:
            section_html(
                "Roles and Modalities",
                self.ont,
                self.back_onts,
                self.ns,
                OWL.NamedIndividual,
                [DCTERMS.description, SKOS.example, SKOS.note],
                self.toc,
                "individuals",
                self.fids,
                self.props_labeled,
            )

    def _make_toc(self) -> None:
        super()._make_toc()
        with self.doc.body.get("ul", _class="first")[0], li():
            h4(a("Roles and Modalities", href="#individuals"))
            with ul(_class="second"):
                for anchor, title in self.toc["individuals"]:
                    li(a(title, href=anchor))


def page() -> str:
    """The page in HTML, without anything that a browser would have to fetch."""
    return str(Page(for_readers(Graph().parse(ONTOLOGY / "diplomacy.ttl"))).make_html())


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    logging.disable()  # pyLODE tells on standard error what it loads
    sys.stdout.write(page().rstrip() + "\n")
