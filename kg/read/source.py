"""A file to be read, wherever it comes from, and the article that it gives."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.model import Article


@dataclass(frozen=True, slots=True)
class Source:
    """A file: where its bytes lie, its name below the input with its ending, and the place that a user is told.

    ``given`` is true if the user named it himself, and not a folder that holds it.
    """

    path: Path
    name: str
    place: str
    given: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An article with the place that it comes from, and the line if it is a record."""

    article: Article
    source: str
    line: int | None = None

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return self.source if self.line is None else f"{self.source}, line {self.line}"
