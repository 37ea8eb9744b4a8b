"""What a graph says besides its claims, as far as these are read against it: classes, names, parts, offices, texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern
from typing import NamedTuple

from kg.export.participations import Part, Parts, Values
from kg.export.statements import statements_of
from kg.graph.vocabulary import DCT_NS, DIP_NS, RDF_NS, RDFS_NS, SKOS_NS, load_vocabulary

TIES = ("country", "partOf", "represents", "locatedIn")
"""What joins somebody to a country, the nearest first."""
_NAMES = {
    DIP_NS + name: name
    for name in (
        *("about", "agent", "role", "capacity", "holder", "office", "title", "officeOf", "topic", "begin", "end"),
        *TIES,
    )
} | {
    RDF_NS + "type": "type",
    RDFS_NS + "label": "label",
    RDFS_NS + "subClassOf": "subClassOf",
    SKOS_NS + "altLabel": "altLabel",
    SKOS_NS + "exactMatch": "exactMatch",
    DCT_NS + "identifier": "identifier",
    DCT_NS + "title": "heading",
    DCT_NS + "issued": "issued",
    DCT_NS + "publisher": "publisher",
}
_FEW = ("type", "topic", "country", "publisher", "issued")  # of these many have the same


class Text(NamedTuple):
    """What is known of a document; what is not, is empty."""

    document: str
    title: str
    issued: str
    publisher: str


@dataclass
class Background:
    """Tables of values by subject, one a property; each value once, in their order. All are IRIs or texts."""

    tables: dict[str, dict[str, Values]]
    parts: Parts = field(default_factory=Parts)
    _above: dict[str, frozenset[str]] = field(default_factory=dict)
    _texts: dict[str, Text | None] = field(default_factory=dict)

    def of(self, name: str, subject: str) -> Values:
        """The values of one property."""
        return self.tables[name].get(subject, ())

    def above(self, kind: str) -> frozenset[str]:
        """All classes above a class; itself only if there is a circle."""
        if kind not in self._above:
            found: dict[str, None] = dict.fromkeys(self.of("subClassOf", kind))
            for name in (queue := list(found)):
                new = [each for each in self.of("subClassOf", name) if each not in found]
                found.update(dict.fromkeys(new))
                queue.extend(new)
            self._above[kind] = frozenset(found)
        return self._above[kind]

    def narrowest(self, kinds: Values) -> Values:
        """These classes without those above another of them."""
        if len(kinds) < 2:
            return kinds
        return tuple(kind for kind in kinds if not any(kind in self.above(n) for n in kinds if n != kind))

    def labels(self, subjects: Iterable[str]) -> list[str]:
        """All labels of all of these."""
        return [label for subject in subjects for label in self.of("label", subject)]

    def titles(self, offices: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Title and owner of each of these offices; the owner is empty where none is known by name."""
        for office in offices:
            owners = self.labels(self.of("officeOf", office)) or [""]
            yield from ((title, owner) for title in self.of("title", office) for owner in owners)

    def text(self, documents: Iterable[str]) -> Text | None:
        """The document that a claim names; None where it has no identifier.

        Of several, the least of each field, which is empty if one of them lacks it.
        """
        texts = [text for document in documents if (text := self._text(document))]
        return Text(*map(min, zip(*texts, strict=True))) if len(texts) > 1 else next(iter(texts), None)

    def _text(self, document: str) -> Text | None:
        if document not in self._texts:
            names = self.of("identifier", document)
            about = (self.of("heading", document), self.of("issued", document))
            publishers = self.labels(self.of("publisher", document))
            self._texts[document] = Text(*map(least, (names, *about, publishers))) if names else None
        return self._texts[document]


def least(values: Iterable[str] | None) -> str:
    """The first of these values by its letters; empty where there is none."""
    return min(values or (), default="")


def read_background(path: Path, classes: tuple[str, ...] = ("Event",)) -> Background:
    """What a sorted N-Quads file of a build says besides its claims, and of events only those of these classes."""
    found = Background({name: {} for name in _NAMES.values()})
    same: dict[Values, Values] = {}
    events, wanted = _below("Event"), _below(*classes)
    for subject, said, _ in statements_of(path, _NAMES):
        if "about" in said:
            continue
        if "agent" in said:
            found.parts.add(subject, Part(*(_values(said.get(name, [])) for name in ("agent", "role", "capacity"))))
            continue
        event = not events.isdisjoint(kinds := said.get("type", ()))
        if event and wanted.isdisjoint(kinds):
            continue
        for name, texts in said.items():
            if event and name not in ("type", "topic"):
                continue  # there are more events than anything else, and their labels are long
            values = _values(texts)
            found.tables[name][intern(subject)] = same.setdefault(values, values) if name in _FEW else values
    return found


def _values(texts: list[str]) -> Values:
    return (texts[0],) if len(texts) == 1 else tuple(sorted(set(texts)))


def _below(*classes: str) -> frozenset[str]:
    """The IRIs of these classes of our vocabulary and of all below them."""
    vocabulary = load_vocabulary()
    return frozenset(DIP_NS + name for name in vocabulary.terms if any(vocabulary.is_a(name, c) for c in classes))
