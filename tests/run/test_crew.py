"""Workers that die, hang, want too much or lose their parent: the article is set aside, the rest goes on."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from kg.errors import DiplographError
from kg.model import Article, Claim
from kg.pipeline import Build, build
from kg.run.crew import extract_in_processes
from kg.run.limits import ArticleLimits
from kg.run.local import BATCH
from kg.run.plan import Task
from kg.run.recipe import Extractor, Recipe
from kg.run.report import read_report
from tests.run.standins import Deadly, DeadlyTogether, Gorging, Hanging, HangingTogether, Signing, Simple
from tests.run.test_local import TASKS, shards_in

SHORT = ArticleLimits(seconds=1, megabytes=256)
LONG = ArticleLimits(seconds=100, megabytes=256)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("recipe", "text", "words"),
    [
        pytest.param(Deadly(), "die", "its process was killed by SIGKILL (is memory short?), twice", id="killed"),
        pytest.param(Gorging(), "gorge", "its process ran out of memory, twice", id="memory"),
        pytest.param(Hanging(), "hang", "took longer than 1 seconds", id="time"),
        pytest.param(
            *(DeadlyTogether(), "die", "its process was killed by SIGKILL (is memory short?), twice"),
            id="killed by one of several",
        ),
        pytest.param(HangingTogether(), "hang", "took longer than 1 seconds", id="time of one of several"),
    ],
)
def test_what_ends_a_worker_is_set_aside_and_the_rest_goes_on(
    tmp_path: Path, recipe: Recipe, text: str, words: str, workers: int
) -> None:
    bad: list[Task] = [(f"bad{n}", Article(f"bad {n}", text)) for n in range(2)]
    heard: list[int] = []
    tasks = [*TASKS[:10], bad[0], *TASKS[10:], bad[1]]
    failures = extract_in_processes(
        tasks, recipe, tmp_path, workers, SHORT if text == "hang" else LONG, heard.append, recipe.load()
    )
    assert [failure.article for failure in failures] == ["bad 0", "bad 1"]
    assert {failure.reason for failure in failures} == {words}
    assert len(shards_in(tmp_path)) == len(TASKS)
    assert sum(heard) == len(tasks)


def test_the_report_says_what_was_set_aside(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, text in (("a", "Somebody went to Moscow."), ("b", "hang"), ("c", "Somebody stayed.")):
        (tmp_path / "in" / f"{name}.txt").write_text(text)
    order = Build((str(tmp_path / "in"),), tmp_path / "out", Hanging(), workers=1, limits=SHORT)
    report = build(order)
    assert report.counts.documents == 2
    (skipped,) = read_report(order.out).skipped
    assert (skipped["source"], skipped["kept"]) == ("b", False)
    assert skipped["reason"] == "set aside: took longer than 1 seconds"
    assert "--article-timeout" in skipped["remedy"]


def test_a_worker_that_had_its_share_makes_room_for_a_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.run.crew._TERM", 2)
    extract_in_processes(TASKS, Signing(), tmp_path / "claims", 1, LONG)
    signed = Counter(re.findall(r"signed by (\d+)", "".join(shards_in(tmp_path / "claims").values())))
    assert sorted(signed.values()) == [len(TASKS) - 2 * BATCH, 2 * BATCH]


def test_what_is_loaded_at_first_use_is_loaded_before_several_workers_begin(tmp_path: Path) -> None:
    heard = list[str]()

    def extract(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Claim]]]:
        for article in articles:
            heard.append(article.id)  # in this process
            yield article, []

    extractor = Extractor(extract, {})
    for workers in (1, 2):
        extract_in_processes(TASKS, Simple(), tmp_path, workers, LONG, extractor=extractor)
        assert heard == ["rehearsal"][: workers - 1]


def test_a_rehearsal_that_fails_costs_nothing(tmp_path: Path) -> None:
    def extract(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Claim]]]:
        for article in articles:
            if article.id == "rehearsal":
                raise KeyError(article.id)
            yield article, []

    assert not extract_in_processes(TASKS, Simple(), tmp_path, 2, LONG, extractor=Extractor(extract, {}))
    assert len(shards_in(tmp_path)) == len(TASKS)


def test_long_articles_have_more_time() -> None:
    assert SHORT.seconds_for(Article("a", "x" * 60_000)) == 3
    assert SHORT.seconds_for(Article("a", "x")) == 1
    assert ArticleLimits().megabytes_of(1) >= 2 * ArticleLimits().megabytes_of(2) - 1


class Unloadable(Recipe):
    """Cannot be loaded in a worker."""

    def load(self) -> Extractor:
        """Fail, in words."""
        raise DiplographError("no such model")


class Crashing(Recipe):
    """Ends the process that loads it."""

    def load(self) -> Extractor:
        """Crash."""
        os._exit(3)


@pytest.mark.parametrize(
    ("recipe", "words"),
    [
        pytest.param(Unloadable(), "no such model", id="in words"),
        pytest.param(Crashing(), r"a worker process ended with code 3 before it began; .* run again", id="dead"),
    ],
)
def test_a_worker_that_cannot_begin_is_an_error(tmp_path: Path, recipe: Recipe, words: str) -> None:
    with pytest.raises(DiplographError, match=words):
        extract_in_processes(TASKS, recipe, tmp_path, 2, SHORT)


def test_a_full_disk_in_a_worker_is_no_fault_of_an_article(tmp_path: Path) -> None:
    (tmp_path / "00").write_text("a file where a folder should be")
    with pytest.raises(OSError, match="00"):
        extract_in_processes(TASKS, Simple(), tmp_path, 2, SHORT)


_RUNNING = """
import sys
from pathlib import Path
from kg.run.crew import extract_in_processes
from kg.run.limits import ArticleLimits
from tests.run.standins import Slow
from tests.run.test_local import TASKS
if __name__ == "__main__":
    print("ready", flush=True)
    try:
        extract_in_processes(TASKS, Slow(), Path(sys.argv[1]), 2, ArticleLimits())
    except KeyboardInterrupt:
        sys.exit(130)
"""
Start = Callable[[], subprocess.Popen[str]]


@pytest.fixture
def running(tmp_path: Path) -> Start:
    """A function that starts a program with two workers, each busy for a minute, in a group of processes."""

    def start() -> subprocess.Popen[str]:
        (tmp_path / "running.py").write_text(_RUNNING)
        process = subprocess.Popen(
            [sys.executable, str(tmp_path / "running.py"), str(tmp_path / "out")],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    return start


@pytest.mark.timeout(60)
@pytest.mark.skipif(os.name != "posix", reason="sends a signal to a group of processes, as a terminal does")
@pytest.mark.parametrize("seconds", [0.1, 3], ids=["while workers start", "while they work"])
def test_ctrl_c_ends_workers_at_once_and_without_a_word(running: Start, seconds: float) -> None:
    process = running()
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)  # a single article of Slow takes longer
    assert (process.returncode, errors) == (130, "")


@pytest.mark.timeout(60)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere workers end with the article in hand")
def test_workers_end_with_their_parent(running: Start) -> None:
    process = running()
    time.sleep(1)
    process.kill()
    out, errors = process.communicate(timeout=30)  # ends with the last worker, for they hold these pipes, too
    assert (out, errors) == ("", "")
