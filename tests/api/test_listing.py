"""Answers as tables: in print, in Jupyter and for pandas."""

from __future__ import annotations

from kg.api.listing import Listing

Row = tuple[str, int, tuple[str, ...]]
ROWS: list[Row] = [("<b>&amp;", 1, ("x", "y")), ("", 2, ())]


def listing(rows: list[Row]) -> Listing[Row]:
    return Listing(rows, ("text", "number", "several"), lambda row: row, ("text", "several"))


def test_html_is_escaped_and_shows_the_chosen_columns() -> None:
    html = listing(ROWS)._repr_html_()
    assert '<td style="text-align: left">&lt;b&gt;&amp;amp;</td>' in html
    assert "<th>text</th><th>several</th>" in html
    assert "<b>" not in html


def test_print_cuts_long_cells_and_many_rows() -> None:
    lines = repr(listing([("word " * 50, 1, ())] * 30)).splitlines()
    assert lines[2] == "word " * 7 + "word…"
    assert (len(lines), lines[-1]) == (23, "(30 rows, the first 20 shown)")


def test_pandas_has_every_column_with_its_type() -> None:
    frame = listing(ROWS).to_pandas()
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == {
        "text": "string",
        "number": "int64",
        "several": "string",
    }
    assert frame["text"].isna().tolist() == [False, True]
    assert frame["several"][0] == "x; y"


def test_pandas_of_no_rows_has_the_columns() -> None:
    assert list(listing([]).to_pandas().columns) == ["text", "number", "several"]


def test_slices_are_listings() -> None:
    part = listing(ROWS)[1:]
    assert (part[0], len(part), part.shown) == (ROWS[1], 1, ("text", "several"))
    assert part == listing(ROWS[1:])
    assert part != listing(ROWS)
