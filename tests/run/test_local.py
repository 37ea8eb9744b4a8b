"""Extraction in this process and in workers: the same shards, and a fault in one article costs no other."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kg.model import Article, Claim
from kg.run.crew import extract_in_processes
from kg.run.limits import ArticleLimits
from kg.run.local import BATCH, extract_all, extract_each
from kg.run.plan import Task
from tests.run.standins import Faulty, Simple

LIMITS = ArticleLimits()
TASKS: list[Task] = [(f"{n:03d}", Article(f"article {n}", f"Text {n}.")) for n in range(3 * BATCH + 5)]


def shards_in(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_workers_make_the_same_shards_as_this_process(tmp_path: Path, workers: int) -> None:
    heard: list[int] = []
    extract_all(TASKS, Simple().load(), tmp_path / "one")
    extract_in_processes(TASKS, Simple(), tmp_path / "two", workers, LIMITS, heard.append)
    assert len(shards_in(tmp_path / "one")) == len(TASKS)
    assert shards_in(tmp_path / "one") == shards_in(tmp_path / "two")
    assert sum(heard) == len(TASKS)


@pytest.mark.parametrize("workers", [0, 2])
def test_an_article_that_fails_is_named_and_the_others_go_on(tmp_path: Path, workers: int) -> None:
    bad: list[Task] = [("bad1", Article("bad 1", "fail")), ("bad2", Article("bad 2", "fail"))]
    tasks = [bad[0], *TASKS[:100], bad[1], *TASKS[100:]]
    heard: list[int] = []
    if workers == 0:
        failures = extract_all(tasks, Faulty().load(), tmp_path, heard.append)
    else:
        failures = extract_in_processes(tasks, Faulty(), tmp_path, workers, LIMITS, heard.append)
    assert [failure.article for failure in failures] == ["bad 1", "bad 2"]
    assert failures[0].reason.startswith("KeyError: 'bad 1' (standins.py, line ")
    assert len(shards_in(tmp_path)) == len(TASKS)
    assert sum(heard) == len(tasks)


class Knot:
    """Holds itself, so that nothing but the collector of garbage lets go of it."""

    itself: Knot


def test_a_batch_leaves_no_garbage(tmp_path: Path) -> None:
    left = list[weakref.ref[Knot]]()

    def extract(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Claim]]]:
        for article in articles:
            knot = Knot()
            knot.itself = knot
            left.append(weakref.ref(knot))
            yield article, []

    assert not any(extract_each(TASKS[:5], extract, tmp_path))
    assert [ref() for ref in left] == [None] * 5


def test_a_full_disk_is_no_fault_of_an_article(tmp_path: Path) -> None:
    (tmp_path / "00").write_text("a file where a folder should be")
    with pytest.raises(OSError, match="00"):
        extract_all(TASKS, Simple().load(), tmp_path)
