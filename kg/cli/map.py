"""``kg map``: draws the maps and the network of a built graph again."""

from __future__ import annotations

import typer

from kg.cli.places import Graph, built_folder
from kg.pipeline import draw

NAME = "map"


def run(out: Graph = None) -> None:
    """Draw the maps of a built graph, and its network for Gephi, again; print where the pages are.

    Example: kg map out/demo
    """
    for page in draw(built_folder(out)):
        typer.echo(page)
