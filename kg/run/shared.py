"""What forked processes share: all that was loaded before the fork, as long as nobody writes to it."""

from __future__ import annotations

import gc
from contextlib import suppress

from kg.model import Article
from kg.run.recipe import Extractor

# Short, harmless, and asks for what is loaded at first use: the world's cities, holders of offices, inflections, times.
_REHEARSAL = Article(
    "rehearsal",
    "MOSCOW, March 3 -- French Foreign Minister Anna Berger met President Ivan Orlov in Gdansk on Monday. "
    "She said the two leaders had denied a report that Poland would sell arms to Iraq.",
)


def share(extractor: Extractor, several: bool) -> None:
    """Make this process ready to be forked, by ``several`` processes or one.

    For several an article is rehearsed: what that loads (almost a second, a hundred megabytes) each would load by
    itself. And the collector lets go of all that is here: it would write to each object, so that none stayed shared.
    """
    if several:
        with suppress(Exception):  # it will be told of the articles on which it happens again
            list(extractor.extract([_REHEARSAL]))
    gc.collect()
    gc.freeze()
