"""Inputs of a build, files, folders and standard input, to articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import InputError
from kg.model import Article
from kg.read.article import make_article
from kg.read.decode import clean, decode
from kg.read.records import identifier, read_records
from kg.read.skipped import Skipped

TEXTS = (".txt", ".md")
RECORDS = (".jsonl",)
ENDINGS = (*TEXTS, *RECORDS)


def read_inputs(inputs: Sequence[str], skipped: list[Skipped]) -> Iterator[Article]:
    """The articles of files, of folders (all below them, in the order of their names) and of ``-`` (JSONL on stdin).

    What cannot be read is told in ``skipped`` as it is met, and the rest is read. Of two articles with one identifier
    the first is kept. Raises InputError, before anything is read, if an input is not there.
    """
    for name in inputs:
        if name != "-" and not Path(name).exists():
            raise InputError(
                f"{name}: no such file or folder; give files or folders that are there, or - for standard input"
            )
    return _unique(_located(inputs, skipped), skipped)


def _unique(articles: Iterator[tuple[str, Article]], skipped: list[Skipped]) -> Iterator[Article]:
    origins: dict[str, str] = {}
    for source, article in articles:
        if article.id in origins:
            reason = f"the id {article.id!r} is taken by {origins[article.id]}"
            skipped.append(Skipped(source, None, reason, "rename the file or give the record another id"))
        else:
            origins[article.id] = source
            yield article


def _located(inputs: Sequence[str], skipped: list[Skipped]) -> Iterator[tuple[str, Article]]:
    """Articles with the file that each comes from."""
    for name in inputs:
        if name == "-":
            yield from (("-", article) for article in read_records(sys.stdin.buffer, "-", skipped))
        elif Path(name).is_dir():
            yield from _read_folder(Path(name), skipped)
        elif Path(name).suffix.lower() in ENDINGS:
            yield from _read_file(Path(name), Path(name).stem, skipped)
        else:
            skipped.append(_other_kind(Path(name)))


def _read_folder(folder: Path, skipped: list[Skipped]) -> Iterator[tuple[str, Article]]:
    found = False
    for path in _walk(folder, skipped):
        if path.suffix.lower() in ENDINGS:
            found = True
            yield from _read_file(path, path.relative_to(folder).with_suffix("").as_posix(), skipped)
        else:
            skipped.append(_other_kind(path))
    if not found:
        skipped.append(Skipped(str(folder), None, "the folder holds nothing to read", f"put {_kinds()} files into it"))


def _walk(folder: Path, skipped: list[Skipped]) -> Iterator[Path]:
    """The files below a folder in the order of their paths; hidden ones and folders met before are passed over."""
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
        files += [Path(top, name) for name in names if not name.startswith(".")]
    yield from sorted(files, key=lambda path: path.parts)


def _read_file(path: Path, name: str, skipped: list[Skipped]) -> Iterator[tuple[str, Article]]:
    if not path.is_file():
        skipped.append(Skipped(str(path), None, "it is no regular file or a dead link", "remove it or mend the link"))
        return
    try:
        if path.suffix.lower() in RECORDS:
            with path.open("rb") as lines:
                yield from ((str(path), article) for article in read_records(lines, str(path), skipped))
        elif article := _read_text(path, name, skipped):
            yield str(path), article
    except OSError as error:
        skipped.append(Skipped(str(path), None, error.strerror or "it cannot be read", "allow reading the file"))


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


def _other_kind(path: Path) -> Skipped:
    ending = path.suffix or "nothing"
    return Skipped(str(path), None, f"names that end in {ending} are not read", f"give {_kinds()} files")


def _kinds() -> str:
    return f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
