"""Answers to a query as a table for people, as CSV or as JSON."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table

from kg.cli.say import say_data, say_json
from kg.printable import plain

if TYPE_CHECKING:
    from kg.graph.query import Result

WIDEST = 10_000


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def print_answer(answer: Result, form: Format, limit: int | None = None) -> None:
    """Print an answer, or its first ``limit`` rows; every cell is text, empty where the query left it open."""
    from kg.graph.query import Result, to_csv, to_json

    answer = Result(answer.columns, answer.rows[:limit])
    if form is Format.TABLE:
        _print_table(answer)
    elif form is Format.JSON:
        say_json(to_json(answer))
    else:
        say_data(to_csv(answer).rstrip("\n"))


def _print_table(answer: Result) -> None:
    console = Console(highlight=False, markup=False)
    table = Table(*map(plain, answer.columns), box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for row in answer.rows:
        table.add_row(*map(plain, row))
    if not console.is_terminal:  # a file or pipe gets whole cells; only a terminal wraps them to its width
        console.width = Measurement.get(console, console.options.update(max_width=WIDEST), table).maximum
    console.print(table)
    console.print(f"({len(answer.rows)} {'row' if len(answer.rows) == 1 else 'rows'})", soft_wrap=True)
