"""CSV: a table whose first line names its columns, with commas, semicolons, tabs or bars between the cells."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from typing import IO, TextIO

from kg.read.decode import decode
from kg.read.formats.columns import Columns, Row
from kg.read.formats.reading import UnreadableError
from kg.read.limits import LONGEST_LINE

_BETWEEN = ",;\t|"
_QUOTE = 'write each row with as many cells as there are columns, and texts in quotes ("")'
_BLOCK = 1 << 20


def read(stream: IO[bytes], columns: Columns, notes: set[str]) -> Iterator[Row]:
    """The rows as objects by the names of the columns, with the lines on which they begin, counted from 1.

    A row that cannot be read gives the reason. A guess at the encoding goes to ``notes``.
    Only one row is held in memory at a time. Raises UnreadableError if the table has not the columns that it needs.
    """
    csv.field_size_limit(LONGEST_LINE)
    encoding = _encoding(stream)
    if encoding == "cp1252":
        notes.add("not UTF-8, read as Windows-1252")
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    lines = iter(lambda: _line(text), "")
    head = next(lines, "")
    between = max(_BETWEEN, key=lambda mark: (_fit(_cells(head, mark), columns), -_BETWEEN.index(mark)))
    names = _cells(head, between)
    columns.check(names)
    rows = csv.reader(lines, delimiter=between, strict=True)
    while True:
        number = rows.line_num + 2
        try:
            cells = next(rows)
        except StopIteration:
            return
        except UnreadableError as error:
            yield number, error
            continue
        except csv.Error as error:
            endless = "; a quote that is never closed took in all lines below" if "end of data" in str(error) else ""
            yield number, UnreadableError(f"the row is no CSV ({error}{endless})", _QUOTE)
            continue
        if cells:
            yield number, _object(names, cells)


def _line(text: TextIO) -> str:
    """The next line; raises UnreadableError behind one that is too long."""
    line = part = text.readline(LONGEST_LINE)
    while part and not part.endswith(("\n", "\r")):
        part = text.readline(LONGEST_LINE)
    if len(line) == LONGEST_LINE and part is not line:
        raise UnreadableError(f"the line has more than {LONGEST_LINE:,} characters", "write shorter texts")
    return line.replace("\0", " ")


def _object(names: Sequence[str], cells: Sequence[str]) -> dict[str, object] | UnreadableError:
    if len(cells) != len(names):
        return UnreadableError(f"the row has {len(cells)} cells, and the table {len(names)} columns", _QUOTE)
    return dict(zip(names, cells, strict=True))


def _cells(head: str, between: str) -> list[str]:
    """The names of the columns if this stands between the cells."""
    try:
        return [name.strip() for name in next(csv.reader([head], delimiter=between), [])]
    except csv.Error:
        return []


def _fit(names: Sequence[str], columns: Columns) -> int:
    return len(set(names) & set(columns.names.values()))


def _encoding(stream: IO[bytes]) -> str:
    """The encoding of a stream that can be read twice; Windows-1252 where it is not UTF-8 and has no mark.

    Raises UnreadableError if it is no text.
    """
    head = stream.read(_BLOCK)
    try:
        decode(head.rpartition(b"\n")[0] or head)
    except ValueError as error:
        raise UnreadableError(str(error), "save it as CSV in UTF-8") from error
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig" if _is_utf8(head, stream) else "cp1252"
    stream.seek(0)
    return encoding


def _is_utf8(head: bytes, stream: IO[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while head:
            decoder.decode(head)
            head = stream.read(_BLOCK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
