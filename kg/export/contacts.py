"""What a text says of who had to do with whom: records of agents, of their sides in an event, and of claims.

Offsets are Unicode code points in the stored text, half-open. Instants are ``YYYY-MM-DDTHH:MM:SSZ`` or empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, order=True, slots=True)
class Actor:
    """An agent or a place; ``kind`` is a class of the ontology ("Person"), ``country`` empty where none is known.

    ``names`` are other names seen, ``wikidata`` an item ("Q159") or empty, ``home`` the IRI of the country.
    """

    iri: str
    label: str
    kind: str
    country: str = ""
    offices: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    wikidata: str = ""
    home: str = ""


@dataclass(frozen=True, order=True, slots=True)
class Side:
    """One agent in one claim: its IRI, its role ("Initiator") and its office then, in words or empty.

    That is the office in which the text shows it, or else those in which other reports show it on that day.
    """

    agent: str
    role: str
    capacity: str = ""


@dataclass(frozen=True, order=True, slots=True)
class Report:
    """One claim of one text about one event; what the text does not give is an empty string.

    ``place`` is a name and ``site`` the IRI of that place; ``publisher`` is the medium that carried the text.
    """

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
    site: str = ""
    publisher: str = ""
    topics: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By claim and event, which tell reports of one graph apart: all fields would take ten times as long."""
        return hash((self.claim, self.event))

    @property
    def date(self) -> str:
        """The day (``YYYY-MM-DD``) on which the event begins, or else that of the text; empty if neither is known."""
        return self.span[0][:10]

    @property
    def span(self) -> tuple[str, str]:
        """The first and last instant of the event or, where the text gives none, of the text; empty if unknown."""
        return (self.begin, self.finish or self.begin) if self.begin else (self.issued, self.issued)

    @property
    def source(self) -> str:
        """The medium that the text cites, or else the one that carried it."""
        return self.cited or self.publisher

    def agents(self, role: str) -> set[str]:
        """The IRIs of all who have this role."""
        return {side.agent for side in self.sides if side.role == role}

    def pairs(self) -> set[tuple[str, str]]:
        """Who met whom by this claim: each initiator with each counterpart, no one with himself, each pair once."""
        return {(min(pair), max(pair)) for pair in self.deeds()}

    def deeds(self) -> set[tuple[str, str]]:
        """Who did it to whom: each initiator with each counterpart, in this direction, no one to himself."""
        return {(a, b) for a in self.agents("Initiator") for b in self.agents("Counterpart") if a != b}

    def journeys(self) -> set[tuple[str, str]]:
        """Who went where: each initiator with the place, if the text names one."""
        return {(agent, self.site) for agent in self.agents("Initiator") if self.site and agent != self.site}
