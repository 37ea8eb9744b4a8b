"""The figures of the report: each a drawing, what it shows in words, and all its numbers as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.export.report.calendar import calendar, held_by_month
from kg.export.report.drawing import Bar, draw_bars, draw_calendar
from kg.export.report.facts import Counts, Facts

MODALITIES = ("Asserted", "Reported", "Planned", "Hypothetical", "Denied")
"""From what a text states down to what it denies: the order of parts in a bar."""
ACTS = {
    **{"accused": "denied", "criticised": "criticised", "warned": "hypothetical"},
    **{"supported": "asserted", "assured": "reported", "aided": "planned"},
}
"""The acts between countries with their colours: warm ones against somebody, blue ones for somebody."""
_BARS = 15
_PARTS = {name: name.lower() for name in MODALITIES}
Cell = str | int


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing (SVG) with heading, explanation, key (colour, meaning) and table; empty ``svg`` if there is nothing."""

    name: str
    title: str
    note: str
    svg: str
    columns: tuple[str, ...]
    table: tuple[tuple[Cell, ...], ...]
    key: tuple[tuple[str, str], ...] = ()


def people_figure(facts: Facts) -> Figure:
    """Who met most others."""
    bars = [Bar(person.name, {"asserted": person.met}, str(person.met)) for person in facts.people[:_BARS]]
    note = "People joined by at least one sentence that states a meeting as a fact. " + _shown(bars, facts.people)
    table = tuple(
        (person.name, "; ".join(person.offices), person.country, person.met) for person in facts.people[: 2 * _BARS]
    )
    columns = ("Person", "Offices named by the texts", "Country", "People met")
    return _bars("people", "Who met most others", note, bars, columns, table)


def months_figure(facts: Facts) -> Figure:
    """Held meetings by the month in which they took place."""
    months = held_by_month(facts.meetings)
    total, dated = len(facts.meetings), sum(months.values())
    note = f"{dated:,} of {total:,} meetings stated as held can be placed in one month; the others are not drawn."
    title = "Meetings by month"
    svg = draw_calendar(calendar(months), "months", title, note) if months else ""
    table = tuple((month, number) for month, number in sorted(months.items()))
    return Figure("months", title, note, svg, ("Month", "Meetings held"), table)


def visits_figure(facts: Facts) -> Figure:
    """Visits by place and modality."""
    note = "Statements about journeys whose goal is known, by what the texts say of them. "
    return _by_modality("visits", "Visits by place", "Place", note, facts.visits)


def classes_figure(facts: Facts) -> Figure:
    """Event classes by modality."""
    note = "Statements about events of each class, by whether the text states, passes on, expects or denies them. "
    return _by_modality("classes", "What the statements are about", "Class", note, facts.classes)


def sources_figure(facts: Facts) -> Figure:
    """Modality by source, as shares."""
    counts = {name or "no source named": parts for name, parts in facts.sources.items()}
    ranked = _ranked(counts)
    bars = [
        Bar(f"{name} ({sum(parts.values()):,})", _shares(parts), f"{_share(parts, 'Asserted'):.0f} %")
        for name, parts in ranked[:_BARS]
    ]
    note = (
        "The source is the medium that the text cites beside the sentence, else the publisher of the text. Each bar is "
        "a whole; in brackets the number of statements, at the end the share stated as fact. Shares of few statements "
        f"say little. {_shown(bars, ranked)}"
    )
    columns = ("Source", *MODALITIES)
    return _bars("sources", "How sure each source is", note, bars, columns, _rows(ranked, MODALITIES), _key(MODALITIES))


def relations_figure(facts: Facts) -> Figure:
    """Who accused, warned and supported whom among countries."""
    ranked = _ranked(facts.relations)
    bars = [
        Bar(pair, {ACTS[act]: parts[act] for act in ACTS if parts[act]}, str(sum(parts.values())))
        for pair, parts in ranked[:_BARS]
    ]
    note = (
        "Events stated as facts, between countries; what ministers, governments and spokesmen do counts for their "
        f"country. {_shown(bars, ranked)}"
    )
    key = tuple((colour, act) for act, colour in ACTS.items())
    columns = ("Who to whom", *ACTS)
    title = "Accusations, warnings and support among countries"
    return _bars("relations", title, note, bars, columns, _rows(ranked, tuple(ACTS)), key)


def _by_modality(name: str, title: str, column: str, note: str, counts: Counts) -> Figure:
    ranked = _ranked(counts)
    bars = [
        Bar(label, {_PARTS[part]: parts[part] for part in MODALITIES if parts[part]}, str(sum(parts.values())))
        for label, parts in ranked[:_BARS]
    ]
    table = _rows(ranked, MODALITIES)
    return _bars(name, title, note + _shown(bars, ranked), bars, (column, *MODALITIES), table, _key(MODALITIES))


def _bars(
    name: str,
    title: str,
    note: str,
    bars: Sequence[Bar],
    columns: tuple[str, ...],
    table: tuple[tuple[Cell, ...], ...],
    key: tuple[tuple[str, str], ...] = (),
) -> Figure:
    svg = draw_bars(bars, name, title, note) if bars else ""
    return Figure(name, title, note.strip(), svg, columns, table, key)


def _ranked(counts: Counts) -> list[tuple[str, Counter[str]]]:
    return sorted(counts.items(), key=lambda item: (-sum(item[1].values()), item[0]))


def _rows(ranked: Iterable[tuple[str, Counter[str]]], parts: tuple[str, ...]) -> tuple[tuple[Cell, ...], ...]:
    return tuple((label, *(counts[part] for part in parts)) for label, counts in ranked)


def _shares(parts: Counter[str]) -> Mapping[str, float]:
    return {_PARTS[part]: _share(parts, part) for part in MODALITIES if parts[part]}


def _share(parts: Counter[str], part: str) -> float:
    return 100 * parts[part] / sum(parts.values())


def _shown(bars: Sequence[object], ranked: Sequence[object]) -> str:
    return f"The {len(bars)} most frequent of {len(ranked):,}." if len(bars) < len(ranked) else ""


def _key(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((_PARTS[name], name.lower()) for name in names)
