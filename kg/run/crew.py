"""Extraction in worker processes of our own: an article that kills its worker, or never ends, is set aside.

Workers tell of each article when its shard is written, and go through a batch in order. But the model looks at several
articles together: when a worker dies, or takes too long, that may be for any that is left of its batch. So each of them
is tried alone. What takes too long alone is set aside. What a worker died of may have been somebody else's hunger for
memory: that is tried once more, and set aside if its worker dies again.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from kg.errors import DiplographError
from kg.run.failure import Failure
from kg.run.limits import ArticleLimits
from kg.run.local import BATCH, Advance
from kg.run.plan import Task
from kg.run.portions import portions
from kg.run.recipe import Extractor, Recipe
from kg.run.shared import share
from kg.run.worker import OUT_OF_MEMORY, READY, Post, serve

# Forked, a worker shares the loaded model with its parent and begins at once. Other systems cannot, or not safely.
FORKS = sys.platform == "linux"
_PROCESS = multiprocessing.get_context("fork").Process if FORKS else multiprocessing.get_context("spawn").Process
_START = 300.0  # seconds to load a model
# After so many batches a worker's place is taken by a new one: each new word of the texts costs the model's vocabulary
# 200 bytes, for ever.
_TERM = 64
_LATER = "the rest was done; the next build tries it again"


def extract_in_processes(
    tasks: Iterable[Task],
    recipe: Recipe,
    folder: Path,
    workers: int,
    limits: ArticleLimits,
    advance: Advance = lambda _: None,
    extractor: Extractor | None = None,
) -> list[Failure]:
    """Make the shards of all tasks below ``folder`` in worker processes; ``advance`` hears of each article.

    ``extractor`` is the recipe, if it is loaded here. Raises DiplographError if a worker cannot begin, and OSError if
    a shard cannot be written.
    """
    post = Post(recipe, folder, limits.megabytes_of(workers), os.getpid())
    crew = Crew(post, limits, portions(tasks, BATCH, workers), advance, extractor if FORKS else None)
    if crew.extractor:
        share(crew.extractor, several=workers > 1)
    try:
        crew.work(workers)
    finally:
        crew.end()
    return sorted(crew.failures)


@dataclass
class Worker:
    """One process; ``left`` of its batch, the article in hand first, which it must finish before ``deadline``."""

    process: BaseProcess
    connection: Connection[list[Task], object]
    deadline: float
    left: list[Task] = field(default_factory=list)
    ready: bool = False
    late: bool = False
    batches: int = 1

    def allow(self, seconds: float) -> None:
        """Give it so long from now."""
        self.deadline = time.monotonic() + seconds

    def end(self) -> int:
        """Kill it, if it still lives; its exit code."""
        self.process.kill()
        self.process.join()
        self.connection.close()
        return self.process.exitcode or 0


@dataclass
class Crew:
    """The workers of one build and what is to do: ``rest`` of the batches, and ``again`` what lost workers left."""

    post: Post
    limits: ArticleLimits
    rest: Iterator[list[Task]]
    advance: Advance
    extractor: Extractor | None
    again: list[list[Task]] = field(default_factory=list)
    suspects: set[str] = field(default_factory=set)
    failures: list[Failure] = field(default_factory=list)
    workers: list[Worker] = field(default_factory=list)

    def work(self, most: int) -> None:
        """Go on until all is done, with so many workers at most."""
        while True:
            for worker in [each for each in self.workers if each.ready and not each.left]:
                self._occupy(worker)
            while len(self.workers) < most and (batch := self._next()):
                self.workers.append(self._start())
                self.workers[-1].left = batch
            if not self.workers:
                return
            self._listen()

    def end(self) -> None:
        """End all workers."""
        while self.workers:
            self.workers.pop().end()

    def _next(self) -> list[Task]:
        return self.again.pop() if self.again else next(self.rest, [])

    def _start(self) -> Worker:
        ours, theirs = multiprocessing.Pipe()
        extract = self.extractor.extract if self.extractor else None
        process = _PROCESS(target=serve, args=(self.post, theirs, extract), daemon=True)
        with _undisturbed():
            process.start()
        theirs.close()
        return Worker(process, ours, time.monotonic() + _START)

    def _occupy(self, worker: Worker) -> None:
        """Give a worker its next batch, or let it go: there is none, or it had its share."""
        if worker.batches < _TERM and (batch := self._next()):
            worker.left = batch
            worker.batches += 1
            self._send(worker)
        else:
            self.workers.remove(worker)
            worker.end()

    def _send(self, worker: Worker) -> None:
        worker.allow(self.limits.seconds_for(worker.left[0][1]))
        with suppress(OSError):  # it died just now, which ``_listen`` will see
            worker.connection.send(worker.left)

    def _listen(self) -> None:
        """Wait for what any worker has to say, or for the time of one to be over."""
        pause = max(0.0, min(worker.deadline for worker in self.workers) - time.monotonic())
        heard = wait([worker.connection for worker in self.workers], pause)
        for worker in list(self.workers):
            if worker.connection in heard:
                self._hear(worker)
            elif worker.deadline <= time.monotonic():
                worker.late = True
                self._bury(worker)

    def _hear(self, worker: Worker) -> None:
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(message, Exception):
            raise message
        if message == READY:
            worker.ready = True
            self._send(worker)
            return
        worker.left.pop(0)
        self._done(message if isinstance(message, Failure) else None)
        if worker.left:
            worker.allow(self.limits.seconds_for(worker.left[0][1]))

    def _done(self, failure: Failure | None) -> None:
        if failure:
            self.failures.append(failure)
        self.advance(1)

    def _bury(self, worker: Worker) -> None:
        """Take away a worker that died or is late, and see to the article that it had in hand."""
        self.workers.remove(worker)
        code = worker.end()
        if not worker.ready:
            raise DiplographError(f"a worker process {_end(code)} before it began; take fewer --workers and run again")
        task, *rest = worker.left
        article = task[1]
        self.again += [[other] for other in reversed(rest)]
        if worker.late and rest:
            self.again.append([task])
        elif worker.late:
            reason = f"took longer than {self.limits.seconds_for(article):g} seconds"
            remedy = f"{_LATER}, with more time by --article-timeout"
            self._done(Failure(article.id, reason, remedy))
        elif article.id in self.suspects:
            reason = f"its process {_end(code)}, twice"
            self._done(Failure(article.id, reason, f"{_LATER}; else cut it, or take it out"))
        else:
            self.suspects.add(article.id)
            self.again.append([task])


def _end(code: int) -> str:
    """How a process ended, in words."""
    if code == OUT_OF_MEMORY:
        return "ran out of memory"
    if code < 0:
        name = signal.Signals(-code).name
        return f"was killed by {name}" + (" (is memory short?)" if code == -signal.SIGKILL else "")
    return f"ended with code {code}"


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back what stops a build until a process is begun, for it goes to that one, too; no warning of threads."""
    masks = hasattr(signal, "pthread_sigmask")
    stops = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP} if masks else set()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, stops) if masks else set()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            yield
    finally:
        if masks:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
