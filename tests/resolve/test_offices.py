"""Which titles are one office of one owner, and what a faulty file of them is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.resolve.office_titles import load_office_titles
from kg.resolve.offices import office_id

OWNERS = {
    "Russia": "country/russia",
    "UK": "country/united-kingdom",
    "US": "country/united-states",
    "India": "country/india",
    "China": "country/china",
    "Pakistan": "country/pakistan",
    "Germany": "country/germany",
    "FSB": "organization/russia/fsb",
    "UN": "organization/united-nations",
    "State": "organization/united-states/state-department",
    "nobody": None,
}


def office(owner: str, title: str) -> str:
    return office_id(title, OWNERS[owner], "person/x")


@pytest.mark.parametrize(
    ("owner", "titles"),
    [
        pytest.param(
            "Russia",
            "Foreign Minister; foreign minister; Minister of Foreign Affairs; Minister for Foreign Affairs; "
            "Foreign Affairs Minister; Minister of foreign affairs",
            id="minister-of-his-field",
        ),
        pytest.param("Russia", "Prime Minister; premier; Premier", id="premier"),
        pytest.param("Russia", "Defense Minister; Defence Minister; Minister of Defence", id="two-spellings"),
        pytest.param("Russia", "Deputy Foreign Minister; Deputy Minister of Foreign Affairs", id="deputies-too"),
        pytest.param("Russia", "First Deputy Prime Minister; first deputy premier", id="first-deputies-too"),
        pytest.param("UK", "Foreign Secretary; Foreign Minister; Minister of Foreign Affairs", id="british"),
        pytest.param("UK", "Chancellor of the Exchequer; Finance Minister", id="exchequer"),
        pytest.param("US", "Secretary of State; Foreign Minister", id="american"),
        pytest.param("US", "Defense Secretary; Secretary of Defense; Defense Minister", id="pentagon"),
        pytest.param("India", "External Affairs Minister; Foreign Minister; Minister of External Affairs", id="indian"),
        pytest.param("China", "Vice Premier; Deputy Prime Minister; Vice Prime Minister", id="chinese"),
        pytest.param("Germany", "Chancellor; Prime Minister; Federal Chancellor", id="german"),
        pytest.param("FSB", "Director; head; chief", id="head-of-a-service"),
        pytest.param("UN", "Secretary-General; Secretary General; chief", id="secretary-general"),
        pytest.param("State", "spokesman; spokeswoman; spokesperson", id="spoken-for"),
        pytest.param("nobody", "Foreign Minister; Minister of Foreign Affairs", id="of-an-unknown-state"),
    ],
)
def test_one_office(owner: str, titles: str) -> None:
    assert len({office(owner, title) for title in titles.split("; ")}) == 1


@pytest.mark.parametrize(
    ("owner", "titles"),
    [
        pytest.param("Russia", "Foreign Minister; Deputy Foreign Minister; First Deputy Foreign Minister", id="grades"),
        pytest.param("Russia", "Prime Minister; acting Prime Minister; interim Prime Minister", id="acting"),
        pytest.param("Russia", "President; Vice President", id="vice"),
        pytest.param("Pakistan", "Foreign Minister; Foreign Secretary", id="the-first-civil-servant"),
        pytest.param("US", "Secretary of State; Deputy Secretary of State; Assistant Secretary of State", id="ranks"),
        pytest.param("Germany", "President; Chancellor; Vice Chancellor", id="heads-of-state-and-government"),
        pytest.param(
            "Russia", "Foreign Minister; Foreign Trade Minister; Foreign Economic Relations Minister", id="fields"
        ),
        pytest.param("FSB", "Director; Deputy Director; spokesman", id="service"),
    ],
)
def test_offices_of_their_own(owner: str, titles: str) -> None:
    assert len({office(owner, title) for title in titles.split("; ")}) == len(titles.split("; "))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("titles: [a]", "expected a list of records", id="no-list"),
        pytest.param("- title: a", "a mapping with titles", id="unknown-field"),
        pytest.param("- titles: a", "a mapping with titles", id="one-text"),
        pytest.param("- {titles: [a], of: Russia}", "of must be a list", id="owner-as-text"),
        pytest.param("- {titles: [a], of: [Ruritania]}", "refers to 'Ruritania'", id="unknown-owner"),
        pytest.param("- titles: [a, b]\n- titles: [c, B]", "'b' stands in the record of 'a' too", id="twice"),
        pytest.param("- titles: [a", "no valid YAML", id="no-yaml"),
    ],
)
def test_a_faulty_file_is_an_error_that_names_it(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "offices.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=rf"offices\.yml.*{said}"):
        load_office_titles(path)
