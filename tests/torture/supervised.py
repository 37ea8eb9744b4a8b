"""A process whose every change of a folder passes through our hands: it can be killed there, or the change refused.

The kernel (seccomp, Linux) holds each call that reads, writes, renames, makes, removes or syncs until this process has
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

from tests.torture.held import LOOKS, MAKES, NUMBERS, OPENS, READS, Call, held_call

_RECEIVE, _ANSWER, _GO_ON = 0xC0502100, 0xC0182101, 1  # from linux/seccomp.h
CRASHED = 70

FAULTS = {
    **dict.fromkeys(("write", "pwrite64", "writev", "pwritev", "sendfile"), (errno.ENOSPC, errno.EIO)),
    **dict.fromkeys(("copy_file_range", "fallocate"), (errno.ENOSPC, errno.EIO)),
    **dict.fromkeys(("fsync", "fdatasync", "syncfs"), (errno.EIO, errno.ENOSPC)),
    **dict.fromkeys(("rename", "renameat", "renameat2"), (errno.EACCES, errno.EIO, errno.ENOSPC)),
    **dict.fromkeys(("mkdir", "mkdirat"), (errno.EACCES, errno.ENOSPC, errno.EMFILE)),
    **dict.fromkeys(("unlink", "unlinkat", "rmdir"), (errno.EACCES, errno.EIO)),
    **dict.fromkeys(("read", "pread64", "ftruncate"), (errno.EIO,)),
    MAKES: (errno.EMFILE, errno.EACCES, errno.ENOSPC),
    LOOKS: (errno.EMFILE, errno.EACCES),
}
"""Which errors each call may give."""


@dataclass(frozen=True)
class Plan:
    """What befalls the process: at the ``at``-th call (from 0) it is killed, or that call gives ``fault``.

    Calls that only read count, and are held, where ``reads`` says so. A ``lasting`` fault hits all further calls of
    that name, too, as on a full disk. ``after`` seconds it is killed wherever it is.
    """

    at: int | None = None
    fault: int | None = None
    lasting: bool = False
    after: float | None = None
    reads: bool = False


@dataclass(frozen=True)
class Outcome:
    """How it went: exit code (negative: the signal), what it said last, and the calls that it made."""

    code: int
    words: str
    calls: tuple[Call, ...] = ()


def run(work: Callable[[], object], folder: Path, plan: Plan | None = None) -> Outcome:
    """Do some work in a fork of this process, which must have no threads; the calls are those about ``folder``.

    What is raised there goes to ``words`` with the exit code CRASHED. A call that kills is not among the calls.
    """
    words = os.memfd_create("words")
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        _child(work, words, theirs, plan)
    theirs.close()
    calls = _watch(pid, ours, folder, plan) if plan else ()
    ours.close()
    _, status = os.waitpid(pid, 0)
    with os.fdopen(words, "rb") as said:
        said.seek(0)
        return Outcome(os.waitstatus_to_exitcode(status), said.read().decode(), tuple(calls))


def _child(work: Callable[[], object], words: int, channel: socket.socket, plan: Plan | None) -> None:
    code = CRASHED
    try:
        if plan:
            _hand_over(channel, plan.reads)
        work()
        code = 0
    except BaseException as error:
        os.write(words, f"{type(error).__name__}: {error}".encode())
    finally:
        os._exit(code)


def _hand_over(channel: socket.socket, reads: bool) -> None:
    """From here on let the parent answer for each call that it wants to know of."""
    calls = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in NUMBERS.values():
        if reads or name not in (*READS, OPENS):
            calls.add_rule(pyseccomp.NOTIFY, name)
    for flag in () if reads else (os.O_CREAT, os.O_WRONLY, os.O_RDWR):
        calls.add_rule(pyseccomp.NOTIFY, OPENS, pyseccomp.Arg(2, pyseccomp.MASKED_EQ, flag, flag))
    handle = os.dup(0)  # a number that is free, and the lowest: the filter will get it, and we need not ask which
    os.close(handle)
    calls.load()
    socket.send_fds(channel, [b"."], [handle])
    os.close(handle)


def _watch(pid: int, channel: socket.socket, folder: Path, plan: Plan) -> list[Call]:
    _, (handle,), _, _ = socket.recv_fds(channel, 1, 1)
    poll, calls, lasting = select.poll(), list[Call](), ""
    poll.register(handle, select.POLLIN)
    end = time.monotonic() + (plan.after if plan.after is not None else 600)
    try:
        while events := poll.poll(max(0.0, end - time.monotonic()) * 1000):
            if not events[0][1] & select.POLLIN:
                return calls  # it has ended
            held = bytearray(80)
            fcntl.ioctl(handle, _RECEIVE, held)
            key, who, _, number, _, _, *arguments = struct.unpack("QIIiIQ6Q", held)
            call, fault = held_call(who, number, arguments), 0
            if call.path.is_relative_to(folder):
                if plan.at == len(calls) and plan.fault is None:
                    break
                if plan.fault is not None and (plan.at == len(calls) or call.name == lasting):
                    fault, lasting = plan.fault, call.name if plan.lasting else ""
                calls.append(call)
            answer = struct.pack("QqiI", key, 0, -fault, 0) if fault else struct.pack("QqiI", key, 0, 0, _GO_ON)
            fcntl.ioctl(handle, _ANSWER, answer)
        os.kill(pid, signal.SIGKILL)
        return calls
    finally:
        os.close(handle)


if sys.platform != "linux":
    raise ImportError("the kernel's part in this is Linux's")
