"""What a failure of power would leave: which files and names are on the disk after a number of calls, and which not.

The model is that of POSIX: the content of a file is safe after ``fsync`` of it, a name after ``fsync`` of its folder.
Claims are sealed: one without its content is found anew. So they may have names before they are safe, and must be safe
before anything else is renamed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.run.lock import FILE as LOCK
from tests.torture.held import MAKES, Call

_WRITES = ("write", "pwrite64", "writev", "pwritev", "ftruncate", "fallocate", "sendfile", "copy_file_range", MAKES)
_NAMES = ("mkdir", "mkdirat", MAKES)
_GONE = " (deleted)"  # a file without a name, which nobody will look for


@dataclass
class Disk:
    """Files with content, and names, that are not yet safe; ``left``: from where things have moved.

    What lies below ``sealed`` has seals.
    """

    sealed: Path = Path()
    contents: set[Path] = field(default_factory=set)
    names: set[Path] = field(default_factory=set)
    left: dict[Path, Path] = field(default_factory=dict)

    def take(self, call: Call) -> str | None:
        """Let a call happen; why a failure of power after it could do harm, if so."""
        if call.path.name.endswith(_GONE):
            return None
        if call.name in _WRITES:
            self.contents.add(call.path)
        if call.name in _NAMES and not call.there:
            self.names.add(call.path)
        if call.name == "syncfs":
            self.contents, self.names = set(), set()
        elif call.syncs:
            self.contents.discard(call.path)
            self.names -= {name for name in self.names if name.parent == call.path}
        elif call.other:
            return self._move(call.path, call.other)
        elif call.changes and call.name not in (*_WRITES, *_NAMES):
            return self._remove(call.path)
        return None

    def _move(self, path: Path, other: Path) -> str | None:
        needed = {path} if path.is_relative_to(self.sealed) else {path, self.sealed}
        unsafe = self.names - {path} if path.is_relative_to(self.sealed) else (self.names - {path}) | self.contents
        loose = [each for each in unsafe if any(each.is_relative_to(place) for place in needed)]
        away = path.parent != other.parent and path.parent in self.names
        self.contents = {_moved(each, path, other) for each in self.contents - {other}}
        self.names = {_moved(each, path, other) for each in self.names - {path}} | {other}
        self.left[other] = path
        if loose:
            return f"{path.name} is renamed before {min(loose).name} is on the disk"
        return f"{path.name} leaves {path.parent.name} before that name is on the disk" if away else None

    def _remove(self, path: Path) -> str | None:
        """What was moved away may go when what took its place is safe; a folder, when what left it is."""
        self.contents.discard(path)
        self.names.discard(path)
        for new, old in self.left.items():
            successor = path.is_relative_to(new) and old in self.names
            if successor or (old.parent == path and new in self.names):
                return f"{path.name} is removed before {(old if successor else new).name} is on the disk"
        return None


def after(calls: Iterable[Call]) -> Disk:
    """The disk after these calls."""
    disk = Disk()
    for call in calls:
        disk.take(call)
    return disk


def dangers(calls: Iterable[Call], out: Path) -> Iterator[str]:
    """Each moment of a whole build into ``out`` at which a failure of power could do harm; what is not safe at its end.

    The name of the process that has the lock may be lost.
    """
    disk = Disk(out / "claims")
    for call in calls:
        if call.path != out / LOCK and (danger := disk.take(call)):
            yield danger
    yield from (f"{path.name} is not on the disk at the end" for path in sorted(disk.contents | disk.names))


def _moved(path: Path, old: Path, new: Path) -> Path:
    return new / path.relative_to(old) if path.is_relative_to(old) else path
