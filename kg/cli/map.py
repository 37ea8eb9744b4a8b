"""``kg map``: draws the maps of a built graph again."""

from __future__ import annotations

import typer

from kg.cli.places import GRAPH_FILE, Graph, built_folder

NAME = "map"


def run(out: Graph = None) -> None:
    """Draw the maps of a built graph again and print where to find them.

    Example: kg map out/demo
    """
    from kg.export.maps import write_maps

    folder = built_folder(out)
    write_maps(folder / GRAPH_FILE, folder)
    typer.echo(folder / "maps/index.html")
