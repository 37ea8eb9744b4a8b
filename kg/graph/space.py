"""The data space of one build: ids to IRIs below the base, values to literals, the names of the graphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from kg.errors import DiplographError
from kg.graph.vocabulary import BOOLEAN, DATETIME, DECIMAL, DEFAULT_BASE, INTEGER
from kg.resolve.names import path_part

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class DataSpace:
    """Where data IRIs lie. ``base`` ends in a slash or hash; the ontology's own IRIs do not depend on it."""

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        """Complete the base; one that is no absolute IRI is an error that the user can mend."""
        try:
            NamedNode(self.base)
        except ValueError as error:
            raise DiplographError(f"base IRI '{self.base}': {error}; give one such as {DEFAULT_BASE}") from None
        if not self.base.endswith(("/", "#")):
            object.__setattr__(self, "base", self.base + "/")

    def node(self, identifier: str) -> NamedNode:
        """The IRI of anything by its id.

        >>> DataSpace("https://example.org").node("country/russia").value
        'https://example.org/country/russia'
        """
        return NamedNode(self.base + identifier)

    def document(self, article: str) -> NamedNode:
        """The IRI of a document by its identifier."""
        return self.node("document/" + path_part(article))

    def claim(self, key: str) -> NamedNode:
        """The IRI of a claim by its key."""
        return self.node("claim/" + key)

    def document_graph(self, article: str) -> NamedNode:
        """The named graph that holds one document and its claims."""
        return self.node("graph/document/" + path_part(article))

    @property
    def world_graph(self) -> NamedNode:
        """The named graph of the world, the events and the shortcuts."""
        return self.node("graph/world")

    @property
    def ontology_graph(self) -> NamedNode:
        """The named graph of the ontology's axioms."""
        return self.node("graph/ontology")

    @property
    def header(self) -> NamedNode:
        """The IRI of the one owl:Ontology that the data declare."""
        return self.node("graph")


def storable(value: str) -> str:
    """Text that UTF-8 can hold: lone surrogates become U+FFFD, one for one, so that offsets hold."""
    return _SURROGATE.sub("\ufffd", value)


def text(value: str) -> Literal:
    """A plain string."""
    return Literal(storable(value))


def instant(value: str) -> Literal:
    """An ``xsd:dateTime`` from ``YYYY-MM-DDTHH:MM:SSZ``."""
    return Literal(value, datatype=DATETIME)


def whole(value: int) -> Literal:
    """An ``xsd:integer``."""
    return Literal(str(value), datatype=INTEGER)


def flag(value: bool) -> Literal:
    """An ``xsd:boolean``."""
    return Literal("true" if value else "false", datatype=BOOLEAN)


def decimal(value: float) -> Literal:
    """An ``xsd:decimal`` of at most four places, the same for the same number on every machine.

    >>> decimal(0.9).value, decimal(1).value
    ('0.9', '1.0')
    """
    plain = format(Decimal(f"{value:.4f}").normalize(), "f")
    return Literal(plain if "." in plain else plain + ".0", datatype=DECIMAL)
