"""The shapes by pySHACL, which reads SHACL as it stands; for graphs that fit into rdflib's memory.

The components that compare two values of a node are left to SPARQL here, too: pySHACL stops at a date that does not
exist, and sets a date before or after an instant, where SHACL says that they cannot be compared.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from kg.errors import DataError
from kg.graph.finding import Finding, Term, rows_of
from kg.graph.shapes import SH_NS, Rule
from kg.graph.shapes_sparql import ShapeQueries
from kg.graph.vocabulary import SUBCLASS, XSD_NS, Vocabulary

if TYPE_CHECKING:
    import rdflib

ORDER = ("lessThan", "lessThanOrEquals")
_ALL = "SELECT ?node ?property ?value WHERE { ?node ?property ?value }"


def shacl_findings(store: Store, shapes: Path, rules: tuple[Rule, ...], vocabulary: Vocabulary) -> set[Finding]:
    """All nodes of a store that break a shape of the file ``shapes``, whose rules are given, too.

    Raises DataError where pySHACL refuses the shapes.
    """
    import rdflib
    from pyshacl import validate

    with _quiet():
        data = _graph(store, vocabulary)
        _, report, words = validate(data, shacl_graph=_without_order(shapes), inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise DataError(f"{shapes}: pySHACL cannot use the shapes: {words}")
    ordered = (replace(rule, constraints=tuple(c for c in rule.constraints if c.component in ORDER)) for rule in rules)
    queries = ShapeQueries(vocabulary)
    found = {finding for rule in ordered for finding in queries.findings(rule, store)}
    return found | set(_findings(report, {rule.message: rule for rule in rules}))


def _without_order(shapes: Path) -> rdflib.Graph:
    import rdflib

    graph = rdflib.Graph().parse(shapes)
    for component in ORDER:
        graph.remove((None, rdflib.URIRef(SH_NS + component), None))
    return graph


@contextmanager
def _quiet() -> Iterator[None]:
    """Without rdflib's and pySHACL's warnings on values that do not fit their datatype: they are findings here."""
    before = logging.root.manager.disable
    logging.disable(logging.ERROR)
    try:
        yield
    finally:
        logging.disable(before)


def _graph(store: Store, vocabulary: Vocabulary) -> rdflib.Graph:
    """The union of a store's graphs for rdflib, in memory, with literals as they are written, and the class tree."""
    import rdflib

    graph = rdflib.Graph()
    for row in rows_of(store, _ALL):
        graph.add((_node(row["node"]), rdflib.URIRef(str(row["property"].value)), _node(row["value"])))
    for axiom in vocabulary.axioms:
        if axiom.predicate == SUBCLASS and isinstance(axiom.subject, NamedNode) and isinstance(axiom.object, NamedNode):
            graph.add((_node(axiom.subject), rdflib.URIRef(SUBCLASS.value), _node(axiom.object)))
    return graph


def _findings(report: rdflib.Graph, rules: dict[str, Rule]) -> Iterator[Finding]:
    import rdflib

    names = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    for result in report.subjects(rdflib.RDF.type, names.ValidationResult):
        rule = rules[str(report.value(result, names.resultMessage))]
        focus, value = report.value(result, names.focusNode), report.value(result, names.value)
        assert focus is not None
        terms = (("value", _term(value)),) if value is not None and rule.path is not None else ()
        yield Finding(rule.id, rule.message, _term(focus), terms, rule.path)


def _node(term: Term) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    typed = None if term.datatype.value == XSD_NS + "string" else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=typed, normalize=False)


def _term(node: rdflib.term.Node) -> Term:
    import rdflib

    if isinstance(node, rdflib.Literal):
        if node.language:
            return Literal(str(node), language=node.language)
        return Literal(str(node), datatype=NamedNode(str(node.datatype))) if node.datatype else Literal(str(node))
    return BlankNode(str(node)) if isinstance(node, rdflib.BNode) else NamedNode(str(node))
