"""Times that count from the day of publication: "yesterday", "on Tuesday", "earlier this week", "two weeks ago"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from kg.text import time_words as words
from kg.text.time_spans import Candidate, Days, Reading, Resolve, part, stretch, which_year
from kg.text.time_spans import day as one_day
from kg.text.time_spans import month as one_month
from kg.text.time_spans import season as one_season
from kg.text.time_spans import week as one_week
from kg.text.time_spans import weekend as one_weekend
from kg.text.time_spans import year as one_year
from kg.text.time_words import NUMBER, PART, TO, WEEKDAY, YEAR, S, Sought, sought

_HOURS = rf"(?:{S}(?i:morning|afternoon|evening|night))?"
_SOME = rf"(?i:this{S}past|this{S}coming|last|next|this|past|coming)"
_PAST = ("last", "past", "this past", "the past", "the last")
_COMING = ("next", "coming", "this coming", "the next", "the coming")

_DAY = sought(
    rf"\b(?i:(?:late|early|earlier|later){S})?(?P<word>(?i:{words.either(words.DAY_WORDS)})){_HOURS}\b",
    {word.split()[-1] for word in words.DAY_WORDS},
)
_WEEKDAY = sought(
    rf"(?<![\w-])(?:(?P<rel>{_SOME}){S})?(?:(?i:late|early|earlier|later){S})?(?P<day>{WEEKDAY})(?![\w-])"
    rf"(?:{TO}(?P<until>{WEEKDAY})(?![\w-]))?{_HOURS}(?:{S}(?:of{S})?(?P<week>(?i:last|this|next)){S}(?i:week)\b)?",
    words.WEEKDAYS,
)
_UNIT = sought(
    rf"(?<!\bthe )(?<!\w)(?:(?i:(?P<when>earlier|later){S})|(?P<part>{PART}))?"
    rf"(?i:(?P<rel>{_SOME}|the){S}(?P<unit>week|weekend|month|year))\b(?!{S}of\b)",
    ("week", "month", "year"),
)
_ROLLING = sought(
    rf"(?<!\w)(?i:(?P<rel>the{S}(?:past|last|next|coming)|this{S}past|last|past|next){S}"
    rf"(?:(?P<number>{NUMBER}){S})?(?P<unit>day|week|month|year)(?P<plural>s)?)\b(?!{S}of\b)",
    ("day", "week", "month", "year"),
)
_AGO = sought(
    rf"(?<![\w.,-])(?i:(?P<number>{NUMBER}){S}(?P<unit>day|week|month|year)s?{S}(?P<way>ago|from{S}now)(?:{S}today)?)\b",
    ("ago", "now"),
)
_SEASON = sought(
    rf"(?<!\w)(?:(?P<part>{PART}))?(?:(?i:(?P<rel>{_SOME}|the){S}))?(?P<season>(?i:{words.either(words.SEASONS)}))\b(?!-)"
    rf"(?:{S}(?:of{S})?(?:(?P<year>{YEAR})|(?i:(?P<which>last|this|next){S}year\b)))?",
    words.SEASONS,
)


def find_relative(text: str) -> Iterator[Candidate]:
    """Every candidate for a time that counts from publication, and seasons; they may overlap."""
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            resolve = read(match)
            if resolve is not None:
                needs_date = pattern is not _SEASON or match["year"] is None
                yield Candidate(match.start(), match.end(), resolve, needs_date)


def _read_day(match: re.Match[str]) -> Resolve:
    offset = timedelta(days=words.DAY_WORDS[words.plain(match["word"])])
    return lambda today: Reading(one_day(today + offset))


def _read_weekday(match: re.Match[str]) -> Resolve:
    """A bare weekday is the last one up to the day of publication; "Monday to Wednesday" ends on such a day."""
    first, last = (words.WEEKDAY_NUMBER[words.plain(match[group] or match["day"])] for group in ("day", "until"))
    rel, length = words.plain(match["rel"] or ""), timedelta(days=(last - first) % 7)

    def resolve(today: date) -> Reading | None:
        if match["until"] and re.search("and|&", match[0]) and length.days != 1:
            return None
        if match["week"] or rel == "this":
            monday = one_week(today, {"last": -1, "this": 0, "next": 1}[(match["week"] or rel).lower()]).first
            return Reading(_ending(monday + timedelta(days=last), length))
        past = today - timedelta(days=(today.weekday() - last) % 7 or (7 if rel in _PAST else 0))
        coming = today + timedelta(days=(first - today.weekday()) % 7 or 7) + length
        if rel in _COMING:
            return Reading(_ending(coming, length))
        return Reading(_ending(past, length), None if rel else _ending(coming, length))

    return resolve


def _ending(last: date, length: timedelta) -> Days:
    return stretch(last - length, last)


def _whole(unit: str, today: date, offset: int) -> Days:
    if unit == "week":
        return one_week(today, offset)
    if unit == "weekend":
        return one_weekend(today, offset)
    return one_month(today.year, today.month + offset) if unit == "month" else one_year(today.year + offset)


def _read_unit(match: re.Match[str]) -> Resolve | None:
    """Weeks, weekends, months and years beside the present one; "earlier" and "later" are cut at publication."""
    rel, unit, when = words.plain(match["rel"]), match["unit"].lower(), (match["when"] or "").lower()
    if rel == "the" and not match["part"] and unit != "weekend":
        return None

    def resolve(today: date) -> Reading:
        if unit == "weekend" and rel in ("the", "this"):
            return _near_weekend(today, rel)
        whole = _whole(unit, today, -1 if rel in _PAST else 1 if rel in _COMING else 0)
        if when and rel == "this":
            return Reading(stretch(whole.first, today) if when == "earlier" else stretch(today, whole.last))
        return Reading(part(whole, words.PARTS[words.plain(match["part"]).rstrip("-")]) if match["part"] else whole)

    return resolve


def _near_weekend(today: date, rel: str) -> Reading:
    """ "The weekend" is the last one that has begun, "this weekend" from Thursday on the coming one."""
    here = one_weekend(today)
    last, coming = (here, one_weekend(today, 1)) if here.first <= today else (one_weekend(today, -1), here)
    return Reading(coming if rel == "this" and 3 <= today.weekday() < 5 else last, coming)


def _shift(today: date, unit: str, count: int) -> Days:
    """The day, week, month or year so many units from a day."""
    if unit == "day":
        return one_day(today + timedelta(days=count))
    return _whole(unit, today, count)


def _read_rolling(match: re.Match[str]) -> Resolve | None:
    """ "The past week", "the next two months": so many units up to publication or from it on."""
    rel, unit = words.plain(match["rel"]), match["unit"].lower()
    bare = not rel.startswith("the ")
    if (match["plural"] and not match["number"]) or (bare and not match["number"]):
        return None
    count = words.number(match["number"]) if match["number"] else 1
    sign = -1 if rel in _PAST else 1

    def resolve(today: date) -> Reading:
        other = _moved(today, unit, sign * count)
        return Reading(stretch(min(today, other), max(today, other)))

    return resolve


def _moved(today: date, unit: str, count: int) -> date:
    """The same day so many units away; the last of a month where it has no such day."""
    if unit in ("day", "week"):
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    there = one_month(today.year, today.month + count * (12 if unit == "year" else 1))
    return there.first + timedelta(days=min(today.day, there.last.day) - 1)


def _read_ago(match: re.Match[str]) -> Resolve:
    count = words.number(match["number"]) * (-1 if match["way"].lower() == "ago" else 1)
    return lambda today: Reading(_shift(today, match["unit"].lower(), count))


def _read_season(match: re.Match[str]) -> Resolve | None:
    rel, name = words.plain(match["rel"] or ""), match["season"].lower()
    year, which = match["year"], (match["which"] or "").lower()
    named = year or which
    if not named and (not rel or (rel == "the" and not _is_season(match))):
        return None

    def cut(number: int) -> Days:
        whole = one_season(number, name)
        return part(whole, words.PARTS[words.plain(match["part"]).rstrip("-")]) if match["part"] else whole

    def resolve(today: date) -> Reading:
        if named:
            return Reading(cut(int(year) if year else which_year(which, today)))
        if rel == "this":
            return Reading(cut(today.year))
        begun = today.year if one_season(today.year, name).first <= today else today.year - 1
        over = begun if one_season(begun, name).last < today else begun - 1
        if rel in _COMING:
            return Reading(cut(begun + 1))
        return Reading(cut(over if rel in _PAST else begun), None if rel in _PAST else cut(begun + 1))

    return resolve


def _is_season(match: re.Match[str]) -> bool:
    """Whether "the spring", "the fall" is a time: "in the spring", never "the fall of Kabul"."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    if re.match(r"\s+of\b", match.string[match.end() : match.end() + 4]):
        return False
    return re.search(r"\b(?:in|by|until|since|during|over|before|after|through|for)\s+$", before, re.I) is not None


_READERS: tuple[tuple[Sought, Callable[[re.Match[str]], Resolve | None]], ...] = (
    (_DAY, _read_day),
    (_WEEKDAY, _read_weekday),
    (_ROLLING, _read_rolling),
    (_UNIT, _read_unit),
    (_AGO, _read_ago),
    (_SEASON, _read_season),
)
