"""The short table after a build, on standard output: what the graph holds and which files to open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.printable import plain
from kg.run.growth import Growth
from kg.run.report import Report

BEST = 5
FILES = {
    "report.html": "the report, for a browser or to pass on",
    "maps/index.html": "the maps, for a browser",
    "graph.ttl": "the whole graph, for Protégé or any RDF tool",
    "network.graphml": "who met whom, for Gephi",
    "tables/events.csv": "one line an event, for a spreadsheet",
    "report.json": "counts, versions, skipped inputs",
}


def print_summary(report: Report, out: Path, console: Console | None = None) -> None:
    """Print the table of one build and the files in ``out`` worth opening."""
    console = console or Console(highlight=False)
    table = Table(show_header=False, box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(justify="right")
    for name, number in _rows(report):
        table.add_row(Text(plain(name)), number)
    console.print(table)
    console.print("\nOpen:")
    for file, use in FILES.items():
        if (out / file).exists():
            console.print(plain(f"  {out / file}  ({use})"), markup=False, soft_wrap=True)


def _rows(report: Report) -> Iterator[tuple[str, str]]:
    counts = report.counts
    yield "Documents", str(counts.documents)
    if report.growth and not report.growth.first:
        yield from _growth_rows(report.growth)
    yield "People", str(counts.people)
    yield "Events", str(sum(counts.events.values()))
    for name, number in sorted(counts.events.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {name}", str(number)
    if counts.best_connected:
        yield "Best connected", "met"
    for name, number in counts.best_connected[:BEST]:
        yield f"  {name}", str(number)
    if counts.rejected:
        yield "Claims left out", str(sum(counts.rejected.values()))
    if report.left_out:
        yield "Skipped inputs", str(report.left_out)


def _growth_rows(growth: Growth) -> Iterator[tuple[str, str]]:
    yield "  kept from before", str(growth.kept)
    yield "  new", str(growth.new)
    yield "  changed", str(growth.changed)
    if growth.again:
        yield "  found anew", str(growth.again)
    yield "  gone", str(growth.gone)
