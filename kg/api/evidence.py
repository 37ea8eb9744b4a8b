"""The evidence that two agents have to do with each other: every claim in which both stand, with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from pyoxigraph import Store

from kg.api.listing import Listing
from kg.graph.directory import Directory, read_directory
from kg.graph.solutions import solutions
from kg.graph.store import open_store

_CLAIMS = Path(__file__).with_name("evidence.rq")
_HOLDINGS = Path(__file__).with_name("holdings.rq")


@dataclass(frozen=True, order=True, slots=True)
class EvidenceRecord:
    """One claim of one text; what the text does not give is an empty string.

    ``date`` and ``until`` are days (``YYYY-MM-DD``), those that this text gives or else those of the event, and
    ``precision`` says how exactly ("day", "month", "year", "range"). ``roles`` are "Initiator", "Counterpart" …;
    ``office`` is what somebody was then: the office in which the text shows him, or else those in which other reports
    of that time do. ``start`` and ``end`` are code points in the stored text of ``document``, half-open. ``published``
    is the day of the document, ``source`` the medium that the text cites or else the document's own, ``attributed_to``
    whose word it is. ``claim`` and ``event`` are ids, as in the tables.
    """

    date: str
    until: str
    precision: str
    place: str
    kind: str
    modality: str
    one: str
    one_roles: tuple[str, ...]
    one_office: str
    other: str
    other_roles: tuple[str, ...]
    other_office: str
    sentence: str
    document: str
    start: int
    end: int
    title: str
    published: str
    source: str
    attributed_to: str
    rule: str
    event: str
    claim: str


COLUMNS = tuple(field.name for field in fields(EvidenceRecord))
# What fits on a page; ``to_pandas`` gives all.
SHOWN = (
    *("date", "place", "kind", "modality", "one", "one_office", "other", "other_office"),
    *("sentence", "document", "source"),
)


def find_evidence(folder: Path, one: str, other: str | None = None) -> Listing[EvidenceRecord]:
    """Every claim in which ``one`` (and ``other``) has a part, by date, the undated last; names or ids.

    Raises InputError where a name is nobody's or more than one's.
    """
    directory, store = read_directory(folder), open_store(folder)
    agents = [directory.find(who, by_part=True) for who in (one, other) if who is not None]
    parts = [_Part(store, directory, agent) for agent in agents]
    shared = [claim for claim in parts[0].claims if all(claim in part.claims for part in parts)]
    records = (_record(claim, parts, directory) for claim in shared)
    return Listing(sorted(records, key=lambda r: (not r.date, r)), COLUMNS, astuple, SHOWN)


class _Part:
    """One agent's part in all claims: rows by claim, and the offices he is shown in."""

    def __init__(self, store: Store, directory: Directory, agent: str) -> None:
        self.label = directory.names[agent][0]
        self.claims: dict[str, list[dict[str, str]]] = {}
        for row in solutions(store, _CLAIMS, agent=directory.iri(agent)):
            self.claims.setdefault(row["claim"], []).append(row)
        self._holdings = list(solutions(store, _HOLDINGS, agent=directory.iri(agent)))

    def roles(self, claim: str) -> tuple[str, ...]:
        return tuple(sorted({row["role"] for row in self.claims[claim]}))

    def office(self, claim: str) -> str:
        """The office in which the text shows him, or else those whose span covers the day of the event or the text."""
        stated = {row["office"] for row in self.claims[claim]} - {""}
        day = self.claims[claim][0]["begin"] or self.claims[claim][0]["issued"]
        return "; ".join(sorted(stated or set(self._held(day))))

    def _held(self, instant: str) -> Iterator[str]:
        return (row["office"] for row in self._holdings if instant and row["begin"] <= instant <= row["end"])


def _record(claim: str, parts: Iterable[_Part], directory: Directory) -> EvidenceRecord:
    one, *rest = parts
    row, other = one.claims[claim][0], rest[0] if rest else None
    return EvidenceRecord(
        **_told(row),
        one=one.label,
        one_roles=one.roles(claim),
        one_office=one.office(claim),
        other=other.label if other else "",
        other_roles=other.roles(claim) if other else (),
        other_office=other.office(claim) if other else "",
        start=int(row["start"]),
        end=int(row["finish"]),
        event=directory.id(row["event"]),
        claim=directory.id(row["claim"]).removeprefix("claim/"),
    )


def _told(row: Mapping[str, str]) -> dict[str, str]:
    """What the text says of the event, and what is known of the text."""
    same = {name: row[name] for name in ("precision", "place", "kind", "modality", "document", "title", "rule")}
    days = {"date": row["begin"][:10], "until": row["end"][:10], "published": row["issued"][:10]}
    source = {"source": row["cited"] or row["publisher"], "attributed_to": row["sayer"]}
    return {**same, **days, **source, "sentence": row["quote"]}
