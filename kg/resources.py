"""Where the packaged data lies: inside the wheel as ``kg/ontology``, in a checkout beside ``kg``; reading it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_PACKAGED = Path(__file__).parent / "ontology"
ONTOLOGY = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parent.parent / "ontology"
FRAMES = ONTOLOGY / "frames"
GAZETTEER = ONTOLOGY / "gazetteer"
QUERIES = ONTOLOGY / "queries"
SAMPLE = Path(__file__).parent / "sample"


def read_yaml(path: Path) -> Any:
    """The content of a YAML file of the package, by the parser in C, which is ten times as fast, where there is one.

    Raises OSError, UnicodeDecodeError and yaml.YAMLError. Files that a user wrote go through ``kg.yaml_limits`` first.
    """
    import yaml

    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
