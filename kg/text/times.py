"""Times in running text, resolved from the date of publication; nothing here knows what day it is today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.model import TimeSpan
from kg.text.time_days import find_days
from kg.text.time_months import find_months
from kg.text.time_relative import find_relative
from kg.text.time_spans import Candidate, Reading, anchored, to_span
from kg.text.time_words import NOT_TIMES


@dataclass(frozen=True, order=True, slots=True)
class FoundTime:
    """Words that say when, ``text[start:end]``, as rule in the past of the text.

    ``future`` is how to read them in plans and promises, where that differs: "on Tuesday", "in March", "in the spring".
    Offsets are Unicode code points, half-open.
    """

    start: int
    end: int
    span: TimeSpan
    future: TimeSpan | None = None


def find_times(text: str, published: TimeSpan | None) -> list[FoundTime]:
    """The times that a text names, in its order and never overlapping.

    ``published`` is the date of publication; where only a stretch is known, relative words give the stretch they may
    mean. Without it only dates with a year are resolved. Words that name no real day ("February 30") give nothing.

    >>> [found.span.begin[:10] for found in find_times("They met on 3 March 1998 and in May.", None)]
    ['1998-03-03']
    """
    return list(_resolved(text, outermost(text), published))


def outermost(text: str) -> list[Candidate]:
    """The candidates of a text, resolvable or not, without those that overlap an earlier or a longer one."""
    names = [match.span() for match in NOT_TIMES.finditer(text)]
    chosen: list[Candidate] = []
    for candidate in sorted(_candidates(text), key=lambda each: (each.start, -each.end)):
        apart = not chosen or chosen[-1].end <= candidate.start
        if apart and not any(start < candidate.end and candidate.start < end for start, end in names):
            chosen.append(candidate)
    return chosen


def _candidates(text: str) -> Iterator[Candidate]:
    yield from find_days(text)
    yield from find_months(text)
    yield from find_relative(text)


def _resolved(text: str, candidates: Iterable[Candidate], published: TimeSpan | None) -> Iterator[FoundTime]:
    for candidate in candidates:
        reading = _reading(candidate, published)
        if reading is not None:
            words = text[candidate.start : candidate.end]
            future = to_span(reading.future, words) if reading.future not in (None, reading.days) else None
            yield FoundTime(candidate.start, candidate.end, to_span(reading.days, words), future)


def _reading(candidate: Candidate, published: TimeSpan | None) -> Reading | None:
    if published is not None and candidate.needs_date:
        return anchored(candidate.resolve, published)
    if candidate.needs_date:
        return None
    try:
        return candidate.resolve(date.min)
    except (ValueError, OverflowError):
        return None
