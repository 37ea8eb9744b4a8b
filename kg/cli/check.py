"""``kg check``: does a built graph keep the rules of its vocabulary?"""

from __future__ import annotations

import typer

from kg.cli.places import Graph, built_folder

NAME = "check"


def run(out: Graph = None) -> None:
    """Try a built graph against its rules, and print every breach; exit 1 if there is any.

    Example: kg check out/demo
    """
    from kg.graph.check import check

    folder = built_folder(out)
    breaches = list(check(folder))
    for breach in breaches:
        typer.echo(str(breach))
    if breaches:
        raise typer.Exit(1)
    typer.echo(f"{folder}: the graph keeps all rules.")
