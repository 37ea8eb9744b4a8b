"""Sources named in brackets: "(Itar-Tass, February 26)" is a citation, "(see Monitor, February 26)" a reference."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Citation, TimeSpan
from kg.read.series import load_shelf
from kg.text.time_words import DAY, FULL_MONTHS, MONTH, WEEKDAY, YEAR, S
from kg.text.times import find_times

_BRACKETS = re.compile(r"\(([^()\n]{2,250})\)")
_REFERENCE = re.compile(r"\s*(?:for\s+more,?\s+)?(?:also\s+)?see(?:\s+also)?\b", re.I)
_MONTH_DAY = rf"{MONTH}{S}{DAY}(?:\s?[-–—]\s?(?:{MONTH}{S})?{DAY}|(?:{S}and{S}|,\s)(?:{MONTH}{S})?{DAY}(?![\w-]))?"
_DAY_MONTH = rf"{DAY}(?:\s?[-–—]\s?{DAY}|{S}and{S}{DAY})?{S}{MONTH}(?!\w)"
_DATE = re.compile(
    rf"(?:{WEEKDAY},?{S})?(?:{_MONTH_DAY}|{_DAY_MONTH}|{'(?:' + '|'.join(FULL_MONTHS) + ')'})(?:,?{S}{YEAR})?"
)
# An outlet is a name: it begins with a capital, a digit or an Arabic article and has few words.
_OUTLET = re.compile(r"(?:(?:al|el|an|as)-)?[\"'“‘’]?[A-Z0-9][^,;:]{0,60}$")
_NO_NAME = re.compile(r"\b(?:on|in|from|until|till|since|to|was|were|is|are|has|had|will|who|which|by)\b")
_MOST_WORDS = 7


def find_citations(text: str, published: TimeSpan | None) -> tuple[Citation, ...]:
    """The sources that a text cites in brackets, one for each outlet, in the order of the text.

    Start and end are those of the whole bracket. Dates without a year are resolved from ``published``; without it they
    are None. References to other articles ("see …") are no citations.

    >>> [each.outlet for each in find_citations("He left. (AP, October 26; Reuters, Itar-Tass, October 27)", None)]
    ['AP', 'Reuters', 'Itar-Tass']
    """
    return tuple(
        Citation(outlet, _date(dated, published), match.start(), match.end())
        for match in _BRACKETS.finditer(text)
        for outlet, dated in _sources(match[1])
    )


def parentheses(text: str) -> list[tuple[int, int]]:
    """Where the brackets of citations and references stand, to be left out of what is parsed."""
    return [
        match.span()
        for match in _BRACKETS.finditer(text)
        if _REFERENCE.match(match[1]) or next(_sources(match[1]), None) is not None
    ]


def _sources(inside: str) -> Iterator[tuple[str, str]]:
    """Outlets and the words of their dates; nothing if what stands in the brackets is no list of sources."""
    found: list[tuple[str, str]] = []
    waiting: list[str] = []
    for part in inside.split(";"):
        if _REFERENCE.match(part):
            continue
        outlets, dated = _split(part)
        if outlets is None:
            return
        waiting += outlets
        if dated:
            found += [(outlet, dated) for outlet in waiting]
            waiting = []
    if waiting and not found and not all(outlet in load_shelf().agencies for outlet in waiting):
        return
    yield from found + [(outlet, "") for outlet in waiting]


def _split(part: str) -> tuple[list[str] | None, str]:
    """The outlets of one part, None if there is something else in it, and the words of its date."""
    dates = list(_DATE.finditer(part))
    last = dates[-1] if dates else None
    if last is not None and part[last.end() :].strip(" ,."):
        return None, ""
    names = [name.strip() for name in part[: last.start() if last else None].strip(" ,").split(",")]
    if not all(map(_is_outlet, names)):
        return None, ""
    return names, last[0] if last else ""


def _is_outlet(name: str) -> bool:
    short = len(name.split()) <= _MOST_WORDS
    return short and _OUTLET.match(name) is not None and _NO_NAME.search(name) is None and not _DATE.fullmatch(name)


def _date(words: str, published: TimeSpan | None) -> TimeSpan | None:
    times = find_times(words, published)
    return times[0].span if len(times) == 1 else None
