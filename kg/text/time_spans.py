"""Stretches of whole days: weeks, months, seasons, years, their parts, and how they become a TimeSpan."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import TimeSpan
from kg.text.time_words import SEASONS

# A dispatch that is dated no better than this tells nothing of "yesterday".
WIDEST_ANCHOR = timedelta(days=45)


@dataclass(frozen=True, order=True, slots=True)
class Days:
    """A stretch of days, first and last included; ``precision`` as in TimeSpan."""

    first: date
    last: date
    precision: str


@dataclass(frozen=True, order=True, slots=True)
class Reading:
    """How words about time are understood: as a rule of the past, else (plans, promises) as ``future``."""

    days: Days
    future: Days | None = None


Resolve = Callable[[date], Reading | None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a time: where, how to read them from a day of publication, and whether they need one."""

    start: int
    end: int
    resolve: Resolve
    needs_date: bool = True


def fixed(start: int, end: int, days: Callable[[], Days]) -> Candidate:
    """A candidate that means the same days in every text."""
    return Candidate(start, end, lambda _today: Reading(days()), needs_date=False)


def which_year(which: str, today: date) -> int:
    """The year that "last", "this" or "next" year is on a day."""
    return today.year + {"last": -1, "this": 0, "next": 1}[which.lower()]


def day(when: date) -> Days:
    """One day."""
    return Days(when, when, "day")


def stretch(first: date, last: date) -> Days:
    """All days from first to last. Raises ValueError if they are the wrong way round."""
    if last < first:
        raise ValueError(f"{last} is before {first}")
    return Days(first, last, "day" if first == last else "range")


def week(when: date, offset: int = 0) -> Days:
    """The week, Monday to Sunday, ``offset`` weeks from the one of a day."""
    monday = when + timedelta(days=7 * offset - when.weekday())
    return stretch(monday, monday + timedelta(days=6))


def weekend(when: date, offset: int = 0) -> Days:
    """Saturday and Sunday of such a week."""
    sunday = week(when, offset).last
    return stretch(sunday - timedelta(days=1), sunday)


def month(year: int, number: int) -> Days:
    """A month; numbers above 12 or below 1 run on into other years."""
    year, index = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Days(date(year, index, 1), date(year, index, calendar.monthrange(year, index)[1]), "month")


def year(number: int) -> Days:
    """A year."""
    return Days(date(number, 1, 1), date(number, 12, 31), "year")


def season(year_number: int, name: str) -> Days:
    """A season that begins in a year."""
    first, last = SEASONS[name]
    return stretch(month(year_number, first).first, month(year_number, last + (12 if last < first else 0)).last)


def part(whole: Days, sixths: tuple[int, int]) -> Days:
    """The days from the first to the last of two sixths of a stretch, both included.

    >>> part(month(1998, 2), (5, 6)).first
    datetime.date(1998, 2, 20)
    """
    if whole.precision == "year":
        return stretch(month(whole.first.year, 2 * sixths[0] - 1).first, month(whole.first.year, 2 * sixths[1]).last)
    length = (whole.last - whole.first).days + 1
    begin, end = ((sixths[0] - 1) * length + 3) // 6, (sixths[1] * length + 3) // 6
    return stretch(whole.first + timedelta(days=begin), whole.first + timedelta(days=end - 1))


def join(one: Days, other: Days) -> Days:
    """The shortest stretch that holds both."""
    return one if one == other else stretch(min(one.first, other.first), max(one.last, other.last))


def to_span(days: Days, text: str) -> TimeSpan:
    """A stretch of days as first and last second, with the words that say it."""
    return TimeSpan(f"{days.first.isoformat()}T00:00:00Z", f"{days.last.isoformat()}T23:59:59Z", days.precision, text)


def anchored(resolve: Resolve, published: TimeSpan) -> Reading | None:
    """What words say in a dispatch of that date; where only a stretch is known, all that they may say in it.

    Returns None where the date is too vague for the words, or where they name no day of the calendar.
    """
    first, last = date.fromisoformat(published.begin[:10]), date.fromisoformat(published.end[:10])
    try:
        early, late = resolve(first), resolve(last)
    except (ValueError, OverflowError):
        return None
    if early is None or late is None or early == late:
        return early if early == late else None
    if last - first > WIDEST_ANCHOR:
        return None
    future = join(early.future, late.future) if early.future and late.future else None
    return Reading(join(early.days, late.days), future)
