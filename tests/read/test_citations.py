"""Sources and references in brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import TimeSpan
from kg.read.citations import find_citations, parentheses

MARCH_4 = TimeSpan("1998-03-04T00:00:00Z", "1998-03-04T23:59:59Z", "day")

# What stands in the brackets, then outlets with first and last day.
CITED = [
    ("Russky telegraf, March 3", [("Russky telegraf", "1998-03-03", "1998-03-03")]),
    (
        "Itar-Tass, October 27; AP, October 26",
        [("Itar-Tass", "1997-10-27", "1997-10-27"), ("AP", "1997-10-26", "1997-10-26")],
    ),
    (
        "Reuters, Russian agencies, February 23",
        [("Reuters", "1998-02-23", "1998-02-23"), ("Russian agencies", "1998-02-23", "1998-02-23")],
    ),
    (
        "Russian agencies, January 28, 1997; see Monitor, January 29, 1997",
        [("Russian agencies", "1997-01-28", "1997-01-28")],
    ),
    ("Ha'aretz, August 10-11", [("Ha'aretz", "1997-08-10", "1997-08-11")]),
    ("The Washington Times, February 23", [("The Washington Times", "1998-02-23", "1998-02-23")]),
    ("Le Monde, 26 February 1998", [("Le Monde", "1998-02-26", "1998-02-26")]),
    ("al-Hayat, Feb. 26", [("al-Hayat", "1998-02-26", "1998-02-26")]),
    ("Izvestia, January", [("Izvestia", "1998-01-01", "1998-01-31")]),
    ("AP; Reuters, March 3", [("AP", "1998-03-03", "1998-03-03"), ("Reuters", "1998-03-03", "1998-03-03")]),
    ("Reuters", [("Reuters", None, None)]),
]


@pytest.mark.parametrize(("inside", "expected"), CITED, ids=[inside for inside, _ in CITED])
def test_outlets_and_dates(inside: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    text = f"He had left. ({inside}) Nothing was said."
    found = find_citations(text, MARCH_4)
    days = [(each.outlet, each.date and each.date.begin[:10], each.date and each.date.end[:10]) for each in found]
    assert days == expected
    assert {text[each.start : each.end] for each in found} == {f"({inside})"}
    assert parentheses(text) == [(found[0].start, found[0].end)]


@pytest.mark.parametrize(
    "inside", ["see Monitor, February 26", "See Monitor, February 27", "see also The Monitor, March 2", "see map"]
)
def test_references_are_no_citations_but_are_brackets_to_drop(inside: str) -> None:
    text = f"talks held in Damascus ({inside}), and after"
    assert find_citations(text, MARCH_4) == ()
    assert [text[slice(*each)] for each in parentheses(text)] == [f"({inside})"]


PROSE = [
    "SVR",
    "OSCE",
    "born March 3, 1949",
    "March 3",
    "which met on March 3",
    "who left Moscow on March 3",
    "he said",
    "1972",
    ",",
    ";",
    "AP and he said, March 3 that",
]


@pytest.mark.parametrize("inside", PROSE)
def test_other_brackets_stay(inside: str) -> None:
    text = f"the service ({inside}) denied it"
    assert find_citations(text, MARCH_4) == ()
    assert parentheses(text) == []


def test_without_a_year_the_date_is_unknown() -> None:
    assert [each.date for each in find_citations("(AP, March 3)", None)] == [None]


_PIECES = st.sampled_from(
    ["(", ")", ";", ", ", "AP", "see ", "Monitor", "March 3", "1997", "-", " ", "\n", "é", "Reuters", "on"]
)


@given(st.lists(_PIECES, max_size=25).map("".join) | st.text(max_size=60))
def test_offsets_are_those_of_brackets(text: str) -> None:
    brackets = parentheses(text)
    assert all(text[start] == "(" and text[end - 1] == ")" for start, end in brackets)
    assert {(each.start, each.end) for each in find_citations(text, MARCH_4)} <= set(brackets)
    assert all(each.outlet and each.outlet in text for each in find_citations(text, MARCH_4))
