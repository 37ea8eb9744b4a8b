"""The tables as Parquet: the rows of the CSV files in columns with types, for pandas, R, DuckDB, Spark and their like.

An empty cell is null. Instants are timestamps in UTC with milliseconds, counts integers, ``former`` is a boolean, and
columns of a few values that come again and again (codes, classes, countries) are dictionary-encoded. The same rows
give the same bytes with the same version of the library, whose name and version stand in each file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

_INSTANTS = frozenset({"begin", "end"})
_GROUP = 1 << 14  # rows of one row group, which is as much as is held in memory
_COUNTS = frozenset({"claims"})
_FLAGS = frozenset({"former"})
_CODES = frozenset(
    {
        *("kind", "plover", "mode", "modality", "date_precision", "rule", "cited_source", "country"),
        *("source_country", "source_code", "source_kind", "source_sector"),
        *("target_country", "target_code", "target_kind", "target_sector"),
    }
)


def write_parquet(path: Path, columns: Sequence[str], rows: Iterable[tuple[str, ...]]) -> None:
    """One table, group by group; every row has a text for each column, empty where nothing is known."""
    schema = pa.schema([(name, _type_of(name)) for name in columns])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        source = iter(rows)
        while group := list(islice(source, _GROUP)):
            arrays = [_column(name, texts) for name, texts in zip(columns, zip(*group, strict=True), strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _column(name: str, texts: Sequence[str]) -> Any:
    """The texts as values of the column's type.

    They are laid out by hand as Arrow has them and changed there: ``pyarrow.array`` is slower and imports pandas.
    """
    encoded = [text.encode("utf-8") for text in texts]
    sizes = np.fromiter(map(len, encoded), np.int32, len(encoded))
    ends = np.concatenate([np.zeros(1, np.int32), np.cumsum(sizes, dtype=np.int32)])
    known = np.packbits(sizes > 0, bitorder="little")
    buffers = (pa.py_buffer(each) for each in (ends, b"".join(encoded), known))
    column = pa.StringArray.from_buffers(len(encoded), *buffers)
    return column.dictionary_encode() if name in _CODES else column.cast(_type_of(name))


def _type_of(column: str) -> Any:
    """The Arrow type of a column."""
    if column in _INSTANTS:
        return pa.timestamp("ms", tz="UTC")
    if column in _COUNTS:
        return pa.int64()
    if column in _FLAGS:
        return pa.bool_()
    return pa.dictionary(pa.int32(), pa.string()) if column in _CODES else pa.string()
