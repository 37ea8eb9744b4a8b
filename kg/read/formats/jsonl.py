"""JSONL: one object a line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import IO

from kg.read.decode import decode
from kg.read.formats.columns import Row
from kg.read.formats.reading import UnreadableError
from kg.read.limits import LONGEST_LINE

_REWRITE = 'write one object a line, such as {"id": "a1", "text": "…"}'


def read(stream: IO[bytes], notes: set[str]) -> Iterator[Row]:
    """The objects of a stream with their lines, counted from 1; for a line that is none, the reason.

    Guesses at the encoding go to ``notes``. Only one line is held in memory at a time. Raises UnreadableError for
    UTF-16 that is no text.
    """
    for number, line in enumerate(_utf8(stream), 1):
        if len(line) > LONGEST_LINE:
            yield number, UnreadableError(f"the line has more than {LONGEST_LINE:,} bytes", "write shorter texts")
        elif line.strip():
            yield number, _object(line, notes)


def _utf8(stream: IO[bytes]) -> Iterator[bytes]:
    """The lines without a byte order mark; a UTF-16 stream, which lines cannot be cut from, is recoded whole."""
    first = _line(stream)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text, _ = decode(first + stream.read())
        except ValueError as error:
            raise UnreadableError(str(error), _REWRITE) from error
        yield from text.encode("utf-8", errors="replace").split(b"\n")
        return
    yield first.removeprefix(codecs.BOM_UTF8)
    while line := _line(stream):
        yield line


def _line(stream: IO[bytes]) -> bytes:
    """The next line; of one that is too long the beginning, longer than allowed."""
    line = part = stream.readline(LONGEST_LINE + 1)
    while part and not part.endswith(b"\n"):
        part = stream.readline(LONGEST_LINE)
    return line


def _object(line: bytes, notes: set[str]) -> dict[str, object] | UnreadableError:
    try:
        text, guess = decode(line)
        record = json.loads(text)
    except (ValueError, RecursionError):
        return UnreadableError("the line is no JSON", _REWRITE)
    if guess:
        notes.add(guess)
    return record if isinstance(record, dict) else UnreadableError("the line is JSON but no object", _REWRITE)
