"""Times in running text: which words, which days, in the past and in plans."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.model import TimeSpan
from kg.text.time_words import load
from kg.text.times import find_times


def published(first: str, last: str | None = None, precision: str = "day") -> TimeSpan:
    return TimeSpan(f"{first}T00:00:00Z", f"{last or first}T23:59:59Z", precision)


# A Wednesday.
MARCH_4 = published("1998-03-04")

# Text, then the words found with first day, last day and precision.
RESOLVED = [
    ("They met yesterday.", [("yesterday", "1998-03-03", "1998-03-03", "day")]),
    ("late yesterday afternoon", [("late yesterday afternoon", "1998-03-03", "1998-03-03", "day")]),
    ("Yesterday's talks", [("Yesterday", "1998-03-03", "1998-03-03", "day")]),
    ("He is to arrive today.", [("today", "1998-03-04", "1998-03-04", "day")]),
    ("The vote is tomorrow.", [("tomorrow", "1998-03-05", "1998-03-05", "day")]),
    ("the day before yesterday", [("the day before yesterday", "1998-03-02", "1998-03-02", "day")]),
    ("They dined last night.", [("last night", "1998-03-03", "1998-03-03", "day")]),
    ("He leaves tonight.", [("tonight", "1998-03-04", "1998-03-04", "day")]),
    ("on Tuesday", [("Tuesday", "1998-03-03", "1998-03-03", "day")]),
    ("on Wednesday", [("Wednesday", "1998-03-04", "1998-03-04", "day")]),
    ("on Thursday night", [("Thursday night", "1998-02-26", "1998-02-26", "day")]),
    ("last Wednesday", [("last Wednesday", "1998-02-25", "1998-02-25", "day")]),
    ("next Monday", [("next Monday", "1998-03-09", "1998-03-09", "day")]),
    ("this Friday", [("this Friday", "1998-03-06", "1998-03-06", "day")]),
    ("Friday of last week", [("Friday of last week", "1998-02-27", "1998-02-27", "day")]),
    ("Monday and Tuesday", [("Monday and Tuesday", "1998-03-02", "1998-03-03", "range")]),
    ("from Friday to Sunday", [("Friday to Sunday", "1998-02-27", "1998-03-01", "range")]),
    ("left on Tuesday, March 3, for home", [("Tuesday, March 3", "1998-03-03", "1998-03-03", "day")]),
    ("on February 23", [("February 23", "1998-02-23", "1998-02-23", "day")]),
    ("on 23 February 1996", [("23 February 1996", "1996-02-23", "1996-02-23", "day")]),
    ("the 5th of May, 1997", [("5th of May, 1997", "1997-05-05", "1997-05-05", "day")]),
    ("the 1st of March", [("1st of March", "1998-03-01", "1998-03-01", "day")]),
    ("on 1997-10-26 in Cairo", [("1997-10-26", "1997-10-26", "1997-10-26", "day")]),
    ("Sept. 3, 1991", [("Sept. 3, 1991", "1991-09-03", "1991-09-03", "day")]),
    ("on October 26", [("October 26", "1997-10-26", "1997-10-26", "day")]),
    ("on March 20", [("March 20", "1998-03-20", "1998-03-20", "day")]),
    ("on October 26 of last year", [("October 26 of last year", "1997-10-26", "1997-10-26", "day")]),
    ("on 29 February", [("29 February", "2000-02-29", "2000-02-29", "day")]),
    ("on July 8-9", [("July 8-9", "1997-07-08", "1997-07-09", "range")]),
    ("on August 26 and 27", [("August 26 and 27", "1997-08-26", "1997-08-27", "range")]),
    ("26-27 August 1996", [("26-27 August 1996", "1996-08-26", "1996-08-27", "range")]),
    ("from May 31 to June 2", [("May 31 to June 2", "1997-05-31", "1997-06-02", "range")]),
    ("from 31 May to 2 June 1997", [("31 May to 2 June 1997", "1997-05-31", "1997-06-02", "range")]),
    ("between July 7 and July 9", [("July 7 and July 9", "1997-07-07", "1997-07-09", "range")]),
    (
        "December 30, 1996 to January 2, 1997",
        [("December 30, 1996 to January 2, 1997", "1996-12-30", "1997-01-02", "range")],
    ),
    ("December 30 to January 2", [("December 30 to January 2", "1997-12-30", "1998-01-02", "range")]),
    (
        "on August 5 and 9",
        [("August 5", "1997-08-05", "1997-08-05", "day"), ("9", "1997-08-09", "1997-08-09", "day")],
    ),
    (
        "5 May and 9 May 1997",
        [("5 May", "1997-05-05", "1997-05-05", "day"), ("9 May 1997", "1997-05-09", "1997-05-09", "day")],
    ),
    ("on March 3 and 5 people left", [("March 3", "1998-03-03", "1998-03-03", "day")]),
    ("in March 1999", [("March 1999", "1999-03-01", "1999-03-31", "month")]),
    ("in January", [("January", "1998-01-01", "1998-01-31", "month")]),
    ("in March", [("March", "1998-03-01", "1998-03-31", "month")]),
    ("a scheduled March meeting", [("March", "1998-03-01", "1998-03-31", "month")]),
    ("in April", [("April", "1998-04-01", "1998-04-30", "month")]),
    ("last November", [("last November", "1997-11-01", "1997-11-30", "month")]),
    ("last March", [("last March", "1997-03-01", "1997-03-31", "month")]),
    ("next May", [("next May", "1998-05-01", "1998-05-31", "month")]),
    ("in January of last year", [("January of last year", "1997-01-01", "1997-01-31", "month")]),
    ("in October last year", [("October last year", "1997-10-01", "1997-10-31", "month")]),
    ("at the end of April 1997", [("the end of April 1997", "1997-04-21", "1997-04-30", "range")]),
    ("in mid-June", [("mid-June", "1997-06-11", "1997-06-20", "range")]),
    ("in late February 1998", [("late February 1998", "1998-02-20", "1998-02-28", "range")]),
    ("in 1997", [("1997", "1997-01-01", "1997-12-31", "year")]),
    ("the Declaration of 1993", [("1993", "1993-01-01", "1993-12-31", "year")]),
    ("by the year 2000", [("the year 2000", "2000-01-01", "2000-12-31", "year")]),
    ("early 1996", [("early 1996", "1996-01-01", "1996-04-30", "range")]),
    ("from 1994 to 1996", [("1994 to 1996", "1994-01-01", "1996-12-31", "range")]),
    ("in 1996-97", [("1996-97", "1996-01-01", "1997-12-31", "range")]),
    ("late last month", [("late last month", "1998-02-20", "1998-02-28", "range")]),
    ("last month", [("last month", "1998-02-01", "1998-02-28", "month")]),
    ("earlier this month", [("earlier this month", "1998-03-01", "1998-03-04", "range")]),
    ("later this month", [("later this month", "1998-03-04", "1998-03-31", "range")]),
    ("this month", [("this month", "1998-03-01", "1998-03-31", "month")]),
    ("early next year", [("early next year", "1999-01-01", "1999-04-30", "range")]),
    ("last year", [("last year", "1997-01-01", "1997-12-31", "year")]),
    ("before the end of the year", [("the end of the year", "1998-09-01", "1998-12-31", "range")]),
    ("earlier this week", [("earlier this week", "1998-03-02", "1998-03-04", "range")]),
    ("this week", [("this week", "1998-03-02", "1998-03-08", "range")]),
    ("last week", [("last week", "1998-02-23", "1998-03-01", "range")]),
    ("at the end of next week", [("the end of next week", "1998-03-14", "1998-03-15", "range")]),
    ("over the weekend", [("the weekend", "1998-02-28", "1998-03-01", "range")]),
    ("in the past week", [("the past week", "1998-02-25", "1998-03-04", "range")]),
    ("over the last three months", [("the last three months", "1997-12-04", "1998-03-04", "range")]),
    ("in the next two weeks", [("the next two weeks", "1998-03-04", "1998-03-18", "range")]),
    ("three days ago", [("three days ago", "1998-03-01", "1998-03-01", "day")]),
    ("two weeks ago", [("two weeks ago", "1998-02-16", "1998-02-22", "range")]),
    ("a year ago", [("a year ago", "1997-01-01", "1997-12-31", "year")]),
    ("14 months ago", [("14 months ago", "1997-01-01", "1997-01-31", "month")]),
    ("this past spring", [("this past spring", "1997-03-01", "1997-05-31", "range")]),
    ("last summer", [("last summer", "1997-06-01", "1997-08-31", "range")]),
    ("this fall", [("this fall", "1998-09-01", "1998-11-30", "range")]),
    ("the summer of 1994", [("the summer of 1994", "1994-06-01", "1994-08-31", "range")]),
    ("in the winter of 1994", [("the winter of 1994", "1994-12-01", "1995-02-28", "range")]),
    ("in Yesterday\nweek", [("Yesterday", "1998-03-03", "1998-03-03", "day")]),
    ("on March\n3", [("March\n3", "1998-03-03", "1998-03-03", "day")]),
]


@pytest.mark.parametrize(("text", "expected"), RESOLVED, ids=[text for text, _ in RESOLVED])
def test_times_are_found_and_resolved(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = find_times(text, MARCH_4)
    assert [
        (each.span.text, each.span.begin[:10], each.span.end[:10], each.span.precision) for each in found
    ] == expected


# Words whose reading in plans differs from that in reports: first and last day, or None where it does not.
FUTURE = [
    ("on Tuesday", ("1998-03-10", "1998-03-10")),
    ("on Wednesday", ("1998-03-11", "1998-03-11")),
    ("in January", ("1999-01-01", "1999-01-31")),
    ("on February 23", ("1999-02-23", "1999-02-23")),
    ("on February 28 and March 1", ("1999-02-28", "1999-02-28")),
    ("in the spring", ("1999-03-01", "1999-05-31")),
    ("over the weekend", ("1998-03-07", "1998-03-08")),
    ("in March 1999", None),
    ("yesterday", None),
    ("last Tuesday", None),
    ("on March 20", None),
    ("early next year", None),
]


@pytest.mark.parametrize(("text", "expected"), FUTURE, ids=[text for text, _ in FUTURE])
def test_plans_read_weekdays_months_and_days_forward(text: str, expected: tuple[str, str] | None) -> None:
    future = find_times(text, MARCH_4)[0].future
    assert (future and (future.begin[:10], future.end[:10])) == expected


NO_TIMES = [
    "the 1972 ABM treaty",
    "three days of talks",
    "a two-day visit",
    "the 65-year-old laureate",
    "$1998 and 2000 troops",
    "about 1995 people in 1995 cars",
    "in 1998 dollars",
    "the 1990s",
    "in recent years",
    "several days earlier",
    "May I speak? It may rain.",
    "Theresa May and June Carter",
    "the march on Rome",
    "the fall of Kabul",
    "spring water",
    "the Sunday Times",
    "the October Revolution",
    "the September 11 attacks",
    "on February 30",
    "on 31 April 1997",
    "Article 5 of the treaty",
    "the following day",
    "the last week of talks",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time_gives_none(text: str) -> None:
    assert find_times(text, MARCH_4) == []


UNDATED = [
    ("They met on March 3, 1998.", ["1998-03-03"]),
    ("They met on March 3.", []),
    ("They met yesterday and in January of last year.", []),
    ("in May 1997, in 1996 and last week", ["1997-05-01", "1996-01-01"]),
    ("the summer of 1994", ["1994-06-01"]),
]


@pytest.mark.parametrize(("text", "begins"), UNDATED, ids=[text for text, _ in UNDATED])
def test_without_a_date_only_full_dates_resolve(text: str, begins: list[str]) -> None:
    assert [each.span.begin[:10] for each in find_times(text, None)] == begins


VAGUE = [
    ("yesterday", ("1997-12-29", "1998-01-02"), ("1997-12-28", "1998-01-01", "range")),
    ("last week", ("1998-03-03", "1998-03-05"), ("1998-02-23", "1998-03-01", "range")),
    ("in March", ("1998-03-30", "1998-04-02"), ("1998-03-01", "1998-03-31", "month")),
    ("last year", ("1998-01-01", "1998-12-31"), ("1997-01-01", "1997-12-31", "year")),
    ("yesterday", ("1998-01-01", "1998-12-31"), None),
    ("on Tuesday", ("1998-01-01", "1998-12-31"), None),
]


@pytest.mark.parametrize(("text", "when", "expected"), VAGUE, ids=[f"{text} in {when[0]}" for text, when, _ in VAGUE])
def test_a_vague_date_of_publication_gives_what_the_words_may_mean(
    text: str, when: tuple[str, str], expected: tuple[str, str, str] | None
) -> None:
    found = find_times(text, published(*when, precision="range"))
    got = [(each.span.begin[:10], each.span.end[:10], each.span.precision) for each in found]
    assert got == ([expected] if expected else [])


def test_first_and_last_second_in_utc() -> None:
    span = find_times("yesterday", MARCH_4)[0].span
    assert (span.begin, span.end) == ("1998-03-03T00:00:00Z", "1998-03-03T23:59:59Z")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_no_error(day: str) -> None:
    text = "yesterday tomorrow on Tuesday last year next month 50 years ago on March 3 in the spring the past 90 weeks"
    assert all(each.span.begin <= each.span.end for each in find_times(text, published(day)))


_WORDS = st.sampled_from(
    "on in the of and to - , . last next this early late end 1998 1972 3 31 30 9 5th March May February Sept. Tuesday "
    "Sunday week month year weekend spring fall yesterday today ago two days earlier between from \n ( ) é 𝔘 a".split(
        " "
    )
)


@given(st.lists(_WORDS, max_size=14).map(" ".join) | st.text(max_size=80), st.dates(date(1800, 1, 1), date(2100, 1, 1)))
def test_every_time_is_a_slice_of_the_text_in_order(text: str, day: date) -> None:
    edge = 0
    for found in find_times(text, published(day.isoformat())):
        assert edge <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.span.text
        assert found.span.begin <= found.span.end
        edge = found.end


@pytest.mark.parametrize(
    "unit", ["March 3 and ", "the end of ", "1998-", "from 3 May to ", "last ", "\n ", "(" * 3, "mid-"]
)
def test_long_repetitions_take_no_long_time(unit: str) -> None:
    assert len(find_times(unit * 3000, MARCH_4)) <= 6000


@pytest.mark.parametrize(("content", "problem"), [("a: [", "cannot be read as YAML"), ("months: {}", "lacks months")])
def test_a_broken_word_file_is_named(tmp_path, content: str, problem: str) -> None:
    path = tmp_path / "times.yml"
    path.write_text(content)
    with pytest.raises(DataError, match=rf"times\.yml.*{problem}"):
        load(path)
