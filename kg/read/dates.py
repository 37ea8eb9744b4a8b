"""When an article was published: from metadata, else header, dateline or the latest day that its text cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from kg.model import TimeSpan
from kg.read.citations import find_citations, parentheses
from kg.read.headers import Header
from kg.read.series import Series, find_series, is_agency, issue_date, next_issue
from kg.text.time_spans import day, month, to_span, week, year
from kg.text.times import find_times

# Citations this long before and after the day that an issue's number gives speak for the day of publication.
_BEFORE, _AFTER = timedelta(days=30), timedelta(days=15)
_PLAN = re.compile(
    r"\b(?:will|would|shall|is|are|was|were|has|have)\s+(?:\w+\s+)?(?:to|due|expected|scheduled|planned|set)\b|\bwill\b"
)
_TODAY = re.compile(r"\btoday\b(?!['’]s)")
_ENDS = re.compile(r"[.?!]\s|\n")
_FAR = 500
_PAST = re.compile(r"\b(?:\w{2,}ed|met|said|told|held|began|left|went|came|flew|was|were|had|took|gave|made|spoke)\b")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ]\d\d:?\d\d.*)?$")


def read_date(words: str) -> TimeSpan | None:
    """The date that metadata give: ISO 8601 to the day, month or year (time of day and zone are left), or in words.

    >>> read_date("1998-03-04T10:00:00+03:00").begin, read_date("March 1998").precision
    ('1998-03-04T00:00:00Z', 'month')
    """
    match = _ISO.match(words.strip())
    try:
        if match:
            number, month_number, day_number = (int(group) if group else None for group in match.groups())
            assert number is not None
            if month_number is None:
                return to_span(year(number), words)
            found = month(number, month_number) if day_number is None else day(date(number, month_number, day_number))
            return to_span(found, words) if month_number <= 12 else None
    except (ValueError, OverflowError):
        return None
    times = find_times(words, None)
    return times[0].span if len(times) == 1 else None


def header_date(header: Header) -> tuple[Series | None, TimeSpan | None]:
    """The series of a header and what volume and issue say of the date."""
    series = find_series(header.series) if header.series else None
    if series is None:
        return None, None
    try:
        return series, issue_date(series, header.volume, header.issue)
    except (ValueError, OverflowError):
        return series, None


def date_from_text(text: str, near: TimeSpan | None, series: Series | None) -> TimeSpan | None:
    """The day of publication by the latest day that a text cites or, failing that, tells of.

    ``near`` is what the header says. Agencies are cited the day after, so the day is that of the next issue; newspapers
    on their own day too, so they only tell that it was no earlier. Where the text tells what happened "today", it is
    the cited day itself.
    """
    published = _by_citations(text, near, series)
    if published is None and near is not None and near.precision == "range":
        published = _by_told_days(text, near, series)
    return to_span(day(published), "") if published else None


def _by_citations(text: str, near: TimeSpan | None, series: Series | None) -> date | None:
    """The day of publication by the cited agencies and newspapers, if any is cited with a day."""
    cited = [
        (_last(each.date), is_agency(each.outlet))
        for each in find_citations(text, near)
        if each.date and each.date.precision in ("day", "range")
    ]
    wires = _latest((day for day, agency in cited if agency), near)
    papers = _latest((day for day, agency in cited if not agency), near)
    if wires is None or papers is None or _tells_of_today(text):
        latest = wires or papers
        return latest if latest is None or _tells_of_today(text) else next_issue(series, latest)
    return max(next_issue(series, wires), papers)


def _told_days(text: str, near: TimeSpan | None) -> Iterator[date]:
    """Days of the running text that are told as past."""
    brackets = parentheses(text)
    for found in find_times(text, near):
        if found.span.precision in ("day", "range") and re.search(r"\d", found.span.text):
            outside = not any(start <= found.start < end for start, end in brackets)
            if outside and not _PLAN.search(_sentence(text, found.start, found.end)):
                yield _last(found.span)


def _last(span: TimeSpan) -> date:
    return date.fromisoformat(span.end[:10])


def _latest(days: Iterable[date], near: TimeSpan | None) -> date | None:
    """The latest of the days near what the header says; of all, where it says nothing."""
    if near is None:
        return max(days, default=None)
    first, last = date.fromisoformat(near.begin[:10]) - _BEFORE, _last(near) + _AFTER
    return max((each for each in days if first <= each <= last), default=None)


def _by_told_days(text: str, near: TimeSpan, series: Series | None) -> date | None:
    """The day of the issue after the latest day told, if the issue's number and the words of the text allow it.

    A text that calls the day before "yesterday" would not give it by its date. One that speaks of "last week" may mean
    the week of that day; then the issue's number decides whether it appeared in that week or at the head of the next.
    """
    told = _latest(_told_days(text, near), near)
    if told is None or re.search(r"\byesterday\b", text):
        return None
    first, last = date.fromisoformat(near.begin[:10]), _last(near)
    days = [next_issue(series, told)]
    if re.search(r"\blast week\b", text):
        days.append(max(days[0], week(told, 1).first))
    published = min(days, key=lambda each: abs((each - first) - (last - each)))
    return published if published >= first else None


def _tells_of_today(text: str) -> bool:
    """Whether something that had happened by then is told of "today"."""
    sentences = (_sentence(text, *match.span()) for match in _TODAY.finditer(text))
    return any(_PAST.search(sentence) and not _PLAN.search(sentence) for sentence in sentences)


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a range, as far as its ends can be seen by their full stops and are not too far away."""
    before, after = text[max(0, start - _FAR) : start], text[end : end + _FAR]
    return _ENDS.split(before)[-1] + text[start:end] + _ENDS.split(after, maxsplit=1)[0]
