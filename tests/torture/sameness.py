"""The same input gives the same bytes: in any order, under any hash seed, with any number of workers."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from kg.resources import SAMPLE
from tests.torture.kinds import Case
from tests.torture.situation import WrongError

_COPIES = 20  # of the sample, so that several workers are worth the while


def orders(root: Path, count: int, random: Random) -> Iterator[Case]:
    """So many orders of the sample's articles, with claims that are found once."""
    if not count:
        return
    records = list(_records(1))
    first = _built(root, "orders", records)
    for number in range(count):
        random.shuffle(records)
        shuffled = list(records)
        yield f"order {number}", lambda shuffled=shuffled: _same(first, _built(root, "orders", shuffled))  # type: ignore[misc]


def seeds(root: Path, count: int) -> Iterator[Case]:
    """So many seeds of Python's hashes, which turn sets about."""
    if not count:
        return
    records = list(_records(1))
    first = _built(root, "seeds", records)
    for seed in range(1, count + 1):
        yield f"hash seed {seed}", lambda seed=seed: _same(first, _built(root, "seeds", records, str(seed)))  # type: ignore[misc]


def workers(root: Path, counts: tuple[int, ...]) -> Iterator[Case]:
    """Numbers of workers that find all claims anew, compared with one."""
    if not counts:
        return
    records = list(_records(_COPIES))
    first = _built(root, "workers", records)
    for count in counts:
        options = ("--fresh", "--workers", str(count))
        yield f"{count} workers", lambda options=options: _same(first, _built(root, "workers", records, "0", options))  # type: ignore[misc]


def _records(copies: int) -> Iterator[dict[str, str]]:
    for copy in range(copies):
        for path in sorted(SAMPLE.rglob("*.txt")):
            name = f"{copy}/{path.relative_to(SAMPLE).with_suffix('').as_posix()}"
            yield {"id": name, "text": path.read_text(encoding="utf-8")}


def _built(root: Path, name: str, records: list[dict[str, str]], seed: str = "0", options: tuple[str, ...] = ()) -> str:
    """The digest of a build, over which nothing lies but claims that were found before."""
    out, articles = root / name, root / f"{name}.jsonl"
    articles.write_text("".join(json.dumps(record) + "\n" for record in records))
    for path in out.iterdir() if out.exists() else ():
        if path.name != "claims":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    command = [sys.executable, "-m", "kg", "build", str(articles), "-o", str(out), "--quiet", *options]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    digest = hashlib.sha256()
    for path in sorted(path for path in out.rglob("*") if path.is_file()):
        where = path.relative_to(out)
        if "store" not in where.parts and where.parts[0] not in {".built.json", ".lock"}:
            digest.update(f"\0{where}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _same(first: str, other: str) -> None:
    if other != first:
        raise WrongError("other bytes")
