"""Whole builds of growing size, with one worker and with several: time, memory, and room on the disk.

Usage: python benchmarks/builds.py [--articles NUMBER ...] [--workers NUMBER ...]

Each build is a process of its own, of made-up articles (``made_articles.py``). The first half is the finding of claims,
in workers; the rest is done by the process itself. A worker's own memory is what it does not share with the process
that it was forked from: the loaded model is there once.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from made_articles import write_articles
from rows import row, section
from stages import FINDING, Clocks, Stages

from kg.pipeline import Build, build

ARTICLES, WORKERS = (500, 2000, 4000), (1, 2)
_PLACES = ("claims", "graph.nq", "graph.ttl", "store")


@dataclass(frozen=True)
class Built:
    """The figures of one build; seconds, megabytes. The first half is ``wall`` … ``parent_memory``."""

    articles: int
    workers: int
    claims: int
    wall: float
    cpu: float
    parent_cpu: float
    worker_memory: float
    own_memory: float
    parent_memory: float
    whole_wall: float
    whole_cpu: float
    whole_memory: float
    disk: dict[str, float]


class Watch(Stages):
    """Stages, and the memory of this process and its workers in the first half."""

    own = parent = worker = 0.0
    _heard = 0

    def stage(self, name: str) -> None:
        """The stage before ends; the first half has ended when another one than its own begins behind it."""
        if self._name == FINDING:
            self.parent = _most(resource.RUSAGE_SELF)
            self.worker = _most(resource.RUSAGE_CHILDREN)
        super().stage(name)

    def advance(self, articles: int) -> None:
        """Look at the workers now and then."""
        self._heard += articles
        if self._heard % 100 == 1:
            self.own = max(self.own, *map(_private, _children()), 0.0)


def measure(articles: int, workers: int, folder: Path) -> Built:
    """Build so many articles with so many workers in this process, which should be new."""
    write_articles(articles, folder / "made.jsonl")
    watch, begin = Watch(), Clocks.now()
    report = build(Build((str(folder / "made.jsonl"),), folder / "out", workers=workers), watch)
    watch.stage("end")
    whole, first = Clocks.now().since(begin), watch.took[FINDING]
    memory = (watch.worker, watch.own, watch.parent)
    totals = (whole.wall, whole.cpu, _most(resource.RUSAGE_SELF))
    disk = {place: _size(folder / "out" / place) for place in _PLACES}
    return Built(
        articles, workers, sum(report.counts.claims.values()), first.wall, first.cpu, first.own, *memory, *totals, disk
    )


def _most(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


def _children() -> list[str]:
    """The numbers of the processes that this one began; none where the system does not say."""
    path = Path(f"/proc/self/task/{os.getpid()}/children")
    return path.read_text(encoding="ascii").split() if path.exists() else []


def _private(process: str) -> float:
    """Megabytes that a process shares with nobody; 0 where it ended just now."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private")) / 1024


def _size(path: Path) -> float:
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return sum(each.stat().st_size for each in files) / 1e6


def built(articles: int, workers: int) -> Built:
    """The figures of one build in a process of its own."""
    command = [sys.executable, __file__, "--here", "--articles", str(articles), "--workers", str(workers)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return Built(**json.loads(done.stdout))


def tell(builds: list[Built]) -> None:
    """Print the rows of all builds, those of one number of workers together, beside the smallest or the fewest."""
    section("Articles × workers: the first half (finding claims), and all of a build from loading to the last file")
    fewest = {each.articles: each for each in reversed(builds)}
    for each in builds:
        of, one = f"{each.articles:,} articles × {each.workers}", fewest[each.articles]
        times = "" if each is one else f"{one.wall / each.wall:.2f} times as fast as {one.workers}"
        share = "" if each is one else f"{each.cpu / one.cpu:.2f} of {one.workers}"
        row("first half: by the wall", of, each.wall, "s", times)
        row("  CPU of all processes", of, each.cpu, "s", share)
        row("  … of it the parent's", of, each.parent_cpu, "s", f"{each.parent_cpu / each.cpu:.3f} of all")
        whole = "" if each is one else f"{one.whole_wall / each.whole_wall:.2f} times as fast as {one.workers}"
        row("whole build: by the wall", of, each.whole_wall, "s", whole)
    section("Articles × workers: what a thousand articles cost, and memory; beside the smallest build")
    least = {each.workers: each for each in sorted(builds, key=lambda each: -each.articles)}
    for each in builds:
        _tell_size(each, least[each.workers])


def _tell_size(each: Built, least: Built) -> None:
    of, few = f"{each.articles:,} articles × {each.workers}", f"that of {least.articles:,}"
    halves = {"first half": lambda b: b.cpu, "all the rest": lambda b: b.whole_cpu - b.cpu}
    for name, seconds in halves.items():
        pace, before = (seconds(b) / b.articles * 1000 for b in (each, least))
        row(f"{name}: CPU for 1,000", of, pace, "s", f"{pace / before:.2f} × {few}" if each is not least else "")
    memories = ("worker_memory", "own_memory", "parent_memory", "whole_memory")
    names = (
        "most memory of a worker",
        "  … of it its own",
        "… of the parent, first half",
        "… of the parent, whole build",
    )
    for name, memory in zip(names, memories, strict=True):
        now, before = getattr(each, memory), getattr(least, memory)
        row(name, of, now, "MB", f"{now / before:.2f} × {few}" if each is not least and before else "")
    row("claims", of, each.claims / each.articles, "an article")
    for place, megabytes in each.disk.items():
        row(f"disk: {place}", of, megabytes / each.articles * 1000, "KB an article")


def main() -> None:
    """Print the rows, or the figures of one build as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", nargs="+", type=int, default=ARTICLES)
    parser.add_argument("--workers", nargs="+", type=int, default=WORKERS)
    parser.add_argument("--here", action="store_true", help="one size, in this process")
    options = parser.parse_args()
    if options.here:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(asdict(measure(options.articles[0], options.workers[0], Path(folder)))))
        return
    tell([built(articles, workers) for articles in options.articles for workers in options.workers])


if __name__ == "__main__":
    main()
