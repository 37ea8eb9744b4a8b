"""The graph as sorted N-Quads, for stores and for ``diff``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad


def write_nquads(quads: Iterable[Quad], path: Path) -> int:
    """Write each quad once, in the order of the lines; gives back how many there are."""
    lines = sorted({f"{quad} .\n" for quad in quads})
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
    return len(lines)
