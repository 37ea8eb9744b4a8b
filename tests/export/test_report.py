"""The report without a browser: what is read from the graph, what is drawn, what cannot get out of the page."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.export.report import write_report_page
from kg.export.report.calendar import calendar
from kg.export.report.drawing import WIDTH, Bar, draw_bars
from kg.export.report.facts import Double, Facts, Person, Sentence, Text, read_facts
from kg.export.report.figures import (
    Figure,
    classes_figure,
    months_figure,
    people_figure,
    relations_figure,
    sources_figure,
    visits_figure,
)
from kg.export.report.page import report_page
from kg.export.report.svg import COLOURS
from kg.graph.store import open_store
from tests.export.hostile_report import HOSTILE, hostile_facts, hostile_report

GRAPH = Path(__file__).parent / "report.ttl"
STYLE = Path(__file__).parents[2] / "kg/export/report/assets/report.css"
ALL = [people_figure, months_figure, visits_figure, classes_figure, sources_figure, relations_figure]


class Elements(HTMLParser):
    """Every element and attribute of a page, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(open_store(GRAPH))


@pytest.fixture(scope="module")
def page(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "summary.html"
    write_report_page(demo, path)
    return path.read_text(encoding="utf-8")


def test_facts_of_texts_and_people(facts: Facts) -> None:
    assert facts.totals == {"Document": 3, "Person": 4, "Country": 2, "Organization": 3, "Claim": 12}
    assert facts.texts == (
        Text("one", "First", "1894-02-27T00:00:00Z", "Gazette", 3),
        Text("three", "", "", "", 0),
        Text("two", "", "", "", 7),
    )
    assert facts.people == (
        Person("Rudolf", "Ruritania", 2, ("King of Ruritania",)),
        Person("Anna", "Elbonia", 1, ()),
        Person("Otto", "", 1, ()),
    )


def test_facts_of_events(facts: Facts) -> None:
    assert facts.meetings == (
        ("1894-02-26T00:00:00Z", "1894-02-26T23:59:59Z"),
        ("1893-12-01T00:00:00Z", "1894-01-31T23:59:59Z"),
        ("", ""),
    )
    assert facts.visits == {"Strelsau, Ruritania": Counter(Denied=1), "Elbonia": Counter(Planned=1)}
    assert facts.classes == {
        "accusation": Counter(Asserted=2, Reported=1),
        "call": Counter(Asserted=1),
        "denial": Counter(Asserted=1),
        "meeting": Counter(Asserted=3),
        "visit": Counter(Denied=1, Planned=1),
    }
    assert facts.sources == {
        "": Counter(Asserted=4, Reported=1, Planned=1),
        "Gazette": Counter(Asserted=1),
        "Wire": Counter(Asserted=2, Denied=1),
    }
    assert facts.relations == {"Ruritania → Elbonia": Counter(accused=1)}


def test_facts_of_denials_and_doubts(facts: Facts) -> None:
    sentence = Sentence(
        "one",
        "First",
        "1894-02-27T00:00:00Z",
        "Wire",
        "He denied having gone.",
        ("Visit: Rudolf (Strelsau)",),
        ("Denial: Rudolf",),
    )
    assert facts.denied == (sentence,)
    base = "https://w3id.org/diplograph/id/"
    assert facts.doubles == (Double("Rudi", "Rudolf", f"{base}rudi", f"{base}rudolf", "0.4", "a short form (+2)"),)


def test_a_meeting_is_in_the_month_that_holds_all_of_it(facts: Facts) -> None:
    figure = months_figure(facts)
    assert figure.table == (("1894-02", 1),)
    assert figure.note.startswith("1 of 3 meetings")


@pytest.mark.parametrize(
    ("months", "rows"),
    [
        pytest.param({"1990-05": 2}, ["1990"], id="one"),
        pytest.param({"1990-05": 2, "1992-01": 1}, ["1990", "1991", "1992"], id="one-silent-year"),
        pytest.param({"1990-05": 2, "1993-01": 1}, ["1990", "none from 1991 to 1992", "1993"], id="silent-years"),
    ],
)
def test_rows_of_the_calendar(months: dict[str, int], rows: list[str]) -> None:
    drawn = calendar(months)
    assert [year.label for year in drawn] == rows
    assert sum(sum(year.months) for year in drawn) == sum(months.values())


def test_shares_say_of_how_many(facts: Facts) -> None:
    svg = sources_figure(facts).svg
    assert ("no source named (6)" in svg, "67 %" in svg, "100 %" in svg) == (True, True, True)


def test_what_a_bar_leaves_out_is_said() -> None:
    counts = {f"place {number:02}": Counter(Asserted=1) for number in range(20)}
    empty = Facts({}, (), (), (), counts, {}, {}, {}, (), ())
    figure = visits_figure(empty)
    assert "The 15 most frequent of 20." in figure.note
    assert len(figure.table) == 20


@pytest.mark.parametrize("make", ALL, ids=lambda make: make.__name__)
def test_a_figure_is_the_same_twice_and_has_its_words(make, facts: Facts) -> None:
    one, other = make(facts), make(facts)
    assert one == other
    assert f'aria-labelledby="{one.name}-title"' in one.svg
    assert f'<title id="{one.name}-title">{one.title}</title>' in one.svg
    assert re.search(rf'<desc id="{one.name}-desc">[^<]{{20,}}</desc>', one.svg)
    assert "style" not in one.svg
    assert all(len(row) == len(one.columns) for row in one.table)


@pytest.mark.parametrize("make", ALL, ids=lambda make: make.__name__)
def test_nothing_to_draw(make) -> None:
    figure: Figure = make(Facts({}, (), (), (), {}, {}, {}, {}, (), ()))
    assert (figure.svg, figure.table) == ("", ())


def test_bars_are_to_scale_and_inside() -> None:
    svg = draw_bars([Bar("a", {"asserted": 3, "denied": 1}, "4"), Bar("b", {"denied": 2}, "2")], "n", "t", "d")
    boxes = [[float(x) for x in re.findall(r"[ML] ([\d.]+)", path)] for path in re.findall(r' d="([^"]+)" stroke', svg)]
    widths = [max(box) - min(box) for box in boxes]
    assert [round(width / widths[1], 3) for width in widths] == [3, 1, 2]
    assert max(map(max, boxes)) < WIDTH - 30


def test_a_chart_does_not_depend_on_settings_of_the_reader() -> None:
    import matplotlib

    bars = [Bar("a $x$", {"asserted": 1}, "1")]
    before = draw_bars(bars, "n", "t", "d")
    with matplotlib.rc_context({"svg.fonttype": "path", "path.sketch": (1, 100, 2), "text.usetex": True}):
        assert draw_bars(bars, "n", "t", "d") == before
    assert ">a $x$</text>" in before


def test_every_colour_has_its_class_on_paper_and_in_the_dark() -> None:
    light, dark = STYLE.read_text(encoding="utf-8").split("prefers-color-scheme: dark")
    for name, colour in COLOURS.items():
        assert re.search(rf"--{name}: {colour};", light), name
        assert re.search(rf"--{name}: #\w{{6}};", dark), name
        assert re.search(rf"\.f-{name} {{ fill: var\(--{name}\); }}", dark), name


def test_edges_are_of_the_colour_of_the_page() -> None:
    assert ".s-paper { stroke: var(--paper); }" in STYLE.read_text(encoding="utf-8")


def test_page_of_the_sample(page: str) -> None:
    elements = Elements(page)
    assert elements.tags["script"] + elements.tags["img"] + elements.tags["iframe"] == 0
    assert elements.tags["desc"] == len(ALL)
    assert [name for name in sorted(elements.attributes) if name == "style" or name.startswith("on")] == []
    assert [key for key, number in Counter(elements.ids).items() if number > 1] == []
    for words in (
        "What 15 reports said",
        "27 May 1963 to 15 July 2015",
        "Anwar Sadat",
        "President of Egypt",
        "none named",
    ):
        assert words in elements.words
    assert "Begin denied that he had come close to leaving himself." in elements.words
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links
    assert links <= set(elements.ids)
    assert not re.search(r'(?:href|src)="(?!#|data:,")', page)


def test_page_is_the_same_twice(page: str, demo: Path, tmp_path: Path) -> None:
    write_report_page(demo, tmp_path / "again.html")
    assert (tmp_path / "again.html").read_text(encoding="utf-8") == page


def test_page_needs_no_file_but_the_graph_and_its_report(page: str, demo: Path, tmp_path: Path) -> None:
    for name in ("graph.ttl", "report.json"):
        shutil.copy(demo / name, tmp_path / name)
    write_report_page(tmp_path, tmp_path / "report.html")
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == page


def test_hostile_texts_stay_texts() -> None:
    html = report_page(hostile_facts(), hostile_report())
    html.encode("utf-8")
    elements = Elements(html)
    assert elements.tags["script"] + elements.tags["img"] == 0
    assert elements.tags["title"] == len(ALL) + 1
    assert "{{ 7*7 }}" in elements.words
    assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe]", html) == []
    for drawing in re.findall(r'<svg viewBox="0 0 420.*?</svg>', html, re.DOTALL):
        assert "\u202e" not in drawing
    assert HOSTILE[:20] not in html


def test_where_there_is_no_graph_or_a_folder_in_the_way(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("notes")
    with pytest.raises(InputError, match=r"mine: is a folder; give a file, such as .*report\.html"):
        write_report_page(demo, tmp_path / "mine")
    assert (tmp_path / "mine/notes.txt").read_text() == "notes"
    with pytest.raises(InputError, match="no graph there"):
        write_report_page(tmp_path, tmp_path / "report.html")
