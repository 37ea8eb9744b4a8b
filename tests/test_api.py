"""The names that the package promises to Python programs, and what is loaded for them."""

from __future__ import annotations

import subprocess
import sys

import pytest

import kg

HEAVY = ("spacy", "numpy", "rdflib", "networkx", "pandas", "lemminflect", "pyvis", "matplotlib", "pyarrow", "requests")


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
        pytest.param("import kg; kg.open, kg.Graph, kg.Article", id="opening"),
        pytest.param("import kg.cli", id="command"),
        pytest.param("import kg.cli; kg.cli.app(['--help'], standalone_mode=False)", id="help"),
    ],
)
def test_heavy_libraries_wait_until_they_are_needed(code: str) -> None:
    after = f"import sys; sys.exit(' '.join(name for name in {HEAVY} if name in sys.modules))"
    run = [sys.executable, "-c", f"{code}\n{after}"]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""


def test_whoever_asks_a_graph_waits_for_no_language_library() -> None:
    asking = "kg.graph.ask, kg.graph.check, kg.graph.directory, kg.export.chains, kg.export.maps.asked"
    code = f"import sys, {asking}; print(*({{'spacy', 'lemminflect'}} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
