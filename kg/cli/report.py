"""``kg report``: what a built graph holds, as one page to pass on and as a short table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.places import Graph, built_folder, opened
from kg.cli.say import say, say_json
from kg.cli.summary import print_summary
from kg.run.report import FILE, PAGE, read_report

NAME = "report"


def run(
    out: Graph = None,
    page: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE", help="Where to write the page; if not given: OUT/report.html."),
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print report.json itself and write no page.")] = False,
) -> None:
    """Write a report of a built graph: one HTML page with plots.

    It needs no network and no other file, so it can be sent by mail. Prints the short table of the build, too.

    Example: kg report out/demo

    Example: kg report out/demo -o summary.html --open
    """
    if json:
        say_json((built_folder(out) / FILE).read_text(encoding="utf-8").rstrip("\n"))
        return
    from kg.export.report import write_report_page

    with opened(out) as folder:
        report = read_report(folder)
        target = page or folder / PAGE
        write_report_page(folder, target)
    print_summary(report, folder)
    if page:
        say(f"  {target}  (the report, for a browser or to pass on)")
    if show:
        typer.launch(str(target))
