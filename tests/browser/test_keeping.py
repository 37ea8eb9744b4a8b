"""What a reader takes away from a map: the picture as PNG, the pairs as CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.browser.asked import FORMULA_NAME, write_asked, write_deeds

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_asked(tmp_path_factory.mktemp("kept") / "map.html")


def saved(opened: Any, button: str) -> tuple[str, bytes]:
    """The name and the bytes of the file that a button gives; nothing else may have been asked for."""
    with opened.page.expect_download() as waiting:
        opened.page.click(button)
    assert opened.complaints == []
    assert [url for url in opened.requests[1:] if not url.startswith(("data:", "blob:"))] == []
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def table(opened: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(saved(opened, "#save-table")[1].decode("utf-8-sig"))))


def test_table_of_the_pairs(open_page: Any, asked: Path) -> None:
    name, content = saved(open_page(asked), "#save-table")
    assert name == "who-met-whom.csv"
    assert content.startswith(b'\xef\xbb\xbf"one","one_kind","one_country",')
    assert content.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) == 6
    (row,) = [row for row in rows if {row["one"], row["other"]} == {"Ada Alpha", "Bruno Beta"}]
    assert (row["statements"], row["asserted"], row["denied"]) == ("2", "2", "0")
    assert (row["first_date"], row["last_date"]) == ("1997-03-05", "1997-04-05")
    assert (row["topics"], row["sources"]) == ("borders; trade", "Herald; Times")
    assert row["documents"] == "papers/ab1997-03-05Meeting; papers/ab1997-04-05Meeting"


def test_no_cell_of_the_table_is_a_formula(open_page: Any, asked: Path) -> None:
    cells = [cell for row in table(open_page(asked)) for cell in row.values()]
    assert f"'{FORMULA_NAME}" in cells
    assert [cell for cell in cells if cell.lstrip()[:1] in set("=+-@")] == []


def test_guard(open_page: Any, asked: Path) -> None:
    """Each text as the name of the first person, through the page's own function."""
    kept = {
        "=1+1": "'=1+1",
        "+1": "'+1",
        "-1": "'-1",
        "@SUM(A1)": "'@SUM(A1)",
        "  =1": "'  =1",
        "\u200f=1": "'\u200f=1",  # a mark of direction
        "\uff1d1": "'\uff1d1",  # a wide sign
        "\t1": "'\t1",
        'a "b", c': 'a "b", c',
        "Jean-Claude = J.": "Jean-Claude = J.",
    }
    tables = open_page(asked).page.evaluate(
        """(texts) => texts.map((label) => {
          const model = JSON.parse(document.getElementById("map-data").textContent);
          for (const person of model.people) person.label = label;
          return pairsAsCsv(model, diplograph.view());
        })""",
        list(kept),
    )
    first = [next(csv.DictReader(io.StringIO(made.removeprefix("\ufeff"), newline="")))["one"] for made in tables]
    assert dict(zip(kept, first, strict=True)) == kept


def test_table_follows_the_filters(open_page: Any, asked: Path) -> None:
    opened = open_page(asked, fragment="#kind=Summit")
    assert [(row["one"], row["other"], row["kinds"]) for row in table(opened)] == [
        ("Bruno Beta", "Clara Gamma", "Summit")
    ]


def test_table_of_deeds_names_the_directions(open_page: Any, tmp_path: Path) -> None:
    rows = table(open_page(write_deeds(tmp_path / "map.html")))
    assert {(row["from"], row["to"]) for row in rows} == {
        ("Ada Alpha", "Bruno Beta"),
        ("Bruno Beta", "Ada Alpha"),
        ("Bruno Beta", "Clara Gamma"),
    }


def test_picture(open_page: Any, asked: Path) -> None:
    opened = open_page(asked)
    name, content = saved(opened, "#save-picture")
    assert name == "who-met-whom.png"
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    box = opened.page.locator("#map").bounding_box()
    assert width == round(box["width"])  # one dot to the pixel on this screen
    assert height > box["height"] + 100  # title and legend


def test_picture_says_what_it_shows(open_page: Any, asked: Path) -> None:
    opened = open_page(asked, fragment="#without=Denied")
    opened.page.evaluate("""() => {
      window.written = [];
      const { fillText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
        if (!this.canvas.isConnected) window.written.push(text);
        return fillText.call(this, text, ...rest);
      };
    }""")
    saved(opened, "#save-picture")
    written = " ".join(opened.page.evaluate("window.written"))
    for said in ("Who: met <whom>?", "7 of 8 statements", "Freedonia", "Source: 7 statements from 7 documents"):
        assert said in written
    assert "Clear filters" not in written


def test_picture_is_as_fine_as_the_screen(browser: Any, asked: Path) -> None:
    context = browser.new_context(viewport={"width": 1000, "height": 700}, device_scale_factor=2, offline=True)
    page = context.new_page()
    page.goto(asked.as_uri())
    with page.expect_download() as waiting:
        page.click("#save-picture")
    content = Path(waiting.value.path()).read_bytes()
    assert int.from_bytes(content[16:20], "big") == 2 * round(page.locator("#map").bounding_box()["width"])
    context.close()
