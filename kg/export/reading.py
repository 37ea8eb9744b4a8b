"""What the N-Quads of a build say of events, for its maps and network: the same as ``kg.export.told`` asks a store.

The file is gone through twice: for all that is no claim (``kg.export.background``), then for the claims.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from sys import intern

from kg.export.background import TIES, Background, Text, least, read_background
from kg.export.contacts import Actor, Report, Side
from kg.export.participations import Part, Values
from kg.export.statements import Said, statements_at, statements_of
from kg.export.told import Holdings, Told, in_office, local_name, office_words, read_told
from kg.graph.vocabulary import DIP_NS, WIKIDATA_NS

_NAMES = {
    DIP_NS + name: name
    for name in (
        *("about", "modality", "quote", "charStart", "charEnd", "document", "supports", "former", "atPlace"),
        *("begin", "end", "datePrecision", "citedSource", "citedDate", "attributedTo"),
    )
}
_TEXTS = {DIP_NS + name: name for name in ("quote", "dateText")}
_NEEDED = ("modality", "quote", "charStart", "charEnd", "document")
_COUNTRY, _EVENT = DIP_NS + "Country", DIP_NS + "Event"

_LARGE = 1 << 28  # bytes, of some 50,000 claims, which take 60 MB
Row = tuple[str, str, str, str]
"""Of a side: agent and role (IRIs), title and owner of an office."""


def read_nquads(path: Path, classes: tuple[str, ...] = ("Event",)) -> Told:
    """What a sorted N-Quads file says of events of these classes and below, as ``read_told`` gives it.

    Quotes stay in the file, which ``in_full`` of the result reads once more.
    """
    reader, places = _Reader(read_background(path, classes)), array("q")
    found = []
    for report, place in reader.reports(path):
        found.append(report)
        places.append(place)
    if any((one.claim, one.event) > (other.claim, other.event) for one, other in pairwise(found)):  # "a>" before "a-b>"
        order = sorted(range(len(found)), key=lambda i: (found[i].claim, found[i].event))
        found, places = [found[i] for i in order], array("q", (places[i] for i in order))
    return Told(reader.actors(), tuple(found), _Quotes(path, found, places).in_full)


class Reading:
    """What is told by a build's folder of events of ``classes``, which are all that anybody will ask for.

    Files of ``ours`` are read in one go, which is quicker than to ask the store; of others nobody knows in what order
    their lines are. Of a large one only those classes are held that were asked for last.
    """

    def __init__(self, folder: Path, classes: tuple[str, ...], ours: bool = True, large: int = _LARGE) -> None:
        self._path, self._ours = folder / "graph.nq", ours
        self._every = () if ours and self._path.stat().st_size > large else classes
        self._classes: tuple[str, ...] = ()
        self._told: Told | None = None

    def told(self, classes: tuple[str, ...]) -> Told:
        """All of these classes and below, and perhaps of others."""
        wanted = self._every or classes
        if self._told is None or wanted != self._classes:
            self._told = None  # before the others are read
            self._told, self._classes = self._read(wanted), wanted
        return self._told

    def _read(self, classes: tuple[str, ...]) -> Told:
        return read_nquads(self._path, classes) if self._ours else read_told(self._path.parent)


class _Quotes:
    """Where the lines of each claim begin, for what is read of those alone that somebody is shown."""

    def __init__(self, path: Path, reports: Sequence[Report], places: array[int]) -> None:
        self._path, self._reports, self._places = path, reports, places
        self._read: dict[Report, Report] = {}  # many claims are on several maps

    def in_full(self, reports: Iterable[Report]) -> list[Report]:
        """These reports with quote and the words of their time."""
        wanted = list(reports)
        new = [report for report in wanted if report not in self._read]
        for report, said in zip(new, statements_at(map(self._place, new), self._path, _TEXTS), strict=True):
            full = replace(report, quote=least(said["quote"]), date_text=least(said.get("dateText")))
            self._read[report] = full
        return [self._read[report] for report in wanted]

    def _place(self, report: Report) -> int:
        return self._places[bisect_left(self._reports, report.claim, key=lambda other: other.claim)]


class _Reader:
    """The claims, read against their background; all who stand in them are gathered on the way."""

    def __init__(self, known: Background) -> None:
        self._known = known
        self._agents: set[str] = set()
        self._stated: set[str] = set()  # holdings of which a text says, as a fact, that they are so
        self._held = _holdings(known)
        self._rows: dict[Part, list[Row]] = {}
        self._sides: dict[Row, Side] = {}
        self._kinds: dict[Values, str] = {}

    def reports(self, path: Path) -> Iterator[tuple[Report, int]]:
        """Every claim about an event, without its quote, and where its lines begin."""
        known, asserted = self._known, DIP_NS + "Asserted"
        for claim, said, place in statements_of(path, _NAMES):
            if asserted in said.get("modality", ()) and "true" not in said.get("former", ()):
                self._stated.update(said.get("about", ()))
            events = [(event, kind) for event in sorted(set(said.get("about", ()))) if (kind := self._kind(event))]
            if not events:
                continue
            parts = tuple(sorted(set(said.get("supports", ()))))
            self._agents.update(agent for name in parts if (part := known.parts.get(name)) for agent in part.agents)
            self._agents.update(said.get("atPlace", ()))
            if all(name in said for name in _NEEDED) and (text := known.text(said["document"])):
                for event, kind in events:
                    yield self._report(claim, intern(event), kind, said, text, parts), place

    def _kind(self, event: str) -> str:
        """The class of an event by its local name; empty for what is no event."""
        kinds = self._known.of("type", event)
        if kinds not in self._kinds:
            narrow = self._known.narrowest(kinds)
            fitting = [kind for kind in narrow if kind == _EVENT or _EVENT in self._known.above(kind)]
            self._kinds[kinds] = local_name(min(fitting)) if fitting else ""
        return self._kinds[kinds]

    def _report(self, claim: str, event: str, kind: str, said: Said, text: Text, parts: Values) -> Report:
        known = self._known
        sites = [site for site in said.get("atPlace", ()) if known.of("label", site)]
        begin = intern(least(said.get("begin")))
        return Report(
            claim=claim,
            event=event,
            event_class=kind,
            modality=intern(local_name(least(said["modality"]))),
            quote="",
            document=text.document,
            start=min(map(int, said["charStart"])),
            end=min(map(int, said["charEnd"])),
            title=text.title,
            issued=text.issued,
            place=least(known.labels(sites)),
            begin=begin,
            finish=intern(max(said.get("end", ("",)))),
            precision=intern(least(said.get("datePrecision"))),
            cited=least(known.labels(said.get("citedSource", ()))),
            cited_date=intern(least(said.get("citedDate"))),
            sayer=least(known.labels(said.get("attributedTo", ()))),
            sides=self._standing(parts, begin or text.issued),
            site=least(sites),
            publisher=text.publisher,
            topics=tuple(sorted(set(known.labels(known.of("topic", event))))),
        )

    def _standing(self, parts: Values, day: str) -> tuple[Side, ...]:
        """All sides of a claim, in the offices in which its text shows them or in which they were on that day."""
        known = map(self._known.parts.get, parts)
        rows = sorted({row for part in known if part for row in self._rows_of(part)})
        return tuple(self._side(row, day) for row in rows)

    def _rows_of(self, part: Part) -> list[Row]:
        if part not in self._rows:
            offices = list(self._known.titles(part.capacities)) or [("", "")]
            self._rows[part] = [
                (who, role, *office) for who in part.agents for role in part.roles for office in offices
            ]
        return self._rows[part]

    def _side(self, row: Row, day: str) -> Side:
        """The same object where it comes again."""
        agent, role, *office = row
        if row not in self._sides:
            self._sides[row] = Side(agent, intern(local_name(role)), office_words(*office))
        side = in_office(self._sides[row], self._held, day)
        return self._sides.setdefault((agent, role, side.capacity, ""), side) if side.capacity else side

    def actors(self) -> dict[str, Actor]:
        """All who stand in the claims, their places and countries, by IRI, in its order; for when these are read."""
        known, countries = self._known, {n for n, kinds in self._known.tables["type"].items() if _COUNTRY in kinds}
        homes = {land for agent in self._agents for tie in TIES for land in known.of(tie, agent) if land in countries}
        offices = self._offices()
        return {iri: self._actor(iri, countries, offices.get(iri, set())) for iri in sorted(self._agents | homes)}

    def _actor(self, iri: str, countries: set[str], offices: set[str]) -> Actor:
        known = self._known
        label = least(known.of("label", iri)) or local_name(iri)
        kinds = [
            kind
            for kind in known.narrowest(known.of("type", iri))
            if kind.startswith(DIP_NS) and kind != DIP_NS + "Agent"
        ]
        country, home = self._country(iri, countries)
        items = (item for item in known.of("exactMatch", iri) if item.startswith(WIKIDATA_NS))
        return Actor(
            iri,
            label,
            local_name(least(kinds)) or "Agent",
            country,
            tuple(sorted(offices)),
            tuple(sorted(set(known.of("altLabel", iri)) - {label})),
            min((item.removeprefix(WIKIDATA_NS) for item in items), default=""),
            home,
        )

    def _country(self, iri: str, countries: set[str]) -> tuple[str, str]:
        """The name and IRI of somebody's country: its own, its land's, the whole's, the sender's, the place's."""
        known = self._known
        if iri in countries and known.of("label", iri):
            return least(known.of("label", iri)), iri
        for tie in TIES:
            lands = (land for land in known.of(tie, iri) if tie == "country" or land in countries)
            if found := [(label, land) for land in lands for label in known.of("label", land)]:
                return min(found)
        return "", ""

    def _offices(self) -> dict[str, set[str]]:
        """The offices, in words, that a text states as a fact, of each who takes part in an event."""
        known, found = self._known, dict[str, set[str]]()
        acting = {agent for part in known.parts.distinct for agent in part.agents}
        for holding in self._stated & known.tables["holder"].keys():
            words = {office_words(*office) for office in known.titles(known.of("office", holding))}
            for holder in acting.intersection(known.of("holder", holding)):
                found.setdefault(holder, set()).update(words)
        return found


def _holdings(known: Background) -> Holdings:
    """The first and last instant of each agent in each office, and the office in words."""
    held: Holdings = {}
    for holding, holders in known.tables["holder"].items():
        times = [(begin, end) for begin in known.of("begin", holding) for end in known.of("end", holding)]
        for office in known.titles(known.of("office", holding)) if times else ():
            for holder in holders:
                held.setdefault(holder, []).extend((*time, office_words(*office)) for time in times)
    return held
