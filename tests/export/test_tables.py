"""Tables: columns, one row for what one claim says, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.export.tables import EVENT_COLUMNS, OFFICE_COLUMNS, PEOPLE_COLUMNS, write_tables
from kg.graph.vocabulary import load_vocabulary
from kg.resolve import resolve
from tests.graph.hand_made import CLAIMS


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, str]]]:
    folder = tmp_path_factory.mktemp("tables")
    write_tables(resolve(CLAIMS), folder, load_vocabulary())
    return {path.stem: read(path) for path in folder.glob("*.csv")}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("name", "columns", "rows"),
    [("events", EVENT_COLUMNS, 11), ("people", PEOPLE_COLUMNS, 6), ("offices", OFFICE_COLUMNS, 2)],
)
def test_shape(tables: dict[str, list[dict[str, str]]], name: str, columns: tuple[str, ...], rows: int) -> None:
    assert len(tables[name]) == rows
    assert {tuple(row) for row in tables[name]} == {columns}


@pytest.mark.parametrize(
    ("table", "chosen", "expected"),
    [
        pytest.param(
            "events",
            {"kind": "Meeting", "document": "briefs/one"},
            {
                "plover": "CONSULT",
                "mode": "in-person",
                "modality": "Asserted",
                "source": "Natan Sharansky",
                "source_country": "Israel",
                "source_code": "ISR",
                "source_kind": "Person",
                "target": "Viktor Chernomyrdin; Yevgeny Maksimovich Primakov",
                "target_country": "Russia; Russia",
                "target_code": "RUS; RUS",
                "begin": "1997-01-27T00:00:00Z",
                "date_precision": "day",
                "place": "Moscow",
                "cited_source": "Itar-Tass",
                "rule": "by-hand",
            },
            id="meeting",
        ),
        pytest.param(
            "events",
            {"kind": "Transfer"},
            {"modality": "Denied", "attributed_to": "Iran", "target_sector": "GOV"},
            id="denied",
        ),
        pytest.param("events", {"kind": "Notification"}, {"source": '\'=cmd|"/c calc"!A1'}, id="formula"),
        pytest.param("offices", {"former": "true"}, {"title": "Foreign Minister", "of": "Russia"}, id="former-office"),
        pytest.param(
            "people",
            {"person": "person/yevgeny-primakov"},
            {"offices": "Foreign Minister of Russia", "country": "Russia", "claims": "7"},
            id="person",
        ),
    ],
)
def test_rows(
    tables: dict[str, list[dict[str, str]]], table: str, chosen: dict[str, str], expected: dict[str, str]
) -> None:
    (row,) = [row for row in tables[table] if chosen.items() <= row.items()]
    assert {name: row[name] for name in expected} == expected
