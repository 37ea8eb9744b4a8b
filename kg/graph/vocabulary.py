"""The ontology as the program knows it: the only place that knows IRIs of classes and properties.

Everything here is read from ``ontology/diplomacy.ttl``; a class added there, with its PLOVER type and its shortcut,
needs no line of Python.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import DataError
from kg.resources import ONTOLOGY

RDF_NS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS_NS = "http://www.w3.org/2000/01/rdf-schema#"
OWL_NS = "http://www.w3.org/2002/07/owl#"
XSD_NS = "http://www.w3.org/2001/XMLSchema#"
SKOS_NS = "http://www.w3.org/2004/02/skos/core#"
DCT_NS = "http://purl.org/dc/terms/"
WIKIDATA_NS = "http://www.wikidata.org/entity/"
DIP_NS = "https://w3id.org/diplograph/ontology#"
DEFAULT_BASE = "https://w3id.org/diplograph/id/"

PREFIXES = {
    "dip": DIP_NS,
    "dct": DCT_NS,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "owl": OWL_NS,
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF_NS,
    "rdfs": RDFS_NS,
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": SKOS_NS,
    "vann": "http://purl.org/vocab/vann/",
    "wd": WIKIDATA_NS,
    "xsd": XSD_NS,
}

TYPE = NamedNode(RDF_NS + "type")
LABEL = NamedNode(RDFS_NS + "label")
COMMENT = NamedNode(RDFS_NS + "comment")
SUBCLASS = NamedNode(RDFS_NS + "subClassOf")
RANGE = NamedNode(RDFS_NS + "range")
ONTOLOGY_CLASS = NamedNode(OWL_NS + "Ontology")
VERSION_IRI = NamedNode(OWL_NS + "versionIRI")
CONFORMS_TO = NamedNode(DCT_NS + "conformsTo")
SYMMETRIC = NamedNode(OWL_NS + "SymmetricProperty")
NOTATION = NamedNode(SKOS_NS + "notation")
ALT_LABEL = NamedNode(SKOS_NS + "altLabel")
EXACT_MATCH = NamedNode(SKOS_NS + "exactMatch")
CONCEPT = NamedNode(SKOS_NS + "Concept")
IDENTIFIER = NamedNode(DCT_NS + "identifier")
DOCUMENT_TITLE = NamedNode(DCT_NS + "title")
ISSUED = NamedNode(DCT_NS + "issued")
PUBLISHER = NamedNode(DCT_NS + "publisher")
DATETIME = NamedNode(XSD_NS + "dateTime")
INTEGER = NamedNode(XSD_NS + "integer")
DECIMAL = NamedNode(XSD_NS + "decimal")
BOOLEAN = NamedNode(XSD_NS + "boolean")


@dataclass(frozen=True)
class Vocabulary:
    """Terms by local name, the class tree, and what hangs on event classes (PLOVER type, shortcut).

    ``axioms`` are the ontology's triples without its header; ``iri`` is the ontology's own IRI, ``version`` that of its
    version.
    """

    iri: NamedNode
    version: NamedNode
    axioms: tuple[Triple, ...]
    terms: dict[str, NamedNode] = field(repr=False)
    parents: dict[str, tuple[str, ...]] = field(repr=False)
    notations: dict[str, str] = field(repr=False)
    shortcuts: dict[str, str] = field(repr=False)
    symmetric: frozenset[str] = field(repr=False)
    ranges: dict[str, str] = field(repr=False)
    labels: dict[str, str] = field(repr=False)
    _above: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    _written: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def term(self, name: str) -> NamedNode:
        """The IRI of a class, property or individual; ``DataError`` lists the valid names for any other."""
        try:
            return self.terms[name]
        except KeyError:
            raise DataError(f"'{name}' is no term of the ontology; valid: {', '.join(sorted(self.terms))}") from None

    def written(self, name: str) -> str:
        """The IRI of a term as N-Triples writes it.

        >>> load_vocabulary().written("metWith")
        '<https://w3id.org/diplograph/ontology#metWith>'
        """
        if name not in self._written:
            self._written[name] = str(self.term(name))
        return self._written[name]

    def ancestors(self, kind: str) -> tuple[str, ...]:
        """The class itself and all above it, nearest first."""
        if kind not in self._above:
            found = [self.term(kind).value.removeprefix(DIP_NS)]
            for name in found:
                found.extend(p for p in self.parents.get(name, ()) if p not in found)
            self._above[kind] = tuple(found)
        return self._above[kind]

    def is_a(self, kind: str, ancestor: str) -> bool:
        """Whether ``kind`` is ``ancestor`` or a class below it.

        >>> load_vocabulary().is_a("Summit", "Event"), load_vocabulary().is_a("Country", "Place")
        (True, True)
        """
        return self.term(ancestor).value.removeprefix(DIP_NS) in self.ancestors(kind)

    def root(self, kind: str) -> str:
        """The event class directly below Event: of Summit, Meeting."""
        return self.ancestors(kind)[-2] if self.is_a(kind, "Event") and kind != "Event" else kind

    def plover(self, kind: str) -> str | None:
        """The PLOVER type of an event class, if it has one."""
        return self.notations.get(kind)

    def shortcut(self, kind: str) -> str | None:
        """The plain property for events of this class; a subclass takes its parent's."""
        return next((self.shortcuts[name] for name in self.ancestors(kind) if name in self.shortcuts), None)

    def is_mutual(self, kind: str) -> bool:
        """Whether both sides of an event of this class do the same thing (they met, agreed, cooperate)."""
        return self.shortcut(kind) in self.symmetric


@cache
def load_vocabulary(path: Path = ONTOLOGY / "diplomacy.ttl") -> Vocabulary:
    """Read the ontology file (once); a file without a header is a ``DataError``."""
    triples = list(parse(path=str(path), format=RdfFormat.TURTLE))
    plain = [Triple(q.subject, q.predicate, q.object) for q in triples]
    header = next((t.subject for t in plain if t.predicate == TYPE and t.object == ONTOLOGY_CLASS), None)
    version = next((t.object for t in plain if t.subject == header and t.predicate == VERSION_IRI), None)
    if not isinstance(header, NamedNode) or not isinstance(version, NamedNode):
        raise DataError(f"{path}: no owl:Ontology with an owl:versionIRI in it; put the header back")
    axioms = tuple(t for t in plain if t.subject != header)
    return Vocabulary(
        iri=header,
        version=version,
        axioms=axioms,
        terms={name: NamedNode(DIP_NS + name) for t in axioms if t.predicate == TYPE and (name := _local(t.subject))},
        parents=_many(axioms, SUBCLASS),
        notations=_literals(axioms, NOTATION),
        shortcuts=_one(axioms, NamedNode(DIP_NS + "shortcut")),
        symmetric=frozenset(_local(t.subject) for t in axioms if t.object == SYMMETRIC),
        ranges=_one(axioms, RANGE),
        labels=_literals(axioms, LABEL),
    )


def _local(term: object) -> str:
    """The name of a term of our own namespace, else an empty string."""
    value = term.value if isinstance(term, NamedNode | Literal) else ""
    return value.removeprefix(DIP_NS) if value.startswith(DIP_NS) else ""


def _many(axioms: Iterable[Triple], predicate: NamedNode) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for axiom in axioms:
        if axiom.predicate == predicate and _local(axiom.subject) and _local(axiom.object):
            found[_local(axiom.subject)] = (*found.get(_local(axiom.subject), ()), _local(axiom.object))
    return found


def _one(axioms: Iterable[Triple], predicate: NamedNode) -> dict[str, str]:
    return {name: targets[0] for name, targets in _many(axioms, predicate).items()}


def _literals(axioms: Iterable[Triple], predicate: NamedNode) -> dict[str, str]:
    found = ((_local(t.subject), t.object) for t in axioms if t.predicate == predicate)
    return {name: value.value for name, value in found if name and isinstance(value, Literal)}
