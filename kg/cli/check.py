"""``kg check``: does a built graph keep the rules of its vocabulary?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.places import Graph, opened
from kg.cli.say import say, say_json
from kg.graph.check import Engine
from kg.run.intact import faults_of

if TYPE_CHECKING:
    from kg.graph.problem import Problem

NAME = "check"


class Printed(StrEnum):
    """How problems are printed."""

    TABLE = "table"
    JSON = "json"


def run(
    out: Graph = None,
    form: Annotated[Printed, typer.Option("--format", help="How to print the problems.")] = Printed.TABLE,
    engine: Annotated[
        Engine, typer.Option(help="What runs the shapes; auto is SHACL (pySHACL) up to 100,000 triples.")
    ] = Engine.AUTO,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing of a graph without a problem.")] = False,
) -> None:
    """Try a built graph against its rules.

    Prints every problem in words, with the document and the sentence that it hangs on, and exits with 1 if there is
    any. Files that are damaged come first: what they say is looked at only when they can be read.

    Example: kg check out/demo

    Example: kg check out/demo --format json
    """
    from kg.graph.check import check
    from kg.graph.problem import Problem
    from kg.graph.store import open_store

    with opened(out) as folder:
        faults = [Problem("", "", words, rule="files") for words in faults_of(folder)]
        problems = faults or check(folder, engine)
        count = 0 if faults else len(open_store(folder))
    if problems:
        _print(problems, form)
        if not faults:
            say(f"{folder}: {len(problems)} {'problem' if len(problems) == 1 else 'problems'}.", err=True)
        raise typer.Exit(1)
    if form is Printed.JSON:
        say_json("[]")
    if not quiet:
        say(f"{folder}: no problem in {count:,} statements.", err=True)


def _print(problems: Sequence[Problem], form: Printed) -> None:
    """A line for each problem and its sentence below it, or a JSON list of objects."""
    if form is Printed.JSON:
        say_json(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
        return
    for problem in problems:
        place = f"{problem.document} [{problem.start}:{problem.end}]: " if problem.start else ""
        place = place or (f"{problem.document}: " if problem.document else "")
        file = f"{problem.file}: " if problem.file and problem.rule != "files" else ""
        say(f"{file}{place}{problem.words}")
        if problem.quote:
            say(f"    “{' '.join(problem.quote.split())}”")
