"""Answers: the same rows as table, CSV and JSON, whole and unchanged."""

from __future__ import annotations

import csv
import io
import json

import pytest

from kg.cli.answers import Format, print_answer
from kg.graph.query import Result

COLUMNS = ("person", "quote")
ROWS = [("Yevgeny Primakov", 'He said, "[red]no[/red]", ' + "and " * 60), ("Zürich, 北京", "")]


@pytest.fixture
def printed(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> str:
    print_answer(Result(COLUMNS, tuple(ROWS)), request.param)
    return capsys.readouterr().out


@pytest.mark.parametrize("printed", [Format.CSV], indirect=True)
def test_csv(printed: str) -> None:
    assert [tuple(row) for row in csv.reader(io.StringIO(printed))] == [COLUMNS, *ROWS]


@pytest.mark.parametrize("printed", [Format.JSON], indirect=True)
def test_json(printed: str) -> None:
    assert json.loads(printed) == [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]


@pytest.mark.parametrize("printed", [Format.TABLE], indirect=True)
def test_table_keeps_whole_cells_where_no_terminal_is(printed: str) -> None:
    lines = printed.splitlines()
    assert lines[0].split() == list(COLUMNS)
    assert ROWS[0][1].strip() in lines[1]
    assert lines[-1] == "(2 rows)"


def test_a_narrow_table_does_not_break_its_last_line(capsys: pytest.CaptureFixture[str]) -> None:
    print_answer(Result(("a",), (("1",),)), Format.TABLE)
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == ["a", "1", "(1 row)"]


@pytest.mark.parametrize("form", Format)
def test_no_rows(form: Format, capsys: pytest.CaptureFixture[str]) -> None:
    print_answer(Result(COLUMNS, ()), form)
    expected = {Format.TABLE: "person  quote\n(0 rows)\n", Format.CSV: "person,quote\n", Format.JSON: "[]\n"}
    assert "".join(line.rstrip() + "\n" for line in capsys.readouterr().out.splitlines()) == expected[form]
