"""Packed files: one file by gzip, many in a ZIP archive; unpacked one at a time, within limits."""

from __future__ import annotations

import gzip
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile
from typing import IO, Protocol

from kg.read.formats.reading import UnreadableError
from kg.read.kinds import unpacked
from kg.read.limits import FREE_GROWTH, MEBIBYTE, MOST_GROWTH, MOST_MEMBERS, MOST_UNPACKED
from kg.read.source import Source

_PACK = "pack it anew, or give the files themselves"
# What the library raises for faulty archives; an error of the system, such as a full disk, is another matter.
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError, OverflowError)
_BLOCK = 1 << 16
Member = zipfile.ZipInfo


class SupportsRead(Protocol):
    """Bytes that can be read piece by piece."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most so many; none at the end."""


@contextmanager
def gunzipped(source: Source) -> Iterator[Source]:
    """What a gzip file holds, as a file that is gone afterwards.

    Raises UnreadableError if it is broken or becomes too large.
    """
    most = max(FREE_GROWTH, MOST_GROWTH * source.path.stat().st_size)
    with NamedTemporaryFile(prefix="kg-") as file:
        try:
            with gzip.open(source.path) as packed:
                copy(packed, file, min(most, MOST_UNPACKED))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise UnreadableError("it is broken or not packed by gzip", _PACK) from error
        yield Source(Path(file.name), unpacked(source.name), source.place, source.given)


def copy(packed: SupportsRead, file: IO[bytes], most: int) -> int:
    """Unpack into a file and return how many bytes. Raises UnreadableError if they are more than ``most``."""
    size = 0
    while block := packed.read(_BLOCK):
        size += len(block)
        if size > most:
            raise UnreadableError(f"it unpacks to more than {most // MEBIBYTE:,} MiB, or to many times its size", _PACK)
        file.write(block)
    file.flush()
    return size


class Archive:
    """A ZIP archive that is open for reading. Raises UnreadableError if it is none or has too many members."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.left = MOST_UNPACKED
        try:
            self.file = zipfile.ZipFile(source.path)
        except _BROKEN as error:
            raise UnreadableError("it is broken or no ZIP archive", _PACK) from error
        if len(self.file.filelist) > MOST_MEMBERS:
            self.file.close()
            raise UnreadableError(f"the archive has more than {MOST_MEMBERS:,} members", "give the files themselves")

    def members(self) -> list[Member]:
        """Its files in the order of their paths; hidden ones are passed over."""
        files = [member for member in self.file.filelist if not member.is_dir() and not _is_hidden(member)]
        return sorted(files, key=lambda member: (path_of(member).parts, member.header_offset))

    @contextmanager
    def unpacked(self, member: Member, name: str) -> Iterator[Source]:
        """A member as a file that is gone afterwards; ``name`` is that below the input.

        Raises UnreadableError if it leads out of the archive, is broken, locked or a link, or becomes too large.
        """
        self._check(member)
        most = max(FREE_GROWTH, MOST_GROWTH * member.compress_size)
        with NamedTemporaryFile(prefix="kg-") as file:
            try:
                with self.file.open(member) as packed:
                    self.left -= copy(packed, file, min(most, self.left))
            except _BROKEN as error:
                raise UnreadableError("it is broken", _PACK) from error
            yield Source(Path(file.name), name, self.place(member))

    def place(self, member: Member) -> str:
        """Where a member lies, in words."""
        return f"{self.source.place}, member {member.filename}"

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    @staticmethod
    def _check(member: Member) -> None:
        path = path_of(member)
        if path.is_absolute() or ".." in path.parts or ":" in "".join(path.parts[:1]):
            raise UnreadableError("its name leads out of the archive", _PACK)
        if stat.S_ISLNK(member.external_attr >> 16):
            raise UnreadableError("it is a link", _PACK)
        if member.flag_bits & 1:
            raise UnreadableError("it is locked by a password", _PACK)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableError("it is packed in an unusual way", _PACK)


def path_of(member: Member) -> PurePosixPath:
    """The path of a member; some programs write it with backslashes."""
    return PurePosixPath(member.filename.replace("\\", "/"))


def _is_hidden(member: Member) -> bool:
    parts = path_of(member).parts
    return any(part.startswith(".") and part != ".." for part in parts) or "__MACOSX" in parts
