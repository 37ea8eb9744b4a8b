"""The files that the tests of the ontology open."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from kg.export.outputs import write_outputs
from kg.resources import ONTOLOGY
from tests.graph.hand_made import ARTICLES, CLAIMS


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory, demo: Path) -> dict[str, Path]:
    """The ontology, a graph of claims made by hand, and that of the sample dispatches."""
    out = tmp_path_factory.mktemp("owl")
    write_outputs(ARTICLES, CLAIMS, out)
    return {"ontology": ONTOLOGY / "diplomacy.ttl", "hand-made": out / "graph.ttl", "sample": demo / "graph.ttl"}


@pytest.fixture(scope="session")
def graphs(files: dict[str, Path]) -> dict[str, Graph]:
    """The same as rdflib reads them, a parser that the program does not use for them; not to be changed."""
    return {name: Graph().parse(path) for name, path in files.items()}
