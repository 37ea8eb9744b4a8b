"""The fields of a record, and by what names a table or file has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.read.formats.reading import UnreadableError

NEEDED = ("id", "text")
FIELDS = ("title", "published", "source")
# A record with its line (in a table without lines its row), counted from 1; or why there is none.
Row = tuple[int, dict[str, object] | UnreadableError]


@dataclass(frozen=True, slots=True)
class Columns:
    """By what names records have their fields; ``own`` holds those that differ from the names of the fields.

    Raises InputError if it names a field that there is not.
    """

    own: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = (*NEEDED, *FIELDS)
        for name in self.own:
            if name not in known:
                raise InputError(f"no field is called {name!r}; the fields are {', '.join(known)}")

    @property
    def names(self) -> dict[str, str]:
        """The name in the records, by the name of the field."""
        return {name: self.own.get(name, name) for name in (*NEEDED, *FIELDS)}

    def check(self, names: Sequence[str]) -> None:
        """Raises UnreadableError if a table with columns of these names lacks one that it needs, or has it twice."""
        count = Counter(names)
        for needed in dict.fromkeys([*NEEDED, *self.own]):
            name = self.names[needed]
            if count[name] != 1:
                which = "no column" if not count[name] else "more than one column"
                there = ", ".join(names)[:200] or "none"
                remedy = f"say which column it is, such as --columns {needed}=NAME"
                raise UnreadableError(f"the table has {which} {name!r}; its columns: {there}", remedy, foreign=True)
