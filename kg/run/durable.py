"""Files and folders brought to the disk, so that a failure of power after a rename finds what was renamed whole."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def sync(path: Path) -> None:
    """Wait until a file's content, or a folder's list of names, is on the disk.

    Where folders cannot be opened (Windows) their names are left to the system. Raises OSError if the disk refuses.
    """
    posix = os.name == "posix"
    if path.is_dir() and not posix:
        return
    handle = os.open(path, os.O_RDONLY if posix else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(root: Path) -> None:
    """The same for all files and folders below a folder, and for itself; or for one file."""
    if root.is_dir():
        for path in root.iterdir():
            sync_tree(path)
    sync(root)


def make_folder(path: Path) -> None:
    """Make a folder and those above it that are lacking, each with its name on the disk."""
    if not path.is_dir():
        make_folder(path.parent)
        path.mkdir(exist_ok=True)
        sync(path.parent)


def remove(path: Path) -> None:
    """Remove a file, a link, or a folder with all that is in it; nothing there is no fault."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
