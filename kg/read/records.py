"""Articles from JSONL: one record a line, with ``id``, ``text`` and, if known, ``title``, ``published``, ``source``."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from typing import Any

from kg.model import Article
from kg.read.article import make_article
from kg.read.decode import clean, decode
from kg.read.skipped import Skipped

_FIELDS = ("title", "published", "source")


def read_records(lines: Iterable[bytes], source: str, skipped: list[Skipped]) -> Iterator[Article]:
    """The articles of a JSONL stream; lines that are none are told in ``skipped`` with file, line and remedy.

    Only one line is held in memory at a time.
    """
    for number, line in enumerate(_utf8(lines), 1):
        if not line.strip():
            continue
        record = _record(line)
        if isinstance(record, str):
            skipped.append(
                Skipped(source, number, record, 'write one object a line, such as {"id": "a1", "text": "…"}')
            )
            continue
        known = {field: clean(str(record[field])).strip() for field in _FIELDS if record.get(field) is not None}
        article, faults = make_article(identifier(record["id"]), clean(record["text"]), known)
        skipped += [Skipped(source, number, fault, "write it as 1998-03-04", kept=True) for fault in faults]
        yield article


def identifier(value: object) -> str:
    """An identifier as words, on one line."""
    return " ".join(clean(str(value)).split())


def _utf8(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines without a byte order mark; a UTF-16 stream, which lines cannot be cut from, is recoded whole."""
    stream = iter(lines)
    first = next(stream, b"")
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, _ = decode(first + b"".join(stream))
        yield from text.encode("utf-8", errors="replace").split(b"\n")
        return
    yield first.removeprefix(codecs.BOM_UTF8)
    yield from stream


def _record(line: bytes) -> dict[str, Any] | str:
    """The record of a line, or what is wrong with it, in words."""
    try:
        record = json.loads(decode(line)[0])
    except (ValueError, RecursionError):
        return "the line is no JSON"
    if not isinstance(record, dict):
        return "the line is JSON but no object"
    return _fault(record) or record


def _fault(record: dict[str, Any]) -> str | None:
    name, text = record.get("id"), record.get("text")
    if isinstance(name, bool) or not isinstance(name, str | int | float) or not identifier(name):
        return "the record has no id (a word or a number)"
    if {"", ".", ".."} & set(identifier(name).split("/")):
        return f"the id {identifier(name)[:60]!r} is no path below a folder"
    if not isinstance(text, str):
        return "the record has no text"
    return None if text.strip() else "the text is empty"
