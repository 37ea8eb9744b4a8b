"""``kg report``: the short table of a build, once more."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.places import Graph, built_folder
from kg.cli.summary import print_summary
from kg.run.report import FILE, read_report

NAME = "report"


def run(
    out: Graph = None,
    json: Annotated[bool, typer.Option("--json", help="Print report.json itself.")] = False,
) -> None:
    """Print the short table of a build again.

    It counts documents, people, events by class and skipped inputs, and says which files to open.

    Example: kg report out/demo
    """
    folder = built_folder(out)
    report = read_report(folder)
    if json:
        typer.echo((Path(folder) / FILE).read_text(encoding="utf-8"), nl=False)
    else:
        print_summary(report, folder)
