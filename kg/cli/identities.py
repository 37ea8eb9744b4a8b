"""What ``kg same`` and ``kg different`` share: two references checked against a built graph, and a line written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.places import opened
from kg.cli.say import say
from kg.errors import DataError, InputError

One = Annotated[str, typer.Argument(metavar="A", help="Id (person/yevgeny-primakov), exact name, or NAME @ ARTICLE.")]
Other = Annotated[str, typer.Argument(metavar="B", help="The other one, likewise.")]
File = Annotated[Path, typer.Option("--identities", metavar="FILE", help="The file to add the line to.")]
DEFAULT = Path("identities.yml")


def add_line(kind: str, pair: tuple[str, str], graph: Path | None, file: Path) -> None:
    """Check that both are in the graph and add one line to the file.

    Raises InputError if one is unknown or ambiguous, or if the graph already has it so; DataError if the file is
    faulty or says the opposite.
    """
    from kg.graph.directory import read_directory
    from kg.resolve.overrules import Overrules, entry, load_overrules

    with opened(graph) as folder:
        directory = read_directory(folder)
    one, other = (directory.find(who.partition(" @ ")[0]) for who in pair)
    if kind == "same" and one == other:
        raise InputError(f"both are {one} already; nothing to do")
    written = (one, other) if one != other else pair
    known = load_overrules(file) if file.exists() else Overrules(str(file))
    for item in known.items:
        if item.kind in ("same", "different") and set(item.who) == set(written):
            if item.kind == kind:
                raise InputError(f"{file}:{item.line}: says so already")
            raise DataError(f"{file}:{item.line}: says the opposite; take that line out first")
    labels = ", ".join(directory.names[node][0] for node in dict.fromkeys((one, other)))
    _append(entry(kind, *written, comment=labels), file)
    say(f"added to {file}: {kind} {written[0]}, {written[1]}")
    say(f"It holds from the next build on: kg build … --identities {file}")


def _append(line: str, file: Path) -> None:
    """Add a line to the user's file, of which nothing is lost whatever happens."""
    from kg.export.aside import aside

    before = file.read_bytes() if file.exists() else b""
    gap = b"" if before.endswith(b"\n") or not before else b"\n"
    with aside(file.resolve()) as draft:  # a link stays one
        draft.write_bytes(before + gap + line.encode())
        if file.exists():
            draft.chmod(file.stat().st_mode)
