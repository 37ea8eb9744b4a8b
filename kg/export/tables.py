"""Tables for spreadsheets and statistics: events, people and offices as CSV (UTF-8, comma, LF) and as Parquet.

A cell of a CSV file that begins with ``=``, ``+``, ``-``, ``@`` (also in their full width), a tab or a line end gets a
leading apostrophe, unless it is a number, for a spreadsheet would run it as a formula. The Parquet files have the same
rows in the same order, with cells as they are.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kg.graph.countries import country_facts
from kg.graph.space import storable
from kg.graph.vocabulary import Vocabulary
from kg.model import OFFICE_HOLDING, TimeSpan
from kg.printable import safe_cell
from kg.resolve.world import Party, ResolvedClaim, World
from kg.run.sorting import Sorted

EVENT_COLUMNS = (
    *("event", "kind", "plover", "mode", "modality"),
    *("source", "source_country", "source_code", "source_kind", "source_sector"),
    *("target", "target_country", "target_code", "target_kind", "target_sector"),
    *("begin", "end", "date_precision", "place", "document", "cited_source", "attributed_to", "quote", "rule", "claim"),
)
PEOPLE_COLUMNS = (
    "person",
    "name",
    "other_names",
    "country",
    "offices",
    "wikidata",
    "claims",
    "documents",
    "named_only",
)
OFFICE_COLUMNS = (
    *("person", "name", "title", "of", "former", "modality", "begin", "end", "date_precision"),
    *("document", "cited_source", "attributed_to", "quote", "rule", "claim"),
)
# The sectors of PLOVER's event data by class; a person is of the sector whose office he acts in.
_SECTORS = {
    "Country": "GOV",
    "GovernmentBody": "GOV",
    "Delegation": "GOV",
    "InternationalOrganization": "IGO",
    "MediaOutlet": "JRN",
    "Company": "BUS",
    "ArmedGroup": "UAF",
}
Row = tuple[str, ...]


def write_tables(world: World, folder: Path, vocabulary: Vocabulary) -> None:
    """Write the three tables into ``folder``, each in both forms; ids are the tails of the IRIs in the graph."""
    from kg.export.parquet import write_parquet

    tables = Tables(world, vocabulary, folder)
    folder.mkdir(parents=True, exist_ok=True)
    tables.fill()
    for name, columns, rows in (
        ("events", EVENT_COLUMNS, tables.events),
        ("people", PEOPLE_COLUMNS, tables.people),
        ("offices", OFFICE_COLUMNS, tables.offices),
    ):
        write_csv(folder / f"{name}.csv", columns, rows)
        write_parquet(folder / f"{name}.parquet", columns, rows)


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[tuple[str, ...]]) -> None:
    """One table, its cells made safe."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(map(safe_cell, row) for row in rows)


class Tables:
    """The rows of all tables of one world, made in one go through its claims and sorted in ``folder``."""

    def __init__(self, world: World, vocabulary: Vocabulary, folder: Path) -> None:
        self._world, self._vocabulary = world, vocabulary
        self._nodes = {node.id: node for node in world.nodes}
        self._offices = {office.id: office for office in world.offices}
        self.events: Sorted[Row] = Sorted(folder)
        self.people: Sorted[Row] = Sorted(folder)
        self.offices: Sorted[Row] = Sorted(folder)

    def fill(self) -> None:
        """Make all rows."""
        held: dict[str, set[str]] = {}
        claims, spoken_of = Counter[str](), set[str | None]()
        for claim in self._world.claims:
            holding = claim.claim.kind == OFFICE_HOLDING
            (self.offices if holding else self.events).add(
                _storable(self._office(claim) if holding else self._event(claim))
            )
            claims.update({party.agent for party in claim.parties})
            spoken_of.update((claim.attributed_to, claim.place))
            if holding and claim.office and not claim.claim.former:
                held.setdefault(claim.parties[0].agent, set()).add(self._offices[claim.office].label)
        self.people.extend(map(_storable, self._persons(held, claims, spoken_of | claims.keys())))

    def _event(self, claim: ResolvedClaim) -> Row:
        """What one claim says of one event; several actors stand in one cell, parted by "; "."""
        kind = claim.claim.kind
        first = (claim.about, kind, self._vocabulary.plover(kind) or "", claim.claim.mode or "")
        sides = (*self._side(claim, "Initiator"), *self._side(claim, "Counterpart"))
        where = self._label(claim.place)
        return *first, claim.claim.modality, *sides, *_when(claim.claim.time), where, *self._evidence(claim)

    def _persons(
        self, held: Mapping[str, set[str]], claims: Counter[str], spoken_of: Container[str | None]
    ) -> Iterator[Row]:
        """One row a person, with the offices that any text gives without calling them former.

        The last cells count the claims that he takes part in and the documents that name him, and tell whether no
        claim speaks of him.
        """
        named = Counter(person for _, person in self._world.mentions)
        for node in self._world.nodes:
            if node.kind == "Person":
                first = (node.id, node.label, "; ".join(node.names), self._label(node.country))
                posts, only = "; ".join(sorted(held.get(node.id, ()))), "false" if node.id in spoken_of else "true"
                yield *first, posts, node.wikidata or "", str(claims[node.id]), str(named[node.id]), only

    def _office(self, claim: ResolvedClaim) -> Row:
        """What one claim says of one office holding."""
        assert claim.office is not None
        office, holder = self._offices[claim.office], claim.parties[0].agent
        former = "true" if claim.claim.former else "false"
        first = (holder, self._label(holder), office.title, self._label(office.owner), former)
        return *first, claim.claim.modality, *_when(claim.claim.time), *self._evidence(claim)

    def _label(self, node: str | None) -> str:
        return self._nodes[node].label if node else ""

    def _side(self, claim: ResolvedClaim, role: str) -> tuple[str, str, str, str, str]:
        """Names, countries, ISO 3166-1 alpha-3 codes, classes and sectors of one side, in one order."""
        parties = [party for party in claim.parties if role in party.roles]
        nodes = [self._nodes[party.agent] for party in parties]
        countries = [n.label if n.kind == "Country" else self._label(n.country) for n in nodes]
        codes = [(country_facts(country).iso or "") if country else "" for country in countries]
        sectors = [self._sector(party) for party in parties]
        cells = ([n.label for n in nodes], countries, codes, [n.kind for n in nodes], sectors)
        names, lands, iso, kinds, fields = ("; ".join(cell) for cell in cells)
        return names, lands, iso, kinds, fields

    def _sector(self, party: Party) -> str:
        post = self._offices[party.capacity] if party.capacity else None
        node = self._nodes[post.owner] if post and post.owner else self._nodes[party.agent]
        return _SECTORS.get(node.kind, "")

    def _evidence(self, claim: ResolvedClaim) -> tuple[str, ...]:
        evidence = claim.claim.evidence
        sources = (self._label(claim.source), self._label(claim.attributed_to))
        return (evidence.article, *sources, evidence.quote, evidence.rule, claim.key)


def _when(time: TimeSpan | None) -> tuple[str, str, str]:
    return (time.begin, time.end, time.precision) if time else ("", "", "")


def _storable(row: Row) -> Row:
    return tuple(map(storable, row))
