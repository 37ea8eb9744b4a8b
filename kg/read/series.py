"""Periodicals known by volume and issue: the year of a volume and the likely day of an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import DataError
from kg.model import TimeSpan
from kg.resources import GAZETTEER, read_yaml
from kg.text.time_spans import Days, stretch, to_span
from kg.text.time_words import WEEKDAY_NUMBER

PATH = GAZETTEER / "series.yml"
_BROADCASTS = re.compile(r"\b(?:agency|agencies|wires?|news services?|radio|television|TV)\b", re.I)


@dataclass(frozen=True, slots=True)
class Series:
    """One periodical; see ``series.yml`` for what its fields mean."""

    name: str
    first_year: int
    weekdays: bool = False
    issues_a_year: int | None = None
    rests: tuple[tuple[str, str], ...] = ()
    tolerance: int = 0


@dataclass(frozen=True, slots=True)
class Shelf:
    """All periodicals, the days on which none appears, and the agencies that are cited by name alone."""

    series: dict[str, Series]
    fixed: frozenset[str]
    floating: tuple[tuple[int, int, int], ...]
    agencies: frozenset[str]

    def days_off(self, series: Series, year: int) -> frozenset[date]:
        """The weekdays and other days of a year on which a periodical does not appear."""
        return frozenset(day for day in _days_of(year) if self._is_off(series, day))

    def _is_off(self, series: Series, day: date) -> bool:
        stamp = day.strftime("%m-%d")
        holiday = stamp in self.fixed or any(_is_nth(day, *rule) for rule in self.floating)
        return day.weekday() > 4 or holiday or any(first <= stamp <= last for first, last in series.rests)


@lru_cache(maxsize=1)
def load_shelf(path: Path = PATH) -> Shelf:
    """The periodicals of a file. Raises DataError, naming the file, if a record is not as it should be."""
    try:
        tables: dict[str, Any] = read_yaml(path)
        series = [
            Series(**{**record, "rests": tuple((first, last) for first, last in record.get("rests", ()))})
            for record in tables["series"]
        ]
        floating = tuple(
            (month, WEEKDAY_NUMBER[day.lower()], nth) for month, day, nth in tables["holidays"]["floating"]
        )
        fixed, agencies = frozenset(tables["holidays"]["fixed"]), frozenset(tables["agencies"])
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"{path}: cannot be used ({error!r}); mend the record or reinstall the file") from error
    return Shelf({each.name.lower(): each for each in series}, fixed, floating, agencies)


def find_series(name: str) -> Series | None:
    """The periodical of a name, with or without "The"."""
    return load_shelf().series.get(name.lower().removeprefix("the "))


def is_agency(outlet: str) -> bool:
    """Whether an outlet is an agency or a broadcaster, which reports on the same day, and no newspaper.

    >>> is_agency("Russian agencies"), is_agency("Reuters"), is_agency("Ha'aretz")
    (True, True, False)
    """
    return outlet in load_shelf().agencies or _BROADCASTS.search(outlet) is not None


def next_issue(series: Series | None, day: date) -> date:
    """The first day after a day on which a weekday periodical appears; for all others, and none, the next day."""
    following = day + timedelta(days=1)
    if series is None or not series.weekdays:
        return following
    while following.weekday() > 4:
        following += timedelta(days=1)
    return following


def issue_date(series: Series, volume: int, issue: int | None) -> TimeSpan:
    """When an issue appeared, by its numbers: a few days around the likely one, or the year of the volume.

    Raises ValueError or OverflowError where the numbers lead out of the calendar.
    """
    year = series.first_year + volume - 1
    likely = _likely_day(series, year, issue) if issue is not None else None
    if likely is None:
        return to_span(Days(date(year, 1, 1), date(year, 12, 31), "year"), "")
    margin = timedelta(days=series.tolerance)
    return to_span(stretch(max(likely - margin, date(year, 1, 1)), min(likely + margin, date(year, 12, 31))), "")


def _likely_day(series: Series, year: int, issue: int) -> date | None:
    if series.weekdays:
        off = load_shelf().days_off(series, year)
        issues = [day for day in _days_of(year) if day not in off]
        return issues[issue - 1] if 1 <= issue <= len(issues) else None
    if series.issues_a_year and 1 <= issue <= series.issues_a_year:
        return date(year, 1, 1) + timedelta(days=int((issue - 0.5) * 365 / series.issues_a_year))
    return None


def _days_of(year: int) -> Iterator[date]:
    first = date(year, 1, 1)
    return (first + timedelta(days=count) for count in range((date(year, 12, 31) - first).days + 1))


def _is_nth(day: date, month: int, weekday: int, nth: int) -> bool:
    """Whether a day is the nth such weekday of a month; -1 is the last."""
    if day.month != month or day.weekday() != weekday:
        return False
    return (day + timedelta(days=7)).month != month if nth == -1 else (day.day - 1) // 7 + 1 == nth
