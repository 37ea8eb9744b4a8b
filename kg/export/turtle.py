"""The graph as one Turtle file: ontology first, then the data by subject, the same bytes for the same triples."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.graph.space import DataSpace
from kg.graph.vocabulary import DIP_NS, LABEL, PREFIXES, TYPE

_SPACES = (
    *("claim", "country", "document", "event", "office", "office-holding", "organization"),
    *("participation", "people", "person", "place", "topic"),
)


def write_turtle(quads: Iterable[Quad], path: Path, space: DataSpace) -> None:
    """Write all triples, without their graph names, each once."""
    triples = {Triple(q.subject, q.predicate, q.object) for q in quads}
    ordered = sorted(triples, key=lambda triple: _order(triple, space))
    with path.open("wb") as file:
        serialize(ordered, file, format=RdfFormat.TURTLE, prefixes=_prefixes(space))


def _order(triple: Triple, space: DataSpace) -> tuple[bool, bool, str, int, str, str]:
    """Header, vocabulary, data; of one subject its class and label first."""
    subject = str(triple.subject)
    rank = {TYPE: 0, LABEL: 1}.get(triple.predicate, 2)
    ours = subject.startswith("<" + space.base)
    return (
        triple.subject != space.header,
        ours and not subject.startswith("<" + DIP_NS),
        subject,
        rank,
        str(triple.predicate),
        str(triple.object),
    )


def _prefixes(space: DataSpace) -> dict[str, str]:
    """The vocabulary's prefixes and one for each part of the data space."""
    return {**PREFIXES, "id": space.base, **{name: f"{space.base}{name}/" for name in _SPACES}}
