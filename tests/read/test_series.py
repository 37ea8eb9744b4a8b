"""Volumes and issues of known periodicals."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.read.series import find_series, issue_date, load_shelf, next_issue

ISSUES = [
    ("Monitor", 1, None, "1995-01-01", "1995-12-31", "year"),
    ("Monitor", 4, 1, "1998-01-01", "1998-01-08", "range"),
    ("Monitor", 4, 44, "1998-02-28", "1998-03-12", "range"),
    ("the monitor", 4, 999, "1998-01-01", "1998-12-31", "year"),
    ("Prism", 2, 1, "1996-01-01", "1996-02-03", "range"),
    ("Prism", 2, 23, "1996-01-01", "1996-12-31", "year"),
]


@pytest.mark.parametrize(
    ("name", "volume", "issue", "begin", "end", "precision"),
    ISSUES,
    ids=[f"{each[0]} {each[1]}/{each[2]}" for each in ISSUES],
)
def test_issue_dates(name: str, volume: int, issue: int | None, begin: str, end: str, precision: str) -> None:
    series = find_series(name)
    assert series is not None
    span = issue_date(series, volume, issue)
    assert (span.begin[:10], span.end[:10], span.precision) == (begin, end, precision)


def test_weekday_papers_follow_on_weekdays() -> None:
    assert next_issue(find_series("Monitor"), date(1998, 3, 6)) == date(1998, 3, 9)
    assert next_issue(find_series("Prism"), date(1998, 3, 6)) == date(1998, 3, 7)
    assert next_issue(None, date(1998, 3, 6)) == date(1998, 3, 7)


def test_unknown_series() -> None:
    assert find_series("Nobody's Gazette") is None


@pytest.mark.parametrize(
    "content",
    ["series: [", "series: []", "series: [{name: A}]\nholidays: {fixed: [], floating: []}\nagencies: []", "- 1"],
)
def test_a_broken_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "series.yml"
    path.write_text(content)
    with pytest.raises(DataError, match=r"series\.yml: cannot be used"):
        load_shelf(path)
