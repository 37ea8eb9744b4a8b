"""How a build grows out of the one before: how many articles were kept, came new, changed, or are gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Fate = Literal["kept", "new", "changed", "again"]
FATES: tuple[Fate, ...] = ("kept", "new", "changed", "again")


@dataclass(frozen=True)
class Growth:
    """Articles counted by what a build into a folder does with them.

    ``kept`` have their claims from an earlier build. The claims of the others must be found: ``new`` were not there,
    ``changed`` were there with another text, date or header, ``again`` are the same, but what finds their claims
    changed, their shard was damaged, or all is to be found anew. ``gone`` were there and are no longer in the input.
    """

    kept: int = 0
    new: int = 0
    changed: int = 0
    again: int = 0
    gone: int = 0

    @property
    def waiting(self) -> int:
        """How many articles must be worked on."""
        return self.new + self.changed + self.again

    @property
    def total(self) -> int:
        """How many articles the build is made of."""
        return self.kept + self.waiting

    @property
    def first(self) -> bool:
        """Whether nothing was there before."""
        return self.new == self.total and not self.gone
