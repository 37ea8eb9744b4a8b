"""Where a built graph is, if the command line does not say: in the current folder, else in ``out/demo``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import InputError
from kg.run.intact import anew, damage_of
from kg.run.switch import settle

HERE = (Path(), Path("out/demo"))
GRAPH_FILE = "graph.ttl"

_HELP = "Folder of a build; if not given: the current folder, else out/demo."
Graph = Annotated[Path | None, typer.Argument(metavar="OUT", help=_HELP, show_default=False)]
GraphOption = Annotated[Path | None, typer.Option("-g", "--graph", metavar="OUT", help=_HELP)]


def built_folder(given: Path | None) -> Path:
    """The folder of a build.

    Raises InputError if there is no graph in it.
    """
    candidates = HERE if given is None else (given,)
    for folder in candidates:
        settle(folder)
        if (folder / GRAPH_FILE).is_file():
            return folder
    if given is not None and given.is_file():
        raise InputError(f"{given}: is a file; give the folder that kg build wrote, such as {HERE[1]}")
    if given is None:
        raise InputError("no graph in this folder nor in out/demo; name one, or make one: kg build INPUT -o OUT")
    raise InputError(f"{given}: no {GRAPH_FILE} there; make it with: kg build INPUT -o {given}")


@contextmanager
def opened(given: Path | None) -> Iterator[Path]:
    """The folder of a build, to read its graph.

    Raises InputError if there is no graph in it, or if its files turn out to be damaged while they are read.
    """
    folder = built_folder(given)
    try:
        yield folder
    except (RuntimeError, SyntaxError) as error:  # what the RDF library raises; see damage_of
        words = damage_of(error)
        if words is None:
            raise
        raise InputError(f"{folder}: damaged ({words}); {anew(folder)}") from error
