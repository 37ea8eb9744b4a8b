"""How often Python looks for objects that only know each other: more seldom than its default, in all of a build.

Tokens and trees are such objects by the ten thousand. Looking for them after every few hundred new ones, again and
again through all that lives, is some seven percent of a build's time; looking later costs some ten megabytes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (50_000, 20, 100)


def collect_seldom() -> None:
    """From now on, in this process."""
    gc.set_threshold(*_SELDOM)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """The same for a while; after that as it was before."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
