"""Extraction on Spark, here with two workers of this machine: the same shards as without it, whatever dies."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kg.errors import DiplographError, InputError
from kg.model import Article
from kg.pipeline import Build, build
from kg.run.failure import Failure
from kg.run.recipe import Extractor, Recipe
from kg.run.shards import ClaimShards, article_key, dump_line
from kg.run.spark import Cluster, Order, extract_on_cluster, map_batches
from tests.run.standins import Faulty, Simple, claim_of

pytestmark = pytest.mark.java
TWO_WORKERS = "local[2,4]"  # two threads; a task may fail three times before its job does
TWO_MACHINES = "local-cluster[2,1,1024]"  # two executors, each a process with one thread and 1 GB, as on two machines
VERSIONS = {"stand-in": "1"}


@pytest.fixture(autouse=True)
def _spark(monkeypatch: pytest.MonkeyPatch, require_tool: Callable[[str], str]) -> None:
    pytest.importorskip("pyspark", reason="needs Spark: pip install 'diplograph[spark]'")
    require_tool("java")
    # The workers import the stand-ins from this checkout.
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path.cwd()), os.environ.get("PYTHONPATH", "")]))


@dataclass(frozen=True)
class DiesOnce(Recipe):
    """Kills the first worker that comes to the article "die"; the file ``mark`` says that it did.

    With ``machine`` the executor dies, too, which is the process that began the workers of a machine.
    """

    mark: Path = Path()
    machine: bool = False

    def load(self) -> Extractor:
        """Nothing to load."""

        def extract(articles: Iterable[Article]) -> Iterator[tuple[Article, list]]:
            for article in articles:
                if article.text == "die" and not self.mark.exists():
                    self.mark.touch()
                    if self.machine:
                        os.kill(parent_of(os.getppid()), signal.SIGKILL)  # this process's parent only forks workers
                    os.kill(os.getpid(), signal.SIGKILL)
                yield article, [claim_of(article)]

        return Extractor(extract, VERSIONS)


def parent_of(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])


@dataclass(frozen=True)
class DiesAlways(Recipe):
    """Kills every worker."""

    def load(self) -> Extractor:
        """Nothing to load."""
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


def tasks(texts: Iterable[str]) -> list[tuple[str, Article]]:
    articles = [Article(f"a{number:04}", text) for number, text in enumerate(texts)]
    return [(article_key(article, "stand-in"), article) for article in articles]


def found(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.jsonl")}


def run(
    work: list[tuple[str, Article]],
    recipe: Recipe,
    folder: Path,
    master: str = TWO_WORKERS,
    advance: Callable[[int], None] = lambda _: None,
) -> list[Failure]:
    """Extract below ``claims`` on a cluster whose staging folder is ``staging``."""
    return extract_on_cluster(work, recipe, folder / "claims", Cluster(master, folder / "staging"), VERSIONS, advance)


def expected(work: list[tuple[str, Article]], folder: Path) -> dict[str, bytes]:
    """The shards that one process makes."""
    shards = ClaimShards(folder)
    for key, article in work:
        shards.write(key, article, [claim_of(article)])
    return found(folder)


@pytest.mark.parametrize(
    ("machine", "master"),
    [
        pytest.param(False, TWO_WORKERS, id="worker"),
        pytest.param(
            *(True, TWO_MACHINES),
            id="machine",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="looks for the executor in /proc"),
        ),
    ],
)
def test_what_is_killed_amid_the_work_loses_and_doubles_nothing(tmp_path: Path, machine: bool, master: str) -> None:
    work = tasks([*(f"text {number}" for number in range(300)), "die", *(f"more {number}" for number in range(300))])
    heard: list[int] = []
    failures = run(work, DiesOnce(mark=tmp_path / "died", machine=machine), tmp_path, master, heard.append)
    assert (tmp_path / "died").exists()
    assert failures == []
    assert sum(heard) == 601
    assert found(tmp_path / "claims") == expected(work, tmp_path / "alone")
    assert list((tmp_path / "staging").iterdir()) == []


def test_work_that_always_fails_ends_in_words_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(DiplographError, match=r"the cluster did not do the work: .+"):
        run(tasks(["a"]), DiesAlways(), tmp_path)
    assert found(tmp_path / "claims") == {}
    assert list((tmp_path / "staging").iterdir()) == []


def test_an_article_that_fails_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    work = tasks(["one", "fail", "three"])
    (failure,) = run(work, Faulty(), tmp_path)
    assert failure.article == "a0001"
    assert "KeyError" in failure.reason
    assert sorted(found(tmp_path / "claims")) == sorted(f"{work[number][0]}.jsonl" for number in (0, 2))


def test_a_worker_with_other_versions_refuses() -> None:
    assert Order(Simple(), (("stand-in", "1"),)).load() is Simple().load().extract
    with pytest.raises(DiplographError, match=r"has stand-in 1, not 2; install the same version"):
        Order(Simple(), (("stand-in", "2"),)).load()


@pytest.mark.parametrize("times", [0, 2], ids=["lost", "doubled"])
def test_what_does_not_come_back_just_once_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    def lose_or_double(_: object, order: Order, staging: Path) -> None:
        batches = pq.read_table(staging / "articles").to_batches()
        (staging / "shards").mkdir()
        for number in range(times):
            pq.write_table(pa.Table.from_batches(map_batches(batches, order)), staging / f"shards/{number}.parquet")

    monkeypatch.setattr("kg.run.spark.spark_at", nullcontext)
    monkeypatch.setattr("kg.run.spark._run", lose_or_double)
    with pytest.raises(DiplographError, match=rf"gave back {3 * times} of 3 articles; run again"):
        run(tasks("abc"), Simple(), tmp_path)


def test_a_build_on_spark_has_the_bytes_of_a_local_one(tmp_path: Path, demo: Path) -> None:
    order = Build((str(Path("kg/sample")),), tmp_path / "out", cluster=Cluster(TWO_WORKERS, tmp_path / "staging"))
    build(order)
    names = [path.relative_to(demo) for path in demo.rglob("*") if _is_text(path, demo)]
    assert len(names) > 30
    for name in names:
        assert (tmp_path / "out" / name).read_bytes() == (demo / name).read_bytes(), name


def _is_text(path: Path, out: Path) -> bool:
    top = path.relative_to(out).parts[0]
    return path.is_file() and top != "store" and not top.startswith(".")


def test_a_master_that_there_is_not_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiplographError, match=r"Spark at nowhere does not start: .+"):
        run(tasks(["a"]), Simple(), tmp_path, "nowhere")


def test_nothing_to_do_starts_no_spark(tmp_path: Path) -> None:
    assert run([], Simple(), tmp_path, "nowhere") == []


def test_without_java_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(InputError, match="Spark needs Java"):
        run(tasks(["a"]), Simple(), tmp_path)


def test_rows_of_a_batch(tmp_path: Path) -> None:
    work = tasks(["one", "fail"])
    rows = [{"key": key, "article": dump_line(asdict(article))} for key, article in work]
    (batch,) = map_batches([pa.RecordBatch.from_pylist(rows)], Order(Faulty(), ()))
    done, failed = batch.to_pylist()
    assert done["key"] == work[0][0]
    assert done["shard"] == next(iter(expected(work[:1], tmp_path).values()))
    assert (failed["article"], failed["key"], failed["shard"]) == ("a0001", None, None)
