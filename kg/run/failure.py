"""An article that gives no claims because finding them failed, and why."""

from __future__ import annotations

from dataclasses import dataclass

FAULT = "a fault of the program; please report it with the text"


@dataclass(frozen=True, order=True)
class Failure:
    """An article, by identifier; with what error and where, or which limit it broke; and what to do."""

    article: str
    reason: str
    remedy: str = FAULT

    @property
    def words(self) -> str:
        """What happened, in words for the report."""
        return f"extraction failed with {self.reason}" if self.remedy == FAULT else f"set aside: {self.reason}"
