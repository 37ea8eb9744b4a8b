"""Two hundred hostile texts in every field of the report, and of the tables that Jupyter shows: none of them runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.api.graph import Graph
from kg.api.listing import Listing
from kg.export.report.page import report_page
from tests.export.hostile_report import facts_of, report_of
from tests.payloads import PAYLOADS

pytestmark = pytest.mark.browser
EACH = 15  # as many as the longest drawing has bars
RUNS = "script, img, iframe, object, embed, svg[onload], animate, input, video, math, form, a[href^=javascript]"


def opened(browser: Any, path: Path) -> Any:
    """The page, after everything in it that can be run by a touch was touched; the context is the caller's to close."""
    page = browser.new_context(offline=True).new_page()
    page.goto(path.as_uri())
    page.evaluate("""document.querySelectorAll('*').forEach((one) => {
        for (const kind of ['mouseover', 'focus', 'load', 'error', 'toggle', 'click'])
            if (one.tagName !== 'A' && one.tagName !== 'SUMMARY') one.dispatchEvent(new Event(kind));
    })""")
    return page


def handlers(page: Any) -> list[str]:
    """The attributes of the page that hold code."""
    return page.evaluate("""[...document.querySelectorAll('*')].flatMap((one) =>
        one.getAttributeNames().filter((name) => name.startsWith('on')))""")


def test_there_are_two_hundred() -> None:
    assert len(set(PAYLOADS)) >= 200


def test_they_run_where_a_page_takes_them_as_they_are(browser: Any, tmp_path: Path) -> None:
    ran = 0
    for number, payload in enumerate(PAYLOADS[:14]):
        (tmp_path / f"{number}.html").write_text(f"<!doctype html><meta charset=utf-8><p>{payload}", encoding="utf-8")
        page = opened(browser, tmp_path / f"{number}.html")
        ran += page.evaluate("window.hacked") == 1
        page.context.close()
    assert ran >= 8


@pytest.mark.parametrize("first", range(0, len(PAYLOADS), EACH))
def test_the_report_runs_none(browser: Any, tmp_path: Path, first: int) -> None:
    texts = PAYLOADS[first : first + EACH]
    path = tmp_path / "report.html"
    path.write_text(report_page(facts_of(texts), report_of(texts)), encoding="utf-8")
    page = opened(browser, path)
    assert page.evaluate("window.hacked") is None
    assert (page.locator(RUNS).count(), handlers(page)) == (0, [])
    assert page.locator("blockquote").count() == len(texts)
    page.context.close()


def test_tables_in_jupyter_run_none(browser: Any, tmp_path: Path) -> None:
    tables = [Listing([(text, (text,))], ("a", text), lambda row: row)._repr_html_() for text in PAYLOADS]
    graphs = [Graph(Path(text), report_of([text]))._repr_html_() for text in PAYLOADS]
    path = tmp_path / "cell.html"
    path.write_text("<!doctype html><meta charset=utf-8>" + "".join(tables + graphs), encoding="utf-8")
    page = opened(browser, path)
    assert page.evaluate("window.hacked") is None
    assert (page.locator(RUNS).count(), handlers(page)) == (0, [])
    assert page.locator("table").count() == 2 * len(PAYLOADS)
    page.context.close()
