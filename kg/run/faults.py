"""What the system refuses amid a build, in words: a full disk, a folder without the right to write."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import DiplographError

_REMEDIES = {
    errno.ENOSPC: "free some space",
    errno.EDQUOT: "free some space",
    errno.EACCES: "give yourself the right to write there",
    errno.EPERM: "give yourself the right to write there",
    errno.EROFS: "give another folder with -o",
    errno.EFBIG: "allow larger files (ulimit -f unlimited)",
    errno.EMFILE: "allow more open files (ulimit -n 4096)",
    errno.ENFILE: "end programs that hold many files open",
    errno.ENOMEM: "end other programs, or take fewer --workers",
    errno.EIO: "see whether the disk is sound",
}


@contextmanager
def in_words(out: Path) -> Iterator[None]:
    """Raise as DiplographError whatever the system refuses to a build into ``out``, with what to do."""
    try:
        yield
    except MemoryError as error:
        raise _told(f"{out}: out of memory", _REMEDIES[errno.ENOMEM]) from error
    except OSError as error:
        code = error.errno or _code_in(str(error))
        remedy = _REMEDIES.get(code, "see to that")
        raise _told(f"{error.filename or out}: {os.strerror(code) if code else error}", remedy) from error


def _code_in(words: str) -> int:
    """Which error of the system a library speaks of that gives words alone; 0 if none.

    >>> errno.errorcode[_code_in("IO error: No space left on device: While appending to file: 000010.sst")]
    'ENOSPC'
    """
    return next((code for code in _REMEDIES if os.strerror(code) in words), 0)


def _told(problem: str, remedy: str) -> DiplographError:
    kept = "the graph is as it was before, and the claims found so far are kept"
    return DiplographError(f"{problem}; {remedy} and run the same command again: {kept}")
