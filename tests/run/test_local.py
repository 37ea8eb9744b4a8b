"""Extraction in this process and in workers: the same shards, and a dead worker ends in an error."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import DiplographError
from kg.model import Article
from kg.run.local import BATCH, extract_all, extract_in_processes
from kg.run.plan import Task
from tests.run.standins import Deadly, Faulty, Simple

TASKS: list[Task] = [(f"{n:03d}", Article(f"article {n}", f"Text {n}.")) for n in range(3 * BATCH + 5)]


def shards_in(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


def test_workers_make_the_same_shards_as_this_process(tmp_path: Path) -> None:
    heard: list[int] = []
    extract_all(TASKS, Simple().load(), tmp_path / "one")
    extract_in_processes(TASKS, Simple(), tmp_path / "two", 2, heard.append)
    assert len(shards_in(tmp_path / "one")) == len(TASKS)
    assert shards_in(tmp_path / "one") == shards_in(tmp_path / "two")
    assert sorted(heard) == [5, BATCH, BATCH, BATCH]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_fails_is_named_and_the_others_go_on(tmp_path: Path, workers: int) -> None:
    bad: list[Task] = [("bad1", Article("bad 1", "fail")), ("bad2", Article("bad 2", "fail"))]
    tasks = [bad[0], *TASKS[:100], bad[1], *TASKS[100:]]
    heard: list[int] = []
    if workers == 1:
        failures = extract_all(tasks, Faulty().load(), tmp_path, heard.append)
    else:
        failures = extract_in_processes(tasks, Faulty(), tmp_path, workers, heard.append)
    assert [failure.article for failure in failures] == ["bad 1", "bad 2"]
    assert failures[0].reason.startswith("KeyError: 'bad 1' (standins.py, line ")
    assert len(shards_in(tmp_path)) == len(TASKS)
    assert sum(heard) == len(tasks)


def test_a_full_disk_is_no_fault_of_an_article(tmp_path: Path) -> None:
    (tmp_path / "00").write_text("a file where a folder should be")
    with pytest.raises(OSError, match="00"):
        extract_all(TASKS, Simple().load(), tmp_path)


_STOPPED = """
import sys
from pathlib import Path
from kg.run.local import extract_in_processes
from tests.run.standins import Slow
from tests.run.test_local import TASKS
if __name__ == "__main__":
    print("ready", flush=True)
    try:
        extract_in_processes(TASKS, Slow(), Path(sys.argv[1]), 2)
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.mark.timeout(60)
@pytest.mark.skipif(os.name != "posix", reason="sends a signal to a group of processes, as a terminal does")
@pytest.mark.parametrize("seconds", [0.1, 3], ids=["while workers start", "while they work"])
def test_ctrl_c_ends_workers_at_once_and_without_a_word(tmp_path: Path, seconds: float) -> None:
    (tmp_path / "stopped.py").write_text(_STOPPED)
    running = subprocess.Popen(
        [sys.executable, str(tmp_path / "stopped.py"), str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "ready\n"
    time.sleep(seconds)
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=30)  # a single article of Slow takes longer
    assert (running.returncode, errors) == (130, "")


@pytest.mark.timeout(60)
def test_a_dead_worker_is_an_error_and_what_was_done_stays(tmp_path: Path) -> None:
    deadly: Task = ("fff", Article("last", "die"))
    with pytest.raises(DiplographError, match=r"worker process died.*run again"):
        extract_in_processes([*TASKS, deadly], Deadly(), tmp_path, 1)
    assert len(shards_in(tmp_path)) >= BATCH
