"""A span of time as a user gives it: since a day, month or year, until another, both included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.errors import InputError
from kg.model import TimeSpan
from kg.read.dates import read_date

Day = str | date


@dataclass(frozen=True, slots=True)
class Period:
    """From the first instant of ``since`` to the last second of ``until`` (``YYYY-MM-DDTHH:MM:SSZ``); empty is open.

    >>> Period.of("1998-02", "1998").begin, Period.of("1998-02", "1998").end
    ('1998-02-01T00:00:00Z', '1998-12-31T23:59:59Z')
    """

    begin: str = ""
    end: str = ""

    @classmethod
    def of(cls, since: Day | None = None, until: Day | None = None) -> Period:
        """The period between two days, months or years, each a date or ISO text; None leaves that side open.

        Raises InputError where a text is no date, or where the period would end before it begins.
        """
        period = cls(_span("since", since).begin if since else "", _span("until", until).end if until else "")
        if period.begin and period.end and period.end < period.begin:
            raise InputError(f"since={since!s} is after until={until!s}; turn them round")
        return period

    def meets(self, begin: str, end: str = "") -> bool:
        """Whether a time (instants as above) lies at least partly in the period; no time lies only in an open one.

        >>> Period.of("1998-02-26", "1998").meets("1998-01-01T00:00:00Z", "1998-12-31T23:59:59Z")
        True
        >>> Period.of("1998").meets(""), Period().meets("")
        (False, True)
        """
        if not begin:
            return not (self.begin or self.end)
        return (end or begin) >= self.begin and (not self.end or begin <= self.end)


def _span(name: str, day: Day) -> TimeSpan:
    span = read_date(str(day))
    if span is None:
        raise InputError(f"{name}={day!r}: not a date; write it as 1998-02-26, 1998-02 or 1998")
    return span
