"""Records in order, each once, however many there are: those that memory has no room for wait in a file.

An external merge sort: so many records are sorted at a time and written as a *run*; reading merges the runs. The file
has no name, so nothing of it is left however the process ends.
"""

from __future__ import annotations

import marshal
import tempfile
import weakref
from array import array
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby, zip_longest
from pathlib import Path
from typing import IO, Any, Generic, TypeVar

HELD = 10_000
"""So many records of one ``Sorted`` are in memory at most."""
_BLOCK = 32  # records that are read at once from each run

Record = TypeVar("Record", bound=tuple[Any, ...])


class Sorted(Generic[Record]):
    """Tuples of plain values (texts, numbers, None, tuples of such), to be gone through in order any number of times.

    ``folder`` is where the file lies if one is needed, by default where the system keeps temporary files.

    >>> numbers: Sorted[tuple[int]] = Sorted()
    >>> numbers.extend([(3,), (1,), (3,)])
    >>> list(numbers)
    [(1,), (3,)]
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder, self._limit = folder, HELD
        self._held: list[Record] = []
        self._runs: list[array[int]] = []
        self._file: IO[bytes] | None = None

    def add(self, record: Record) -> None:
        """Take in one record; not while somebody goes through them."""
        self._held.append(record)
        if len(self._held) >= self._limit:
            self._spill()

    def extend(self, records: Iterable[Record]) -> None:
        """Take in several."""
        for record in records:
            self.add(record)

    def __iter__(self) -> Iterator[Record]:
        """All records in order."""
        if self._runs and self._held:
            self._spill()
        self._held.sort()
        found = merge(*map(self._read, self._runs)) if self._runs else self._held
        return (record for record, _ in groupby(found))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sorted) and all(a == b for a, b in zip_longest(self, other))

    __hash__ = None  # type: ignore[assignment]

    def _spill(self) -> None:
        """Write what is held as one run: blocks of records, of which the places in the file are kept."""
        if self._file is None:
            self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115  # open as long as this is there
            weakref.finalize(self, self._file.close)
        place, run = self._file.seek(0, 2), array("Q")
        self._held.sort()
        for i in range(0, len(self._held), _BLOCK):
            block = marshal.dumps(self._held[i : i + _BLOCK])
            run.extend((place, len(block)))
            place += self._file.write(block)
        self._runs.append(run)
        self._held = []

    def _read(self, run: array[int]) -> Iterator[Record]:
        assert self._file is not None
        for i in range(0, len(run), 2):
            self._file.seek(run[i])
            yield from marshal.loads(self._file.read(run[i + 1]))
