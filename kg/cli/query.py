"""``kg query``: questions to a built graph, packaged or in SPARQL of one's own."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answers import Format, print_answer
from kg.cli.places import GraphOption, opened
from kg.errors import DiplographError, InputError
from kg.graph.vocabulary import PREFIXES

NAME = "query"
_LONGEST = 160
_UNKNOWN_PREFIX = re.compile(r"error at (\d+):.*Prefix not found")


def run(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="A packaged query; see --list.")] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(metavar="PARAMETER=VALUE", help="What the query asks for; see --list.")
    ] = None,
    sparql: Annotated[
        str | None, typer.Option("--sparql", metavar="FILE", help="SPARQL of your own; - reads standard input.")
    ] = None,
    graph: GraphOption = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
    names: Annotated[bool, typer.Option("--list", help="List the packaged queries.")] = False,
) -> None:
    """Ask a built graph a question.

    By the name of a packaged query, or in SPARQL of your own; dip:, rdfs: and the other prefixes are known.

    Example: kg query who-met-whom -g out/demo --format csv

    Example: kg query meetings-of-person person=Sadat
    """
    from kg.graph.federation import FederationError
    from kg.graph.query import named_query, run_query

    if names:
        _print_names()
        return
    if (name is None) == (sparql is None):
        problem = "name a packaged query (kg query --list) or give --sparql FILE"
        raise typer.BadParameter(f"{problem}, not both" if name else problem)
    values = dict(_parameter(text) for text in parameters or [])
    text = named_query(name).text if name else _own(sparql or "-")
    with opened(graph) as folder:
        try:
            answer = run_query(folder, text, values)
        except FederationError as error:
            raise InputError(f"{_place(sparql)}, {error}") from error
        except DiplographError as error:
            raise InputError(_in_words(error, sparql)) from error
    print_answer(answer, form)


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
        words = getattr(error, "strerror", None) or "it is no UTF-8"
        raise InputError(f"{file}: cannot be read ({words}); give a text file with a SPARQL query") from error


def _in_words(error: DiplographError, file: str | None) -> str:
    """The message of a query that cannot be answered, with its file if it is the user's own.

    The SPARQL parser lists all that it would have taken, down to ranges of letters; the prefix of that is enough.
    """
    words = " ".join(str(error).split())
    if file is None:
        return words
    where = _place(file)
    if place := _UNKNOWN_PREFIX.search(words):
        known = ", ".join(f"{name}:" for name in PREFIXES)
        return f"{where}, line {place[1]}: a prefix is not known; declare it, or use one of {known}"
    words = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return f"{where}: {words}; the query must be a SELECT, ASK, CONSTRUCT or DESCRIBE"


def _place(file: str | None) -> str:
    """Where a query of the user's own stands, in words."""
    return "standard input" if file in (None, "-") else str(file)
