"""The notebooks run from the first cell to the last, are stored without outputs, and answer what they ask."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
FILES = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))
EXPECTED = {
    "first-tour.ipynb": {
        "build": "graph.ttl",
        "load": "triples, counted by rdflib",
        "meetings": "Ursachi",
        "quotes": "Over two days he met there",
        "modality": "Planned",
        "network": "betweenness",
        "map": "who-met-whom.html",
    }
}
"""By notebook, for cells by their id: a text that must stand in the output."""


def read(name: str) -> nbformat.NotebookNode:
    return nbformat.read(NOTEBOOKS / name, as_version=4)


def output(cell: nbformat.NotebookNode) -> str:
    """All text that a cell printed or returned."""
    parts = [
        part.get("text") or part.get("data", {}).get("text/html") or part["data"]["text/plain"] for part in cell.outputs
    ]
    return "".join(parts)


@pytest.mark.parametrize("name", FILES)
def test_is_stored_without_outputs(name: str) -> None:
    cells = [cell for cell in read(name).cells if cell.cell_type == "code"]
    assert [cell.id for cell in cells if cell.outputs or cell.execution_count] == []


@pytest.mark.parametrize("name", FILES)
def test_runs_and_answers(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    notebook = read(name)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    cells = {cell.id: cell for cell in notebook.cells if cell.cell_type == "code"}
    assert {key: text for key, text in EXPECTED[name].items() if text not in output(cells[key])} == {}
