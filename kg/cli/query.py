"""``kg query``: questions to a built graph, packaged or in SPARQL of one's own."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.answers import Format, print_answer
from kg.cli.completion import people, queries
from kg.cli.meant import print_meant
from kg.cli.places import GraphOption, opened
from kg.cli.say import say
from kg.errors import DiplographError, InputError
from kg.graph.vocabulary import PREFIXES
from kg.run.confined import ConfinedError, Limits

if TYPE_CHECKING:
    from kg.graph.named import NamedQuery

NAME = "query"
_LONGEST = 160
_WIDER = "; ask for less, or allow more: --timeout, --memory"
_UNKNOWN_PREFIX = re.compile(r"error at (\d+):.*Prefix not found")
# Options that are parameters of queries; every parameter of a packaged query is one of them.
PARAMETERS = tuple("person agent other country place since until topic kind source title owner date".split())
Value = str | None


def _option(name: str, meaning: str, metavar: str = "NAME", complete: Callable[..., list[str]] | None = None) -> Any:
    return typer.Option(f"--{name}", metavar=metavar, help=meaning, show_default=False, autocompletion=complete)


def run(
    ctx: typer.Context,
    name: Annotated[
        Value, typer.Argument(metavar="NAME", help="A packaged query; see --list.", autocompletion=queries)
    ] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(metavar="PARAMETER=VALUE", help="The same as --PARAMETER VALUE.")
    ] = None,
    person: Annotated[Value, _option("person", "A person.", complete=people)] = None,
    agent: Annotated[Value, _option("agent", "A person, country or body.", complete=people)] = None,
    other: Annotated[Value, _option("other", "The other side.", complete=people)] = None,
    country: Annotated[Value, _option("country", "A country.")] = None,
    place: Annotated[Value, _option("place", "A city or country.")] = None,
    since: Annotated[Value, _option("since", "From this year, month or day on.", metavar="PERIOD")] = None,
    until: Annotated[Value, _option("until", "Up to this year, month or day.", metavar="PERIOD")] = None,
    topic: Annotated[Value, _option("topic", "A topic.")] = None,
    kind: Annotated[Value, _option("kind", "A class of events, such as warning.")] = None,
    source: Annotated[Value, _option("source", "A medium, or whoever said so.")] = None,
    title: Annotated[Value, _option("title", "A title of office.", metavar="TITLE")] = None,
    owner: Annotated[Value, _option("owner", "The country or body whose office it is.")] = None,
    date: Annotated[Value, _option("date", "A day: 1998-01-05.", metavar="DAY")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="Print at most N rows.")] = None,
    sparql: Annotated[
        Value, typer.Option("--sparql", metavar="FILE", help="SPARQL of your own; - reads standard input.")
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", min=1, metavar="SECONDS", help="Stop SPARQL of your own after so long.")
    ] = 60,
    limit_rows: Annotated[
        int, typer.Option("--limit-rows", min=1, metavar="N", help="Let SPARQL of your own find at most N rows.")
    ] = 1_000_000,
    memory: Annotated[
        int, typer.Option("--memory", min=256, metavar="MB", help="Memory that SPARQL of your own may take.")
    ] = 2048,
    graph: GraphOption = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
    names: Annotated[bool, typer.Option("--list", help="List the packaged queries.")] = False,
    describe: Annotated[bool, typer.Option("--describe", help="Tell what the query answers and takes.")] = False,
) -> None:
    """Ask a built graph a question.

    By the name of a packaged query, or in SPARQL of your own; dip:, rdfs: and the other prefixes are known. Which
    options a query takes is told by --list and --describe.

    Example: kg query who-met-whom -g out/demo --format csv

    Example: kg query meetings-of-person --person Sadat --since 1977-11
    """
    from kg.graph.ask import ask
    from kg.graph.federation import FederationError
    from kg.graph.nesting import NestingError

    if names:
        _print_names()
        return
    query = _query(name, sparql)
    if describe:
        _print_description(query)
        return
    values = {key: ctx.params[key] for key in PARAMETERS if ctx.params[key] is not None}
    values.update(_parameter(text) for text in parameters or [])
    with opened(graph) as folder:
        try:
            answer = ask(folder, query, values, Limits(timeout, memory, limit_rows) if sparql else None)
        except (FederationError, NestingError, ConfinedError) as error:
            raise InputError(
                f"{_place(sparql)}, {error}{_WIDER if isinstance(error, ConfinedError) else ''}"
            ) from error
        except InputError:
            raise
        except DiplographError as error:
            raise InputError(_in_words(error, sparql)) from error
    print_meant({f"--{name}": nodes for name, nodes in answer.meant.items()})
    print_answer(answer.result, form, limit)
    if answer.result.cut:
        say(f"kg: there are more rows than {limit_rows:,}; the rest is left out (--limit-rows)", err=True)


def _query(name: str | None, sparql: str | None) -> NamedQuery:
    """The packaged query, or the user's own, which may have a head like those."""
    from kg.graph.named import named_query, read_query

    if (name is None) == (sparql is None):
        problem = "name a packaged query (kg query --list) or give --sparql FILE"
        raise typer.BadParameter(f"{problem}, not both" if name else problem)
    return named_query(name) if name else read_query("the query", _own(sparql or "-"))


def _print_names() -> None:
    from kg.graph.ask import described
    from kg.graph.named import named_queries
    from kg.graph.query import Result

    rows = [(q.name, " ".join(map(described, q.parameters.values())), q.title) for q in named_queries().values()]
    print_answer(Result(("query", "parameters", "what it answers"), tuple(rows)), Format.TABLE)


def _print_description(query: NamedQuery) -> None:
    from kg.graph.query_page import example

    say(f"{query.title}\n{query.description}\n")
    for parameter in query.parameters.values():
        optional = " (optional)" if parameter.optional else ""
        say(f"  --{parameter.name:8} {parameter.type:8} {parameter.meaning}{optional}")
    say(f"\nExample: {example(query)}")


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
    if file is None or "cannot be answered" not in words:
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
