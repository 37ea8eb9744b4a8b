"""Disks that are truly full and folders that may truly not be written: in a world of its own, as root makes it."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.pipeline import build
from tests.torture.kinds import IN_WORDS, Case
from tests.torture.situation import Situation, WrongError, must
from tests.torture.supervised import CRASHED, run

_LIBC = ctypes.CDLL(None, use_errno=True)
_NEW_MOUNTS, _NEW_USER = 0x00020000, 0x10000000  # from linux/sched.h
_CAPABILITIES = 0x20080522  # from linux/capability.h
_ENOUGH = "size=64m"
_PAGE = 4096
_ABOVE = ".."
_RIGHTS = ((".", 0o555), (".", 0o000), ("claims", 0o555), ("store", 0o555), (".lock", 0o444), (_ABOVE, 0o555))


def full(situation: Situation, count: int) -> Iterator[Case]:
    """The folder lies on a disk with so little room, or so few places for files, that the build does not fit."""
    if not count:
        return
    situation.rebuild()
    least, files = _size(situation.root / "former"), sum(1 for _ in (situation.root / "former").rglob("*"))
    step = (_size(situation.out) + (1 << 20)) // count
    for number in range(count):
        size = f"size={least + (number + 1) * step}"
        limit = f"nr_inodes={files + 5 * number + 8}" if number % 4 == 3 else size
        yield f"disk with {limit}", lambda limit=limit: _told(lambda: _fill(situation, limit), situation)  # type: ignore[misc]


def forbidden(situation: Situation, wanted: bool) -> Iterator[Case]:
    """Something of the folder, or above it, may not be written or read by whoever builds."""
    if not wanted:
        return
    for place, mode in _RIGHTS:
        words = f"{place} with the rights {mode:03o}"
        yield words, lambda place=place, mode=mode: _told(lambda: _forbid(situation, place, mode), situation)  # type: ignore[misc]


def _told(work: Callable[[], None], situation: Situation) -> None:
    """Do it in a fork, for it changes the process for good."""
    must(run(work, situation.out))


def _fill(situation: Situation, limit: str) -> None:
    shutil.rmtree(situation.out)
    situation.out.mkdir()
    _mount_small(situation.out, limit)
    shutil.copytree(situation.root / "former", situation.out, dirs_exist_ok=True)
    outcome = run(lambda: build(situation.order), situation.out)
    if outcome.code and not outcome.words.startswith(IN_WORDS):
        raise WrongError(f"not in words for the user: {outcome.words or outcome.code}")
    if outcome.code and "No space left on device; free some space" not in outcome.words:
        raise WrongError(f"does not tell of the room: {outcome.words}")
    situation.prove_reader()
    subprocess.run(["mount", "-o", f"remount,{_ENOUGH},nr_inodes=0", situation.out], check=True)
    situation.prove_rebuilt()


def _mount_small(folder: Path, limit: str) -> None:
    """A disk of its own at the folder, which this process alone sees."""
    user, group = os.getuid(), os.getgid()
    if _LIBC.unshare(_NEW_USER | _NEW_MOUNTS):
        raise WrongError(f"this system makes no small disk for us: {os.strerror(ctypes.get_errno())}")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"0 {user} 1")
    Path("/proc/self/gid_map").write_text(f"0 {group} 1")
    subprocess.run(["mount", "-t", "tmpfs", "-o", limit, "tmpfs", folder], check=True)


def _forbid(situation: Situation, place: str, mode: int) -> None:
    situation.reset()
    path = (situation.out / place).resolve()
    if place == _ABOVE:
        shutil.rmtree(situation.out)
    rights = path.stat().st_mode
    path.chmod(mode)
    _give_up_power()
    outcome = run(lambda: build(situation.order), situation.out)
    path.chmod(rights)
    if outcome.code not in (0, CRASHED) or (outcome.code and not outcome.words.startswith(IN_WORDS)):
        raise WrongError(f"not in words for the user: {outcome.words or outcome.code}")
    if place != _ABOVE:
        situation.prove_reader()
    situation.prove_rebuilt()


def _give_up_power() -> None:
    """From here on the rights of files hold for this process, even if root began it."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0)
    if _LIBC.capset(header, (ctypes.c_uint32 * 6)()):
        raise WrongError(f"cannot give up power: {os.strerror(ctypes.get_errno())}")


def _size(folder: Path) -> int:
    """Bytes on a disk that gives room by the page."""
    return sum(-(-path.stat().st_size // _PAGE) * _PAGE for path in folder.rglob("*") if path.is_file())
