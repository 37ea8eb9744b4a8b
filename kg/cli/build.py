"""``kg build``: reports in, a folder with graph, tables, maps and report out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.progress import progress_on
from kg.cli.stop import stoppable
from kg.cli.summary import print_summary
from kg.errors import InputError
from kg.graph.vocabulary import DEFAULT_BASE
from kg.pipeline import Build, build
from kg.run.limits import SECONDS, ArticleLimits
from kg.run.local import default_workers
from kg.run.recipe import Recipe
from kg.run.spark import Cluster
from kg.run.switch import STAGING

NAME = "build"
_GOES_ON = "stopped; the same command goes on from the claims that were found."


class Engine(StrEnum):
    """Where extraction runs."""

    LOCAL = "local"
    SPARK = "spark"


def _columns(words: str | None) -> dict[str, str]:
    """The names of columns by field, as an option gives them. Raises BadParameter if it is not written so."""
    from kg.read.formats.columns import Columns

    pairs = [pair.partition("=") for pair in words.split(",")] if words else []
    if not all(field.strip() and equals and name.strip() for field, equals, name in pairs):
        raise typer.BadParameter("write it as text=body,id=doc_id.", param_hint="--columns")
    try:
        return dict(Columns({field.strip(): name.strip() for field, _, name in pairs}).own)
    except InputError as error:
        raise typer.BadParameter(f"{error}.", param_hint="--columns") from error


def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files or folders of reports; - reads JSONL.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder to build into.", file_okay=False)],
    resume: Annotated[
        bool, typer.Option("--resume", help="Keep the claims that an earlier build found; that is the default.")
    ] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Find all claims anew, whatever lies there.")] = False,
    model: Annotated[str | None, typer.Option(help="Another installed spaCy model: name or path.")] = None,
    frames: Annotated[Path | None, typer.Option(help="Folder with frames of your own instead of the packaged.")] = None,
    engine: Annotated[Engine, typer.Option(help="Where extraction runs.")] = Engine.LOCAL,
    workers: Annotated[int, typer.Option(min=1, help="Processes of --engine local.")] = default_workers(),
    article_timeout: Annotated[
        float, typer.Option(min=1, metavar="SECONDS", help="How long one article may take a worker.")
    ] = SECONDS,
    master: Annotated[
        str, typer.Option(help="Where --engine spark is: local[4], spark://host:7077, yarn.")
    ] = "local[*,4]",
    staging: Annotated[
        Path | None, typer.Option(help="Folder that all workers of the Spark see.", file_okay=False)
    ] = None,
    base_iri: Annotated[str, typer.Option(help="What the IRIs of the data begin with.")] = DEFAULT_BASE,
    identities: Annotated[
        Path | None, typer.Option(help="File that says who is one and who is not; kg same and kg different write it.")
    ] = None,
    columns: Annotated[
        str | None, typer.Option(help="Columns of tables by other names, such as text=body,id=doc_id.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 if anything like an article was skipped.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print only what went wrong.")] = False,
) -> None:
    """Build a graph from reports of diplomacy.

    Reads .txt, .md, .html, .pdf and .docx; .jsonl, .csv and .parquet with the columns id and text and, if known, title,
    published and source; all of them in .zip or packed by .gz.

    Writes graph.ttl, graph.nq, tables, maps, the stored texts and report.json into the folder given by -o. An input
    that cannot be read is skipped with one line that says why; the rest is built. A second build into the same folder
    works on new and changed articles only.

    Example: kg build articles/ more.jsonl -o out/articles
    """
    if resume and fresh:
        raise typer.BadParameter("keeps what --fresh finds anew; give one of them.", param_hint="--resume")
    cluster = Cluster(master, staging or out / STAGING) if engine is Engine.SPARK else None
    order = Build(
        tuple(inputs),
        out,
        Recipe(model, frames),
        fresh,
        workers,
        base_iri,
        identities,
        _columns(columns),
        cluster,
        ArticleLimits(article_timeout),
    )
    with stoppable(_GOES_ON), progress_on(quiet) as listener:
        report = build(order, listener)
    if not quiet:
        print_summary(report, out)
    if strict and report.left_out:
        raise typer.Exit(1)
