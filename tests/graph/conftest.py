"""A build of the hand-made corpus, for tests that read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.export.outputs import write_outputs
from tests.graph.hand_made import ARTICLES, CLAIMS


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the build; not to be changed."""
    out = tmp_path_factory.mktemp("hand-made")
    write_outputs(ARTICLES, CLAIMS, out)
    return out
