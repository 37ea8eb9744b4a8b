"""``kg.build``: what the command ``kg build`` does, for Python programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.api.graph import Graph
from kg.graph.vocabulary import DEFAULT_BASE
from kg.pipeline import Build, Listener
from kg.pipeline import build as run_build
from kg.run.limits import SECONDS, ArticleLimits
from kg.run.recipe import Recipe
from kg.run.report import read_report

Input = str | PathLike[str]


def build(
    inputs: Input | Iterable[Input],
    out: Input | None = None,
    *,
    model: str | None = None,
    frames: Input | None = None,
    identities: Input | None = None,
    base_iri: str = DEFAULT_BASE,
    columns: Mapping[str, str] | None = None,
    fresh: bool = False,
    workers: int = 1,
    seconds: float = SECONDS,
    listener: Listener | None = None,
) -> Graph:
    """Build a graph from files and folders of reports and open it.

    ``inputs`` is one path or several (files of reports, folders of them). Without ``out`` the graph is built in a
    temporary folder, which goes with the object or when it is closed. The rest is what the options of ``kg build``
    are: another spaCy ``model``, a folder of ``frames``, a file of ``identities``, what data IRIs begin with, the names
    of ``columns`` by field (``{"text": "body"}``), whether to find all claims ``fresh``, how many ``workers`` (0: this
    process does it all), how many ``seconds`` an article may take one of them. On other systems than Linux workers are
    processes that import the main module, so a script with more than one needs ``if __name__ == "__main__":``.
    ``listener`` hears how far the build is.

    What was skipped stands in ``graph.report.skipped``. Raises DiplographError (in words) if an input is not there, if
    there is no article, or if model, frames or identities are faulty.
    """
    paths = [inputs] if isinstance(inputs, str | PathLike) else inputs
    temporary = None
    if out is None:
        temporary = TemporaryDirectory(prefix="diplograph-")
        out = temporary.name
    folder = Path(out)
    recipe = Recipe(model, Path(frames) if frames else None)
    known = Path(identities) if identities else None
    order = Build(
        tuple(map(str, paths)),
        folder,
        recipe,
        fresh,
        workers,
        base_iri,
        known,
        columns or {},
        limits=ArticleLimits(seconds),
    )
    run_build(order, listener)
    return Graph(folder, read_report(folder), temporary)
