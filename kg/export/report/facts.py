"""What the report tells of a built graph, read by the packaged queries of this room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from kg.graph.solutions import solutions

_QUERIES = Path(__file__).parent / "queries"
Counts = Mapping[str, Counter[str]]
"""By name (a class, source, place or pair), how many statements or events of each kind."""


@dataclass(frozen=True, slots=True)
class Text:
    """One document; ``issued`` is an instant, and what it does not tell is empty."""

    identifier: str
    title: str
    issued: str
    publisher: str
    statements: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who met others: with how many people, and the offices that texts state as held."""

    name: str
    country: str
    met: int
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that denies: the events that it says did not happen, and the denials that it tells of."""

    document: str
    title: str
    issued: str
    cited: str
    quote: str
    events: tuple[str, ...]
    denials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Double:
    """Two nodes that may be one: their labels and IRIs, how sure that is (0 to 1, as text) and why."""

    one: str
    other: str
    first: str
    second: str
    score: str
    reason: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the report tells; every tuple is sorted.

    ``meetings`` are first and last instant of each held meeting, empty where no text gives any. ``relations`` are named
    by the two countries.
    """

    totals: Mapping[str, int]
    texts: tuple[Text, ...]
    people: tuple[Person, ...]
    meetings: tuple[tuple[str, str], ...]
    visits: Counts
    classes: Counts
    sources: Counts
    relations: Counts
    denied: tuple[Sentence, ...]
    doubles: tuple[Double, ...]


def read_facts(store: Store) -> Facts:
    """Ask the graph for everything."""
    return Facts(
        totals={_local(row["kind"]): int(row["nodes"]) for row in _rows(store, "totals")},
        texts=tuple(
            Text(row["document"], row["title"], row["issued"], row["publisher"], int(row["statements"]))
            for row in _rows(store, "documents")
        ),
        people=_people(store),
        meetings=tuple((row["begin"], row["end"]) for row in _rows(store, "meetings")),
        visits=_visits(store),
        classes=_by_modality(store, "classes", "class"),
        sources=_by_modality(store, "sources", "source"),
        relations=_relations(store),
        denied=_denied(store),
        doubles=tuple(Double(**row) for row in _rows(store, "doubles")),
    )


def _people(store: Store) -> tuple[Person, ...]:
    offices: dict[str, list[str]] = {}
    for row in _rows(store, "offices"):
        offices.setdefault(row["person"], []).append(row["office"])
    return tuple(
        Person(row["name"], row["country"], int(row["met"]), tuple(offices.get(row["person"], ())))
        for row in _rows(store, "people")
    )


def _by_modality(store: Store, query: str, name: str) -> Counts:
    counts: dict[str, Counter[str]] = {}
    for row in _rows(store, query):
        counts.setdefault(row[name], Counter())[_local(row["modality"])] += int(row["statements"])
    return counts


def _visits(store: Store) -> Counts:
    counts: dict[str, Counter[str]] = {}
    for row in _rows(store, "visits"):
        place = ", ".join(part for part in (row["place"], row["country"]) if part)
        counts.setdefault(place, Counter())[_local(row["modality"])] += int(row["statements"])
    return counts


def _relations(store: Store) -> Counts:
    counts: dict[str, Counter[str]] = {}
    for row in _rows(store, "relations"):
        counts.setdefault(f"{row['from']} → {row['to']}", Counter())[row["act"]] += int(row["events"])
    return counts


def _denied(store: Store) -> tuple[Sentence, ...]:
    """One for each sentence, however many claims rest on it."""
    found: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in _rows(store, "denied"):
        found.setdefault((row["document"], row["start"], row["quote"]), []).append(row)
    return tuple(
        Sentence(
            document=group[0]["document"],
            title=group[0]["title"],
            issued=group[0]["issued"],
            cited=group[0]["cited"],
            quote=group[0]["quote"],
            events=tuple(sorted({row["event"] for row in group if row["kind"] == "not"})),
            denials=tuple(sorted({row["event"] for row in group if row["kind"] == "denial"})),
        )
        for group in found.values()
    )


def _rows(store: Store, name: str) -> Iterator[dict[str, str]]:
    return solutions(store, _QUERIES / f"{name}.rq")


def _local(term: str) -> str:
    """The name of a term of the vocabulary without its namespace."""
    return term.rpartition("#")[2]
