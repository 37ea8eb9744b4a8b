"""From when to when reports show a person in an office, and whom he followed."""

from __future__ import annotations

import random

import pytest

from kg.model import Claim, Entity, Evidence, Mention, Office, Participant, TimeSpan
from kg.resolve import resolve
from kg.resolve.tenures import with_tenures
from tests.graph.hand_made import FIRST, RUSSIA, SECOND, day

KINDS = {"is": "OfficeHolding", "was": "OfficeHolding", "named": "Appointment", "left": "Departure"}
OFFICE = Office("Foreign Minister", RUSSIA)
Said = tuple[str, str, str]
"""Who, what is said of him, and on which day of 1998 (month-day), an article a day."""


def claim(person: str, says: str, at: int = 0, article: str = "a", **given: object) -> Claim:
    relation = says if says in ("predecessor", "successor") else ""
    kind = KINDS.get(says, "OfficeHolding")
    part = Participant(Mention(0, 1, Entity(person, "Person")), FIRST if kind == "OfficeHolding" else SECOND)
    evidence = Evidence(article, at, at + 9, "q", f"title-{relation or 'before'}")
    former = says in ("was", "predecessor")
    return Claim(evidence, kind, (part,), office=OFFICE, former=former, **given)


def spans(*said: str, dated: bool = True) -> dict[str, tuple[str, str]]:
    """First and last day by surname; "A is 01-05": article of that day."""
    claims, dates = [], {}
    for number, words in enumerate(said):
        person, says, date = words.split()
        claims.append(claim(f"Ivan {person}", says, article=f"{date}.{number}"))
        dates[f"{date}.{number}"] = day(f"1998-{date}")
    random.Random(3).shuffle(claims)
    world = with_tenures(resolve(claims), dates if dated else {})
    assert world == with_tenures(resolve(claims[::-1]), dates if dated else {})
    return {h.holder[-1].upper(): ((h.begin or "")[5:10], (h.end or "")[5:10]) for h in world.holdings}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(["A is 03-05"], ("03-05", "03-05"), id="one-report"),
        pytest.param(["A is 03-05", "A is 01-02", "A is 07-09"], ("01-02", "07-09"), id="earliest-to-latest"),
        pytest.param(["A is 03-05", "A was 09-12"], ("03-05", "03-05"), id="former-later"),
        pytest.param(["A is 03-05", "A was 06-01", "A is 09-12"], ("03-05", "03-05"), id="one-report-that-errs"),
        pytest.param(
            ["A is 03-05", "A was 06-01", "A is 09-12", "A is 10-12"], ("03-05", "10-12"), id="back-in-office"
        ),
        pytest.param(["A was 02-01", "A is 09-12"], ("09-12", "09-12"), id="former-before-he-came-back"),
        pytest.param(["A was 06-01", "A was 08-01"], ("", "06-01"), id="only-former"),
        pytest.param(["A is 03-05", "A named 03-01"], ("03-01", "03-05"), id="appointed-before"),
        pytest.param(["A is 03-05", "A named 05-01"], ("03-05", "03-05"), id="appointed-again"),
        pytest.param(["A is 03-05", "A left 05-01"], ("03-05", "05-01"), id="a-departure-is-the-end"),
        pytest.param(["A is 03-05", "A left 05-01", "A is 05-09"], ("03-05", "05-01"), id="a-report-that-lags"),
        pytest.param(["A is 03-05", "A left 02-01"], ("03-05", "03-05"), id="departure-before"),
    ],
)
def test_the_span_in_which_reports_show_a_holder(said: list[str], expected: tuple[str, str]) -> None:
    assert spans(*said) == {"A": expected}


def test_a_span_is_each_holders_own() -> None:
    assert spans("A is 01-05", "B is 09-15", "A was 09-12") == {"A": ("01-05", "01-05"), "B": ("09-15", "09-15")}


def test_without_dates_there_are_no_spans() -> None:
    assert spans("A is 03-05", dated=False) == {"A": ("", "")}


def test_what_is_not_asserted_shows_nothing() -> None:
    world = with_tenures(resolve([claim("Ivan A", "is", modality="Reported")]), {"a": day("1998-03-05")})
    assert [(h.begin, h.end) for h in world.holdings] == [(None, None)]


def test_a_stated_time_goes_before_the_reports_own() -> None:
    stated = TimeSpan("1996-01-01T00:00:00Z", "1998-09-11T23:59:59Z", "range", "from 1996 to 1998")
    world = with_tenures(resolve([claim("Ivan A", "is", time=stated)]), {"a": day("2001-03-05")})
    assert [(h.begin, h.end) for h in world.holdings] == [(stated.begin, stated.end)]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([claim("Ivan B", "is"), claim("Ivan A", "predecessor", 9)], {"b": ["a"]}, id="his-predecessor"),
        pytest.param([claim("Ivan A", "was"), claim("Ivan B", "successor", 9)], {"b": ["a"]}, id="his-successor"),
        pytest.param([claim("Ivan A", "predecessor", 9)], {}, id="of-nobody-named"),
        pytest.param(
            [claim("Ivan C", "is"), claim("Ivan B", "is", 5), claim("Ivan A", "predecessor", 9)],
            {"b": ["a"]},
            id="of-the-one-named-last",
        ),
        pytest.param(
            [claim("Ivan B", "is"), claim("Ivan A", "predecessor", 9, article="b")], {}, id="in-another-article"
        ),
        pytest.param(
            [
                claim("Ivan A", "left", 5),
                claim("Ivan B", "named", 5),
                claim("Ivan A", "was", 9),
                claim("Ivan B", "is", 9),
            ],
            {"b": ["a"]},
            id="one-left-the-other-came",
        ),
        pytest.param(
            [
                claim("Ivan B", "is"),
                claim("Ivan A", "predecessor", 9),
                claim("Ivan A", "is", article="b"),
                claim("Ivan B", "predecessor", 9, article="b"),
            ],
            {},
            id="texts-that-contradict-each-other",
        ),
    ],
)
def test_who_followed_whom(claims: list[Claim], expected: dict[str, list[str]]) -> None:
    world = with_tenures(resolve(claims), {})
    letters = {h.id: h.holder[-1] for h in world.holdings}
    assert {letters[h.id]: [letters[o] for o in h.follows] for h in world.holdings if h.follows} == expected
