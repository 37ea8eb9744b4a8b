"""The lock of a folder: one build at a time, whoever has it is named, and a dead build stops nobody."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import DiplographError
from kg.run.lock import FILE, only_build

_HOLD = """
import sys
from pathlib import Path
from kg.run.lock import only_build
with only_build(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds ``tmp_path / "out"`` until its input ends."""
    command = [sys.executable, "-c", _HOLD, str(tmp_path / "out")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_the_second_build_ends_at_once_and_names_the_first(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    for _ in range(2):  # and whoever is refused does not take the name away
        with (
            pytest.raises(DiplographError, match=rf"out: another build \(process {holder.pid}\) .* with -o"),
            only_build(tmp_path / "out"),
        ):
            pytest.fail("two builds in one folder")


def test_a_killed_build_leaves_no_lock(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    assert (tmp_path / "out" / FILE).read_text() == f"{holder.pid}\n"
    with only_build(tmp_path / "out"):
        pass
    assert (tmp_path / "out" / FILE).read_bytes() == b""


def test_a_disk_that_refuses_at_the_end_takes_nothing_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with only_build(tmp_path):
        pass
    with only_build(tmp_path):
        pass


def test_an_error_lets_go(tmp_path: Path) -> None:
    with pytest.raises(KeyError), only_build(tmp_path):
        raise KeyError
    with only_build(tmp_path):
        assert (tmp_path / FILE).exists()


def test_a_file_that_names_nobody_is_no_fault(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    (tmp_path / "out" / FILE).write_bytes(b"\xff")
    with pytest.raises(DiplographError, match="another build is writing"), only_build(tmp_path / "out"):
        pytest.fail("two builds in one folder")
    assert holder.poll() is None
