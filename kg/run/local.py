"""Extraction on this machine: batches of articles to worker processes of our own, each of which writes its shards.

A worker that dies (out of memory, killed) ends the build with one clear error; what was finished stays on disk, and
the next build goes on from there. An article on which extraction itself fails is left out and told; the others go on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from kg.errors import DiplographError
from kg.run.plan import Task
from kg.run.recipe import Extract, Extractor, Recipe
from kg.run.shards import ClaimShards

BATCH = 64  # larger batches are slower: the parser pads all texts of a batch to the longest
SMALL = 4 * BATCH  # below this, loading the model once more costs what a second process saves
Advance = Callable[[int], None]


@dataclass(frozen=True, order=True)
class Failure:
    """An article, by identifier, on which extraction failed, and with what error and where."""

    article: str
    reason: str


def extract_all(
    tasks: Iterable[Task], extractor: Extractor, folder: Path, advance: Advance = lambda _: None
) -> list[Failure]:
    """Make the shards of all tasks below ``folder`` in this process; ``advance`` hears of each article."""
    done = (extract_batch(batch, extractor.extract, folder, advance) for batch in batches(tasks, BATCH))
    return [failure for failures in done for failure in failures]


def extract_in_processes(
    tasks: Iterable[Task], recipe: Recipe, folder: Path, workers: int, advance: Advance = lambda _: None
) -> list[Failure]:
    """The same with ``workers`` processes, each of which loads the recipe; ``advance`` hears of each batch.

    Raises DiplographError if a worker process dies.
    """
    # Spawned, not forked: a fork of a process with threads can hang, and spawning behaves alike on every system.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker, initargs=(recipe, folder))
    failures: list[Failure] = []
    try:
        for finished in _feed(pool, batches(tasks, BATCH), 2 * workers):
            failures += finished.failures
            advance(finished.articles)
    except BrokenProcessPool as error:
        remedy = "what it had finished is kept: run again, and with --workers 1 if memory was short"
        raise DiplographError(f"a worker process died; {remedy}") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return sorted(failures)


def default_workers() -> int:
    """Two processes where there are two processors: each holds a model of some hundred megabytes."""
    return min(2, os.cpu_count() or 1)


def batches(tasks: Iterable[Task], size: int) -> Iterator[list[Task]]:
    """Cut tasks into lists of at most ``size``.

    >>> from kg.model import Article
    >>> [len(batch) for batch in batches([("k", Article("a", ""))] * 5, 2)]
    [2, 2, 1]
    """
    rest = iter(tasks)
    while batch := list(islice(rest, size)):
        yield batch


def extract_batch(
    batch: list[Task], extract: Extract, folder: Path, advance: Advance = lambda _: None
) -> list[Failure]:
    """Write the shards of one batch below ``folder`` and return its failures; ``advance`` hears of each article."""
    shards, failures = ClaimShards(folder), list[Failure]()
    left = {article.id: (key, article) for key, article in batch}
    while True:
        try:
            for article, findings in extract([article for _, article in left.values()]):
                shards.write(left[article.id][0], article, findings)
                del left[article.id]
                advance(1)
        except (DiplographError, OSError, MemoryError):
            raise
        except Exception as error:  # a fault of ours in one article must not cost the user all others
            name = next(iter(left))  # articles come back in the order given, so it was the first that is left
            failures.append(Failure(name, _words(error)))
            del left[name]
            advance(1)
        else:
            return failures


def _words(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})"


@dataclass(frozen=True)
class _Finished:
    articles: int
    failures: list[Failure] = field(default_factory=list)


def _feed(pool: ProcessPoolExecutor, work: Iterator[list[Task]], ahead: int) -> Iterator[_Finished]:
    """Keep ``ahead`` batches under way, so that memory does not grow with the input."""
    running: set[Future[_Finished]] = {_submit(pool, batch) for batch in islice(work, ahead)}
    while running:
        done, running = wait(running, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in done)
        running |= {_submit(pool, batch) for batch in islice(work, len(done))}


def _submit(pool: ProcessPoolExecutor, batch: list[Task]) -> Future[_Finished]:
    """Hand over a batch. A process that this starts holds back Ctrl-C until ``_start_worker`` lets it in."""
    if not hasattr(signal, "pthread_sigmask"):
        return pool.submit(_work, batch)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_work, batch)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass
class _Worker:
    extract: Extract
    folder: Path


_worker: list[_Worker] = []  # one in each worker process, empty in the parent


def _start_worker(recipe: Recipe, folder: Path) -> None:
    # Ctrl-C reaches the workers, too. They end without a word; the parent tells it, once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    # One thread for each process: the processes share the processors already.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    _worker.append(_Worker(recipe.load().extract, folder))


def _work(batch: list[Task]) -> _Finished:
    return _Finished(len(batch), extract_batch(batch, _worker[0].extract, _worker[0].folder))
