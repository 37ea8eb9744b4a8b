"""The same input gives the same bytes: in any order, under any hash seed, anywhere, found by whatever workers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

from kg.resources import SAMPLE
from kg.run.local import SMALL
from tests.torture.kinds import Case
from tests.torture.situation import WrongError, files_digest

_USUAL = {"PYTHONHASHSEED": "0"}
_AROUND = (
    {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
    {"TZ": "Pacific/Kiritimati"},
    {"TZ": "America/Los_Angeles", "COLUMNS": "40", "TERM": "dumb"},
)


def orders(root: Path, count: int, random: Random) -> Iterator[Case]:
    """So many orders of the sample's articles, with claims that are found once."""
    if not count:
        return
    records = list(_records(1))
    first = _built(root, records)
    for number in range(count):
        random.shuffle(records)
        shuffled = list(records)
        yield f"order {number}", lambda shuffled=shuffled: _same(first, _built(root, shuffled))  # type: ignore[misc]


def seeds(root: Path, count: int) -> Iterator[Case]:
    """So many seeds of Python's hashes, which turn sets about."""
    if not count:
        return
    records = list(_records(1))
    first = _built(root, records)
    for seed in range(1, count + 1):
        around = {"PYTHONHASHSEED": str(seed)}
        yield f"hash seed {seed}", lambda around=around: _same(first, _built(root, records, around=around))  # type: ignore[misc]


def places(root: Path, wanted: bool) -> Iterator[Case]:
    """Other locales, zones of time, rights of new files, and other folders to build in and from."""
    if not wanted:
        return
    records = list(_records(1))
    first = _built(root, records)
    for around in _AROUND:
        words = ", ".join(f"{name}={value}" for name, value in around.items())
        yield words, lambda around=around: _same(first, _built(root, records, around=around))  # type: ignore[misc]
    yield "umask 077", lambda: _same(first, _built(root, records, umask=0o077))
    for name in ("a folder with blanks", "größer", "deep/" * 20):
        yield f"in {name}", lambda name=name: _same(first, _built(root / name, records, kept=root / "out"))  # type: ignore[misc]


def ways(root: Path, counts: tuple[int, ...], spark: bool) -> Iterator[Case]:
    """Numbers of workers that find all claims anew, and Spark, compared with one worker."""
    if not (counts or spark):
        return
    records = list(_records(1))
    records = list(_records(-(-SMALL // len(records))))  # so many that several workers are worth the while
    first = _built(root, records)
    options = [(f"{count} workers", ("--workers", str(count))) for count in counts]
    options += [("Spark", ("--engine", "spark", "--master", "local[2,4]"))] if spark else []
    for name, more in options:
        yield name, lambda more=more: _same(first, _built(root, records, ("--fresh", *more)))  # type: ignore[misc]


def _records(copies: int) -> Iterator[dict[str, str]]:
    for copy in range(copies):
        for path in sorted(SAMPLE.rglob("*.txt")):
            name = f"{copy}/{path.relative_to(SAMPLE).with_suffix('').as_posix()}"
            yield {"id": name, "text": path.read_text(encoding="utf-8")}


def _built(
    root: Path,
    records: list[dict[str, str]],
    options: tuple[str, ...] = (),
    around: Mapping[str, str] = _USUAL,
    umask: int = 0o022,
    kept: Path | None = None,
) -> str:
    """The digest of a build below ``root``, over which nothing lies but claims that were found before.

    ``kept`` is another build to take these claims from.
    """
    out, articles = root / "out", root / "articles.jsonl"
    root.mkdir(parents=True, exist_ok=True)
    articles.write_text("".join(json.dumps(record) + "\n" for record in records))
    for path in out.iterdir() if out.exists() else ():
        if path.name != "claims":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    if kept:
        shutil.copytree(kept / "claims", out / "claims")
    command = [sys.executable, "-m", "kg", "build", articles.name, "-o", str(out), "--quiet", *options]
    here = Path(__file__).parents[2]
    environment = {**os.environ, **_USUAL, **around, "PYTHONPATH": str(here)}
    done = subprocess.run(command, check=False, env=environment, cwd=root, umask=umask, capture_output=True, text=True)
    if done.returncode:
        raise WrongError(done.stderr)
    return files_digest(out)


def _same(first: str, other: str) -> None:
    if other != first:
        raise WrongError("other bytes")
