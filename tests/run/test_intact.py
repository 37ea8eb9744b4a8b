"""The files of a build that are damaged, empty or at odds, each told with its path and a remedy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.run.intact import faults_of


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def shorten(path: Path) -> None:
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))


def test_a_built_folder_is_whole(demo: Path) -> None:
    assert list(faults_of(demo)) == []


@pytest.mark.parametrize(
    ("name", "damage", "words"),
    [
        pytest.param("graph.ttl", cut, ["graph.ttl: Parser error at line "], id="Turtle cut off"),
        pytest.param("graph.ttl", empty, ["graph.ttl: holds nothing"], id="Turtle empty"),
        pytest.param("graph.nq", cut, ["graph.nq: Parser error at line "], id="N-Quads cut off"),
        pytest.param("graph.nq", shorten, ["not the same"], id="N-Quads lack a line"),
        pytest.param("graph.nq", empty, ["graph.nq: holds nothing", "not the same"], id="N-Quads empty"),
        pytest.param("store/CURRENT", empty, ["store/CURRENT: is not as it was written"], id="store"),
    ],
)
def test_each_fault_is_one_line_with_file_and_remedy(
    demo: Path, tmp_path: Path, name: str, damage: Callable[[Path], None], words: list[str]
) -> None:
    out = tmp_path / "out"
    shutil.copytree(demo, out)
    damage(out / name)
    faults = list(faults_of(out))
    assert len(faults) == len(words)
    for fault, word in zip(faults, words, strict=True):
        assert word in fault
        assert fault.endswith(f"; make it anew with: kg build INPUT -o {out}")
        assert "\n" not in fault
