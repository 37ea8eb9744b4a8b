"""``kg serve``: a built graph behind the Oxigraph server, for SPARQL over HTTP on this machine."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.places import Graph, built_folder
from kg.cli.say import say
from kg.cli.stop import Stopped
from kg.run.confined import Limits

if TYPE_CHECKING:
    from kg.graph.serve import Server

NAME = "serve"
_QUESTION = "PREFIX dip: <https://w3id.org/diplograph/ontology#> SELECT ?one ?other { ?one dip:metWith ?other } LIMIT 5"


def run(
    out: Graph = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at; 0 takes any free one.")] = 7878,
    timeout: Annotated[float, typer.Option(min=1, metavar="SECONDS", help="How long a query may take.")] = 60,
    memory: Annotated[int, typer.Option(min=64, metavar="MB", help="How much memory a query may take.")] = 2048,
) -> None:
    """Serve a built graph for SPARQL over HTTP.

    Starts Oxigraph servers over the store of the build: read-only, on this machine alone (127.0.0.1), and without
    federation: a query with SERVICE reaches nobody. A query that takes too much is stopped. Ctrl-C stops all.

    Example: kg serve out/demo
    """
    from kg.graph.serve import serving

    folder = built_folder(out)
    try:
        with serving(folder, port, Limits(timeout, memory)) as server:
            _print_how_to_ask(str(folder), server)
            Event().wait()
    except (KeyboardInterrupt, Stopped):  # which is how a server ends
        say("kg: stopped", err=True)


def _print_how_to_ask(folder: str, server: Server) -> None:
    say(f"{folder} is served at {server.url} (a page to ask in, for a browser); SPARQL goes to {server.query}")
    say(f"\n  curl -H 'Accept: text/csv' --data-urlencode 'query={_QUESTION}' {server.query}\n")
    say("All named graphs are asked as one. Ctrl-C stops the server.")
