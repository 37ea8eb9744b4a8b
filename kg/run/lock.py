"""One build at a time in a folder: a lock that ends with its process, however that ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from kg.errors import DiplographError
from kg.run.durable import make_folder

FILE = ".lock"


@contextmanager
def only_build(out: Path, patience: float = 0) -> Iterator[None]:
    """Hold the folder ``out``, which is made if need be, against other builds; wait so many seconds for its release.

    The file stays, empty: to remove it would let two others in at once. What counts is the lock of the operating system
    on it, so one that a killed build left behind stops nobody. Raises DiplographError if another process has it.
    """
    make_folder(out)
    path = out / FILE
    lock = FileLock(path, timeout=patience)
    try:
        lock.acquire()
    except Timeout as error:
        remedy = "wait until it has ended, or give another folder with -o"
        raise DiplographError(f"{out}: another build{_holder(path)} is writing into this folder; {remedy}") from error
    try:
        path.write_text(f"{os.getpid()}\n", encoding="ascii")
        yield
    finally:
        with suppress(OSError):  # the name of a process that has ended stops nobody
            path.write_bytes(b"")
        lock.release()


def _holder(path: Path) -> str:
    """Which process it is, where the file says so."""
    with suppress(OSError, ValueError):
        return f" (process {int(path.read_text(encoding='ascii'))})"
    return ""
