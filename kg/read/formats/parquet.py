"""Parquet: the rows of a table by the names of its columns, by pyarrow."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from kg.read.formats.columns import Columns
from kg.read.formats.reading import UnreadableError
from kg.read.limits import FREE_GROWTH, MOST_GROWTH, MOST_ROWS

_ROWS = 64  # in one part, so that few long texts are in memory together


def read(path: Path, columns: Columns) -> Iterator[list[dict[str, object]]]:
    """The rows, some at a time, as objects that JSON can hold; what is null is left out.

    Raises UnreadableError if the table has not the columns that it needs, and pyarrow's errors if it is faulty.
    """
    import pyarrow.parquet

    with pyarrow.parquet.ParquetFile(path) as table:
        names = list(table.schema_arrow.names)
        columns.check(names)
        if table.metadata.num_rows > MOST_ROWS:
            raise UnreadableError(f"the table has more than {MOST_ROWS:,} rows", "split it")
        wanted = [name for name in columns.names.values() if name in names]
        left = max(FREE_GROWTH, MOST_GROWTH * path.stat().st_size)
        for part in table.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False):
            rows = [{key: _plain(value) for key, value in row.items() if value is not None} for row in part.to_pylist()]
            left -= sum(len(value) for row in rows for value in row.values() if isinstance(value, str))
            if left < 0:  # one text that a dictionary holds can be that of every row
                raise UnreadableError("the table unpacks to many times its size", "write it anew, each text once")
            yield rows


def _plain(value: object) -> object:
    """A value as JSON knows it; days and times as ISO 8601."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if isinstance(value, str | int | float | bool) else [str(value)]
