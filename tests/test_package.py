"""The wheel: built, installed into an environment of its own and run outside the checkout."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOTE = "Sharansky met with Russian Foreign Minister Yevgeny Primakov in Moscow.\n"


def output_of(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution, so that both are known to be whole."""
    folder = tmp_path_factory.mktemp("dist")
    output_of(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` folder of a fresh environment with the wheel; the dependencies are those of this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin/python"
    output_of(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--quiet", wheel, cwd=folder)
    # A path file adds a folder but does not run the path files inside it: this checkout, which is installed there in
    # editable form, stays out of sight.
    (own,) = folder.glob("lib/python*/site-packages")
    (own / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin"


@pytest.mark.parametrize(
    "file",
    [
        "kg/ontology/diplomacy.ttl",
        "kg/ontology/frames/",
        "kg/ontology/gazetteer/",
        "kg/ontology/queries/",
        "kg/sample/",
    ],
)
def test_wheel_carries_its_data(wheel: Path, file: str) -> None:
    assert any(name.startswith(file) for name in zipfile.ZipFile(wheel).namelist())


def test_wheel_carries_every_file_of_the_checkout(wheel: Path) -> None:
    tracked = output_of("git", "ls-files", "kg", "ontology", cwd=ROOT).split("\n")
    expected = {name if name.startswith("kg/") else f"kg/{name}" for name in tracked if name}
    assert expected - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_builds_a_graph_outside_the_checkout(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    where = output_of(environment / "python", "-c", "import kg; print(kg.__file__)", cwd=tmp_path)
    assert Path(where).is_relative_to(environment.parent)
    output_of(environment / "kg", "build", "note.txt", "-o", "out", cwd=tmp_path)
    assert "Primakov" in (tmp_path / "out/graph.ttl").read_text(encoding="utf-8")


def test_spacy_finds_the_component_by_itself(environment: Path, tmp_path: Path) -> None:
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('diplograph'); print(nlp.pipe_names)"
    assert output_of(environment / "python", "-c", code, cwd=tmp_path) == "['diplograph']\n"
