"""Extraction in this process and in workers: the same shards, and a dead worker ends in an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DiplographError
from kg.model import Article
from kg.run.local import BATCH, extract_all, extract_in_processes
from kg.run.plan import Task
from tests.run.standins import Deadly, Simple

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


@pytest.mark.timeout(60)
def test_a_dead_worker_is_an_error_and_what_was_done_stays(tmp_path: Path) -> None:
    deadly: Task = ("fff", Article("last", "die"))
    with pytest.raises(DiplographError, match=r"worker process died.*--resume"):
        extract_in_processes([*TASKS, deadly], Deadly(), tmp_path, 1)
    assert len(shards_in(tmp_path)) >= BATCH
