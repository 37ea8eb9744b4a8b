"""A build that is told to stop ends at once with one line, and the same command goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.pipeline import Build, build
from tests.run.standins import Simple
from tests.test_pipeline import files_of

_BUILD = """
import sys
from kg import cli
from kg.cli import build
from tests.run.standins import Slow
if __name__ == "__main__":
    build.Recipe = lambda *_: Slow()
    cli.main()
"""
_WORDS = "kg: stopped; the same command goes on from the claims that were found.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with one article."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("Somebody went to Moscow.\n")
    return tmp_path / "in"


def started(articles: Path, ignored: signal.Signals | None = None) -> subprocess.Popen[str]:
    """The command at work on an article that takes it a minute, in a group of processes."""
    program, out = articles.with_name("program.py"), articles.with_name("out")
    program.write_text(_BUILD)

    def prepare() -> None:
        if ignored:
            signal.signal(ignored, signal.SIG_IGN)

    process = subprocess.Popen(
        [sys.executable, str(program), "build", str(articles), "-o", str(out), "--quiet"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        preexec_fn=prepare,  # noqa: PLW1509
    )
    lock = out / ".lock"
    while process.poll() is None and not (lock.exists() and lock.read_text()):
        time.sleep(0.05)
    time.sleep(0.3)
    return process


@pytest.mark.timeout(240)
@pytest.mark.skipif(os.name != "posix", reason="sends signals to a group of processes, as a terminal does")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str
)
def test_one_line_and_a_folder_to_go_on_with(articles: Path, number: signal.Signals, code: int) -> None:
    process = started(articles)
    os.killpg(process.pid, number)
    out, errors = process.communicate(timeout=120)
    assert (process.returncode, out, errors) == (code, "", _WORDS)
    stopped, anew = (Build((str(articles),), articles.with_name(name), Simple()) for name in ("out", "anew"))
    build(stopped)
    build(anew)
    assert files_of(stopped.out) == files_of(anew.out)


@pytest.mark.timeout(240)
@pytest.mark.skipif(os.name != "posix", reason="sends signals")
def test_a_build_goes_on_without_its_terminal_if_asked_to(articles: Path) -> None:
    process = started(articles, ignored=signal.SIGHUP)
    os.killpg(process.pid, signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=1)
    os.killpg(process.pid, signal.SIGTERM)
    assert process.wait(timeout=120) == 143
    process.communicate()
