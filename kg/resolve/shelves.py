"""Claims and events of a resolved world, in order, outside memory where there are many: gone through, never held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from pathlib import Path
from typing import Any

from kg.model import TimeSpan
from kg.resolve.clusters import finest
from kg.resolve.packing import Packed, pack_resolved, pack_time, unpack_resolved
from kg.resolve.world import EventNode, Party, ResolvedClaim
from kg.run.sorting import Sorted


class Claims(Iterable[ResolvedClaim]):
    """Resolved claims by key; their claims have no mentions, for ids stand in place of these."""

    def __init__(self, folder: Path | None = None) -> None:
        self._records: Sorted[Packed] = Sorted(folder)

    def add(self, claim: ResolvedClaim) -> None:
        """Take in one claim."""
        self._records.add(pack_resolved(claim))

    def __iter__(self) -> Iterator[ResolvedClaim]:
        return map(unpack_resolved, self._records)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Claims) and self._records == other._records

    __hash__ = None  # type: ignore[assignment]


class Events(Iterable[EventNode]):
    """Events by id, each the union of what several sets of claims give; ``containers`` are the countries of places."""

    def __init__(self, containers: Mapping[str, str], folder: Path | None = None) -> None:
        self._containers = containers
        self._parts: Sorted[Packed] = Sorted(folder)

    def add(self, event: str, kind: str, claims: Iterable[ResolvedClaim], content_events: Iterable[str]) -> None:
        """Take in what claims give of an event."""
        self._parts.add((event, kind, *_given(list(claims)), _in_order(content_events)))

    def __iter__(self) -> Iterator[EventNode]:
        return (self._event(event, list(parts)) for event, parts in groupby(self._parts, key=lambda part: part[0]))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Events) and self._parts == other._parts

    __hash__ = None  # type: ignore[assignment]

    def _event(self, event: str, parts: list[Packed]) -> EventNode:
        """One event; of a city and its country, only the city."""
        given = zip(*(part[2:] for part in parts), strict=True)
        parties, times, places, contents, topics, modes, offices, spoken_of = map(_union, given)
        around = {self._containers.get(place) for place in places}
        return EventNode(
            id=event,
            kind=parts[0][1],
            parties=tuple(Party(agent, roles, capacity or None) for agent, roles, capacity in parties),
            places=tuple(place for place in places if place not in around),
            time=finest(TimeSpan(*time) for time in times),
            contents=contents,
            topics=topics,
            modes=modes,
            content_events=tuple(other for other in spoken_of if other != event),
            offices=offices,
        )


def _given(claims: list[ResolvedClaim]) -> Packed:
    """Parties, the finest time, places, contents, topics, modes and offices, each in order and without None."""
    time = finest(c.claim.time for c in claims if c.claim.time)
    return (
        _in_order((p.agent, p.roles, p.capacity or "") for c in claims for p in c.parties),
        (pack_time(time),) if time else (),
        _in_order(c.place for c in claims if c.place),
        _in_order(c.claim.content for c in claims if c.claim.content),
        _in_order(topic for c in claims for topic in c.claim.topics),
        _in_order(c.claim.mode for c in claims if c.claim.mode),
        _in_order(c.office for c in claims if c.office),
    )


def _in_order(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(set(values)))


def _union(values: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    return _in_order(chain.from_iterable(values))
