"""Folders that a build wrote: what in them is its own, and so no input of another build."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from kg.errors import InputError

FOLDERS = frozenset({"texts", "claims", "tables", "maps", "store"})
FILES = frozenset({"graph.ttl", "graph.nq", "network.graphml", "report.json", "report.html"})
_SIGNS = ("graph.ttl", "report.json")


def is_built(names: Iterable[str]) -> bool:
    """Whether a folder that holds these files was written by a build that came to its end."""
    return set(_SIGNS) <= set(names)


def same_folder(one: str | Path, other: Path | None) -> bool:
    """Whether two paths lead to one folder; None leads nowhere."""
    return other is not None and os.path.realpath(one) == os.path.realpath(other)


def check_output(out: Path) -> None:
    """Raises InputError if a build into ``out`` would replace folders that no build wrote.

    A build makes ``claims`` first, so where that is missing the other folders are somebody's own.
    """
    if (out / "claims").is_dir() or (out / "report.json").is_file():
        return
    for name in sorted(FOLDERS - {"claims"}):
        if (out / name).is_dir():
            raise InputError(f"{out / name}: is of no build and would be replaced; give another folder with -o")
