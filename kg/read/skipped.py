"""What reading has to tell the user: inputs left out, and inputs read with a reservation."""

from __future__ import annotations

from dataclasses import dataclass

from kg.printable import brief, plain


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not read: file (or ``-``), line counted from 1 where there is one, why, and what to do.

    ``kept`` is true where the input was read all the same and only part of it is in doubt; ``other`` where it does not
    look like an article at all, so that to pass over it is no fault.
    """

    source: str
    line: int | None
    reason: str
    remedy: str
    kept: bool = False
    other: bool = False

    def __str__(self) -> str:
        """All of it on one line that can be read, whatever the name of the file holds."""
        source = plain(brief(self.source)).replace("\n", "\\n")
        where = source if self.line is None else f"{source}, line {self.line}"
        return f"{where}: {self.reason}; {self.remedy}"
