"""Inputs of a build, files, folders and standard input, to articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kg.errors import InputError
from kg.model import Article
from kg.printable import brief
from kg.read.confined import Confined
from kg.read.formats.columns import Columns
from kg.read.kinds import WORDS, kind_of
from kg.read.reader import Reader, tell_others
from kg.read.skipped import Skipped
from kg.read.source import Found, Source
from kg.read.walk import walk


def read_inputs(
    inputs: Sequence[str],
    skipped: list[Skipped],
    out: Path | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Article]:
    """The articles of files, of folders (all below them, in the order of their names) and of ``-`` (JSONL on stdin).

    What cannot be read is told in ``skipped`` as it is met, and the rest is read. Of two articles with one identifier
    the first is kept. What builds wrote, into ``out`` or elsewhere below a folder, is no input of it. ``columns`` are
    the names that the fields of records and tables have, where they are not ``id``, ``text``, ``title``, ``published``,
    ``source``. Raises InputError, before anything is read, if an input is not there or there is no such field.
    """
    named = Columns(columns or {})
    for name in inputs:
        if name != "-" and not Path(name).exists():
            raise InputError(
                f"{name}: no such file or folder; give files or folders that are there, or - for standard input"
            )
    return unique(_located(inputs, skipped, out, named), skipped)


def unique(found: Iterable[Found], skipped: list[Skipped]) -> Iterator[Article]:
    """The articles without those whose identifier is taken; one whose text is that of another is told, and kept."""
    origins: dict[str, str] = {}
    texts: dict[bytes, str] = {}
    for each in found:
        name = each.article.id
        if name in origins:
            remedy = "rename the file" if each.line is None else "give the record another id"
            reason = f"the id {brief(name)!r} is taken by {brief(origins[name])}"
            skipped.append(Skipped(each.source, each.line, reason, remedy))
            continue
        origins[name] = each.place
        first = texts.setdefault(hashlib.sha256(each.article.text.encode()).digest(), each.place)
        if first != each.place:
            remedy = "remove one, or their claims count as those of two reports"
            skipped.append(Skipped(each.source, each.line, f"its text is that of {brief(first)}", remedy, kept=True))
        yield each.article


def _located(inputs: Sequence[str], skipped: list[Skipped], out: Path | None, columns: Columns) -> Iterator[Found]:
    with Confined(columns) as confined:
        reader = Reader(skipped, columns, confined)
        for name in inputs:
            if name == "-":
                yield from reader.read_standard_input()
            elif Path(name).is_dir():
                yield from _read_folder(Path(name), reader, out)
            else:
                yield from reader.read(Source(Path(name), Path(name).name, name, given=True))


def _read_folder(folder: Path, reader: Reader, out: Path | None) -> Iterator[Found]:
    """The articles below a folder. Tells files of other kinds in one line, and a folder without any to read."""
    paths = list(walk(folder, reader.skipped, out))
    others = [path.name for path in paths if kind_of(path.name) is None]
    for path in paths:
        if kind_of(path.name) is not None:
            yield from reader.read(Source(path, path.relative_to(folder).as_posix(), str(path)))
    tell_others(str(folder), others, reader.skipped)
    if len(others) == len(paths):
        reason = "the folder holds nothing to read"
        reader.skipped.append(Skipped(str(folder), None, reason, f"put {WORDS} files into it"))
