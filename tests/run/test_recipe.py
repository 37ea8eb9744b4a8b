"""Recipes: the fingerprint covers all code and data that reach the claims."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.resources import ONTOLOGY
from kg.run import recipe
from kg.run.recipe import CODE, Extractor, Recipe, code_fingerprint

HARMLESS = {"kg", "kg.errors"}  # name faults, and cannot change a claim
LOADED = """
import sys
import kg.extract, kg.extract.frames, kg.text.language
print(*(name for name in sys.modules if name.split(".")[0] == "kg"))
"""


def test_covers_every_module_that_extraction_loads() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    covered = {f"kg.{name.removesuffix('.py')}" for name in CODE}
    loaded = {name for name in done.stdout.split() if name not in HARMLESS}
    assert {name for name in loaded if ".".join(name.split(".")[:2]) not in covered} == set()


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of code and word lists that may be changed."""
    for name in CODE:
        source = Path(kg.__file__).parent / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    shutil.copytree(ONTOLOGY, tmp_path / "ontology")
    monkeypatch.setattr(kg, "__file__", str(tmp_path / "__init__.py"))
    monkeypatch.setattr(recipe, "ONTOLOGY", tmp_path / "ontology")
    return tmp_path


@pytest.mark.parametrize(
    "file", ["model.py", "text/new.py", "extract/frames.py", "ontology/gazetteer/new.yml", "ontology/new.yml"]
)
def test_follows_every_change(copy: Path, file: str) -> None:
    before = code_fingerprint()
    with (copy / file).open("a") as handle:
        handle.write("# changed\n")
    assert code_fingerprint() != before


def test_does_not_follow_where_the_package_lies_or_what_python_caches(copy: Path) -> None:
    moved = code_fingerprint()
    (copy / "text/__pycache__").mkdir(exist_ok=True)
    (copy / "text/__pycache__/names.cpython-311.pyc").write_bytes(b"cached")
    assert code_fingerprint() == moved


def test_fingerprint_follows_every_version() -> None:
    assert Extractor(iter, {"spacy": "3.8.1"}).fingerprint != Extractor(iter, {"spacy": "3.8.2"}).fingerprint


def test_names_model_frames_code_and_libraries() -> None:
    versions = Recipe().load().versions
    assert {"model_name", "model_version", "model_sha256", "frames", "code", "spacy"} <= versions.keys()
