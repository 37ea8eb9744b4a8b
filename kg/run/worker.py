"""What a worker process does: it takes batches of articles, writes their shards, and tells of each one."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from kg.errors import DiplographError
from kg.run.collection import collect_seldom
from kg.run.confined import confine
from kg.run.limits import taken
from kg.run.local import extract_each
from kg.run.plan import Task
from kg.run.recipe import Extract, Extractor, Recipe

READY = "ready"
OUT_OF_MEMORY = 71  # an exit code that nothing else gives
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Post:
    """What a worker is told once: the recipe, where shards lie, what it may take of memory, whose worker it is."""

    recipe: Recipe
    folder: Path
    megabytes: int
    parent: int


def serve(post: Post, connection: Connection[object, list[Task]], extract: Extract | None) -> None:
    """Work until there is no more; ``extract`` is the loaded recipe, if it was there before this process.

    Sends READY; then None for each article of a batch, in their order, or a Failure; or the error that ends it all.
    """
    _end_with(post.parent)
    # Ctrl-C, and that a terminal is gone, reach the workers, too. The parent ends them, and tells it once.
    for name in ("SIGINT", "SIGHUP"):
        signal.signal(getattr(signal, name, signal.SIGINT), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})  # held back while this process began
    try:
        extract = extract or load_alone(post.recipe).extract
        confine(taken() + post.megabytes)
        connection.send(READY)
        while batch := connection.recv():
            for result in extract_each(batch, extract, post.folder):
                connection.send(result)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except (DiplographError, OSError) as error:
        connection.send(error)
    except EOFError:  # the parent is gone
        pass


def load_alone(recipe: Recipe) -> Extractor:
    """Load a recipe in a process that was not forked from one that has it, and that is one of several."""
    # One thread for each process: the processes share the processors already.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    collect_seldom()
    return recipe.load()


def _end_with(parent: int) -> None:
    """Let the kernel end this process when its parent ends, however that ends; elsewhere the next article does."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it was gone before
            os._exit(1)
