"""Who held which office when: the files of ``ontology/gazetteer/holders``, read and checked.

One record a line, ``- {of: Peru, office: President, name: Alan Garcia, names: [...], since: 1985, until: 1990}``. The
lines are YAML, but read without a YAML parser, which would take ten times as long; ``DataError`` names file and line.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DataError

_TEXT = r"""("[^"]+"|'[^']+'|[^,{}\[\]"'#:][^,{}\[\]"#:]*)"""
_RECORD = re.compile(
    rf"- \{{of: {_TEXT}, office: {_TEXT}, name: {_TEXT}(?:, names: \[([^\[\]]+)\])?"
    r", since: (\d{4})(?:, until: (\d{4}))?\}"
)


@dataclass(frozen=True, order=True, slots=True)
class Holding:
    """One person in one office: whose office (an entity's name), his names, and the first and last calendar year, both
    inclusive; ``until`` is None while he holds it."""

    of: str
    office: str
    names: tuple[str, ...]
    since: int
    until: int | None = None

    def fits(self, year: int | None, former: bool) -> bool:
        """Whether a report of that year may call him so, give or take a year; ``former`` at any time afterwards."""
        if year is None:
            return True
        return self.since - 1 <= year and (former or self.until is None or year <= self.until + 1)


def read_holders(folder: Path, owners: Container[str]) -> list[Holding]:
    """All records of a folder's files, in order. ``owners`` holds the names that offices may belong to.

    Raises ``DataError`` for a line that is no record, an unknown owner, years in the wrong order, or a record twice.
    """
    found: dict[Holding, None] = {}
    for path in sorted(folder.glob("*.yml")):
        for label, holding in _records(path):
            if holding.of not in owners:
                raise DataError(f"{label}: the office is of {holding.of!r}, which no record of the gazetteer describes")
            if holding.until is not None and holding.until < holding.since:
                raise DataError(f"{label}: until {holding.until} is before since {holding.since}")
            if holding in found:
                raise DataError(f"{label}: the record stands twice")
            found[holding] = None
    return list(found)


def _records(path: Path) -> Iterator[tuple[str, Holding]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = line.rstrip()
        if not text or text.startswith("#"):
            continue
        record = _RECORD.fullmatch(text)
        if record is None:
            raise DataError(f"{path}: line {number}: no record of the form {{of, office, name, names, since, until}}")
        of, office, name, others, since, until = record.groups()
        names = (name, *(others.split(", ") if others else ()))
        years = int(since), int(until) if until else None
        yield f"{path}: line {number} ({name})", Holding(_bare(of), _bare(office), tuple(map(_bare, names)), *years)


def _bare(written: str) -> str:
    return written[1:-1] if written[0] in "\"'" else written
