"""The data space of one build: ids to IRIs below the base, values to literals, the names of the graphs.

All are texts as N-Triples writes them: of millions of terms no object is made, for they are only written down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from kg.errors import DiplographError
from kg.graph.vocabulary import BOOLEAN, DATETIME, DECIMAL, DEFAULT_BASE, INTEGER
from kg.resolve.names import path_part

_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = re.compile(r"[ !#-\[\]-~\x80-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")  # what needs no escape
_BOOLEAN, _DATETIME, _DECIMAL, _INTEGER = map(str, (BOOLEAN, DATETIME, DECIMAL, INTEGER))

Description = tuple[str, str, tuple[str, ...]]
"""What one graph says of one subject: the IRIs of both, and "predicate object" pairs, all as N-Triples writes them."""


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

    def node(self, identifier: str) -> str:
        """The IRI of anything by its id.

        >>> DataSpace("https://example.org").node("country/russia")
        '<https://example.org/country/russia>'
        """
        return f"<{self.base}{identifier}>"

    def document(self, article: str) -> str:
        """The IRI of a document by its identifier."""
        return self.node("document/" + path_part(article))

    def claim(self, key: str) -> str:
        """The IRI of a claim by its key."""
        return self.node("claim/" + key)

    def document_graph(self, article: str) -> str:
        """The named graph that holds one document and its claims."""
        return self.node("graph/document/" + path_part(article))

    @property
    def world_graph(self) -> str:
        """The named graph of the world, the events and the shortcuts."""
        return self.node("graph/world")

    @property
    def ontology_graph(self) -> str:
        """The named graph of the ontology's axioms."""
        return self.node("graph/ontology")

    @property
    def header(self) -> str:
        """The IRI of the one owl:Ontology that the data declare."""
        return self.node("graph")


def storable(value: str) -> str:
    """Text that UTF-8 can hold: lone surrogates become U+FFFD, one for one, so that offsets hold."""
    return _SURROGATE.sub("\ufffd", value)


def text(value: str) -> str:
    """A plain string.

    >>> print(text('He said "no"'))
    "He said \\"no\\""
    """
    return f'"{value}"' if _PLAIN.fullmatch(value) else str(Literal(storable(value)))


def instant(value: str) -> str:
    """An ``xsd:dateTime`` from ``YYYY-MM-DDTHH:MM:SSZ``."""
    return f"{text(value)}^^{_DATETIME}"


def whole(value: int) -> str:
    """An ``xsd:integer``."""
    return f'"{value}"^^{_INTEGER}'


def flag(value: bool) -> str:
    """An ``xsd:boolean``."""
    return f'"{"true" if value else "false"}"^^{_BOOLEAN}'


@lru_cache(maxsize=1 << 10)
def decimal(value: float) -> str:
    """An ``xsd:decimal`` of at most four places, the same for the same number on every machine.

    >>> decimal(0.9), decimal(1)
    ('"0.9"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"1.0"^^<http://www.w3.org/2001/XMLSchema#decimal>')
    """
    plain = format(Decimal(f"{value:.4f}").normalize(), "f")
    return f'"{plain if "." in plain else plain + ".0"}"^^{_DECIMAL}'
