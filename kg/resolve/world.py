"""What resolution gives: one node for one person, country, body or place, and events made from claims.

An id is the tail of an IRI ("person/yevgeny-primakov"); the data base is put before it when the graph is built.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Claim, Entity, TimeSpan

Sighting = tuple[str, Entity]
"""An article's id and an entity as that article knows it."""


Succession = tuple[str, str, str]
"""An office, the one who held it earlier and the one who held it later (ids)."""


@dataclass(frozen=True, order=True, slots=True)
class Node:
    """Somebody or something of the world: its kind, label, other names, country (an id) and Wikidata id.

    ``links`` are IRIs of the same thing elsewhere.
    """

    id: str
    kind: str
    label: str
    names: tuple[str, ...] = ()
    country: str | None = None
    wikidata: str | None = None
    possibly: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, order=True, slots=True)
class OfficeNode:
    """An office: its title without owner, and the id of the owner where one is known.

    ``label`` and ``names``, what else it is called, have the owner's name behind the title.
    """

    id: str
    title: str
    owner: str | None
    label: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, order=True, slots=True)
class Party:
    """One agent's part in an event: id, roles (sorted) and the id of the office in which the agent acted."""

    agent: str
    roles: tuple[str, ...]
    capacity: str | None = None


@dataclass(frozen=True, order=True, slots=True)
class Doubt:
    """Two nodes (ids, sorted) that may be one: how sure from 0 to 1, and the evidence in words."""

    one: str
    other: str
    score: float
    reason: str


@dataclass(frozen=True, order=True, slots=True)
class Joining:
    """That two names, as written, were taken for one person (an id), and the evidence in words."""

    person: str
    one: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class ResolvedClaim:
    """A claim with the ids of all that it names; ``about`` is the id of its event or office holding."""

    claim: Claim
    key: str
    about: str
    parties: tuple[Party, ...]
    place: str | None
    attributed_to: str | None
    source: str | None
    office: str | None


@dataclass(frozen=True, slots=True)
class EventNode:
    """An event: the union of what its claims give. ``content_events`` and ``office`` are ids."""

    id: str
    kind: str
    parties: tuple[Party, ...]
    places: tuple[str, ...]
    time: TimeSpan | None
    contents: tuple[str, ...]
    topics: tuple[str, ...]
    modes: tuple[str, ...]
    content_events: tuple[str, ...]
    offices: tuple[str, ...]


@dataclass(frozen=True, order=True, slots=True)
class HoldingNode:
    """That a person (an id) holds or held an office (an id).

    ``begin`` and ``end`` are the first and last second at which the reports show it; ``follows`` are the ids of the
    holdings of the office that came before, where a text says so.
    """

    id: str
    holder: str
    office: str
    begin: str | None = None
    end: str | None = None
    follows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class World:
    """All of a resolved corpus, all of it sorted by id; ``rejected`` holds claims left out, with the reason.

    Events, claims and mentions may be gone through any number of times, and lie outside memory where there are many.
    The claims are without mentions, for ids stand in their place.
    ``publishers`` gives the id of the medium that carried an article; ``doubts`` are pairs of people that may be one,
    ``joinings`` tell why people of different names became one; ``mentions`` are articles, each with a person it names,
    ``successions`` who came before whom in an office.
    """

    nodes: tuple[Node, ...]
    offices: tuple[OfficeNode, ...]
    events: Iterable[EventNode]
    holdings: tuple[HoldingNode, ...]
    claims: Iterable[ResolvedClaim]
    publishers: dict[str, str]
    rejected: tuple[tuple[str, str], ...]
    doubts: tuple[Doubt, ...] = ()
    joinings: tuple[Joining, ...] = ()
    mentions: Iterable[tuple[str, str]] = ()
    successions: frozenset[Succession] = frozenset()
