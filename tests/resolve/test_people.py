"""Who is one person: sightings (article, name, country) and the ids that they must get."""

from __future__ import annotations

from itertools import permutations

import pytest

from kg.model import Entity
from kg.resolve.names import short_hash
from kg.resolve.people import People, resolve_people
from kg.resolve.profiles import profiles_of

Seen = tuple[str, str, str | None]


def resolved(*seen: Seen, years: dict[str, int] | None = None) -> People:
    """The people of some sightings."""
    sightings = [(article, Entity(name, "Person", country)) for article, name, country in seen]
    return resolve_people(profiles_of(sightings, years=years))


def ids(*seen: Seen) -> list[str]:
    """The ids of people seen, in the order given, without "person/"."""
    found = resolved(*seen).ids
    return [found[article, Entity(name, "Person", country)].removeprefix("person/") for article, name, country in seen]


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        pytest.param(
            [("a", "Yevgeny Primakov", "Russia"), ("b", "Mr. Yevgeny M. Primakov", None)],
            ["yevgeny-primakov", "yevgeny-primakov"],
            id="fuller-name-keeps-the-iri",
        ),
        pytest.param(
            [("a", "John Smith", "Canada"), ("b", "John Smith", "Australia"), ("c", "John Smith", None)],
            ["john-smith.canada", "john-smith.australia", "john-smith"],
            id="countries-part-namesakes",
        ),
        pytest.param(
            [("a", "George H. W. Bush", None), ("b", "George W. Bush", None), ("c", "George Bush", None)],
            ["george-h-w-bush", "george-w-bush", "george-bush"],
            id="initials-part-namesakes",
        ),
        pytest.param(
            [("a", "Yevgeny Primakov", "Russia"), ("a", "Yevgeny Primakov", "Israel"), ("a", "Y. Primakov", None)],
            ["yevgeny-primakov", "yevgeny-primakov", "y-primakov"],
            id="one-article-means-one-person-by-a-name",
        ),
        pytest.param(
            [("a", "Yevgeny Primakov", "Russia"), ("a", "Primakov", None)],
            ["yevgeny-primakov", "yevgeny-primakov"],
            id="surname-in-the-article",
        ),
        pytest.param(
            [("a", "Yevgeny Primakov", "Russia"), ("b", "Primakov", "Russia")],
            ["yevgeny-primakov", "yevgeny-primakov"],
            id="surname-elsewhere-with-country",
        ),
        pytest.param(
            [("a", "Yevgeny Primakov", "Russia"), ("b", "Primakov", None)],
            ["yevgeny-primakov", f"primakov.{short_hash('b')}"],
            id="surname-elsewhere-without-country",
        ),
        pytest.param(
            [("a", "Bill Clinton", "United States"), ("a", "Hillary Clinton", "United States"), ("a", "Clinton", None)],
            ["bill-clinton", "hillary-clinton", f"clinton.{short_hash('a')}"],
            id="two-of-that-surname",
        ),
        pytest.param(
            [("a", "Primakov", None), ("b", "Primakov", None)],
            [f"primakov.{short_hash('a')}", f"primakov.{short_hash('b')}"],
            id="bare-surnames-stay-in-their-article",
        ),
    ],
)
def test_ids(seen: list[Seen], expected: list[str]) -> None:
    assert ids(*seen) == expected
    for order in permutations(range(len(seen))):
        assert ids(*(seen[i] for i in order)) == [expected[i] for i in order]


@pytest.mark.parametrize(
    ("seen", "pairs"),
    [
        pytest.param(
            [("a", "Felipe Gonzalez", None), ("b", "Felipe Gonzalez Marquez", None)],
            {("person/felipe-gonzalez", "person/felipe-gonzalez-marquez")},
            id="one-name-within-the-other",
        ),
        pytest.param([("a", "Kim Dae Jung", None), ("b", "Kim Young Jung", None)], set(), id="other-words-inside"),
        pytest.param(
            [("a", "Peter Cosgrove", "Canada"), ("b", "Peter Cosgrove", "Australia")],
            {("person/peter-cosgrove.australia", "person/peter-cosgrove.canada")},
            id="parted-namesakes",
        ),
        pytest.param(
            [("a", "John Smith", "Canada"), ("b", "John Smith", "Australia")], set(), id="a-name-that-many-bear"
        ),
        pytest.param(
            [("a", "Yevgeny Primakov", "Russia"), ("b", "Primakov", None)],
            {(f"person/primakov.{short_hash('b')}", "person/yevgeny-primakov")},
            id="bare-surname",
        ),
    ],
)
def test_possibly_the_same(seen: list[Seen], pairs: set[tuple[str, str]]) -> None:
    assert {(doubt.one, doubt.other) for doubt in resolved(*seen).doubts} == pairs
