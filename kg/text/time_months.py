"""Months and years by their name: "March 1999", "in late June", "last November", "October of last year", "in 1997"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from kg.text import time_words as words
from kg.text.time_spans import Candidate, Days, Reading, fixed, join, part, which_year
from kg.text.time_spans import month as one_month
from kg.text.time_spans import year as one_year
from kg.text.time_words import FULL_MONTH, MONTH, OF_YEAR, PART, TO, YEAR, S, sought

# A month without a year that would be so many months past is the coming one.
_MONTHS_AGO = 10

_MONTH_YEAR = sought(
    rf"(?<!\w)(?P<part>{PART})?(?P<m1>{MONTH})(?:(?P<to>{TO})(?P<m2>{MONTH}))?"
    rf"(?:,?{S}(?:of{S})?(?P<y>{YEAR})|{OF_YEAR})",
    words.ANY_MONTHS,
)
_BARE_MONTH = sought(
    rf"(?<![\w-])(?P<rel>(?i:this{S}past|this{S}coming|last|next|this|past|coming){S})?(?P<part>{PART})?"
    rf"(?P<m1>{FULL_MONTH})(?:(?P<to>{TO})(?P<m2>{FULL_MONTH}))?(?![-\w])(?!{S}\d)",
    words.FULL_MONTHS,
)
_YEAR_PART = rf"(?P<part>{PART})(?:the{S}year{S})?(?P<y1>{YEAR})"
_YEARS = sought(
    rf"(?<!\w)(?:{_YEAR_PART}|{words.BEFORE_YEARS}{S}(?P<slice>(?:the{S}year{S})?(?P<y2>{YEAR})"
    rf"(?:{TO}(?P<y3>{YEAR}|\d\d(?![\d.,%])))?))(?!-\w)(?!\s(?!was\b|has\b|as\b|is\b|his\b|its\b|this\b)[a-z]+s\b)",
    words.CENTURIES,
)


def find_months(text: str) -> Iterator[Candidate]:
    """Every candidate for a month or a year by its name; they may overlap."""
    for match in _MONTH_YEAR.finditer(text):
        yield _month_year(match)
    for match in _BARE_MONTH.finditer(text):
        if _is_month(text, match):
            yield Candidate(match.start(), match.end(), partial(_bare_month, match))
    for match in _YEARS.finditer(text):
        start, end = match.span("slice") if match["slice"] else match.span()
        yield fixed(start, end, partial(_years, match))


def _months(match: re.Match[str], year: int) -> Days:
    """The month, months or part of a month that a match names; ``year`` is that of the last."""
    first = words.month_number(match["m1"])
    last = words.month_number(match["m2"]) if match["m2"] else first
    whole = join(one_month(year - (last < first), first), one_month(year, last))
    return part(whole, _sixths(match["part"])) if match["part"] else whole


def _sixths(words_: str) -> tuple[int, int]:
    return words.PARTS[words.plain(words_).rstrip("-")]


def _month_year(match: re.Match[str]) -> Candidate:
    if match["y"]:
        return fixed(match.start(), match.end(), partial(_months, match, int(match["y"])))
    return Candidate(
        match.start(), match.end(), lambda today: Reading(_months(match, which_year(match["which"], today)))
    )


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether a bare month is one: not a name ("June Carter"), a verb ("May I") or an order ("March!")."""
    if match["rel"] or match["part"]:
        return True
    before = re.search(r"([\w-]+)\s+$", text[max(0, match.start() - 30) : match.start()])
    if before and before[1].lower() in words.BEFORE_MONTHS:
        return True
    named = re.match(r"\s[A-Z]", text[match.end() : match.end() + 2])
    sure = match["m1"] not in ("May", "March")
    modifier = re.match(r"\s[a-z]", text[match.end() : match.end() + 2]) and before and before[1].islower()
    return not named and (sure or bool(modifier and match["m1"] == "March"))


def _bare_month(match: re.Match[str], today: date) -> Reading:
    """A month without a year, by "last", "next", "this" or by what is near."""
    rel = words.plain(match["rel"] or "")
    number = words.month_number(match["m2"] or match["m1"])
    if rel == "this":
        return Reading(_months(match, today.year))
    strictly = rel in ("last", "past", "this past")
    past = _months(match, today.year - (number > today.month or (strictly and number == today.month)))
    coming = _months(match, today.year + (number <= today.month))
    if rel in ("next", "coming", "this coming"):
        return Reading(coming)
    if strictly:
        return Reading(past)
    return Reading(coming if (today.month - number) % 12 >= _MONTHS_AGO else past, coming)


def _years(match: re.Match[str]) -> Days:
    """A year, a part of it or a run of years."""
    if match["y1"]:
        return part(one_year(int(match["y1"])), _sixths(match["part"]))
    first = one_year(int(match["y2"]))
    if not match["y3"]:
        return first
    digits = match["y3"]
    return join(first, one_year(int(digits if len(digits) == 4 else match["y2"][:2] + digits)))
