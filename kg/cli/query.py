"""``kg query``: questions to a built graph, packaged or in SPARQL of one's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answers import Format, print_answer
from kg.cli.places import GraphOption, built_folder
from kg.errors import InputError

NAME = "query"


def run(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="A packaged query; see --list.")] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(metavar="[PARAMETER=VALUE]...", help="What the query asks for; see --list.")
    ] = None,
    sparql: Annotated[
        str | None, typer.Option("--sparql", metavar="FILE", help="SPARQL of your own; - reads standard input.")
    ] = None,
    graph: GraphOption = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
    names: Annotated[bool, typer.Option("--list", help="List the packaged queries.")] = False,
) -> None:
    """Ask a built graph, by a packaged query or by SPARQL; dip:, rdfs: and the other prefixes are known.

    Example: kg query who-met-whom -g out/demo --format csv
    """
    from kg.graph.query import named_query, run_query

    if names:
        _print_names()
        return
    if (name is None) == (sparql is None):
        problem = "name a packaged query (kg query --list) or give --sparql FILE"
        raise typer.BadParameter(f"{problem}, not both" if name else problem)
    values = dict(_parameter(text) for text in parameters or [])
    text = named_query(name).text if name else _own(sparql or "-")
    print_answer(run_query(built_folder(graph), text, values), form)


def _print_names() -> None:
    from kg.graph.query import named_queries

    queries = {" ".join([q.name, *(f"{p}=…" for p in q.parameters)]): q.question for q in named_queries().values()}
    width = max(map(len, queries))
    for name, question in queries.items():
        typer.echo(f"{name:{width}}  {question}")


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise typer.BadParameter(f"'{text}' is no PARAMETER=VALUE such as person=Primakov")
    return name, value


def _own(file: str) -> str:
    if file == "-":
        return sys.stdin.read()
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: cannot be read ({error}); give a text file with a SPARQL query") from error
