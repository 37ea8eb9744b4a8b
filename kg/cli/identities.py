"""What ``kg same`` and ``kg different`` share: two references checked against a built graph, and a line written."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.places import opened
from kg.errors import DataError, InputError

One = Annotated[str, typer.Argument(metavar="A", help="Id (person/yevgeny-primakov), exact name, or NAME @ ARTICLE.")]
Other = Annotated[str, typer.Argument(metavar="B", help="The other one, likewise.")]
File = Annotated[Path, typer.Option("--identities", metavar="FILE", help="The file to add the line to.")]
DEFAULT = Path("identities.yml")
_SHOWN = 5


def add_line(kind: str, pair: tuple[str, str], graph: Path | None, file: Path) -> None:
    """Check that both are in the graph and add one line to the file.

    Raises InputError if one is unknown or ambiguous, or if the graph already has it so; DataError if the file is
    faulty or says the opposite.
    """
    from kg.resolve.overrules import Overrules, entry, load_overrules

    with opened(graph) as folder:
        names = _names(folder)
    one, other = (_node(who, names) for who in pair)
    if kind == "same" and one == other:
        raise InputError(f"both are {one} already; nothing to do")
    written = (one, other) if one != other else pair
    known = load_overrules(file) if file.exists() else Overrules(str(file))
    for item in known.items:
        if item.kind in ("same", "different") and set(item.who) == set(written):
            if item.kind == kind:
                raise InputError(f"{file}:{item.line}: says so already")
            raise DataError(f"{file}:{item.line}: says the opposite; take that line out first")
    with file.open("a", encoding="utf-8") as stream:
        stream.write(entry(kind, *written, comment=", ".join(names[n][0] for n in dict.fromkeys((one, other)))))
    typer.echo(f"added to {file}: {kind} {written[0]}, {written[1]}")
    typer.echo(f"It holds from the next build on: kg build … --identities {file}")


def _names(folder: Path) -> dict[str, list[str]]:
    """The names of everybody and everything in a graph by id, the label first."""
    from kg.graph.query import run_query

    query = Path(__file__).with_name("identities.rq").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for node, label, other in run_query(folder, query, {}).rows:
        names = found.setdefault(node.split("/id/")[-1], [label])
        if other and other not in names:
            names.append(other)
    return found


def _node(who: str, names: dict[str, list[str]]) -> str:
    from kg.resolve.names import fold

    wanted = who.rsplit("/id/", maxsplit=1)[-1] if who.startswith("http") else who
    if wanted in names:
        return wanted
    sought = fold(wanted.partition(" @ ")[0])
    found = sorted(node for node, called in names.items() if sought in map(fold, called))
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"{len(found)} are called {who!r}: {', '.join(found[:_SHOWN])}; give one of these ids")
    called = {fold(name): node for node in names for name in names[node]}
    near = dict.fromkeys(called[c] for c in get_close_matches(sought, called, _SHOWN, 0.6))
    raise InputError(f"nobody is called {who!r}; " + (f"nearest: {', '.join(near)}" if near else "see kg who"))
