"""``kg check``: does a built graph keep the rules of its vocabulary?"""

from __future__ import annotations

import typer

from kg.cli.places import Graph, opened
from kg.run.intact import faults_of

NAME = "check"


def run(out: Graph = None) -> None:
    """Try a built graph against its rules.

    Prints every breach on a line and exits with 1 if there is any. Files that are damaged come first: what they say is
    looked at only when they are whole.

    Example: kg check out/demo
    """
    from kg.graph.check import check

    with opened(out) as folder:
        breaches = list(faults_of(folder)) or list(check(folder))
    for breach in breaches:
        typer.echo(str(breach))
    if breaches:
        raise typer.Exit(1)
    typer.echo(f"{folder}: the graph keeps all rules.")
