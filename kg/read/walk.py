"""The files below a folder, but for hidden ones and what builds wrote."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kg.read.built import FILES, FOLDERS, is_built, same_folder
from kg.read.skipped import Skipped


def walk(folder: Path, skipped: list[Skipped], out: Path | None) -> Iterator[Path]:
    """The files below a folder in the order of their paths.

    Hidden ones, folders met before and what a build wrote, into ``out`` or elsewhere, are passed over. A folder that
    cannot be read is told in ``skipped``.
    """
    seen: set[str] = set()

    def tell(error: OSError) -> None:
        reason = error.strerror or "cannot be read"
        skipped.append(Skipped(str(error.filename), None, reason, "allow reading the folder"))

    files: list[Path] = []
    for top, folders, names in os.walk(folder, followlinks=True, onerror=tell):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if (real := os.path.realpath(top)) in seen:
            folders.clear()
            continue
        seen.add(real)
        if same_folder(top, out) or is_built(names):
            folders[:] = [name for name in folders if name not in FOLDERS]
            names = [name for name in names if name not in FILES]  # noqa: PLW2901
        files += [Path(top, name) for name in names if not name.startswith(".")]
    yield from sorted(files, key=lambda path: path.parts)
