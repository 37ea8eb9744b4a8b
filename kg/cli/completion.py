"""What the shell may complete: names of queries, and of people where a graph is at hand. It never fails aloud."""

from __future__ import annotations

import typer

from kg.cli.places import built_folder
from kg.errors import DiplographError

_MOST = 50


def queries(incomplete: str) -> list[tuple[str, str]]:
    """The packaged queries that begin so, with what they answer."""
    from kg.graph.named import named_queries

    return [(q.name, q.title) for q in named_queries().values() if q.name.startswith(incomplete)]


def people(ctx: typer.Context, incomplete: str) -> list[str]:
    """The people of the graph at hand in whose name a word begins so; none where there is no graph."""
    from kg.graph.naming import all_named
    from kg.graph.store import open_store
    from kg.resolve.names import fold

    sought = f" {fold(incomplete)}"
    try:
        found = all_named(open_store(built_folder(ctx.params.get("graph"))), "person")
    except (DiplographError, OSError, RuntimeError, SyntaxError):
        return []  # a half-typed line is no place for an error
    return [node.label for node in found if sought in f" {fold(node.label)}"][:_MOST]
