"""Extraction on a cluster: the same function from articles to shards, run by Spark's ``mapInArrow``.

Waiting articles go out as Parquet, finished shards come back as Parquet, both in a staging folder that every worker
sees. Spark keeps of each task only the result of one whole attempt, and a shard is named by what it holds: so a task
that is tried again, because its worker died, neither loses nor doubles anything; what came back is counted. The shards
are then put where the build on one machine puts them, and all that follows is the same. A worker that has not the very
versions of this machine refuses to work.
"""

from __future__ import annotations

import platform
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import DiplographError
from kg.run.failure import Failure
from kg.run.local import BATCH, Advance, extract_batch
from kg.run.plan import Task
from kg.run.recipe import Extract, Recipe
from kg.run.shards import ClaimShards, article_from_record, dump_line
from kg.run.spark_session import cause, spark_at
from kg.run.worker import load_alone

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

_TASK = 2 * BATCH  # articles in one file and one task: some seconds of work, which is what is lost with a worker
_DONE = "key string, shard binary, article string, reason string"


@dataclass(frozen=True)
class Cluster:
    """Where Spark is (``local[4]``, ``spark://host:7077``, ``yarn`` …) and a folder that all of its workers see."""

    master: str
    staging: Path


@dataclass(frozen=True)
class Order:
    """What a worker is told: the recipe, and the versions that it must find, by name."""

    recipe: Recipe
    versions: tuple[tuple[str, str], ...]

    def load(self) -> Extract:
        """Load the recipe. Raises DiplographError where anything has another version than it must have."""
        extractor = load_alone(self.recipe)
        for name, version in self.versions:
            if (found := extractor.versions.get(name)) != version:
                remedy = "install the same version of Diplograph and its libraries on every machine"
                raise DiplographError(f"{platform.node()} has {name} {found}, not {version}; {remedy}")
        return extractor.extract


def extract_on_cluster(
    tasks: Iterable[Task],
    recipe: Recipe,
    folder: Path,
    cluster: Cluster,
    versions: Mapping[str, str],
    advance: Advance = lambda _: None,
) -> list[Failure]:
    """Make the shards of all tasks below ``folder`` on a cluster; ``advance`` hears of each article as it comes back.

    Each worker needs this package and its model, installed once, in the ``versions`` that the recipe has here. Raises
    InputError where Spark or Java is missing, DiplographError where the cluster does not do all of the work.
    """
    cluster.staging.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix="diplograph-", dir=cluster.staging)).resolve()
    try:
        waiting = _write_articles(tasks, staging / "articles")
        if waiting:
            with spark_at(cluster.master) as spark:
                _run(spark, Order(recipe, tuple(sorted(versions.items()))), staging)
        return _gather(staging / "shards", ClaimShards(folder), waiting, advance)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _write_articles(tasks: Iterable[Task], folder: Path) -> int:
    """Write the tasks as Parquet files; say how many."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir()
    rest, written = iter(tasks), 0
    while rows := [{"key": key, "article": dump_line(asdict(article))} for key, article in islice(rest, _TASK)]:
        pq.write_table(pa.Table.from_pylist(rows), folder / f"part-{written:012}.parquet")
        written += len(rows)
    return written


def _run(spark: SparkSession, order: Order, staging: Path) -> None:
    """One task for each file, and nothing passed between tasks, so the end of a machine costs its own tasks alone."""
    articles = spark.read.schema("key string, article string").parquet((staging / "articles").as_uri())
    done = articles.mapInArrow(_worker(order), _DONE)
    try:
        done.write.parquet((staging / "shards").as_uri())
    except Exception as error:
        raise DiplographError(f"the cluster did not do the work: {cause(error)}") from error


def _worker(order: Order) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """What each task does; it takes the order with it."""

    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return map_batches(batches, order)

    return work


def map_batches(batches: Iterable[pa.RecordBatch], order: Order) -> Iterator[pa.RecordBatch]:
    """Rows of key and article (a line of JSON) to rows of key and shard, or of article and why it failed."""
    import pyarrow as pa

    schema = pa.schema(
        [("key", pa.string()), ("shard", pa.binary()), ("article", pa.string()), ("reason", pa.string())]
    )
    extract = _loaded(order)
    for batch in batches:
        yield pa.RecordBatch.from_pylist(_results(batch.to_pylist(), extract), schema=schema)


def _results(rows: list[dict[str, Any]], extract: Extract) -> list[dict[str, Any]]:
    import json

    tasks = [(row["key"], article_from_record(json.loads(row["article"]))) for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        shards = ClaimShards(Path(folder))
        failed = {failure.article: failure.reason for failure in extract_batch(tasks, extract, shards.folder)}
        made = [(key, shards.path(key).read_bytes()) for key, article in tasks if article.id not in failed]
    return [
        *({"key": key, "shard": shard, "article": None, "reason": None} for key, shard in made),
        *({"key": None, "shard": None, "article": name, "reason": reason} for name, reason in failed.items()),
    ]


@lru_cache(maxsize=1)
def _loaded(order: Order) -> Extract:
    """The extraction of a recipe, loaded once in each worker process, which Spark keeps for many tasks."""
    return order.load()


def _gather(folder: Path, shards: ClaimShards, waiting: int, advance: Advance) -> list[Failure]:
    """Put the finished shards in their places; the failures. Raises DiplographError if not all articles came back."""
    import pyarrow.parquet as pq

    failures, rows = list[Failure](), 0
    for path in sorted(folder.glob("*.parquet")):
        for batch in pq.ParquetFile(path).iter_batches(BATCH):
            for row in batch.to_pylist():
                if row["reason"] is None:
                    shards.put(row["key"], row["shard"])
                else:
                    failures.append(Failure(row["article"], row["reason"]))
            advance(len(batch))
            rows += len(batch)
    if rows != waiting:
        raise DiplographError(f"the cluster gave back {rows} of {waiting} articles; run again: what came is kept")
    return sorted(failures)
