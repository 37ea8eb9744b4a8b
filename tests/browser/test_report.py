"""The report in a real browser: offline, without scripts, whole at any width, and deaf to hostile texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.export.report import write_report_page
from kg.export.report.page import report_page
from tests.export.hostile_report import HOSTILE, hostile_facts, hostile_report

pytestmark = pytest.mark.browser
SIZES = [pytest.param((1280, 900), id="wide"), pytest.param((360, 740), id="narrow")]
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def built(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report_page(demo, path)
    return path


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "report.html"
    path.write_text(report_page(hostile_facts(), hostile_report()), encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def open_page(browser: Any) -> Iterator[Open]:
    """A function that opens a page; it fails at the end if the page asked for anything or complained."""
    contexts, requests, complaints = [], [], []

    def open_it(path: Path, size: tuple[int, int] = (1280, 900), scheme: str = "light") -> Any:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(path.as_uri())
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert [url for url in requests if not url.endswith("/report.html") and url != "data:,"] == []
    assert complaints == []


@pytest.mark.parametrize("which", ["built", "hostile"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wider_than_the_screen(
    open_page: Open, request: pytest.FixtureRequest, which: str, size: tuple[int, int]
) -> None:
    page = open_page(request.getfixturevalue(which), size)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("which", ["built", "hostile"])
def test_words_of_a_drawing_stay_inside_and_apart(open_page: Open, request: pytest.FixtureRequest, which: str) -> None:
    page = open_page(request.getfixturevalue(which))
    boxes = page.evaluate("""[...document.querySelectorAll('.figure > svg')].map((svg) =>
        [...svg.querySelectorAll('text')].map((text) => {
          const box = text.getBBox();
          return [box.x, box.y, box.x + box.width, box.y + box.height, svg.viewBox.baseVal.height];
        }))""")
    assert len(boxes) == 6
    for drawing in boxes:
        assert [box for box in drawing if box[0] < 0 or box[2] > 420 or box[1] < -3 or box[3] > box[4] + 3] == []
        crossing = [
            (one, other)
            for index, one in enumerate(drawing)
            for other in drawing[:index]
            if min(one[2], other[2]) > max(one[0], other[0]) and min(one[3], other[3]) > max(one[1], other[1]) + 3
        ]
        assert crossing == []


def test_hostile_texts_run_nothing_and_are_shown(open_page: Open, hostile: Path) -> None:
    page = open_page(hostile)
    assert page.evaluate("window.hacked") is None
    assert page.locator("script, img, a[href^=javascript]").count() == 0
    assert HOSTILE[:60] in page.locator("blockquote").inner_text()
    assert page.title() == "What 2 reports said"


def test_marks_that_turn_the_writing_turn_nothing_else(open_page: Open, hostile: Path) -> None:
    page = open_page(hostile)
    boxes = [page.locator("#doubts + p + ul bdi").nth(place).bounding_box() for place in (0, 1)]
    assert boxes[0]["x"] + boxes[0]["width"] < boxes[1]["x"]


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 23, 28)")])
def test_drawings_follow_the_screen(open_page: Open, built: Path, scheme: str, paper: str) -> None:
    page = open_page(built, scheme=scheme)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
    label, ink = page.evaluate("""[document.querySelector('#people text'), document.body].map((one) =>
        getComputedStyle(one)[one === document.body ? 'color' : 'fill'])""")
    assert label == ink


def test_tables_open_without_a_script(open_page: Open, built: Path) -> None:
    page = open_page(built)
    table = page.locator("#months table")
    assert not table.is_visible()
    page.locator("#months summary").click()
    assert table.is_visible()
    assert "1978-12" in table.inner_text()
