"""Files and folders that appear whole or not at all: written beside their place, then renamed into it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def aside(target: Path) -> Iterator[Path]:
    """A path beside ``target`` to write a file or folder at; it takes the target's place if nothing is raised."""
    draft, old = target.with_name(f".{target.name}.new"), target.with_name(f".{target.name}.old")
    target.parent.mkdir(parents=True, exist_ok=True)
    _remove(draft)
    try:
        yield draft
    except BaseException:
        _remove(draft)
        raise
    _remove(old)
    if target.is_dir():  # a folder cannot be renamed over another one
        target.rename(old)
    draft.replace(target)
    _remove(old)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
