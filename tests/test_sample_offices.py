"""Who held an office on a day: the packaged query on the graph of the sample dispatches."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.ask import ask
from kg.graph.named import named_query


@pytest.mark.parametrize(
    ("title", "owner", "date", "expected"),
    [
        pytest.param("President", "Egypt", "1978-03-01", ["Anwar Sadat: shown in office"], id="between-two-reports"),
        pytest.param("president", "EGYPT", "1978-09-18", ["Anwar Sadat: shown in office"], id="on-the-last-day"),
        pytest.param(
            "Foreign Minister",
            "Egypt",
            "1978-02-01",
            ["Ismail Fahmy: last shown before", "Mohamed Ibrahim Kamel: first shown after"],
            id="between-two-holders",
        ),
        pytest.param(
            "Foreign Minister",
            "USA",
            "1985-11-21",
            ["George Shultz: shown in office"],
            id="by-another-title-and-name",
        ),
        pytest.param(
            "Prime Minister", "Israel", "1978-01-01", ["Menachem Begin: shown in office"], id="a-former-one-is-gone"
        ),
        pytest.param("Foreign Minister", "Egypt", "1963-01-01", ["Ismail Fahmy: first shown after"], id="too-early"),
        pytest.param("Foreign Minister", "Libya", "1978-02-01", [], id="nobody"),
    ],
)
def test_who_held_an_office_on_a_day(demo: Path, title: str, owner: str, date: str, expected: list[str]) -> None:
    answer = ask(demo, named_query("office-holder"), {"title": title, "owner": owner, "date": date}).result
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    assert [f"{row['person']}: {row['evidence']}" for row in rows] == expected
