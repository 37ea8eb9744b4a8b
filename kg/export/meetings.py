"""What the texts of a built graph say of meetings, read by SPARQL: claims, their sides, the agents.

Offsets are Unicode code points in the stored text, half-open. Instants are ``YYYY-MM-DDTHH:MM:SSZ`` or empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Store

from kg.graph.solutions import solutions

_QUERIES = Path(__file__).parent / "queries"


@dataclass(frozen=True, order=True, slots=True)
class Actor:
    """An agent of a meeting; ``kind`` is a class of the ontology ("Person"), ``country`` empty where none is known."""

    iri: str
    label: str
    kind: str
    country: str = ""
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, order=True, slots=True)
class Side:
    """One agent in one claim: its IRI, its role ("Initiator") and the office it acted in, in words or empty."""

    agent: str
    role: str
    capacity: str = ""


@dataclass(frozen=True, order=True, slots=True)
class Report:
    """One claim of one text about one meeting; what the text does not give is an empty string."""

    claim: str
    event: str
    event_class: str
    modality: str
    quote: str
    document: str
    start: int
    end: int
    title: str = ""
    issued: str = ""
    place: str = ""
    begin: str = ""
    finish: str = ""
    precision: str = ""
    date_text: str = ""
    cited: str = ""
    cited_date: str = ""
    sayer: str = ""
    sides: tuple[Side, ...] = field(default=())

    @property
    def date(self) -> str:
        """The day (``YYYY-MM-DD``) on which the meeting begins, or else that of the text; empty if neither is known."""
        return (self.begin or self.issued)[:10]

    def pairs(self) -> set[tuple[str, str]]:
        """Who met whom by this claim: each initiator with each counterpart, no one with himself, each pair once."""
        initiators = {side.agent for side in self.sides if side.role == "Initiator"}
        counterparts = {side.agent for side in self.sides if side.role == "Counterpart"}
        return {(min(a, b), max(a, b)) for a in initiators for b in counterparts if a != b}


def read_actors(store: Store) -> dict[str, Actor]:
    """Every agent that takes part in a meeting, by IRI, in the order of the IRIs."""
    offices: dict[str, set[str]] = {}
    for row in solutions(store, _QUERIES / "meeting_offices.rq"):
        offices.setdefault(row["agent"], set()).add(_office(row["title"], row["owner"]))
    actors = {}
    for row in solutions(store, _QUERIES / "meeting_agents.rq"):
        iri = row["agent"]
        label = row["label"] or _local(iri)
        kind = _local(row["kind"]) or "Agent"
        actors[iri] = Actor(iri, label, kind, row["country"], tuple(sorted(offices.get(iri, ()))))
    return actors


def read_reports(store: Store) -> Iterator[Report]:
    """Every claim about a meeting with its sides, in the order of the claims' IRIs."""
    sides: dict[str, list[Side]] = {}
    for row in solutions(store, _QUERIES / "meeting_sides.rq"):
        side = Side(row["agent"], _local(row["role"]), _office(row["title"], row["owner"]))
        sides.setdefault(row["claim"], []).append(side)
    for row in solutions(store, _QUERIES / "meeting_claims.rq"):
        yield Report(
            claim=row["claim"],
            event=row["event"],
            event_class=_local(row["class"]),
            modality=_local(row["modality"]),
            quote=row["quote"],
            document=row["document"],
            start=int(row["charStart"]),
            end=int(row["charEnd"]),
            title=row["title"],
            issued=row["issued"],
            place=row["place"],
            begin=row["begin"],
            finish=row["end"],
            precision=row["precision"],
            date_text=row["dateText"],
            cited=row["cited"],
            cited_date=row["citedDate"],
            sayer=row["sayer"],
            sides=tuple(sides.get(row["claim"], ())),
        )


def _local(iri: str) -> str:
    return iri.rstrip("/#").rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _office(title: str, owner: str) -> str:
    return f"{title}, {owner}" if title and owner else title
