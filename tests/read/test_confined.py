"""The process that reads risky formats is ended where it takes too much, and the next document is read all the same."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.read import confined
from kg.read.confined import Confined
from kg.read.formats.reading import UnreadableError

# The process as it is, with less time and memory, and with formats of our own that misbehave.
PROGRAM = """
import os, signal, sys, time, types
from pathlib import Path
from kg.read.formats import child
from kg.read.formats.reading import Reading

child.SECONDS, child.MEMORY = 1, 300 << 20

def format(read):
    module = types.ModuleType(read.__name__)
    module.read = read
    sys.modules["kg.read.formats." + read.__name__] = module

@format
def well(path):
    return Reading(f"{path.name} {os.getpid()}")

@format
def spins(path):
    while True:
        pass

@format
def sleeps(path):
    time.sleep(600)

@format
def grows(path):
    return Reading("a" * (400 << 20))

@format
def dies(path):
    os.kill(os.getpid(), signal.SIGSEGV)

@format
def writes(path):
    Path(path).write_bytes(b"a" * 9000)

@format
def prints(path):
    print("{}")
    return Reading("printed")

child.main()
"""
BAD = [
    ("spins", "it takes longer than"),
    ("sleeps", "gave no answer for"),
    ("grows", "it takes more than"),
    ("dies", "broke down"),
    ("writes", "broken or no WRITES file (OSError)"),
    ("none", "broken or no NONE file (ModuleNotFoundError)"),
]


@pytest.fixture
def room() -> Iterator[Confined]:
    with Confined(program=("-c", PROGRAM)) as opened:
        yield opened


def test_one_process_reads_many(room: Confined) -> None:
    first, second = (room.reading("well", Path(name)).text.split() for name in "ab")
    assert (first[0], second[0]) == ("a", "b")
    assert first[1] == second[1]


@pytest.mark.parametrize(("kind", "reason"), BAD, ids=[case[0] for case in BAD])
@pytest.mark.parametrize("before", [0, 1], ids=["first", "after another"])
def test_what_misbehaves_is_told_and_the_next_is_read(
    room: Confined, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, reason: str, before: int
) -> None:
    monkeypatch.setattr(confined, "PATIENCE", 3 if kind == "sleeps" else 60)
    for _ in range(before):
        room.reading("well", Path("a"))
    with pytest.raises(UnreadableError) as caught:
        room.reading(kind, tmp_path / "written")
    assert reason in caught.value.reason
    assert room.reading("well", Path("next")).text.startswith("next ")
    assert not (tmp_path / "written").exists() or (tmp_path / "written").read_bytes() == b""


def test_what_libraries_print_does_no_harm(room: Confined) -> None:
    assert room.reading("prints", Path("a")).text == "printed"


def test_it_ends_with_its_room() -> None:
    with Confined(program=("-c", PROGRAM)) as room:
        room.reading("well", Path("a"))
        assert room.child is not None
        process = room.child.process
        assert process.poll() is None
    assert process.poll() == -signal.SIGKILL
