"""The store of a build: what is loaded in portions is all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.store import open_store, write_store


def test_a_large_graph_is_loaded_in_small_portions(demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.graph.store._LARGE", 1000)
    monkeypatch.setattr("kg.graph.store._SMALL_PORTION", 777)
    write_store(demo / "graph.nq", tmp_path / "store")
    assert set(open_store(tmp_path)) == set(open_store(demo))
