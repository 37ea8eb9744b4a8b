"""Tasks in batches for several workers: the last ones are smaller, so that no worker waits long for another's last."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from kg.run.plan import Task

_LEAST = 16  # the model gains time by looking at several articles together; fewer cost a tenth more


def portions(tasks: Iterable[Task], size: int, workers: int) -> Iterator[list[Task]]:
    """Cut tasks into lists of ``size``, those of the end into shorter ones where there is more than one worker.

    >>> from kg.model import Article
    >>> tasks = [("k", Article("a", ""))] * 200
    >>> [len(batch) for batch in portions(tasks, 64, 1)], [len(batch) for batch in portions(tasks, 64, 2)]
    ([64, 64, 64, 8], [64, 64, 18, 16, 16, 16, 6])
    """
    rest = iter(tasks)
    ahead = deque(islice(rest, size * workers))
    while ahead:
        short = workers > 1 and len(ahead) < size * workers
        share = max(_LEAST, -(-len(ahead) // (2 * workers))) if short else size
        batch = [ahead.popleft() for _ in range(min(share, len(ahead)))]
        ahead.extend(islice(rest, len(batch)))
        yield batch
