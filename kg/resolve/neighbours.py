"""Which of many reports may have to do with each other at all: those that share a key and follow closely in time.

They fall into parts that have nothing in common, so that each can be looked at alone. Of a report nothing is kept but
some numbers.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b


class Neighbours:
    """Numbered reports with their keys and days.

    >>> found = Neighbours()
    >>> for keys, day in ((["a", "b"], 1), (["a"], 2), (["b"], 9), (["a"], 4)):
    ...     found.add(keys, day, day)
    >>> found.parts()
    {0: 0, 1: 0}
    """

    def __init__(self) -> None:
        self._keys, self._numbers = array("Q"), array("L")
        self._begins, self._ends = array("l"), array("l")
        self._count = 0

    def add(self, keys: Iterable[str], begin: int, end: int) -> None:
        """The next report; ``begin`` and ``end`` are its first and last day, as ordinals."""
        for key in keys:
            self._keys.append(int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()))
            self._numbers.append(self._count)
            self._begins.append(begin)
            self._ends.append(end)
        self._count += 1

    def parts(self) -> dict[int, int]:
        """For each report that has neighbours, the smallest number of its part.

        Two are neighbours if one begins at the latest on the day after the other ends.
        """
        root = array("L", range(self._count))
        key, last, end = -1, 0, 0
        for i in self._in_order():
            number = self._numbers[i]
            if self._keys[i] == key and self._begins[i] <= end + 1:
                one, other = _of(root, last), _of(root, number)
                root[max(one, other)] = min(one, other)
                end = max(end, self._ends[i])
            else:
                key, end = self._keys[i], self._ends[i]
            last = number
        sizes = Counter(_of(root, number) for number in range(self._count))
        return {number: part for number in range(self._count) if sizes[part := _of(root, number)] > 1}

    def _in_order(self) -> list[int]:
        """The entries by key, then by first day."""
        import numpy as np

        columns = (np.frombuffer(column, dtype=column.typecode) for column in (self._begins, self._keys))
        found: list[int] = np.lexsort(tuple(columns)).tolist()
        return found


def _of(root: array[int], number: int) -> int:
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number
