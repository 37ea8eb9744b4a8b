"""Maps for everyone: axe-core finds nothing, and all is within reach when large, narrow, dark or on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.export.contacts import Actor
from kg.export.maps import write_map, write_maps
from kg.export.network import network_of
from tests.browser.asked import told
from tests.browser.opened import NARROW, WIDE, Opened

pytestmark = pytest.mark.browser
GRAPH = Path(__file__).parent.parent / "export" / "deeds.ttl"
# A page of 1280 by 800 at 200 % and at 400 %.
TWICE, FOURFOLD = (640, 400), (320, 200)
SIZES = [pytest.param(size, id=f"{size[0]}-wide") for size in (WIDE, NARROW, TWICE, FOURFOLD)]
LONG = "Donaudampfschifffahrtsgesellschaftskapitän " * 4
ARABIC = "محمود عباس رئيس السلطة الوطنية الفلسطينية"
MAPS = ("who-met-whom.html", "relations.html", "visits.html", "index.html")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_maps(GRAPH, tmp_path_factory.mktemp("maps"))[-1].parent


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map of thirty people of thirty countries, some with long names or names from right to left."""
    names = [LONG, ARABIC, *(f"Person {number}" for number in range(28))]
    actors = {name: Actor(name, name, "Person", f"Land of {name}", (f"Minister of {name}",)) for name in names}
    path = tmp_path_factory.mktemp("many") / "many.html"
    meetings = [told(names[0], name, f"{1970 + number}-01-05") for number, name in enumerate(names[1:])]
    write_map(network_of(actors, meetings), path, title=LONG)
    return path


def violations(opened: Opened) -> list[tuple[str, str]]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install 'diplograph[dev]'")
    found = axe.Axe().run(opened.page).response
    assert len(found["testEngine"]["version"]) > 2
    return [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", MAPS)
def test_axe_finds_nothing(open_page: Any, built: Path, name: str, scheme: str) -> None:
    assert violations(open_page(built / name, WIDE, scheme)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [pytest.param(WIDE, id="wide"), pytest.param(NARROW, id="narrow")])
def test_axe_finds_nothing_once_something_is_chosen(
    open_page: Any, many: Path, size: tuple[int, int], scheme: str
) -> None:
    opened = open_page(many, size, scheme)
    opened.person("Person 3").click()
    opened.page.click("#more-countries")
    opened.page.fill("#search", "person")
    assert violations(opened) == []
    opened.page.keyboard.press("Escape")
    opened.page.click("#chain-panel summary")
    assert violations(opened) == []


@pytest.mark.parametrize("size", SIZES)
def test_no_page_scrolls_sideways(open_page: Any, many: Path, built: Path, size: tuple[int, int]) -> None:
    for path in (many, built / "relations.html", built / "index.html"):
        opened = open_page(path, size)
        if path == many:
            opened.page.evaluate("document.querySelectorAll('#people button')[0].click()")
            opened.page.click("#more-countries")
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("size", SIZES)
def test_parts_of_the_page_do_not_overlap(open_page: Any, many: Path, size: tuple[int, int]) -> None:
    opened = open_page(many, size)
    parts = ["header", ".people .field", "#found", "#people", ".tools", ".stage", "#time", ".legend", "#evidence"]
    boxes = [box for part in parts if (box := opened.page.locator(part).bounding_box()) and box["height"]]
    assert len(boxes) >= 8
    for index, one in enumerate(boxes):
        for other in boxes[:index]:
            across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
            down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
            assert across <= 1 or down <= 1, (one, other)


def test_the_legend_folds_and_keeps_what_is_chosen(open_page: Any, many: Path) -> None:
    opened = open_page(many)
    countries = opened.page.locator("#countries button:visible")
    assert countries.count() == 12
    assert opened.text("#more-countries") == "18 countries more"
    opened.page.click("#more-countries")
    assert countries.count() == 30
    opened.page.locator("#countries button").nth(20).click()
    opened.page.click("#more-countries")
    assert countries.count() == 13


def test_keyboard_alone_reaches_sentence_and_filters(open_page: Any, many: Path) -> None:
    opened = open_page(many)
    reached = set()
    for _ in range(80):
        opened.page.keyboard.press("Tab")
        reached.add(opened.page.evaluate("document.activeElement.id || document.activeElement.closest('[id]')?.id"))
    assert {"search", "people", "chain-panel", "save-picture", "zoom-in", "time-from", "time-play"} <= reached
    assert {"modalities", "countries", "more-countries", "evidence"} <= reached


def test_paper_is_light_and_has_drawing_legend_and_sentences(open_page: Any, many: Path) -> None:
    opened = open_page(many, WIDE, "dark")
    opened.person("Person 3").click()
    opened.page.emulate_media(media="print")
    opened.until("getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)'")
    opened.until("diplograph.colours().ink === '#1b1f26'")
    for part, seen in (("#map canvas", True), ("#evidence blockquote", True), (".tools", False), ("#people", False)):
        assert opened.page.locator(part).first.is_visible() == seen
    assert opened.page.locator("#countries button:visible").count() == 30
    assert opened.page.locator("#map canvas").bounding_box()["width"] > 1200


def test_a_name_from_right_to_left_turns_nothing_else(open_page: Any, many: Path) -> None:
    opened = open_page(many)
    opened.person(ARABIC).click()
    heading = opened.page.locator("#evidence h2 bdi")
    assert heading.inner_text() == ARABIC
    assert opened.page.evaluate("getComputedStyle(document.querySelector('#evidence h2')).direction") == "ltr"
    pane = opened.page.locator("#evidence")
    assert pane.evaluate("(pane) => pane.scrollWidth <= pane.clientWidth")
