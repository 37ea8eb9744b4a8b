"""Calls of the system that the kernel holds for us: what each would do, and to what."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pyseccomp

MAKES, LOOKS = "make", "look"
OPENS, READS = "openat", ("read", "pread64")
_BY_HANDLE = {  # name: which argument is the file
    **dict.fromkeys(("write", "pwrite64", "writev", "pwritev", "ftruncate", "fallocate"), 0),
    **dict.fromkeys(("fsync", "fdatasync", "syncfs", *READS), 0),
    "sendfile": 0,
    "copy_file_range": 2,
}
_BY_PATH = {  # name: at which arguments a path stands
    "rename": (0, 1),
    "mkdir": (0,),
    "unlink": (0,),
    "rmdir": (0,),
}
_BY_PLACE = {  # name: at which arguments a folder's handle and a path stand
    "renameat": (0, 2),
    "renameat2": (0, 2),
    "mkdirat": (0,),
    "unlinkat": (0,),
    OPENS: (0,),
}
_AT_CWD = -100 & 0xFFFFFFFF
NUMBERS = {
    pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name): name for name in (*_BY_HANDLE, *_BY_PATH, *_BY_PLACE)
}
"""All calls that are held, by their number here."""


@dataclass(frozen=True)
class Call:
    """One call: its name, and the path that it is about; ``other`` is where a rename leads to.

    To open is called MAKES where it may make or change a file, else LOOKS. ``there`` says that the path was there
    before, so that nothing new comes of it.
    """

    name: str
    path: Path
    other: Path | None = None
    there: bool = False

    @property
    def changes(self) -> bool:
        """Whether it may change what is on the disk, or what of it is safe."""
        return self.name not in (LOOKS, *READS)

    @property
    def syncs(self) -> bool:
        """Whether it waits for the disk."""
        return self.name in ("fsync", "fdatasync", "syncfs")


def held_call(who: int, number: int, arguments: list[int]) -> Call:
    """The call with this number that process ``who`` wants to make."""
    name = NUMBERS[number]
    if name in _BY_HANDLE:
        return Call(name, Path(target(Path(f"/proc/{who}/fd/{arguments[_BY_HANDLE[name]]}"))))
    if name in _BY_PATH:
        paths = [_path(who, _AT_CWD, arguments[at]) for at in _BY_PATH[name]]
    else:
        paths = [_path(who, arguments[at], arguments[at + 1]) for at in _BY_PLACE[name]]
    if name == OPENS:
        name = MAKES if arguments[2] & (os.O_CREAT | os.O_WRONLY | os.O_RDWR) else LOOKS
    return Call(name, paths[0], paths[1] if len(paths) > 1 else None, paths[0].exists())


def target(link: Path) -> str:
    """What a link of ``/proc`` points at; nothing where it is gone."""
    try:
        return str(link.readlink())
    except OSError:
        return ""


def _path(who: int, place: int, address: int) -> Path:
    with open(f"/proc/{who}/mem", "rb", buffering=0) as memory:  # noqa: PTH123
        memory.seek(address)
        path = os.fsdecode(memory.read(4096).split(b"\0")[0])
    near = "cwd" if place & 0xFFFFFFFF == _AT_CWD else f"fd/{place}"
    return Path(target(Path(f"/proc/{who}/{near}"))) / path
