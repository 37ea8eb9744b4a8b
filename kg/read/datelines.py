"""Where and when a dispatch was written: "MOSCOW, April 13 (Reuters) - ", "Beijing, 12 May: ", a date alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import TimeSpan
from kg.text.time_words import DAY, MONTH, WEEKDAY, YEAR, S
from kg.text.times import find_times

_DATE = rf"(?:{WEEKDAY},?{S})?(?:{MONTH}{S}{DAY}|{DAY}{S}{MONTH})(?:,?{S}{YEAR})?"
_CAPITALS = r"(?!(?:[A-Z]\.){2})[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){0,3}"
_NAME = rf"(?!{WEEKDAY}\b|{MONTH}\s)[A-ZÀ-Þ][\w'’.-]+(?:[ /](?:[A-ZÀ-Þ][\w'’.-]*|d[aeo]s?|al|es|la|el|of)){{0,3}}"
_REGION = r"(?:,[ ][A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*){0,2}?)?"
_AGENCY = r"\((?P<agency>[A-Z][\w .,/&'’-]{0,40})\)"
_DASH = r"[ \t]*(?:--?-?|[–—_])\s+"
_COLON = r"[ \t]*:\s+"
_SAYS = r"(?=[\"'“‘]?[A-Z0-9])"
_OPENINGS = (
    rf"(?P<place>{_CAPITALS}){_REGION}(?:,[ ]*(?P<date>{_DATE}))?(?:,?[ ]*{_AGENCY})?(?:{_DASH}|{_COLON}){_SAYS}",
    rf"(?P<place>{_NAME}){_REGION},[ ]*(?P<date>{_DATE})(?:,?[ ]*{_AGENCY})?(?:{_DASH}|{_COLON}){_SAYS}",
    rf"(?P<place>{_NAME}){_REGION},[ ]*(?P<date>{_DATE}),?[ ]*{_AGENCY}[ ]+{_SAYS}",
    rf"(?P<place>{_NAME}){_REGION}[ ]*{_AGENCY}(?:{_DASH}|{_COLON}){_SAYS}",
    rf"(?P<date>{_DATE})[ ]*{_AGENCY}{_DASH}{_SAYS}",
    rf"{_AGENCY}{_DASH}{_SAYS}",
)
_PATTERNS = tuple(re.compile(opening) for opening in _OPENINGS)
_SMALL = frozenset("al da das de del do dos el es la of".split())
_LINE = re.compile(rf"[*_(\[]{{0,2}}(?:(?P<place>{_NAME}){_REGION},[ ]*)?(?P<date>{_DATE})[*_)\].:]{{0,3}}$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: the place, the words of the date and the agency, if it has them, and its length in characters."""

    length: int
    place: str | None = None
    date: str | None = None
    agency: str | None = None

    def published(self, near: TimeSpan | None) -> TimeSpan | None:
        """The day it names; without a year that nearest to a known date, and None if there is none."""
        times = find_times(self.date, near) if self.date else []
        return times[0].span if times else None


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline that opens a paragraph, or is all of it.

    >>> read_dateline("MOSCOW, April 13 (Reuters) - Russia said")
    Dateline(length=29, place='Moscow', date='April 13', agency='Reuters')
    """
    for pattern in (_LINE, *_PATTERNS):
        match = pattern.match(paragraph)
        if match:
            got = match.groupdict()
            return Dateline(match.end(), _place(got.get("place")), got.get("date"), got.get("agency"))
    return None


def _place(name: str | None) -> str | None:
    """A place as names are written elsewhere: "UNITED NATIONS" is "United Nations"."""
    if name is None or not name.isupper():
        return name
    words = [w.lower() if n and w.lower() in _SMALL else w for n, w in enumerate(name.strip(" ,").split())]
    return re.sub(r"[^\W\d_]{3,}", lambda word: word[0] if word[0].islower() else word[0].capitalize(), " ".join(words))
