"""What one article may cost a worker: seconds by the clock, and memory."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.model import Article
from kg.run.confined import MEGABYTE

SECONDS = 60.0
_NORMAL = 20_000  # characters; the usual report has a tenth of that and takes a tenth of a second
_LEAST = 512


@dataclass(frozen=True)
class ArticleLimits:
    """``seconds`` for an article of up to 20,000 characters, and as much again for each further 20,000.

    ``megabytes`` are what a worker may take beside the loaded model; where nothing is said the workers of a build
    share half of the machine's memory.
    """

    seconds: float = SECONDS
    megabytes: int | None = None

    def seconds_for(self, article: Article) -> float:
        """How long this article may take.

        >>> ArticleLimits(60).seconds_for(Article("a", "x" * 30_000))
        90.0
        """
        return self.seconds * max(1.0, len(article.text) / _NORMAL)

    def megabytes_of(self, workers: int) -> int:
        """What each of so many workers may take."""
        return self.megabytes or max(_LEAST, _machine() // MEGABYTE // 2 // workers)


def _machine() -> int:
    """Bytes of memory of this machine; plenty where it does not say."""
    with suppress(AttributeError, ValueError, OSError):
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return 1 << 36


def taken() -> int:
    """Megabytes of data that this process has taken so far; 0 where the system does not say."""
    with suppress(OSError, ValueError):
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
        return next((int(line.split()[1]) >> 10 for line in lines if line.startswith("VmData:")), 0)
    return 0
