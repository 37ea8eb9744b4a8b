"""A process whose every change of a folder passes through our hands: it can be killed there, or the change refused.

The kernel (seccomp, Linux) holds each call that writes, renames, makes, removes or syncs until this process has
answered. So faults hit what libraries in C++ and Rust write just as what Python writes.
"""

from __future__ import annotations

import errno
import fcntl
import os
import select
import signal
import socket
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyseccomp

_RECEIVE, _ANSWER, _GO_ON = 0xC0502100, 0xC0182101, 1  # from linux/seccomp.h
_WRITES = ("write", "pwrite64", "writev", "fsync", "fdatasync", "syncfs", "ftruncate")  # the file is the first argument
_NAMES = ("rename", "renameat", "renameat2", "mkdir", "mkdirat", "unlink", "unlinkat", "rmdir")
_OPEN = "openat"
_LIBRARY = pyseccomp.Arch.NATIVE
_NUMBERS = {pyseccomp.resolve_syscall(_LIBRARY, name): name for name in (*_WRITES, *_NAMES, _OPEN)}
CRASHED = 70

FAULTS = {
    **dict.fromkeys(("write", "pwrite64", "writev"), (errno.ENOSPC, errno.EIO)),
    **dict.fromkeys(("fsync", "fdatasync", "syncfs"), (errno.EIO, errno.ENOSPC)),
    **dict.fromkeys(("rename", "renameat", "renameat2"), (errno.EACCES, errno.EIO, errno.ENOSPC)),
    **dict.fromkeys(("mkdir", "mkdirat"), (errno.EACCES, errno.ENOSPC, errno.EMFILE)),
    **dict.fromkeys(("unlink", "unlinkat", "rmdir"), (errno.EACCES, errno.EIO)),
    _OPEN: (errno.EMFILE, errno.EACCES, errno.ENOSPC),
    "ftruncate": (errno.EIO,),
}
"""Which errors each call may give."""


@dataclass(frozen=True)
class Plan:
    """What befalls the process: at the ``at``-th change (from 0) it is killed, or that change gives ``fault``.

    A ``lasting`` fault hits all further calls of that name, too, as on a full disk. ``after`` seconds it is killed
    wherever it is.
    """

    at: int | None = None
    fault: int | None = None
    lasting: bool = False
    after: float | None = None


@dataclass(frozen=True)
class Outcome:
    """How it went: exit code (negative: the signal), what it said last, and the names of the changes that it made."""

    code: int
    words: str
    calls: tuple[str, ...]


def run(work: Callable[[], object], folder: Path, plan: Plan | None = None) -> Outcome:
    """Do some work in a fork of this process, which must have no threads; changes are those below ``folder``.

    What is raised there goes to ``words`` with the exit code CRASHED.
    """
    words = folder.with_name("words")
    words.write_text("")
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        _child(work, words, theirs if plan else None)
    theirs.close()
    calls = _watch(pid, ours, folder, plan) if plan else ()
    ours.close()
    _, status = os.waitpid(pid, 0)
    return Outcome(os.waitstatus_to_exitcode(status), words.read_text(), tuple(calls))


def _child(work: Callable[[], object], words: Path, channel: socket.socket | None) -> None:
    code = CRASHED
    handle = os.open(words, os.O_WRONLY)
    try:
        if channel:
            _hand_over(channel)
        work()
        code = 0
    except BaseException as error:
        os.write(handle, f"{type(error).__name__}: {error}".encode())
    finally:
        os._exit(code)


def _hand_over(channel: socket.socket) -> None:
    """From here on let the parent answer for each change that this process makes."""
    calls = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in (*_WRITES, *_NAMES):
        calls.add_rule(pyseccomp.NOTIFY, name)
    making = pyseccomp.Arg(2, pyseccomp.MASKED_EQ, os.O_CREAT, os.O_CREAT)
    calls.add_rule(pyseccomp.NOTIFY, _OPEN, making)
    calls.load()
    links = Path("/proc/self/fd").iterdir()
    (handle,) = (int(link.name) for link in links if "seccomp notify" in _target(link))
    socket.send_fds(channel, [b"."], [handle])
    os.close(handle)


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return ""


def _watch(pid: int, channel: socket.socket, folder: Path, plan: Plan) -> list[str]:
    _, (handle,), _, _ = socket.recv_fds(channel, 1, 1)
    poll, calls, lasting = select.poll(), list[str](), ""
    poll.register(handle, select.POLLIN)
    end = time.monotonic() + (plan.after if plan.after is not None else 600)
    try:
        while events := poll.poll(max(0.0, end - time.monotonic()) * 1000):
            if not events[0][1] & select.POLLIN:
                return calls  # it has ended
            held = bytearray(80)
            fcntl.ioctl(handle, _RECEIVE, held)
            key, who, _, number, _, _, *arguments = struct.unpack("QIIiIQ6Q", held)
            name, fault = _NUMBERS[number], 0
            if _below(folder, who, name, arguments):
                calls.append(name)
                if plan.at == len(calls) - 1 and plan.fault is None:
                    break
                if plan.fault is not None and (plan.at == len(calls) - 1 or name == lasting):
                    fault, lasting = plan.fault, name if plan.lasting else ""
            answer = struct.pack("QqiI", key, 0, -fault, 0) if fault else struct.pack("QqiI", key, 0, 0, _GO_ON)
            fcntl.ioctl(handle, _ANSWER, answer)
        os.kill(pid, signal.SIGKILL)
        return calls
    finally:
        os.close(handle)


def _below(folder: Path, who: int, name: str, arguments: list[int]) -> bool:
    """Whether a call is about something below the folder; calls by name all count, for nothing else is changed."""
    if name in _WRITES:
        return _target(Path(f"/proc/{who}/fd/{arguments[0]}")).startswith(str(folder))
    if name == _OPEN:
        with open(f"/proc/{who}/mem", "rb", buffering=0) as memory:  # noqa: PTH123
            memory.seek(arguments[1])
            return memory.read(4096).split(b"\0")[0].startswith(str(folder).encode())
    return True


if sys.platform != "linux":
    raise ImportError("the kernel's part in this is Linux's")
