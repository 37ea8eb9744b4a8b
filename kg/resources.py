"""Where the packaged data lies: inside the wheel as ``kg/ontology``, in a checkout beside ``kg``."""

from __future__ import annotations

from pathlib import Path

_PACKAGED = Path(__file__).parent / "ontology"
ONTOLOGY = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parent.parent / "ontology"
FRAMES = ONTOLOGY / "frames"
GAZETTEER = ONTOLOGY / "gazetteer"
QUERIES = ONTOLOGY / "queries"
SAMPLE = Path(__file__).parent / "sample"
