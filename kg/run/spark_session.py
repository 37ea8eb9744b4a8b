"""A session of Spark: how it is started, what it is told, and what its errors say."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.errors import DiplographError, InputError
from kg.run.local import BATCH

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# Spark puts files together until they have so many bytes, each with so many added: this way no two.
_LARGE = str(1 << 27)


@contextmanager
def spark_at(master: str) -> Iterator[SparkSession]:
    """A running Spark, which ends with the block.

    Raises InputError where Spark or Java is missing, DiplographError where the master cannot be reached.
    """
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
        "spark.sql.files.maxPartitionBytes": _LARGE,
        "spark.sql.files.openCostInBytes": _LARGE,
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
        raise DiplographError(f"Spark at {master} does not start: {cause(error)}") from error
    spark.sparkContext.setLogLevel("OFF")
    try:
        yield spark
    finally:
        spark.stop()


def cause(error: Exception) -> str:
    """The line of an error of Spark's that tells most: the last one that names an exception, without its trace."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    named = [line for line in lines if "Error" in line or "Exception" in line]
    return (named or lines or [type(error).__name__])[-1][:300]
