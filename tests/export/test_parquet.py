"""Tables as Parquet: the rows of the CSV files in columns with types, for pyarrow and for pandas."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kg.export.parquet import write_parquet
from kg.export.tables import EVENT_COLUMNS, OFFICE_COLUMNS, PEOPLE_COLUMNS
from kg.printable import safe_cell

TABLES = {"events": EVENT_COLUMNS, "people": PEOPLE_COLUMNS, "offices": OFFICE_COLUMNS}


def as_text(value: object) -> str:
    """A typed value as the CSV file shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return safe_cell(str(value))


@pytest.mark.parametrize("name", TABLES)
def test_the_rows_are_those_of_the_csv_file(built: Path, name: str) -> None:
    with (built / f"tables/{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table = pq.read_table(built / f"tables/{name}.parquet")
    assert rows
    assert [{key: as_text(value) for key, value in row.items()} for row in table.to_pylist()] == rows


@pytest.mark.parametrize(
    ("name", "column", "kind"),
    [
        ("events", "begin", pa.timestamp("ms", tz="UTC")),
        ("offices", "end", pa.timestamp("ms", tz="UTC")),
        ("events", "kind", pa.dictionary(pa.int32(), pa.string())),
        ("events", "source_code", pa.dictionary(pa.int32(), pa.string())),
        ("events", "quote", pa.string()),
        ("people", "claims", pa.int64()),
        ("offices", "former", pa.bool_()),
    ],
)
def test_columns_have_types(built: Path, name: str, column: str, kind: pa.DataType) -> None:
    assert pq.read_schema(built / f"tables/{name}.parquet").field(column).type == kind


def test_pandas_reads_values_not_texts(built: Path) -> None:
    events = pd.read_parquet(built / "tables/events.parquet")
    assert events["begin"].min() == pd.Timestamp("1997-01-27", tz="UTC")
    assert "Meeting" in events["kind"].cat.categories
    people = pd.read_parquet(built / "tables/people.parquet").set_index("person")
    assert people.loc["person/yevgeny-primakov", "claims"] == 7


def test_cells_are_as_they_are(tmp_path: Path) -> None:
    write_parquet(tmp_path / "t.parquet", ("title", "begin", "former"), [("=1+1", "0987-01-01T00:00:00Z", "false")])
    row = {"title": "=1+1", "begin": datetime(987, 1, 1, tzinfo=UTC), "former": False}
    assert pq.read_table(tmp_path / "t.parquet").to_pylist() == [row]


def test_an_empty_table_has_its_columns(tmp_path: Path) -> None:
    write_parquet(tmp_path / "t.parquet", PEOPLE_COLUMNS, [])
    table = pq.read_table(tmp_path / "t.parquet")
    assert (table.num_rows, tuple(table.column_names)) == (0, PEOPLE_COLUMNS)


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [("a", "Meeting", "2"), ("b", "Visit", ""), ("c", "Meeting", "3")]
    for name in ("one", "two"):
        write_parquet(tmp_path / name, ("person", "kind", "claims"), rows)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
