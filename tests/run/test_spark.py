"""Extraction on Spark, here with two workers of this machine: the same shards as without it, whatever dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import pytest

from kg.errors import DiplographError, InputError
from kg.model import Article
from kg.pipeline import Build, build
from kg.run.recipe import Extractor, Recipe
from kg.run.shards import ClaimShards, article_key, dump_line
from kg.run.spark import Cluster, extract_on_cluster, map_batches
from tests.run.standins import Faulty, Simple, claim_of

pytestmark = pytest.mark.java
TWO_WORKERS = "local[2,4]"  # two threads; a task may fail three times before its job does


@pytest.fixture(autouse=True)
def _spark(monkeypatch: pytest.MonkeyPatch, require_tool: Callable[[str], str]) -> None:
    pytest.importorskip("pyspark", reason="needs Spark: pip install 'diplograph[spark]'")
    require_tool("java")
    # The workers import the stand-ins from this checkout.
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path.cwd()), os.environ.get("PYTHONPATH", "")]))


@dataclass(frozen=True)
class DiesOnce(Recipe):
    """Kills the first worker that comes to the article "die"; the file ``mark`` says that it did."""

    mark: Path = Path()

    def load(self) -> Extractor:
        """Nothing to load."""

        def extract(articles: Iterable[Article]) -> Iterator[tuple[Article, list]]:
            for article in articles:
                if article.text == "die" and not self.mark.exists():
                    self.mark.touch()
                    os.kill(os.getpid(), signal.SIGKILL)
                yield article, [claim_of(article)]

        return Extractor(extract, {"stand-in": "1"})


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


def expected(work: list[tuple[str, Article]], folder: Path) -> dict[str, bytes]:
    """The shards that one process makes."""
    shards = ClaimShards(folder)
    for key, article in work:
        shards.write(key, article, [claim_of(article)])
    return found(folder)


def test_a_worker_killed_amid_the_work_loses_and_doubles_nothing(tmp_path: Path) -> None:
    work = tasks([f"text {number}" for number in range(1300)] + ["die"])
    heard: list[int] = []
    cluster = Cluster(TWO_WORKERS, tmp_path / "staging")
    failures = extract_on_cluster(work, DiesOnce(mark=tmp_path / "died"), tmp_path / "claims", cluster, heard.append)
    assert (tmp_path / "died").exists()
    assert failures == []
    assert sum(heard) == 1301
    assert found(tmp_path / "claims") == expected(work, tmp_path / "alone")
    assert list((tmp_path / "staging").iterdir()) == []


def test_work_that_always_fails_ends_in_words_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(DiplographError, match=r"the cluster did not do the work: .+"):
        extract_on_cluster(tasks(["a"]), DiesAlways(), tmp_path / "claims", Cluster(TWO_WORKERS, tmp_path / "staging"))
    assert found(tmp_path / "claims") == {}
    assert list((tmp_path / "staging").iterdir()) == []


def test_an_article_that_fails_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    work = tasks(["one", "fail", "three"])
    (failure,) = extract_on_cluster(work, Faulty(), tmp_path / "claims", Cluster(TWO_WORKERS, tmp_path / "staging"))
    assert failure.article == "a0001"
    assert "KeyError" in failure.reason
    assert sorted(found(tmp_path / "claims")) == sorted(f"{work[number][0]}.jsonl" for number in (0, 2))


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
        extract_on_cluster(tasks(["a"]), Simple(), tmp_path / "claims", Cluster("nowhere", tmp_path / "staging"))


def test_nothing_to_do_starts_no_spark(tmp_path: Path) -> None:
    assert extract_on_cluster([], Simple(), tmp_path / "claims", Cluster("nowhere", tmp_path / "staging")) == []


def test_without_java_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(InputError, match="Spark needs Java"):
        extract_on_cluster(tasks(["a"]), Simple(), tmp_path / "claims", Cluster(TWO_WORKERS, tmp_path / "staging"))


def test_rows_of_a_batch(tmp_path: Path) -> None:
    work = tasks(["one", "fail"])
    rows = [{"key": key, "article": dump_line(asdict(article))} for key, article in work]
    (batch,) = map_batches([pa.RecordBatch.from_pylist(rows)], Faulty())
    done, failed = batch.to_pylist()
    assert done["key"] == work[0][0]
    assert done["shard"] == next(iter(expected(work[:1], tmp_path).values()))
    assert (failed["article"], failed["key"], failed["shard"]) == ("a0001", None, None)
