"""Inputs of a build, files, folders and standard input, to articles."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.model import Article
from kg.read.article import make_article
from kg.read.built import FILES, FOLDERS, is_built, same_folder
from kg.read.decode import clean, decode
from kg.read.records import identifier, read_records
from kg.read.skipped import Skipped

TEXTS = (".txt", ".md")
RECORDS = (".jsonl",)
ENDINGS = (*TEXTS, *RECORDS)


@dataclass(frozen=True, slots=True)
class _Found:
    """An article with the file that it comes from, and the line if it is a record."""

    article: Article
    source: str
    line: int | None = None

    @property
    def place(self) -> str:
        return self.source if self.line is None else f"{self.source}, line {self.line}"


def read_inputs(inputs: Sequence[str], skipped: list[Skipped], out: Path | None = None) -> Iterator[Article]:
    """The articles of files, of folders (all below them, in the order of their names) and of ``-`` (JSONL on stdin).

    What cannot be read is told in ``skipped`` as it is met, and the rest is read. Of two articles with one identifier
    the first is kept. What builds wrote, into ``out`` or elsewhere below a folder, is no input of it. Raises
    InputError, before anything is read, if an input is not there.
    """
    for name in inputs:
        if name != "-" and not Path(name).exists():
            raise InputError(
                f"{name}: no such file or folder; give files or folders that are there, or - for standard input"
            )
    return _unique(_located(inputs, skipped, out), skipped)


def _unique(found: Iterable[_Found], skipped: list[Skipped]) -> Iterator[Article]:
    origins: dict[str, str] = {}
    for each in found:
        name = each.article.id
        if name in origins:
            remedy = "rename the file" if each.line is None else "give the record another id"
            skipped.append(Skipped(each.source, each.line, f"the id {name!r} is taken by {origins[name]}", remedy))
        else:
            origins[name] = each.place
            yield each.article


def _located(inputs: Sequence[str], skipped: list[Skipped], out: Path | None) -> Iterator[_Found]:
    for name in inputs:
        if name == "-":
            yield from _records(sys.stdin.buffer, "-", skipped)
        elif Path(name).is_dir():
            yield from _read_folder(Path(name), skipped, out)
        elif Path(name).suffix.lower() in ENDINGS:
            yield from _read_file(Path(name), Path(name).stem, skipped)
        else:
            reason = f"names that end in {Path(name).suffix or 'nothing'} are not read"
            skipped.append(Skipped(name, None, reason, f"give {_kinds()} files"))


def _read_folder(folder: Path, skipped: list[Skipped], out: Path | None) -> Iterator[_Found]:
    found, others = False, list[Path]()
    for path in _walk(folder, skipped, out):
        if path.suffix.lower() in ENDINGS:
            found = True
            yield from _read_file(path, path.relative_to(folder).with_suffix("").as_posix(), skipped)
        else:
            others.append(path)
    if others:
        skipped.append(_others(folder, others))
    if not found:
        skipped.append(Skipped(str(folder), None, "the folder holds nothing to read", f"put {_kinds()} files into it"))


def _walk(folder: Path, skipped: list[Skipped], out: Path | None) -> Iterator[Path]:
    """The files below a folder in the order of their paths.

    Hidden ones, folders met before and what a build wrote are passed over.
    """
    seen: set[str] = set()

    def tell(error: OSError) -> None:
        reason = error.strerror or "cannot be read"
        skipped.append(Skipped(str(error.filename), None, reason, "allow reading the folder"))

    files: list[Path] = []
    for top, folders, names in os.walk(folder, followlinks=True, onerror=tell):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if (real := os.path.realpath(top)) in seen:
            folders.clear()
            continue
        seen.add(real)
        if same_folder(top, out) or is_built(names):
            folders[:] = [name for name in folders if name not in FOLDERS]
            names = [name for name in names if name not in FILES]  # noqa: PLW2901
        files += [Path(top, name) for name in names if not name.startswith(".")]
    yield from sorted(files, key=lambda path: path.parts)


def _read_file(path: Path, name: str, skipped: list[Skipped]) -> Iterator[_Found]:
    if not path.is_file():
        skipped.append(Skipped(str(path), None, "it is no regular file or a dead link", "remove it or mend the link"))
        return
    try:
        if path.suffix.lower() in RECORDS:
            with path.open("rb") as lines:
                yield from _records(lines, str(path), skipped)
        elif article := _read_text(path, name, skipped):
            yield _Found(article, str(path))
    except OSError as error:
        skipped.append(Skipped(str(path), None, error.strerror or "it cannot be read", "allow reading the file"))


def _records(lines: Iterable[bytes], source: str, skipped: list[Skipped]) -> Iterator[_Found]:
    return (_Found(article, source, line) for line, article in read_records(lines, source, skipped))


def _read_text(path: Path, name: str, skipped: list[Skipped]) -> Article | None:
    try:
        text, guessed = decode(path.read_bytes())
    except ValueError as error:
        skipped.append(Skipped(str(path), None, str(error), "save it as plain text in UTF-8"))
        return None
    text = clean(text)
    if not text.strip():
        skipped.append(Skipped(str(path), None, "the file is empty", "put a text into it or remove it"))
        return None
    article, faults = make_article(identifier(os.fsencode(name).decode("utf-8", errors="replace")), text)
    if guessed:
        skipped.append(Skipped(str(path), None, "not UTF-8, read as Windows-1252", "save it as UTF-8", kept=True))
    skipped += [Skipped(str(path), None, fault, "write fields such as date: 1998-03-04", kept=True) for fault in faults]
    return article


def _others(folder: Path, paths: Sequence[Path]) -> Skipped:
    """One line for all files below a folder that by their names are no articles, such as a list of sources."""
    endings = Counter(path.suffix.lower() or "without ending" for path in paths)
    many = ", ".join(f"{count} {ending}" for ending, count in sorted(endings.items()))
    reason = f"{len(paths)} {'file' if len(paths) == 1 else 'files'} of another kind ({many})"
    return Skipped(str(folder), None, reason, f"only {_kinds()} files are read", other=True)


def _kinds() -> str:
    return f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
