"""Extraction on a cluster: the same function from articles to shards, run by Spark's ``mapInArrow``.

Waiting articles go out as Parquet, finished shards come back as Parquet, both in a staging folder that every worker
sees. Spark keeps of each task only the result of one whole attempt, and a shard is named by what it holds: so a task
that is tried again, because its worker died, neither loses nor doubles anything. The shards are then put where the
build on one machine puts them, and all that follows is the same.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import DiplographError, InputError
from kg.run.failure import Failure
from kg.run.local import BATCH, Advance, extract_batch
from kg.run.plan import Task
from kg.run.recipe import Extract, Recipe
from kg.run.shards import ClaimShards, article_from_record, dump_line

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

_FILE = 4096  # articles in one file of the staging folder
_TASK = 8 * BATCH  # articles in one task: some minutes of work, which is what is lost with a worker
_DONE = "key string, shard binary, article string, reason string"


@dataclass(frozen=True)
class Cluster:
    """Where Spark is (``local[4]``, ``spark://host:7077``, ``yarn`` …) and a folder that all of its workers see."""

    master: str
    staging: Path


def extract_on_cluster(
    tasks: Iterable[Task], recipe: Recipe, folder: Path, cluster: Cluster, advance: Advance = lambda _: None
) -> list[Failure]:
    """Make the shards of all tasks below ``folder`` on a cluster; ``advance`` hears of each article as it comes back.

    Each worker needs this package and its model, installed once, in the version that runs here. Raises InputError
    where Spark or Java is missing, DiplographError where the cluster does not do the work.
    """
    cluster.staging.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix="diplograph-", dir=cluster.staging)).resolve()
    try:
        waiting = _write_articles(tasks, staging / "articles")
        if waiting:
            with _session(cluster.master) as spark:
                _run(spark, recipe, staging, waiting)
        return sorted(_gather(staging / "shards", ClaimShards(folder), advance))
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _write_articles(tasks: Iterable[Task], folder: Path) -> int:
    """Write the tasks as Parquet files; say how many."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir()
    rest, written = iter(tasks), 0
    while rows := [{"key": key, "article": dump_line(asdict(article))} for key, article in islice(rest, _FILE)]:
        pq.write_table(pa.Table.from_pylist(rows), folder / f"part-{written:012}.parquet")
        written += len(rows)
    return written


def _run(spark: SparkSession, recipe: Recipe, staging: Path, waiting: int) -> None:
    articles = spark.read.schema("key string, article string").parquet((staging / "articles").as_uri())
    parts = max(spark.sparkContext.defaultParallelism, -(-waiting // _TASK))
    done = articles.repartition(parts).mapInArrow(_worker(recipe), _DONE)
    try:
        done.write.parquet((staging / "shards").as_uri())
    except Exception as error:
        raise DiplographError(f"the cluster did not do the work: {_cause(error)}") from error


def _worker(recipe: Recipe) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """What each task does; it takes the recipe with it."""

    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return map_batches(batches, recipe)

    return work


def map_batches(batches: Iterable[pa.RecordBatch], recipe: Recipe) -> Iterator[pa.RecordBatch]:
    """Rows of key and article (a line of JSON) to rows of key and shard, or of article and why it failed."""
    import pyarrow as pa

    schema = pa.schema(
        [("key", pa.string()), ("shard", pa.binary()), ("article", pa.string()), ("reason", pa.string())]
    )
    extract = _loaded(recipe)
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
def _loaded(recipe: Recipe) -> Extract:
    """The extraction of a recipe, loaded once in each worker process, which Spark keeps for many tasks."""
    return recipe.load().extract


def _gather(folder: Path, shards: ClaimShards, advance: Advance) -> Iterator[Failure]:
    """Put the finished shards in their places; give the failures."""
    import pyarrow.parquet as pq

    for path in sorted(folder.glob("*.parquet")):
        for batch in pq.ParquetFile(path).iter_batches(BATCH):
            for row in batch.to_pylist():
                if row["reason"] is None:
                    shards.put(row["key"], row["shard"])
                else:
                    yield Failure(row["article"], row["reason"])
            advance(len(batch))


@contextmanager
def _session(master: str) -> Iterator[SparkSession]:
    """A running Spark, which ends with the block."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise InputError("Spark is not installed; try: pip install 'diplograph[spark]'") from error
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise InputError("Spark needs Java 17 or newer; try: sudo apt install default-jre-headless")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    options = {
        "spark.app.name": "Diplograph",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH),
        "spark.python.worker.reuse": "true",
    }
    builder = SparkSession.builder.master(master)
    for name, value in options.items():
        builder = builder.config(name, value)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            spark = builder.getOrCreate()
    except Exception as error:
        raise DiplographError(f"Spark at {master} does not start: {_cause(error)}") from error
    spark.sparkContext.setLogLevel("OFF")
    try:
        yield spark
    finally:
        spark.stop()


def _cause(error: Exception) -> str:
    """The line of an error of Spark's that tells most: the last one that names an exception, without its trace."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    named = [line for line in lines if "Error" in line or "Exception" in line]
    return (named or lines or [type(error).__name__])[-1][:300]
