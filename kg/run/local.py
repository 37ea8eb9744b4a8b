"""Extraction: batches of articles to shards, here in this process.

An article on which extraction itself fails is left out and told; the others go on.
"""

from __future__ import annotations

import gc
import os
import traceback
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from kg.errors import DiplographError
from kg.run.failure import Failure
from kg.run.plan import Task
from kg.run.recipe import Extract, Extractor
from kg.run.shards import ClaimShards

BATCH = 64  # larger batches are slower: the parser pads all texts of a batch to the longest
SMALL = 4 * BATCH  # articles; for fewer a second process is not worth the while
Advance = Callable[[int], None]


def extract_all(
    tasks: Iterable[Task], extractor: Extractor, folder: Path, advance: Advance = lambda _: None
) -> list[Failure]:
    """Make the shards of all tasks below ``folder`` in this process; ``advance`` hears of each article."""
    failures = []
    for batch in batches(tasks, BATCH):
        for failure in extract_each(batch, extractor.extract, folder):
            failures += [failure] if failure else []
            advance(1)
    return failures


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


def extract_batch(batch: list[Task], extract: Extract, folder: Path) -> list[Failure]:
    """Write the shards of one batch below ``folder`` and return its failures."""
    return [failure for failure in extract_each(batch, extract, folder) if failure]


def extract_each(batch: list[Task], extract: Extract, folder: Path) -> Iterator[Failure | None]:
    """For each article of a batch, in order: None when its shard is written below ``folder``, or why there is none."""
    shards = ClaimShards(folder)
    left = {article.id: (key, article) for key, article in batch}
    while left:
        try:
            for article, findings in extract([article for _, article in left.values()]):
                shards.write(left[article.id][0], article, findings)
                del left[article.id]
                yield None
        except (DiplographError, OSError, MemoryError):
            raise
        except Exception as error:  # a fault of ours in one article must not cost the user all others
            name = next(iter(left))  # articles come back in the order given, so it was the first that is left
            del left[name]
            yield Failure(name, _words(error))
    gc.collect()  # trees of sentences know each other in circles; left to itself Python lets thousands of them gather


def _words(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})"
