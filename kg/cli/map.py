"""``kg map``: draws the maps and the network of a built graph again."""

from __future__ import annotations

import typer

from kg.cli.places import Graph, opened
from kg.pipeline import draw

NAME = "map"


def run(out: Graph = None) -> None:
    """Draw the maps of a built graph again.

    Writes its network for Gephi again, too, and prints where the pages are.

    Example: kg map out/demo
    """
    with opened(out) as folder:
        pages = draw(folder)
    for page in pages:
        typer.echo(page)
