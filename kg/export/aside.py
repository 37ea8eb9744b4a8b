"""Files and folders that appear whole or not at all: written beside their place, synced, then renamed into it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.run.durable import remove, sync, sync_tree


@contextmanager
def aside(target: Path) -> Iterator[Path]:
    """A path beside ``target`` to write a file or folder at; it takes the target's place if nothing is raised.

    A file has its new or its old content at every moment. A folder that is replaced is lacking for a moment.
    """
    draft, old = target.with_name(f".{target.name}.new"), target.with_name(f".{target.name}.old")
    target.parent.mkdir(parents=True, exist_ok=True)
    remove(draft)
    try:
        yield draft
        sync_tree(draft)
    except BaseException:
        with suppress(OSError):  # what went wrong first is what to tell
            remove(draft)
        raise
    remove(old)
    if target.is_dir():  # a folder cannot be renamed over another one
        target.rename(old)
    draft.replace(target)
    sync(target.parent)
    remove(old)
