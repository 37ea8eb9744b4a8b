"""Where a built graph is, if the command line does not say: in the current folder, else in ``out/demo``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.errors import InputError

HERE = (Path(), Path("out/demo"))
GRAPH_FILE = "graph.ttl"

_HELP = "Folder of a build; if not given: the current folder, else out/demo."
Graph = Annotated[Path | None, typer.Argument(metavar="[OUT]", help=_HELP, show_default=False)]
GraphOption = Annotated[Path | None, typer.Option("-g", "--graph", metavar="OUT", help=_HELP)]


def built_folder(given: Path | None) -> Path:
    """The folder of a build.

    Raises InputError if there is no graph in it.
    """
    candidates = HERE if given is None else (given,)
    for folder in candidates:
        if (folder / GRAPH_FILE).is_file():
            return folder
    if given is None:
        raise InputError("no graph in this folder nor in out/demo; name one, or make one: kg build INPUT -o OUT")
    raise InputError(f"{given}: no {GRAPH_FILE} there; make it with: kg build INPUT -o {given}")
