"""What the evidence pane says of a claim, in words: when, where, who, in which text, after whom."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kg.export.contacts import Report, Side
from kg.export.maps.lines import one_way

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def card(report: Report, labels: Mapping[str, str], texts: str | None) -> dict[str, Any]:
    """A claim as the page needs it: strings and numbers only; ``labels`` by IRI, ``texts`` as in ``link``."""
    return {
        "modality": report.modality,
        "kind": report.event_class,
        "when": when(report.begin, report.finish, report.precision),
        "dateText": report.date_text,
        "issued": when(report.issued, report.issued, "day"),
        "place": report.place,
        "who": who(report.sides, labels, " → " if one_way(report.event_class) else " with "),
        "quote": report.quote,
        "document": report.document,
        "title": report.title,
        "link": link(report.document, texts),
        "start": report.start,
        "end": report.end,
        "cited": ", ".join(part for part in (report.cited, when(report.cited_date, report.cited_date, "day")) if part),
        "sayer": report.sayer,
    }


def when(begin: str, end: str, precision: str) -> str:
    """A stated time in words; empty where there is none.

    >>> when("1998-02-26T00:00:00Z", "1998-02-26T23:59:59Z", "day")
    '26 February 1998'
    >>> when("1998-03-01T00:00:00Z", "1998-03-31T23:59:59Z", "month")
    'March 1998'
    >>> when("1998-02-24T00:00:00Z", "1998-02-26T23:59:59Z", "range")
    '24 February 1998 to 26 February 1998'
    """
    if not begin:
        return ""
    if precision == "year":
        return _year(begin)
    if precision == "month":
        return f"{_month(begin)} {_year(begin)}"
    if end and end[:10] != begin[:10]:
        return f"{_day(begin)} to {_day(end)}"
    return _day(begin)


def who(sides: Iterable[Side], labels: Mapping[str, str], between: str = " with ") -> str:
    """Everyone in a claim with office and role: "Natan Sharansky with Yevgeny Primakov (Foreign Minister, Russia)"."""
    names: dict[str, dict[str, str]] = {}
    for side in sides:
        label = labels.get(side.agent, side.agent)
        names.setdefault(side.role, {})[side.agent] = f"{label} ({side.capacity})" if side.capacity else label
    one, other = names.pop("Initiator", {}), names.pop("Counterpart", {})
    if one.keys() == other.keys():
        met = _list(one.values())
    else:
        met = between.join(_list(group.values()) for group in (one, other) if group)
    return "; ".join([met, *(f"{role.lower()}: {_list(group.values())}" for role, group in sorted(names.items()))])


def link(document: str, texts: str | None) -> str:
    """The address of a stored text from the page; ``texts`` is the way to their folder, None where there is none.

    >>> link("1998/one & two", "../texts")
    '../texts/1998/one%20%26%20two.txt'
    """
    parts = document.split("/")
    if texts is None or not all(parts) or {".", ".."} & set(parts):
        return ""
    return f"{texts}/{quote(document, safe='/')}.txt"


def texts_folder(graph: Path, out: Path) -> str | None:
    """The way from the folder of the maps to the stored texts of a build; None where the build has none."""
    folder = (graph if graph.is_dir() else graph.parent) / "texts"
    return quote(Path(os.path.relpath(folder, out)).as_posix(), safe="/") if folder.is_dir() else None


def _list(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _year(instant: str) -> str:
    return instant[:4].lstrip("0") or "0"


def _month(instant: str) -> str:
    return _MONTHS[int(instant[5:7]) - 1]


def _day(instant: str) -> str:
    return f"{int(instant[8:10])} {_month(instant)} {_year(instant)}"
