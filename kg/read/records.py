"""Articles from JSONL: one record a line, with ``id``, ``text`` and, if known, ``title``, ``published``, ``source``."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.model import Article
from kg.read.article import make_article
from kg.read.decode import clean, decode
from kg.read.skipped import Skipped

_FIELDS = ("title", "published", "source")
_REWRITE = 'write one object a line, such as {"id": "a1", "text": "…"}'
_RENAME = "give it an id such as a1 or wire/a1"


def read_records(lines: Iterable[bytes], source: str, skipped: list[Skipped]) -> Iterator[tuple[int, Article]]:
    """The articles of a JSONL stream with their lines, counted from 1.

    Lines that are no article are told in ``skipped`` with file, line and remedy.

    Only one line is held in memory at a time.
    """
    for number, line in enumerate(_utf8(lines), 1):
        if not line.strip():
            continue
        record = _record(line)
        if isinstance(record, _Fault):
            skipped.append(Skipped(source, number, record.reason, record.remedy))
            continue
        known = {field: clean(str(record[field])).strip() for field in _FIELDS if record.get(field) is not None}
        article, faults = make_article(identifier(record["id"]), clean(record["text"]), known)
        skipped += [Skipped(source, number, fault, "write it as 1998-03-04", kept=True) for fault in faults]
        yield number, article


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


@dataclass(frozen=True, slots=True)
class _Fault:
    reason: str
    remedy: str = _REWRITE


def _record(line: bytes) -> dict[str, Any] | _Fault:
    """The record of a line, or what is wrong with it, in words."""
    try:
        record = json.loads(decode(line)[0])
    except (ValueError, RecursionError):
        return _Fault("the line is no JSON")
    if not isinstance(record, dict):
        return _Fault("the line is JSON but no object")
    return _fault(record) or record


def _fault(record: dict[str, Any]) -> _Fault | None:
    name, text = record.get("id"), record.get("text")
    if isinstance(name, bool) or not isinstance(name, str | int | float) or not identifier(name):
        return _Fault("the record has no id (a word or a number)", _RENAME)
    if {"", ".", ".."} & set(identifier(name).split("/")):
        return _Fault(f"the id {identifier(name)[:60]!r} is no path below a folder", _RENAME)
    if not isinstance(text, str):
        return _Fault("the record has no text")
    return None if text.strip() else _Fault("the text is empty", "put a text into the record or remove it")
