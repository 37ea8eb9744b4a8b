"""The report of a built graph as one page: no script, no request, all its drawings inside."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.errors import InputError
from kg.export.aside import aside
from kg.export.maps.cards import when
from kg.export.maps.page import policy
from kg.export.report import figures
from kg.export.report.facts import Facts, read_facts
from kg.export.report.text import printable
from kg.graph.store import open_store
from kg.run.report import PAGE, Report, read_report

_ASSETS = Path(__file__).parent / "assets"
_MOST_SENTENCES = 60
_MOST_DOUBLES = 40


def write_report_page(folder: Path, path: Path) -> None:
    """Write the report of the graph that was built in ``folder`` to ``path``; the same graph, the same bytes.

    Raises InputError where there is no graph, or no ``report.json`` beside it, or where ``path`` is a folder.
    """
    if path.is_dir():
        raise InputError(f"{path}: is a folder; give a file, such as {path / PAGE}")
    html = report_page(read_facts(open_store(folder)), read_report(folder))
    path.parent.mkdir(parents=True, exist_ok=True)
    with aside(path) as file:
        file.write_bytes(html.encode("utf-8"))


def report_page(facts: Facts, report: Report) -> str:
    """The page as text; whatever comes from the texts is escaped."""
    style = (_ASSETS / "report.css").read_bytes().decode("utf-8").replace("\r\n", "\n")
    return (
        _templates()
        .get_template("report.html.j2")
        .render(
            policy=policy(style, []),
            style=Markup(style),
            facts=facts,
            report=report,
            brief=_brief(facts),
            figures={figure.name: figure for figure in _figures(facts)},
            sentences=facts.denied[:_MOST_SENTENCES],
            doubles=facts.doubles[:_MOST_DOUBLES],
            silent=[text for text in facts.texts if not text.statements],
            skipped=[item for item in report.skipped if not item.get("other", False)],
            others=[item for item in report.skipped if item.get("other", False)],
        )
    )


def _figures(facts: Facts) -> list[figures.Figure]:
    return [
        figures.people_figure(facts),
        figures.months_figure(facts),
        figures.visits_figure(facts),
        figures.classes_figure(facts),
        figures.sources_figure(facts),
        figures.relations_figure(facts),
    ]


def _brief(facts: Facts) -> dict[str, Any]:
    """What the head of the page says in numbers."""
    issued = sorted(text.issued for text in facts.texts if text.issued)
    modalities: Counter[str] = sum(facts.classes.values(), Counter())
    return {
        "first": _day(issued[0]) if issued else "",
        "last": _day(issued[-1]) if issued else "",
        "undated": len(facts.texts) - len(issued),
        "statements": modalities.total(),
        "modalities": [(name, modalities[name]) for name in figures.MODALITIES],
        "publishers": sorted(
            Counter(text.publisher for text in facts.texts).items(), key=lambda item: (not item[0], -item[1], item[0])
        ),
    }


def _day(instant: str) -> str:
    return when(instant, instant, "day")


def _templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(_ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
    templates.filters |= {"day": _day, "number": "{:,}".format, "safe_svg": Markup}
    return templates
