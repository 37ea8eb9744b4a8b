"""From one graph to the next: all files of a build change places at once, however the build ends.

A build writes its files into ``.next``. When all of them are there and synced, one rename makes ``.ready`` of it, and
this is the moment: before it the folder holds the former graph, after it the new one, though its files have still to
move to their places. Each move is a rename, and what lies in ``.ready`` has yet to be moved, so whoever finds it there
(the next build, or whoever reads the graph) can finish what a killed build began, any number of times.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import DiplographError, InputError
from kg.run.durable import remove, sync, sync_tree
from kg.run.lock import only_build
from kg.run.report import forget_page

NEXT, READY, OLD = ".next", ".ready", ".old"
STAGING = ".staging"  # what goes to a cluster and comes from there, if no other folder is given for it
PATIENCE = 30.0  # seconds to wait for another process that is moving files at this moment; it takes milliseconds


@contextmanager
def switched(out: Path) -> Iterator[Path]:
    """A new folder for the files of a build, which replace those in ``out`` if nothing is raised.

    For whoever holds the lock of ``out``, and after ``tidy``. Raises OSError where the disk refuses, and ``out`` holds
    its former files; DiplographError where it does so later, and the new ones wait in ``.ready``.
    """
    draft = out / NEXT
    draft.mkdir()
    try:
        yield draft
        sync_tree(draft)
    except BaseException:
        with suppress(OSError):  # what went wrong first is what to tell
            remove(draft)
        raise
    draft.rename(out / READY)
    try:
        sync(out)
        _move(out)
    except OSError as error:
        problem = f"the new graph is complete, but not all of it is at its place ({error.strerror}: {error.filename})"
        raise DiplographError(f"{out}: {problem}; see to that: the next build or question moves the rest") from error


def tidy(out: Path) -> None:
    """Finish or undo what a killed build left in ``out``; for whoever holds the lock."""
    if (out / READY).is_dir():
        _move(out)
    for name in (NEXT, OLD, STAGING):
        remove(out / name)


def settle(out: Path) -> None:
    """See to it that whoever reads ``out`` finds the files of one build there, not of two.

    Raises InputError where another build is amid it and does not end, or where files cannot be moved to their places.
    """
    if not (out / READY).is_dir():
        return
    try:
        with only_build(out, PATIENCE):
            tidy(out)
    except (OSError, DiplographError) as error:
        words = f"{error.strerror}: {error.filename}" if isinstance(error, OSError) else error
        problem = "a build was stopped while its files were moved to their places, and this cannot be finished"
        remedy = f"see to that and ask again, or build again with: kg build INPUT -o {out}"
        raise InputError(f"{out}: {problem} ({words}); {remedy}") from error


def _move(out: Path) -> None:
    """Move all from ``.ready`` to its place, and take ``.ready`` away when that is on the disk."""
    ready, old = out / READY, out / OLD
    remove(old)
    old.mkdir()
    forget_page(out)
    for new in sorted(ready.iterdir()):
        place = out / new.name
        if place.is_dir() or (place.exists() and new.is_dir()):  # a folder is not renamed over another one
            place.rename(old / new.name)
        new.replace(place)
    sync(ready)
    sync(out)
    ready.rmdir()
    sync(out)
    remove(old)
