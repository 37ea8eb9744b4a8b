"""Answers as a sequence of records that prints as a table, shows as one in Jupyter, and becomes a pandas DataFrame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from markupsafe import Markup, escape

from kg.printable import plain

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
Cells = Callable[[T], Sequence[object]]

_SHOWN = 20
_WIDEST = 40


class Listing(Sequence[T], Generic[T]):
    """Records in an order, with the columns of a table of them; of these ``shown`` are printed. Slices are listings.

    >>> rows = Listing([("Sadat", 3), ("Begin", 2)], ("who", "met"), lambda row: row)
    >>> rows[0], len(rows[1:])
    (('Sadat', 3), 1)
    >>> rows
    who    met
    -----  ---
    Sadat  3
    Begin  2
    (2 rows)
    """

    def __init__(
        self, items: Iterable[T], columns: Sequence[str], cells: Cells[T], shown: Sequence[str] | None = None
    ) -> None:
        self._items, self.columns, self._cells = tuple(items), tuple(columns), cells
        self.shown = self.columns if shown is None else tuple(shown)

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Listing[T]: ...
    def __getitem__(self, index: int | slice) -> T | Listing[T]:
        if isinstance(index, slice):
            return Listing(self._items[index], self.columns, self._cells, self.shown)
        return self._items[index]

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Listing) and (self.columns, self._items) == (other.columns, other._items)

    __hash__ = None  # type: ignore[assignment]

    def to_pandas(self) -> pd.DataFrame:
        """The same as a DataFrame, one column for each of ``columns``: texts as ``string``, an empty one as missing."""
        import pandas as pd

        rows = [[_present(cell) for cell in self._cells(item)] for item in self._items]
        frame = pd.DataFrame(rows, columns=list(self.columns), dtype="object")
        texts = {name for name in self.columns if all(isinstance(cell, str | None) for cell in frame[name])}
        return frame.astype(dict.fromkeys(texts, "string")).infer_objects()

    def __repr__(self) -> str:
        """A plain table: the first rows, long cells cut, and how many rows there are."""
        table = [list(map(plain, self.shown)), *([_short(cell) for cell in row] for row in self._printed())]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        table.insert(1, ["-" * width for width in widths])
        lines = ["  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)) for row in table]
        return "\n".join([*(line.rstrip() for line in lines), self._count()])

    def _repr_html_(self) -> str:
        """The first rows as an HTML table, every cell escaped; Jupyter asks for it."""
        head = Markup("").join(Markup("<th>{}</th>").format(name) for name in self.shown)
        rows = (Markup("").join(map(_cell, row)) for row in self._printed())
        body = Markup("").join(Markup("<tr>{}</tr>").format(row) for row in rows)
        table = Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table><p>{}</p>")
        return str(table.format(head, body, self._count()))

    def _printed(self) -> Iterator[list[object]]:
        for item in self._items[:_SHOWN]:
            cells = dict(zip(self.columns, self._cells(item), strict=True))
            yield [cells[name] for name in self.shown]

    def _count(self) -> str:
        rows = f"{len(self)} {'row' if len(self) == 1 else 'rows'}"
        return f"({rows})" if len(self) <= _SHOWN else f"({rows}, the first {_SHOWN} shown)"


def _cell(value: object) -> Markup:
    return Markup('<td style="text-align: left">{}</td>').format(escape(_text(value)))


def _short(value: object) -> str:
    text = plain(" ".join(_text(value).split()))
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _text(value: object) -> str:
    return "" if value is None else str(_joined(value))


def _present(value: object) -> object:
    """A cell for pandas: None where there is nothing."""
    joined = _joined(value)
    return None if joined == "" else joined


def _joined(value: object) -> object:
    """Several texts of one cell as one, as in the tables."""
    return "; ".join(map(str, value)) if isinstance(value, tuple) else value
