"""What the tests of reading share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from kg.model import Article
from kg.read import Skipped
from kg.read.confined import Confined
from kg.read.files import unique
from kg.read.formats.columns import Columns
from kg.read.reader import Reader
from kg.read.source import Source


@dataclass
class Outcome:
    """What one file gave: its articles by identifier below its folder, and what was told of it."""

    articles: dict[str, Article] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)


ReadAll = Callable[..., list[Outcome]]


@pytest.fixture(scope="session")
def read_all(tmp_path_factory: pytest.TempPathFactory) -> ReadAll:
    """Writes files, reads one after another by one reader, and gives the outcome of each.

    The process that reads risky formats is then started once for all.
    """

    def read(files: list[tuple[str, bytes]]) -> list[Outcome]:
        path, outcomes = tmp_path_factory.mktemp("files") / "file", list[Outcome]()
        with Confined() as confined:
            for name, data in files:
                path.write_bytes(data)
                outcome = Outcome()
                found = Reader(outcome.skipped, Columns(), confined).read(Source(path, name, name))
                outcome.articles = {article.id: article for article in unique(found, outcome.skipped)}
                outcomes.append(outcome)
        return outcomes

    return read
