"""The map in a real browser: offline, silent, and every sentence within reach by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.export.contacts import Actor, Report, Side
from kg.export.maps import write_map, write_maps
from kg.export.network import network_of
from tests.browser.opened import NARROW, WIDE

pytestmark = pytest.mark.browser
GRAPH = Path(__file__).parent.parent / "export" / "meetings.ttl"


def covers(label: dict[str, Any], x: float, y: float) -> bool:
    return label["left"] <= x <= label["right"] and label["top"] <= y <= label["bottom"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_maps(GRAPH, tmp_path_factory.mktemp("maps"))[0]


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map with sixty people, all of whom met one of three."""
    names = [f"Person Number {number}" for number in range(60)]
    actors = {name: Actor(name, name, "Person", f"Country {number % 9}") for number, name in enumerate(names)}
    reports = [
        Report(
            name,
            name,
            "Meeting",
            "Asserted",
            "q",
            "d",
            0,
            1,
            sides=(Side(names[index % 3], "Initiator"), Side(name, "Counterpart")),
        )
        for index, name in enumerate(names[3:])
    ]
    path = tmp_path_factory.mktemp("crowded") / "map.html"
    write_map(network_of(actors, reports), path, title="Crowded")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [pytest.param(WIDE, id="wide"), pytest.param(NARROW, id="narrow")])
def test_page_asks_for_nothing_and_complains_of_nothing(
    open_page: Any, built: Path, size: tuple[int, int], scheme: str
) -> None:
    opened = open_page(built, size, scheme)
    for button in opened.page.locator("#people button").all():
        button.click()
    opened.page.click("#zoom-in")
    opened.page.click("#zoom-fit")
    opened.labels()
    assert [url for url in opened.requests if url != "data:,"] == [built.as_uri()]
    assert opened.complaints == []


def test_hostile_names_and_sentences_run_nothing(open_page: Any, built: Path) -> None:
    opened = open_page(built)
    opened.person("<img").click()
    assert "<svg onload=window.hacked=1>" in opened.text("#evidence blockquote")
    assert "</script><script>window.hacked=1</script> href" in opened.text("#evidence .who")
    assert opened.page.evaluate("window.hacked") is None
    assert opened.page.locator("#evidence img, #evidence svg, #evidence script, #people img").count() == 0


def test_everybody_is_on_the_list_and_on_the_map(open_page: Any, built: Path) -> None:
    opened = open_page(built)
    assert opened.page.locator("#people button").count() == 8
    assert opened.page.evaluate("Object.keys(diplograph.network.getPositions()).length") == 8
    drawn = " ".join(" ".join(label["lines"]) for label in opened.labels())
    for name in ("Natan Sharansky", "Yevgeny Primakov", "Viktor Chernomyrdin", "İsmail Cem", "State Council"):
        assert name in drawn


def test_a_click_on_a_disc_shows_the_sentences(open_page: Any, built: Path) -> None:
    opened = open_page(built)
    place = opened.place("Primakov")
    opened.click(place["x"], place["y"])
    assert opened.text("#evidence h2") == "Yevgeny Primakov"
    quotes = opened.page.locator("#evidence blockquote").all_inner_texts()
    assert quotes == [
        "Primakov and Cem will meet in Ankara in March.",
        "Sharansky met with Primakov and Chernomyrdin in Moscow on February 26.",
        "Primakov reportedly met Sharansky, Itar-Tass said.",
    ]


def test_a_click_on_a_line_shows_its_sentences_with_their_sources(open_page: Any, built: Path) -> None:
    opened = open_page(built)
    one, other = opened.place("Primakov"), opened.place("Sharansky")
    labels = opened.labels()
    along = [[one[axis] + (other[axis] - one[axis]) * share / 20 for axis in "xy"] for share in range(6, 15)]
    # A label that stands on the line would take the click.
    bare = [(x, y) for x, y in along if not any(covers(label, x, y) for label in labels)]
    opened.click(*bare[len(bare) // 2])
    assert opened.page.locator("#evidence .badge").all_inner_texts() == ["Asserted", "Reported"]
    first = opened.page.locator("#evidence .card").first.inner_text()
    for said in ("26 February 1998", "Moscow", "Source cited: Itar-Tass, 26 February 1998", "characters 100–168"):
        assert said in first
    assert "Talks in Moscow (1998/one), 27 February 1998" in first


def test_a_click_on_a_label_chooses_its_person(open_page: Any, built: Path) -> None:
    opened = open_page(built)
    (box,) = [box for box in opened.labels() if "".join(box["lines"]).endswith("Sharansky")]
    opened.click((box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2)
    assert opened.text("#evidence h2") == "Natan Sharansky"


def test_a_denied_meeting_has_no_line_and_yet_its_sentence(open_page: Any, built: Path) -> None:
    opened = open_page(built)
    opened.person("Sharansky").click()
    assert "Cem denied that he had called Sharansky." in opened.text("#evidence")
    assert "1 statement, denied" in opened.text("#evidence .links")
    assert opened.page.evaluate("JSON.parse(document.getElementById('map-data').textContent).edges.length") == 6


def test_search_by_keyboard(open_page: Any, built: Path) -> None:
    opened = open_page(built)
    opened.page.fill("#search", "ismail")  # without its dot above
    assert opened.page.locator("#people li:visible").count() == 1
    assert opened.text("#found") == "1 of 8 names"
    opened.page.press("#search", "Enter")
    assert opened.text("#evidence h2") == "İsmail Cem"
    opened.page.keyboard.press("Escape")
    assert opened.text("#evidence h2") == "The sentence behind every line"


def test_arrows_and_enter_walk_through_the_names(open_page: Any, built: Path) -> None:
    opened = open_page(built)
    opened.page.focus("#search")
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        opened.page.keyboard.press(key)
    assert opened.text("#evidence h2") == opened.page.locator("#people button").nth(1).locator("bdi").first.inner_text()


@pytest.mark.parametrize(
    ("modality", "lines", "people"),
    [
        pytest.param("Asserted", 3, 4, id="asserted"),
        pytest.param("Planned", 5, 8, id="planned"),
        pytest.param("Reported", 6, 8, id="reported-beside-asserted"),
        pytest.param("Hypothetical", 5, 7, id="hypothetical"),
        pytest.param("Denied", 6, 8, id="denied"),
    ],
)
def test_filter_by_modality(open_page: Any, built: Path, modality: str, lines: int, people: int) -> None:
    opened = open_page(built)
    opened.page.uncheck(f"#modalities input[value={modality}]")
    assert opened.page.evaluate("diplograph.lines().filter((line) => !line.hidden).length") == lines
    assert opened.page.locator("#people li:visible").count() == people
    opened.person("Primakov").click()
    assert modality not in opened.page.locator("#evidence .badge").all_inner_texts()


def test_filter_by_country(open_page: Any, built: Path) -> None:
    opened = open_page(built)
    counts = opened.page.locator("#countries button").all_inner_texts()
    assert [" ".join(count.split()) for count in counts] == ["Russia 2", "Turkey 2", "Israel 1", "No country known 3"]
    opened.page.locator("#countries button").filter(has_text="Turkey").click()
    assert opened.page.locator("#people li:visible bdi:first-child").all_inner_texts() == [
        "İsmail Cem",
        "Turkey",
        "State Council",
        "Turkey",
    ]


@pytest.mark.parametrize("size", [pytest.param(WIDE, id="wide"), pytest.param(NARROW, id="narrow")])
def test_labels_never_cover_each_other_and_stay_in_the_picture(
    open_page: Any, crowded: Path, size: tuple[int, int]
) -> None:
    opened = open_page(crowded, size)
    labels = opened.labels()
    assert len(labels) >= 12
    for index, one in enumerate(labels):
        for other in labels[:index]:
            apart = one["left"] >= other["right"] or other["left"] >= one["right"]
            assert apart or one["top"] >= other["bottom"] or other["top"] >= one["bottom"], (one, other)
    width = opened.page.locator("#map").bounding_box()["width"]
    for label in labels:
        for side in ("left", "right"):
            point = {"x": label[side], "y": label["top"]}
            assert -1 <= opened.page.evaluate("(point) => diplograph.network.canvasToDOM(point).x", point) <= width + 1


def test_narrow_page_does_not_scroll_sideways(open_page: Any, built: Path) -> None:
    opened = open_page(built, NARROW)
    opened.person("script").click()
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]


def test_an_empty_map_says_so_and_complains_of_nothing(open_page: Any, tmp_path: Path) -> None:
    write_map(network_of({}, []), tmp_path / "empty.html", title="Empty")
    opened = open_page(tmp_path / "empty.html")
    assert opened.labels() == []
    assert opened.complaints == []
    assert "0 people and bodies" in opened.text("header")


def test_a_line_without_its_stated_meetings_is_dashed(open_page: Any, built: Path) -> None:
    opened = open_page(built)
    dashed = "Object.values(diplograph.network.body.edges).filter((e) => e.options.dashes && !e.options.hidden).length"
    assert opened.page.evaluate(dashed) == 2
    opened.page.uncheck("#modalities input[value=Asserted]")
    assert opened.page.evaluate(dashed) == 3
