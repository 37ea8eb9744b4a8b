"""Days by their name: "February 23", "on Tuesday, 3 March 1998", "26-27 August", "May 31 to June 2", "1998-03-04"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from kg.text import time_words as words
from kg.text.time_spans import Candidate, Days, Reading, fixed, stretch, which_year
from kg.text.time_spans import day as one_day
from kg.text.time_words import DAY, MONTH, OF_YEAR, TO, WEEKDAY, YEAR, S, sought

# A date without a year lies in the past of the text unless that would be this long ago.
_LONG_AGO = timedelta(days=335)
_NOT_COUNTED = (
    r"(?!\s(?:people|men|women|children)\b)(?!\s(?!was\b|has\b|as\b|is\b|his\b|its\b|this\b|talks\b)[a-z]+s\b)"
)
_MONTH_DAY = sought(
    rf"(?<![\w-])(?:{WEEKDAY},?{S})?(?P<m1>{MONTH}){S}(?P<d1>{DAY})(?:,?{S}(?P<y1>{YEAR}))?"
    rf"(?:(?P<to>{TO})(?:(?P<m2>{MONTH}){S}(?P<d2>{DAY})|(?P<d3>{DAY}){_NOT_COUNTED})(?:,?{S}(?P<y2>{YEAR}))?)?"
    rf"{OF_YEAR}?",
    words.ANY_MONTHS,
)
_DAY_MONTH = sought(
    rf"(?<![\w.,$€£-])(?:(?<!\w){WEEKDAY},?{S}(?:the{S})?)?(?P<d1>{DAY})"
    rf"(?:(?:{S}of)?(?:{S}(?P<m1>{MONTH})(?:,?{S}(?P<y1>{YEAR}))?)?(?P<to>{TO})(?P<d2>{DAY}))?"
    rf"(?:{S}of)?{S}(?P<m2>{MONTH})(?!{S}{DAY}|\w)(?:,?{S}(?P<y2>{YEAR}))?{OF_YEAR}?",
    words.ANY_MONTHS,
)
_ISO = sought(r"(?<![\w-])(?P<y>(?:1[6-9]|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\w-])", words.CENTURIES)


def find_days(text: str) -> Iterator[Candidate]:
    """Every candidate for a day or a run of days by its name; they may overlap."""
    for match in _ISO.finditer(text):
        yield fixed(match.start(), match.end(), partial(_iso, match))
    for pattern in (_MONTH_DAY, _DAY_MONTH):
        for match in pattern.finditer(text):
            yield from _candidates(match)


def _iso(match: re.Match[str]) -> Days:
    return one_day(date(int(match["y"]), int(match["m"]), int(match["d"])))


@dataclass(frozen=True, slots=True)
class _Stated:
    """Days as a text states them: (month, day) of first and last, and the years if it names them."""

    first: tuple[int, int]
    last: tuple[int, int]
    year: str | None = None
    first_year: str | None = None
    which: str | None = None

    def in_year(self, number: int) -> Days:
        """These days, the last of them in a year. Raises ValueError if the calendar lacks them."""
        begun = int(self.first_year) if self.first_year else number - (self.first > self.last)
        return stretch(date(begun, *self.first), date(number, *self.last))

    def candidate(self, start: int, end: int) -> Candidate:
        """These days as what ``text[start:end]`` may mean."""
        if self.year:
            return fixed(start, end, partial(self.in_year, int(self.year)))
        which = self.which
        if which:
            return Candidate(start, end, lambda today: Reading(self.in_year(which_year(which, today))))
        return Candidate(start, end, self.nearest)

    def nearest(self, today: date) -> Reading:
        """The reading of days without a year: those past, or else the coming ones."""
        near = [number for number in range(today.year - 8, today.year + 9) if self._is_in(number)]
        past = [days for days in map(self.in_year, near) if days.first <= today]
        coming = [days for days in map(self.in_year, near) if days.first > today]
        if not past or not coming:
            raise ValueError(f"the calendar has no day {self.first} or {self.last}")
        since, until = today - past[-1].last, coming[0].first - today
        return Reading(coming[0] if since > max(_LONG_AGO, until) else past[-1], coming[0])

    def _is_in(self, number: int) -> bool:
        try:
            self.in_year(number)
        except ValueError:
            return False
        return True


def _candidates(match: re.Match[str]) -> Iterator[Candidate]:
    """One candidate, or two where "and" joins days that do not follow each other ("August 5 and 9")."""
    got = match.groupdict()
    last_day = got["d2"] or got.get("d3")
    month = words.month_number(got["m1"] or got["m2"])
    last_month = words.month_number(got["m2"]) if got["m2"] else month
    first = (month, _number(got["d1"]))
    last = (last_month, _number(last_day)) if last_day else first
    year = got["y2"] or got["y1"]
    if _is_list(match, first, last):
        middle = max(match.end("d1"), match.end("m1"), match.end("y1"))
        middle = middle if middle <= match.start("to") else match.end("d1")
        yield _Stated(first, first, got["y1"] or year, which=got["which"]).candidate(match.start(), middle)
        yield _Stated(last, last, year, which=got["which"]).candidate(match.end("to"), match.end())
    else:
        yield _Stated(first, last, year, got["y1"] if last_day else None, got["which"]).candidate(*match.span())


def _is_list(match: re.Match[str], first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether "and" joins two days apart, which "between" would make a run."""
    if not match["to"] or not re.search("and|&", match["to"]):
        return False
    between = re.search(r"\bbetween\s+$", match.string[max(0, match.start() - 10) : match.start()], re.I)
    return not between and (first[0] != last[0] or last[1] - first[1] != 1)


def _number(digits: str) -> int:
    return int(re.sub(r"\D", "", digits))
