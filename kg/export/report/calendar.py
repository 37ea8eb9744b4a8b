"""Meetings by month, and the years of a calendar; silent years that follow each other take one row together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kg.export.report.drawing import Year


def held_by_month(meetings: Iterable[tuple[str, str]]) -> Counter[str]:
    """How many began and ended in each month (``YYYY-MM``); instants that span months, or are empty, count nowhere.

    >>> held_by_month([("1998-02-26T00:00:00Z", "1998-02-26T23:59:59Z"), ("1998-01-01", "1998-12-31"), ("", "")])
    Counter({'1998-02': 1})
    """
    return Counter(begin[:7] for begin, end in meetings if begin and begin[:7] == (end or begin)[:7])


def calendar(months: Mapping[str, int]) -> list[Year]:
    """The rows of the drawing, from the first year to the last.

    >>> [year.label for year in calendar({"1966-01": 2, "1977-11": 1, "1978-01": 1})]
    ['1966', 'none from 1967 to 1976', '1977', '1978']
    """
    return list(_years(months))


def _years(months: Mapping[str, int]) -> Iterator[Year]:
    years = sorted({int(month[:4]) for month in months})
    for before, year in zip([None, *years], years, strict=False):
        if before is not None and year - before == 2:
            yield Year(str(before + 1), [0] * 12)
        elif before is not None and year - before > 2:
            yield Year(f"none from {before + 1} to {year - 1}", ())
        yield Year(str(year), [months.get(f"{year:04}-{month:02}", 0) for month in range(1, 13)])
