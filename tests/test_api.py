"""The names that the package promises to Python programs, and what is loaded for them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

import kg

HEAVY = ("spacy", "numpy", "rdflib", "networkx", "lemminflect", "pyvis")


@pytest.mark.parametrize("name", kg.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(kg, name) is not None


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'met'"):
        kg.met  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import kg", id="import"),
        pytest.param("import kg; kg.run_query, kg.Article", id="asking"),
        pytest.param("import kg.cli", id="command"),
        pytest.param("import kg.cli; kg.cli.app(['--help'], standalone_mode=False)", id="help"),
    ],
)
def test_heavy_libraries_wait_until_they_are_needed(code: str) -> None:
    after = f"import sys; sys.exit(' '.join(name for name in {HEAVY} if name in sys.modules))"
    run = [sys.executable, "-c", f"{code}\n{after}"]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""


def test_dataset_is_the_graph_for_rdflib(demo: Path) -> None:
    dataset = kg.load_dataset(demo)
    assert len(dataset) == len({quad.triple for quad in parse(path=demo / "graph.nq", format=RdfFormat.N_QUADS)})
    met = dataset.query('ASK { [] rdfs:label "Grigore Ursachi" ; dip:metWith [ rdfs:label "Pavlo Dorosh" ] }')
    assert met.askAnswer


def test_no_dataset_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(kg.DiplographError, match=r"graph\.nq: no graph there; run 'kg build"):
        kg.load_dataset(tmp_path)


def test_a_build_without_listener_says_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Natan Sharansky met with Yevgeny Primakov in Moscow.\n", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("{broken\n", encoding="utf-8")
    report = kg.build(kg.Build((str(tmp_path),), tmp_path / "out"))
    assert (report.counts.documents, report.left_out, tuple(capfd.readouterr())) == (1, 1, ("", ""))
