"""YAML of a user's that would exhaust the machine or end the process: an error with file and line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.extract.frames import read_frames
from kg.resolve.overrules import load_overrules
from kg.yaml_limits import DEEPEST, refuse_hostile_yaml

LAUGHS = "a0: &a0 [ha, ha]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
HOSTILE = {
    "flow": ("\n" + "[" * 100_000, r":2: nested deeper than 20"),
    "maps": ("{a: " * 100_000, r":1: nested deeper than 20"),
    "block": ("- " * 100_000, r":1: nested deeper than 20"),
    "laughs": (LAUGHS, r":2: an alias \(\*a0\) within what has an anchor"),
    "itself": ("- &a [*a]", r":1: an alias \(\*a\) within what has an anchor"),
    "many": ("- &a x\n" + "- *a\n" * 1_001, r":1002: more than 1,000 aliases"),
    "large": ("#" * 10_000_001, ": 10,000,001 characters, of at most 10,000,000; split the file"),
}


def frames(path: Path) -> object:
    return read_frames({path: path.read_text(encoding="utf-8")})


@pytest.mark.parametrize("load", [frames, load_overrules])
@pytest.mark.parametrize(("text", "message"), [pytest.param(*case, id=name) for name, case in HOSTILE.items()])
def test_hostile_yaml_is_an_error_with_its_place(
    tmp_path: Path, load: Callable[[Path], object], text: str, message: str
) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(text)
    with pytest.raises(DataError, match=rf"mine\.yml{message}"):
        load(path)


def test_the_loader_itself_dies_of_it() -> None:
    code = "import yaml; yaml.load('- ' * 200_000, Loader=yaml.CSafeLoader)"
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode < 0


@pytest.mark.parametrize("text", ["!!python/object/apply:os.system ['exit 1']", "!!python/name:os.system ''"])
@pytest.mark.parametrize("load", [frames, load_overrules])
def test_yaml_makes_no_objects(tmp_path: Path, load: Callable[[Path], object], text: str) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(f"- {text}\n")
    with pytest.raises(DataError, match=r"mine\.yml"):
        load(path)


@pytest.mark.parametrize("value", ["2024-13-45", "1" * 5_000, "2024-01-01 25:00:00"])
def test_a_value_that_is_no_value_is_an_error_in_words(tmp_path: Path, value: str) -> None:
    with pytest.raises(DataError, match=r"mine\.yml: not valid YAML .*; put such a value in quotes"):
        read_frames({tmp_path / "mine.yml": f"- id: {value}\n"})


def test_as_deep_as_may_be_is_left_alone() -> None:
    refuse_hostile_yaml("[" * DEEPEST + "]" * DEEPEST, "mine.yml")
