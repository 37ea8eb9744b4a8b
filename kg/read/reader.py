"""One file of any kind to its articles; whatever gives none is told."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from kg.model import Article
from kg.read.archives import Archive, gunzipped, path_of
from kg.read.confined import Confined
from kg.read.formats import csv, jsonl, text
from kg.read.formats.columns import Columns, Row
from kg.read.formats.reading import UnreadableError
from kg.read.kinds import WORDS, Kind, bare, ending, is_packed, kind_of
from kg.read.records import identifier, read_records
from kg.read.skipped import Skipped
from kg.read.source import Found, Source
from kg.read.stored import store

_IN_RECORDS = (Kind.JSONL, Kind.CSV, Kind.PARQUET)


@dataclass
class Reader:
    """Reads files one after another; risky ones in a process of their own."""

    skipped: list[Skipped]
    columns: Columns
    confined: Confined

    def read(self, source: Source) -> Iterator[Found]:
        """The articles of a file. Where it has none, or only some can be read, ``skipped`` says why."""
        try:
            _check(source)
            if is_packed(source.name):
                with gunzipped(source) as inner:
                    yield from self._read(inner)
            else:
                yield from self._read(source)
        except UnreadableError as error:
            other = error.foreign and not source.given
            self.skipped.append(Skipped(source.place, None, error.reason, error.remedy, other=other))
        except OSError as error:
            reason = error.strerror or "it cannot be read"
            self.skipped.append(Skipped(source.place, None, reason, "allow reading the file"))

    def read_standard_input(self) -> Iterator[Found]:
        """The articles of JSONL on standard input."""
        notes: set[str] = set()
        return self._records(jsonl.read(sys.stdin.buffer, notes), "-", notes)

    def _read(self, source: Source) -> Iterator[Found]:
        kind = kind_of(source.name)
        assert kind is not None
        if kind is Kind.ZIP:
            yield from self._archive(source)
        elif kind in _IN_RECORDS:
            yield from self._table(kind, source)
        else:
            yield Found(self._document(kind, source), source.place)

    def _table(self, kind: Kind, source: Source) -> Iterator[Found]:
        notes: set[str] = set()
        if kind is Kind.PARQUET:
            rows: Iterator[Row] = enumerate(self.confined.rows("parquet", source.path), 1)
            yield from self._records(rows, source.place, notes)
            return
        with source.path.open("rb") as stream:
            rows = csv.read(stream, self.columns, notes) if kind is Kind.CSV else jsonl.read(stream, notes)
            yield from self._records(rows, source.place, notes)

    def _records(self, rows: Iterator[Row], place: str, notes: set[str]) -> Iterator[Found]:
        for line, article in read_records(rows, place, self.columns, self.skipped):
            yield Found(article, place, line)
        self.skipped += [Skipped(place, None, note, "save it as UTF-8", kept=True) for note in sorted(notes)]

    def _document(self, kind: Kind, source: Source) -> Article:
        reading = text.read(source.path) if kind is Kind.TEXT else self.confined.reading(kind.name.lower(), source.path)
        name = os.fsencode(bare(source.name)).decode("utf-8", errors="replace")
        if not reading.text.strip():
            raise UnreadableError("the file is empty", "put a text into it or remove it")
        article, notes = store(identifier(name), reading.text, reading.known)
        for reason, remedy in (*reading.notes, *notes):
            self.skipped.append(Skipped(source.place, None, reason, remedy, kept=True))
        return article

    def _archive(self, source: Source) -> Iterator[Found]:
        """The articles of an archive, as of a folder that has its name."""
        with closing(Archive(source)) as archive:
            members = archive.members()
            read = [member for member in members if is_member(member.filename)]
            for member in read:
                name = f"{bare(source.name)}/{path_of(member)}"
                try:
                    with archive.unpacked(member, name) as inner:
                        yield from self.read(inner)
                except UnreadableError as error:
                    self.skipped.append(Skipped(archive.place(member), None, error.reason, error.remedy))
        tell_others(source.place, [m.filename for m in members if not is_member(m.filename)], self.skipped)
        if not read:
            raise UnreadableError("the archive holds nothing to read", f"put {WORDS} files into it")


def _check(source: Source) -> None:
    """Raises UnreadableError if a file is of another kind, or no file to be opened at all."""
    if not source.path.is_file():
        raise UnreadableError("it is no regular file or a dead link", "remove it or mend the link")
    if kind_of(source.name) is None:
        reason = f"names that end in {ending(source.name) or 'nothing'} are not read"
        raise UnreadableError(reason, f"only {WORDS} files are read", foreign=True)
    # An empty file is not even opened: some that the kernel shows (/proc/kmsg, by a link) never come to an end.
    if source.path.stat().st_size == 0:
        raise UnreadableError("the file is empty", "put a text into it or remove it")


def is_member(name: str) -> bool:
    """Whether a member of an archive is read: a file of a known kind that is no archive itself."""
    return kind_of(name) not in (None, Kind.ZIP) and not is_packed(name)


def tell_others(place: str, names: Sequence[str], skipped: list[Skipped]) -> None:
    """One line for all files of one place that by their names are no articles, such as a list of sources."""
    if names:
        endings = Counter(ending(name) or "without ending" for name in names)
        many = ", ".join(f"{count} {each}" for each, count in sorted(endings.items()))
        reason = f"{len(names)} {'file' if len(names) == 1 else 'files'} of another kind ({many})"
        skipped.append(Skipped(place, None, reason, f"only {WORDS} files are read", other=True))
