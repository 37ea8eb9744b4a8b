"""The files below a folder, but for hidden ones, what builds wrote, and what lies elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.read.built import FILES, FOLDERS, is_built, same_folder
from kg.read.skipped import Skipped

_GIVE = "give what it leads to as an input of its own"


def walk(folder: Path, skipped: list[Skipped], out: Path | None) -> Iterator[Path]:
    """The files below a folder in the order of their paths.

    Hidden ones, folders met before and what a build wrote, into ``out`` or elsewhere, are passed over. A folder that
    cannot be read, and a link that leads out of the folder (anybody's folder may have one to a file that is private),
    are told in ``skipped``.
    """
    yield from sorted(_Walk(folder, skipped, out).files(), key=lambda path: path.parts)


@dataclass
class _Walk:
    """One walk; ``seen`` are the folders met, by their real paths."""

    folder: Path
    skipped: list[Skipped]
    out: Path | None
    seen: set[str] = field(default_factory=set)

    def files(self) -> Iterator[Path]:
        """The files, folder by folder."""
        for top, folders, names in os.walk(self.folder, followlinks=True, onerror=self._unreadable):
            folders[:] = sorted(name for name in folders if not name.startswith(".") and self._is_within(top, name))
            if (real := os.path.realpath(top)) in self.seen:
                folders.clear()
                continue
            self.seen.add(real)
            if same_folder(top, self.out) or is_built(names):
                folders[:] = [name for name in folders if name not in FOLDERS]
                names = [name for name in names if name not in FILES]  # noqa: PLW2901
            yield from (Path(top, name) for name in names if not name.startswith(".") and self._is_within(top, name))

    def _is_within(self, top: str, name: str) -> bool:
        """Whether a name is no link, or one that leads to something below the folder; of others it is told."""
        path = os.path.join(top, name)  # noqa: PTH118 (ten thousand times)
        if not os.path.islink(path):  # noqa: PTH114
            return True
        if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.folder)):
            return True
        self.skipped.append(Skipped(path, None, "it is a link that leads out of the folder", _GIVE))
        return False

    def _unreadable(self, error: OSError) -> None:
        reason = error.strerror or "cannot be read"
        self.skipped.append(Skipped(str(error.filename), None, reason, "allow reading the folder"))
