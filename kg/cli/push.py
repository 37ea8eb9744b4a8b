"""``kg push``: the named graphs of a build to an RDF server elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.places import GraphOption, opened
from kg.cli.say import say
from kg.errors import DiplographError

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.graph.push import Graph, Sent
    from kg.graph.push_http import Credentials, GraphStore

NAME = "push"
_LINES = 10  # of progress, however many graphs
_MEGABYTE = 1_000_000


def run(
    url: Annotated[str, typer.Argument(metavar="URL", help="The server's Graph Store Protocol address.")],
    graph: GraphOption = None,
    graphs: Annotated[
        list[str] | None, typer.Option(metavar="PATTERN", help="Only these: world, ontology, 'document/monitor/*' …")
    ] = None,
    prefix: Annotated[
        str | None, typer.Option(metavar="IRI", help="What the names of the graphs begin with on the server.")
    ] = None,
    user: Annotated[
        str | None, typer.Option(envvar="KG_USER", help="Who writes; the password is KG_PASSWORD or asked for.")
    ] = None,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds to wait for the answer to one graph.")] = 600.0,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be sent, and send nothing.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print only what went wrong.")] = False,
) -> None:
    """Send the named graphs of a build to an RDF server.

    By the SPARQL 1.1 Graph Store Protocol: each graph replaces what the server has under its name, and no other graph
    is touched. Oxigraph: http://HOST/store; Fuseki: http://HOST/DATASET/data.

    Example: kg push http://localhost:3030/ds/data -g out/demo --dry-run
    """
    from kg.graph.push import open_graphs
    from kg.graph.push_http import GraphStore, checked_url

    checked_url(url, user is not None)
    with opened(graph) as folder:
        store, chosen = open_graphs(folder, graphs or (), prefix)
        if dry_run:
            _print_plan(url, store, chosen)
            return
        server = GraphStore(url, _credentials(user), timeout, lambda line: say(f"kg: {line}", err=True))
        sent = list(_told(store, chosen, server, quiet))
    if not quiet:
        say(f"sent {_amount(sent)} to {url}")


def _credentials(user: str | None) -> Credentials | None:
    """The user's name and password: never from the command line, where others of the machine can read it."""
    import os

    from kg.graph.push_http import Credentials

    if user is None:
        return None
    password = os.environ.get("KG_PASSWORD")
    if password is None:
        if not sys.stdin.isatty():
            raise DiplographError(f"no password for {user}; put it into the environment as KG_PASSWORD")
        password = str(typer.prompt(f"Password of {user}", hide_input=True, err=True))
    return Credentials(user, password)


def _print_plan(url: str, store: Store, graphs: list[Graph]) -> None:
    from kg.graph.push import count

    total = 0
    for graph in graphs:
        statements = count(store, graph)
        total += statements
        say(f"{graph.name}: {statements} statements, to {graph.target}")
    say(f"nothing was sent; without --dry-run {_graphs(len(graphs))}, {total} statements, go to {url}")


def _told(store: Store, graphs: list[Graph], server: GraphStore, quiet: bool) -> Iterator[Sent]:
    """Send, and say now and then how far it is; where it fails, also what is there already."""
    from kg.graph.push import push

    step, done = max(1, len(graphs) // _LINES), 0
    try:
        for done, sent in enumerate(push(store, graphs, server), start=1):
            if not quiet and (done % step == 0 or done == len(graphs)):
                say(f"{done} of {len(graphs)} graphs: {sent.graph.name}", err=True)
            yield sent
    except DiplographError as error:
        raise DiplographError(f"{graphs[done].name}: {error} ({done} of {len(graphs)} graphs were sent)") from error


def _amount(sent: list[Sent]) -> str:
    statements, size = sum(one.statements for one in sent), sum(one.size for one in sent)
    return f"{_graphs(len(sent))}, {statements} statements, {size / _MEGABYTE:.1f} MB"


def _graphs(number: int) -> str:
    return "1 graph" if number == 1 else f"{number} graphs"
