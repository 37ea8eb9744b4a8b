"""The flow of a build, with a stand-in for extraction: what it keeps, what it drops, and the same bytes each time."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from kg.cli.progress import Lines
from kg.errors import DiplographError
from kg.pipeline import Build, build
from kg.run.local import SMALL
from kg.run.report import read_report
from tests.run.standins import Faulty, Simple


@pytest.fixture
def order(tmp_path: Path) -> Build:
    """Enough short articles for worker processes, and where to build them."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(SMALL + 3):
        (folder / f"{number}.txt").write_text(f"Somebody {number} went to Moscow.\n")
    return Build((str(folder),), tmp_path / "out", Simple())


def log_of(order: Build) -> str:
    """What a build says while it runs."""
    stream = io.StringIO()
    build(order, Lines(Console(file=stream, width=200, _environ={})))
    return stream.getvalue()


def files_of(folder: Path) -> dict[str, bytes]:
    """All files of a build but the store, which is a database."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if "store" not in path.parts}


@pytest.mark.parametrize(
    "changes",
    [{"fresh": False}, {"fresh": True}, {"workers": 2}],
    ids=["grown", "afresh", "with workers"],
)
def test_the_same_bytes(order: Build, changes: dict[str, object]) -> None:
    log_of(order)
    once = files_of(order.out)
    assert len(once) > 2 * SMALL
    other = order if "fresh" in changes else replace(order, out=order.out.with_name("other"))
    log_of(replace(other, **changes))  # type: ignore[arg-type]
    assert files_of(other.out) == once


def test_an_interrupted_build_goes_on(order: Build) -> None:
    log_of(order)
    for path in sorted((order.out / "claims").rglob("*.jsonl"))[5:]:
        path.unlink()
    (order.out / "report.json").unlink()
    assert f"finding claims in {SMALL - 2} articles, 5 kept from before" in log_of(order)


def test_an_article_that_fails_is_left_out_and_told(order: Build) -> None:
    (Path(order.inputs[0]) / "bad.txt").write_text("fail")
    log = log_of(replace(order, recipe=Faulty()))
    assert "kg: skipped: bad: extraction failed with KeyError: 'bad' (" in log
    report = read_report(order.out)
    assert report.counts.documents == SMALL + 3
    assert [item["source"] for item in report.skipped] == ["bad"]


def test_removed_articles_leave_nothing_behind(order: Build) -> None:
    log_of(order)
    folder = Path(order.inputs[0])
    for path in folder.iterdir():
        if path.name != "7.txt":
            path.unlink()
    log_of(order)
    left = [name for name in files_of(order.out) if name.startswith(("claims", "texts"))]
    assert len(left) == 2
    assert "Somebody 8" not in (order.out / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"inputs": ("nowhere",)}, "nowhere: no such file"),
        ({"base_iri": "no iri"}, "base IRI 'no iri'"),
    ],
    ids=["input", "base"],
)
def test_faults_are_told_before_any_work(order: Build, changes: dict[str, object], words: str) -> None:
    with pytest.raises(DiplographError, match=words):
        log_of(replace(order, **changes))  # type: ignore[arg-type]
    assert not order.out.exists()


def test_no_article(order: Build, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(DiplographError, match=f"no article in {empty}"):
        log_of(replace(order, inputs=(str(empty),)))
