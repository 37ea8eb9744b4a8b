"""What a reader can ask of a map: search, filters, time, chains, and an address that keeps it all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.asked import FORMULA_NAME, write_asked, write_deeds
from tests.browser.opened import NARROW

pytestmark = pytest.mark.browser

MET = {
    "Ada Alpha - Bruno Beta",
    "Bruno Beta - Clara Gamma",
    "Clara Gamma - Dmitri Delta",
    "Ada Alpha - State Council",
    "State Council - Dmitri Delta",
    f"Eva Epsilon - {FORMULA_NAME}",
}


def ends(lines: set[str]) -> set[frozenset[str]]:
    """Lines without regard to which end is named first."""
    return {frozenset(line.split(" - ")) for line in lines}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_asked(tmp_path_factory.mktemp("asked") / "map.html")


@pytest.fixture(scope="module")
def deeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_deeds(tmp_path_factory.mktemp("deeds") / "map.html")


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        pytest.param("ada", ["Ada Alpha"], id="label"),
        pytest.param("альф", ["Ada Alpha", "also “Ада Альфа”"], id="cyrillic"),
        pytest.param("queen", ["Ada Alpha"], id="office"),
        pytest.param("sylv", ["Bruno Beta", "Eva Epsilon"], id="country"),
        pytest.param("nobody", [], id="none"),
    ],
)
def test_suggestions(open_page: Any, asked: Path, typed: str, suggested: list[str]) -> None:
    opened = open_page(asked)
    opened.page.fill("#search", typed)
    options = opened.page.locator("#search-suggestions li").all_inner_texts()
    assert opened.page.locator("#search-suggestions").is_visible() == bool(suggested)
    assert [name for name in suggested if not any(name in option for option in options)] == []
    assert len(options) == sum(not name.startswith("also") for name in suggested)


def test_suggestions_by_keyboard(open_page: Any, asked: Path) -> None:
    opened = open_page(asked)
    opened.page.fill("#search", "sylvania")
    for key in ("ArrowDown", "ArrowDown"):
        opened.page.keyboard.press(key)
    chosen = opened.page.locator("#search-suggestions li[aria-selected=true]")
    assert opened.page.get_attribute("#search", "aria-activedescendant") == chosen.get_attribute("id")
    opened.page.keyboard.press("Enter")
    assert opened.text("#evidence h2") == "Eva Epsilon"
    assert opened.page.get_attribute("#search", "aria-expanded") == "false"
    assert opened.page.input_value("#search") == ""


@pytest.mark.parametrize(
    ("menu", "choice", "left"),
    [
        pytest.param("Kind", "Summit", {"Bruno Beta - Clara Gamma"}, id="kind"),
        pytest.param("Source", "Herald", {"Ada Alpha - Bruno Beta", "Bruno Beta - Clara Gamma"}, id="source"),
        pytest.param("Source", "No source named", {f"Eva Epsilon - {FORMULA_NAME}"}, id="no-source"),
        pytest.param("Topic", "trade", {"Ada Alpha - Bruno Beta", "Bruno Beta - Clara Gamma"}, id="topic"),
    ],
)
def test_filters(open_page: Any, asked: Path, menu: str, choice: str, left: set[str]) -> None:
    opened = open_page(asked)
    assert ends(opened.lines()) == ends(MET)
    opened.page.locator("#facets summary").filter(has_text=menu).click()
    opened.page.get_by_label(choice).check()
    assert ends(opened.lines()) == ends(left)
    assert f"{menu}: {choice}" in opened.text("#filtered")
    assert f"{len(left)} of 7 lines" in opened.text("#filtered")
    opened.page.click("#filtered button")
    assert ends(opened.lines()) == ends(MET)
    assert not opened.page.locator("#filtered").is_visible()


def test_a_filter_says_what_each_choice_would_leave(open_page: Any, asked: Path) -> None:
    opened = open_page(asked)
    opened.page.locator("#facets summary").filter(has_text="Topic").click()
    opened.page.get_by_label("borders").check()
    opened.page.locator("#facets summary").filter(has_text="Source").click()
    rows = opened.page.locator("#facets details[open] label").all_inner_texts()
    assert [" ".join(row.split()) for row in rows] == ["Times 0", "Herald 2", "No source named 0"]


def test_filters_without_a_choice_are_not_there(open_page: Any, deeds: Path) -> None:
    opened = open_page(deeds)
    assert opened.page.locator("#facets summary").all_inner_texts() == ["Tone", "Kind"]


def test_a_country_keeps_its_pairs(open_page: Any, asked: Path) -> None:
    opened = open_page(asked)
    opened.page.locator("#countries button").filter(has_text="Freedonia").click()
    assert ends(opened.lines()) == ends({line for line in MET if "Ada" in line or "Clara" in line})
    assert sorted(opened.shown()) == ["Ada Alpha", "Clara Gamma"]


def test_what_is_only_denied_is_drawn_when_asked_for(open_page: Any, asked: Path) -> None:
    opened = open_page(asked)
    assert "1 pair has no line" in opened.text("#left-out")
    opened.page.check("#draw-denied")
    assert ends(opened.lines()) == ends(MET | {"Ada Alpha - Dmitri Delta"})
    assert "1 pair has no line" not in opened.text("#left-out")


def test_sliders_choose_a_stretch_of_time(open_page: Any, asked: Path) -> None:
    opened = open_page(asked)
    opened.page.focus("#time-from")
    for _ in range(12):  # months, from March 1997
        opened.page.keyboard.press("ArrowRight")
    assert opened.text("#time-said") == "March 1998 to July 1999"
    opened.page.focus("#time-to")
    for _ in range(6):
        opened.page.keyboard.press("ArrowLeft")
    assert opened.page.get_attribute("#time-to", "aria-valuetext") == "January 1999"
    assert ends(opened.lines()) == ends({"Bruno Beta - Clara Gamma", "Clara Gamma - Dmitri Delta"})
    assert "1 statement without a date is left out." in opened.text("#filtered")
    assert opened.fragment() == "from=1998-03-01&to=1999-01-31"
    opened.page.click("#time-whole")
    assert ends(opened.lines()) == ends(MET)


def test_a_press_on_a_bar_chooses_its_time(open_page: Any, asked: Path) -> None:
    opened = open_page(asked)
    assert opened.page.locator("#histogram rect.all").count() == 29  # months
    box = opened.page.locator("#histogram").bounding_box()
    opened.page.mouse.click(box["x"] + 1, box["y"] + box["height"] / 2)
    assert opened.text("#time-said") == "March 1997"
    assert opened.lines() == {"Ada Alpha - Bruno Beta"}
    assert opened.page.locator("#evidence .links .small").all_inner_texts() == ["1"]


def test_play_moves_on_and_pauses(open_page: Any, asked: Path) -> None:
    opened = open_page(asked)
    opened.page.click("#time-play")
    assert opened.text("#time-said") == "March 1997 to May 1997"
    opened.until("document.getElementById('time-said').textContent === 'April 1997 to June 1997'")
    opened.page.click("#time-play")
    assert opened.page.get_attribute("#time-play", "aria-label") == "Play through the time"
    paused = opened.text("#time-said")
    opened.page.wait_for_timeout(900)
    assert opened.text("#time-said") == paused


def test_the_shortest_chain(open_page: Any, asked: Path) -> None:
    opened = open_page(asked)
    opened.page.click("#chain-panel summary")
    for field, name in (("#chain-from", "ada"), ("#chain-to", "dmitri")):
        opened.page.fill(field, name)
        opened.page.keyboard.press("Enter")
    assert opened.text("#evidence h2") == "From Ada Alpha to Dmitri Delta"
    assert opened.page.locator("#evidence h3").all_inner_texts() == [
        "1. Ada Alpha – State Council",
        "2. State Council – Dmitri Delta",
    ]
    assert not opened.page.locator("#chain-panel .menu-body").is_visible()
    opened.page.click("#chain-panel summary")
    opened.page.check("#chain-people")
    assert opened.page.locator("#evidence h3").count() == 3
    assert opened.fragment() == "chain=Ada+Alpha&chain=Dmitri+Delta&through=people"


def test_a_chain_from_somebody_to_who_is_chosen_next(open_page: Any, asked: Path) -> None:
    opened = open_page(asked)
    opened.person("Ada Alpha").click()
    opened.page.click("#evidence .ask")
    place = opened.place("Clara Gamma")
    point = opened.page.evaluate("(point) => diplograph.network.canvasToDOM(point)", place)
    # As slowly as by hand: while the button is down, a menu may shut.
    opened.page.locator("#map canvas").click(position=point, delay=150)
    opened.until("document.querySelector('#evidence h2').textContent.startsWith('From')")
    assert opened.text("#evidence h2") == "From Ada Alpha to Clara Gamma"


def test_where_there_is_no_chain_the_page_says_so(open_page: Any, asked: Path) -> None:
    opened = open_page(asked, fragment="#chain=Ada+Alpha&chain=Eva+Epsilon")
    opened.page.click("#chain-panel summary")
    assert "No chain" in opened.text("#chain-said")


@pytest.mark.parametrize(
    ("fragment", "heading", "lines"),
    [
        pytest.param("#who=Ada+Alpha&without=Planned", "Ada Alpha", 5, id="person"),
        pytest.param("#pair=Bruno+Beta&pair=Ada+Alpha", "Ada Alpha and Bruno Beta", 6, id="pair"),
        pytest.param("#chain=Ada+Alpha&chain=Dmitri+Delta", "From Ada Alpha to Dmitri Delta", 6, id="chain"),
        pytest.param("#kind=Summit&topic=trade&source=Herald", "The sentence behind every line", 1, id="filters"),
        pytest.param("#to=1998-01-01", "The sentence behind every line", 1, id="up-to-a-day"),
        pytest.param("#country=Sylvania&from=1998-01-01", "The sentence behind every line", 1, id="country-and-time"),
        pytest.param(
            "#who=Gone&topic=gone&pair=x&from=%3Cb%3E&country=z", "The sentence behind every line", 6, id="gone"
        ),
    ],
)
def test_the_address_keeps_the_state(open_page: Any, asked: Path, fragment: str, heading: str, lines: int) -> None:
    opened = open_page(asked, fragment=fragment)
    assert opened.text("#evidence h2") == heading
    assert len(opened.lines()) == lines
    assert opened.complaints == []


def test_the_browser_goes_back_to_the_choice_before(open_page: Any, asked: Path) -> None:
    opened = open_page(asked)
    for name in ("Ada Alpha", "Bruno Beta"):
        opened.person(name).click()
    assert opened.fragment() == "who=Bruno+Beta"
    opened.page.go_back()
    opened.until("document.querySelector('#evidence h2').textContent === 'Ada Alpha'")
    assert opened.fragment() == "who=Ada+Alpha"


def test_the_evidence_has_other_names_and_wikidata(open_page: Any, asked: Path) -> None:
    opened = open_page(asked)
    opened.person("Ada Alpha").click()
    assert "Also: Ада Альфа" in opened.text("#evidence")
    assert opened.page.get_attribute("#evidence .wikidata", "href") == "https://www.wikidata.org/wiki/Q7259"
    opened.person("Eva Epsilon").click()
    assert opened.page.locator("#evidence a").count() == 0  # what is no item of Wikidata is no link


def test_directions_have_arrows_and_colours_of_their_own(open_page: Any, deeds: Path) -> None:
    opened = open_page(deeds)
    drawn = opened.page.evaluate("diplograph.lines()")
    assert [line["arrows"]["to"]["enabled"] for line in drawn] == [True] * 3
    assert sum(bool(line["smooth"]) for line in drawn) == 2  # those there and back between the same two
    colours = {
        name: opened.page.evaluate(f"getComputedStyle(document.documentElement).getPropertyValue('--{name}')")
        for name in ("friction", "cooperation", "line")
    }
    assert {line["color"]["color"] for line in drawn} == set(colours.values())


def test_a_pair_with_a_direction_names_it_and_leads_back(open_page: Any, deeds: Path) -> None:
    opened = open_page(deeds, fragment="#pair=Ada+Alpha&pair=Bruno+Beta")
    assert opened.text("#evidence h2") == "Ada Alpha to Bruno Beta"
    assert opened.page.locator("#evidence .card .kind").all_inner_texts() == ["Warning"]
    opened.page.locator("#evidence .links button").filter(has_text="The other way").click()
    assert opened.text("#evidence h2") == "Bruno Beta to Ada Alpha"
    assert opened.fragment() == "pair=Bruno+Beta&pair=Ada+Alpha"


def test_the_pointer_over_a_line_says_what_happened(open_page: Any, deeds: Path) -> None:
    opened = open_page(deeds)
    one, other = opened.place("Bruno Beta"), opened.place("Clara Gamma")
    middle = {axis: (one[axis] + other[axis]) / 2 for axis in "xy"}
    point = opened.page.evaluate("(point) => diplograph.network.canvasToDOM(point)", middle)
    opened.page.locator("#map canvas").hover(position=point)
    opened.page.wait_for_selector("#hint:not([hidden])")
    assert opened.text("#hint").split("\n") == ["Bruno Beta to Clara Gamma", "Aid 1, Accusation 1"]


def test_escape_shuts_a_menu_before_it_drops_the_choice(open_page: Any, asked: Path) -> None:
    opened = open_page(asked, fragment="#who=Ada+Alpha")
    opened.page.locator("#facets summary").first.click()
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("details.menu[open]").count() == 0
    assert opened.text("#evidence h2") == "Ada Alpha"
    opened.page.keyboard.press("Escape")
    assert opened.text("#evidence h2") == "The sentence behind every line"


def test_a_press_on_the_drawing_shuts_a_menu(open_page: Any, asked: Path) -> None:
    opened = open_page(asked)
    opened.page.locator("#facets summary").first.click()
    opened.page.locator("#map canvas").click(position={"x": 400, "y": 380})
    assert opened.page.locator("details.menu[open]").count() == 0


@pytest.mark.parametrize(
    ("dates", "first", "count"),
    [
        pytest.param(["1998-02-26", "1998-03-01"], "26 February 1998", 4, id="days"),
        pytest.param(["1998-02-26", "1999-01-31"], "February 1998", 12, id="months"),
        pytest.param(["1996-05-01", "2005-12-31"], "Q2 1996", 39, id="quarters"),
        pytest.param(["1950-05-01", "2005-12-31"], "1950", 56, id="years"),
        pytest.param(["1815-06-18", "2005-12-31"], "1810s", 20, id="decades"),
        pytest.param(["1815-06-18", *["1998-02-26", "1998-02-27"] * 30], "26 February 1998", 2, id="one-far-off"),
        pytest.param(["1815-06-18", *["1998-02-26"] * 60], "1810s", 19, id="two-far-apart"),
        pytest.param([], None, 0, id="none"),
    ],
)
def test_bars(open_page: Any, asked: Path, dates: list[str], first: str | None, count: int) -> None:
    bars = open_page(asked).page.evaluate("(dates) => makeBins(dates).bars", dates)
    assert len(bars) == count
    assert (bars[0]["label"] if bars else None) == first


def test_everything_is_within_reach_on_a_narrow_screen(open_page: Any, asked: Path) -> None:
    opened = open_page(asked, NARROW)
    for menu in opened.page.locator("details.menu summary").all():
        menu.click()
        body = opened.page.locator("details.menu[open] .menu-body").bounding_box()
        assert body["x"] >= 0
        assert body["width"] >= 250
        assert body["x"] + body["width"] <= NARROW[0]
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]
