"""Files and folders brought to the disk, so that a failure of power after a rename finds what was renamed whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from itertools import islice
from pathlib import Path

_MANY = 500  # files; for more it is quicker to bring all of the disk's file system to rest


def sync(path: Path) -> None:
    """Wait until a file's content, or a folder's list of names, is on the disk.

    Where folders cannot be opened (Windows) their names are left to the system. Raises OSError if the disk refuses.
    """
    posix = os.name == "posix"
    if path.is_dir() and not posix:
        return
    handle = os.open(path, os.O_RDONLY if posix else os.O_RDWR)
    try:
        _wait(handle)
    finally:
        os.close(handle)


def sync_tree(root: Path) -> None:
    """The same for all files and folders below a folder, and for itself; or for one file."""
    few = list(islice(root.rglob("*"), _MANY))  # there may be millions
    if len(few) == _MANY and sys.platform == "linux":
        _sync_system(root)
    else:
        for path in (*root.rglob("*"), root):
            sync(path)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, as far as they are not there, each with its name on the disk."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync(folder.parent)


def remove(path: Path) -> None:
    """Remove a file, a link, or a folder with all that is in it; nothing there is no fault."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _wait(handle: int) -> None:
    os.fsync(handle)


def _sync_system(folder: Path) -> None:
    """Wait until the whole file system in which a folder lies is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(handle):
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(handle)
