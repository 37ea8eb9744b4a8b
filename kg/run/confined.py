"""Work that may kill a process is done in one of its own: with limits on time and memory.

The RDF library dies of what is nested too deep, and cannot be stopped while it computes. So a question or a file that
this program did not write goes to a child, ``python -m MODULE``, which reads a request from standard input, calls
``confine`` before it looks at it, and prints its answer.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass

from kg.errors import DiplographError

MEGABYTE = 1 << 20
_NO_MEMORY = (b"memory allocation of", b"bad_alloc", b"MemoryError", b"Resource temporarily unavailable")


class ConfinedError(DiplographError):
    """A child did not get to an answer; the message says why, to be put behind what it was asked to do."""


@dataclass(frozen=True)
class Limits:
    """What one piece of work may cost: seconds by the clock, megabytes of memory, rows of an answer."""

    seconds: float = 60
    megabytes: int = 2048
    rows: int = 1_000_000


def run_confined(module: str, request: bytes, limits: Limits) -> bytes:
    """What the module prints in a process of its own.

    Raises ConfinedError where it takes more time or memory than it may, or dies.
    """
    # -P: no module is taken from the current folder, which may be anybody's.
    command = [sys.executable, "-P", "-m", module, str(limits.megabytes), str(int(limits.seconds) + 2)]
    try:
        done = subprocess.run(command, input=request, capture_output=True, timeout=limits.seconds, check=False)
    except subprocess.TimeoutExpired:
        raise ConfinedError(f"it took more than {limits.seconds:g} seconds") from None
    if done.returncode == 0:
        return done.stdout
    raise ConfinedError(reason_of(done.returncode, done.stderr, limits))


def confine(megabytes: int, seconds: int | None = None) -> None:
    """Set the limits of this process, which hold even where nobody is left to stop it; None sets none of time."""
    limit("RLIMIT_DATA", megabytes * MEGABYTE)
    limit("RLIMIT_CORE", 0)
    if seconds is not None:
        limit("RLIMIT_CPU", seconds * (os.cpu_count() or 1))


def limit(name: str, most: int) -> None:
    """Set a limit of this process, at most the one that it cannot raise.

    Systems other than Linux know some of them or none; the clock of who waits for this process holds everywhere.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    kind = getattr(resource, name)
    hard = resource.getrlimit(kind)[1]
    with suppress(ValueError, OSError):  # a system that has the name of a limit, and refuses it
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def reason_of(code: int, said: bytes, limits: Limits) -> str:
    """Why a child ended without an answer; a negative code is the signal that killed it."""
    if any(words in said for words in _NO_MEMORY) or code == -signal.SIGKILL:
        return f"it took more than {limits.megabytes} MB of memory"
    if code == -signal.SIGSEGV or b"overflowed its stack" in said:
        return "the RDF library does not survive it; it is nested too deep, or too long"
    last = said.decode(errors="replace").strip().splitlines()[-1:]
    return f"the process for it ended with code {code} ({' '.join(last) or 'no message'})"
