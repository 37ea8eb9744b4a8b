"""Rows of an answer as a table for people, as CSV or as JSON."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from enum import StrEnum

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table

WIDEST = 10_000


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def print_answer(columns: Sequence[str], rows: Sequence[Sequence[str]], form: Format) -> None:
    """Print an answer on standard output; every cell is text, empty where the query left it open."""
    {Format.TABLE: _table, Format.CSV: _csv, Format.JSON: _json}[form](columns, rows)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    console = Console(highlight=False, markup=False)
    table = Table(*columns, box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for row in rows:
        table.add_row(*row)
    if not console.is_terminal:  # a file or pipe gets whole cells; only a terminal wraps them to its width
        console.width = Measurement.get(console, console.options.update(max_width=WIDEST), table).maximum
    console.print(table)
    console.print(f"({len(rows)} {'row' if len(rows) == 1 else 'rows'})")


def _csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)


def _json(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    records = [dict(zip(columns, row, strict=True)) for row in rows]
    print(json.dumps(records, ensure_ascii=False, indent=2))
