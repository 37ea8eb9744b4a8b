"""A folder in which nothing changed is left alone; any change to it, to the order or to the program is noticed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.graph.store import open_store
from kg.pipeline import Build, build
from kg.run import unchanged
from kg.run.growth import Growth
from kg.run.unchanged import FILE, origin_of
from tests.run.standins import Simple
from tests.test_pipeline import files_of


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one article in ``in`` and its graph in ``out``; not to be changed."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "in").mkdir()
    (folder / "in/a.txt").write_text("Somebody went to Moscow.\n")
    build(order_in(folder))
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of it that may be changed."""
    return shutil.copytree(built, tmp_path / "copy")


def order_in(folder: Path) -> Build:
    """What is built there."""
    return Build((str(folder / "in"),), folder / "out", Simple())


def is_left_alone(order: Build) -> bool:
    """Whether a build leaves the graph as it is; one that does not writes it aside, and so as another file."""
    graph = order.out / "graph.ttl"
    os.utime(graph, (0, 0))
    build(order)
    return graph.stat().st_mtime == 0


def test_nothing_new(folder: Path) -> None:
    order = order_in(folder)
    assert is_left_alone(order)
    report = build(order)
    assert report.growth == Growth(kept=1)
    assert report.counts.documents == 1


def append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("out/graph.ttl", append),
        ("out/report.json", Path.unlink),
        ("out/texts/a.txt", append),
        ("out/texts/b.txt", Path.touch),
        ("out/tables", shutil.rmtree),
        ("out/store/CURRENT", append),
        ("out/store", shutil.rmtree),
        (f"out/{FILE}", Path.unlink),
        (f"out/{FILE}", lambda path: path.write_bytes(b"[]")),
        ("out/claims", shutil.rmtree),
        ("in/b.txt", lambda path: path.write_text("Somebody stayed.\n")),
    ],
)
def test_every_change_to_the_files_is_noticed(folder: Path, name: str, change: Callable[[Path], object]) -> None:
    change(folder / name)
    assert not is_left_alone(order_in(folder))
    assert is_left_alone(order_in(folder))


@pytest.mark.parametrize(
    "changes", [{"fresh": True}, {"base_iri": "https://example.org/"}, {"identities": Path("identities.yml")}]
)
def test_another_order_is_noticed(folder: Path, monkeypatch: pytest.MonkeyPatch, changes: dict[str, object]) -> None:
    monkeypatch.chdir(folder)
    Path("identities.yml").write_text("- name: {person/somebody-went-to-moscow: Somebody}\n")
    assert not is_left_alone(replace(order_in(folder), **changes))  # type: ignore[arg-type]


def test_an_interrupted_build_leaves_the_former_graph(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order = order_in(folder)
    before = files_of(order.out)
    (folder / "in/b.txt").write_text("Somebody stayed.\n")

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("kg.pipeline.draw", stop)
        with pytest.raises(KeyboardInterrupt):
            build(order)
    assert {name: content for name, content in files_of(order.out).items() if name in before} == before
    (folder / "in/b.txt").unlink()
    assert is_left_alone(order)
    assert files_of(order.out) == before  # and the claims of the article that came and went are gone, too


def test_what_a_killed_build_left_goes(folder: Path) -> None:
    order = order_in(folder)
    before = files_of(order.out)
    for name in (".next/texts/a.txt", ".old/maps/index.html", ".staging/diplograph-1/articles/part-0.parquet"):
        (order.out / name).parent.mkdir(parents=True)
        (order.out / name).write_text("left")
    build(order)
    assert files_of(order.out) == before


def test_claims_that_cannot_be_removed_are_no_fault(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "not allowed")

    monkeypatch.setattr("kg.run.shards.ClaimShards.prune", refuse)
    (folder / "in/b.txt").write_text("Somebody stayed.\n")
    assert build(order_in(folder)).counts.documents == 2
    assert build(order_in(folder)).growth == Growth(kept=2)


def test_waiting_articles_lie_where_the_graph_will(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "full"))  # which is not there: nothing can be written to it
    (folder / "in/b.txt").write_text("Somebody stayed.\n")
    assert build(order_in(folder)).counts.documents == 2


@pytest.mark.parametrize("prefix", ["MANIFEST", "CURRENT"])
def test_a_store_that_lost_the_end_of_its_journal_is_not_asked(folder: Path, prefix: str) -> None:
    (path,) = (folder / "out/store").glob(f"{prefix}*")
    path.write_bytes(path.read_bytes()[:-40] if prefix == "MANIFEST" else b"MANIFEST-000004\n")
    with pytest.raises(InputError, match=rf"store/{path.name}: is not as it was written; make it anew with: kg build"):
        open_store(folder / "out")


def test_a_store_with_one_bit_changed_is_asked_only_where_memory_is_limited(folder: Path) -> None:
    path = max((folder / "out/store").glob("*.sst"), key=lambda file: file.stat().st_size)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(InputError, match=rf"store/{path.name}: is not as it was written; make it anew with: kg build"):
        open_store(folder / "out")
    open_store(folder / "out", confined=True)


def test_origin_follows_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "ONTOLOGY", tmp_path)
    before = origin_of("a")
    assert origin_of("a") == before
    assert origin_of("b") != before
    (tmp_path / "shapes.ttl").write_text("# changed")
    assert origin_of("a") != before
