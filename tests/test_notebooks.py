"""The notebooks run from the first cell to the last, are stored without outputs, and answer what they ask."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
FILES = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))
EXPECTED = {
    "1-who-met-whom.ipynb": {
        "build": "15 documents",
        "ask": "asserted",
        "modality": "planned",
        "evidence": "Over two days he met there",
        "network": "3 Anwar Sadat - President, Egypt",
        "groups": "2 Mikhail Gorbachev, Ronald Reagan",
        "picture": "<Figure",
        "map": "maps/who-met-whom.html",
    },
    "2-claims-and-denials.ipynb": {
        "build": "15 documents",
        "modality": "Hypothetical",
        "denied": "Warning: Jorge Videla -> Chile",
        "acts": "Maarja Saaremets (wire/tallinn-1993) - Agreement",
        "both": "Agreement    Reported  The newspaper alleged",
        "plot": "<Figure",
    },
    "3-two-countries.ipynb": {
        "build": "15 documents",
        "rows": "THREATEN",
        "dates": "rows with a date",
        "once": "Meeting",
        "plot": "<Figure",
        "side": "CONSULT",
        "check": "1978-12-12 Meeting - Cubillos and Pastor had met",
        "save": "event,kind,plover",
    },
    "4-your-own-frame.ipynb": {
        "try": "Ronald Reagan > Mikhail Gorbachev @ Geneva']\n[]",
        "folder": "files of frames",
        "again": "Meeting[Denied]: Anwar Sadat > Menachem Begin",
        "check": "('Meeting: Reagan > Gorbachev @ Geneva',) - ['Meeting: Ronald Reagan > Mikhail Gorbachev @ Geneva']",
        "explain": "frame leisure at 'strolled': no counterpart found",
        "build": "Ronald Reagan played chess",
    },
}
"""By notebook, for cells by their id: a text that must stand in the output."""


def read(name: str) -> nbformat.NotebookNode:
    return nbformat.read(NOTEBOOKS / name, as_version=4)


def output(cell: nbformat.NotebookNode) -> str:
    """All text that a cell printed or returned."""
    return "".join(part.get("text") or part["data"]["text/plain"] for part in cell.outputs)


def test_every_notebook_has_its_answers() -> None:
    assert list(EXPECTED) == FILES


@pytest.mark.parametrize("name", FILES)
def test_is_stored_without_outputs(name: str) -> None:
    cells = [cell for cell in read(name).cells if cell.cell_type == "code"]
    assert [cell.id for cell in cells if cell.outputs or cell.execution_count] == []


@pytest.mark.parametrize("name", FILES)
def test_runs_and_answers(name: str, demo: Path, tmp_path: Path) -> None:
    shutil.copytree(demo, tmp_path / "diplograph-sample")  # as if another notebook had been here, which saves time
    notebook = read(name)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    cells = {cell.id: cell for cell in notebook.cells if cell.cell_type == "code"}
    assert {key: text for key, text in EXPECTED[name].items() if text not in output(cells[key])} == {}
