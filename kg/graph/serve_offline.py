"""A program run without the right to open connections: ``python -m kg.graph.serve_offline MEGABYTES PARENT PROGRAM …``.

The Oxigraph server has no switch that turns federated queries (``SERVICE``) off. So the kernel refuses it every call by
which a process connects to another, or looks a name up, for as long as it lives; whoever connects to *it* is answered.
"""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import socket
import sys

from kg.run.confined import confine

# By connect() all TCP begins, and most UDP; the others send a packet without it, or connect behind the kernel's filter.
_FORBIDDEN = ("connect", "sendmsg", "sendmmsg", "io_uring_setup")
_PR_SET_PDEATHSIG = 1


def available() -> bool:
    """Whether this machine can take the right away: Linux with libseccomp."""
    try:
        import pyseccomp  # noqa: F401
    except (ImportError, OSError, RuntimeError):
        return False
    return sys.platform == "linux"


def forbid_connections() -> None:
    """Take from this process, for good, the right to open connections; it is tried at once.

    Raises OSError where the kernel knows no filters, RuntimeError where the filter does not hold.
    """
    import pyseccomp

    calls = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in _FORBIDDEN:
        calls.add_rule(pyseccomp.ERRNO(errno.EPERM), name)
    # sendto() without an address (its argument 4) is how an answer goes out.
    calls.add_rule(pyseccomp.ERRNO(errno.EPERM), "sendto", pyseccomp.Arg(4, pyseccomp.NE, 0))
    calls.load()
    with socket.socket() as attempt:
        if attempt.connect_ex(("127.0.0.1", 9)) != errno.EPERM:
            raise RuntimeError("the filter on connections does not hold")


def main(command: list[str]) -> None:
    """Become the program, which ends when the thread that started this one does, with so much memory at most."""
    megabytes, parent, *program = command
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != int(parent):  # it ended before it was asked to tell
        return
    forbid_connections()
    confine(int(megabytes))
    os.execv(program[0], program)


if __name__ == "__main__":
    main(sys.argv[1:])
