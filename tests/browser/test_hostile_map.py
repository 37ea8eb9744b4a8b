"""Two hundred hostile strings in every field of a map: whatever the reader does, none runs and nothing is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.export.contacts import Actor, Report, Side
from kg.export.maps import write_map
from kg.export.network import network_of
from tests.browser.opened import Opened
from tests.export.payloads import PAYLOADS

pytestmark = pytest.mark.browser


def actor(number: int, text: str) -> Actor:
    return Actor(str(number), text, "Person", text, (text,), (text,), text)


def met(number: int, text: str) -> Report:
    """A claim that one met the next, each of its texts hostile; half of them have a date."""
    sides = (Side(str(number), "Initiator", text), Side(str((number + 1) % len(PAYLOADS)), "Counterpart", text))
    begin, finish = ("1998-02-26T00:00:00Z", "1998-02-26T23:59:59Z") if number % 2 else ("", "")
    return Report(
        *(f"claim {number}", f"event {number}", "Meeting", "Asserted", text, text, 0, 9),
        **dict.fromkeys(("title", "place", "date_text", "cited", "sayer", "publisher"), text),
        begin=begin,
        finish=finish,
        precision="day",
        issued=f"{1990 + number % 9}-01-01T00:00:00Z",
        sides=sides,
        topics=(text,),
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert len(set(PAYLOADS)) == 200
    actors = {str(number): actor(number, text) for number, text in enumerate(PAYLOADS)}
    path = tmp_path_factory.mktemp("hostile") / "map.html"
    network = network_of(actors, [met(number, text) for number, text in enumerate(PAYLOADS)])
    write_map(network, path, title=PAYLOADS[25], scope=(PAYLOADS[26],), texts="../texts")
    return path


@pytest.fixture
def opened(open_page: Any, hostile: Path) -> Opened:
    return open_page(hostile)


def harmless(opened: Opened, page: Path) -> None:
    opened.labels()
    assert opened.page.evaluate("window.hacked") is None
    assert [url for url in opened.requests if url != "data:,"] == [page.as_uri()]
    assert opened.complaints == []
    foreign = "img, iframe, object, base, form, math, animate, link[rel=stylesheet], [onerror], [onload], [onfocus]"
    assert opened.page.locator(foreign).count() == 0
    assert opened.page.locator("a[href^='javascript:']").count() == 0


def test_everybody_chosen_in_turn(opened: Opened, hostile: Path) -> None:
    opened.page.evaluate("document.querySelectorAll('#people button').forEach((button) => button.click())")
    assert opened.page.locator("#evidence .card").count() == 2
    harmless(opened, hostile)


def test_every_pair_chosen_in_turn(opened: Opened, hostile: Path) -> None:
    opened.page.evaluate("diplograph.lines().forEach(({ id }) => diplograph.state.choosePair(id))")
    assert opened.page.locator("#evidence blockquote").inner_text().strip() in {text.strip() for text in PAYLOADS}
    harmless(opened, hostile)


def test_suggestions_filters_and_a_chain(opened: Opened, hostile: Path) -> None:
    opened.page.fill("#search", "window.hacked")
    assert opened.page.locator(".suggestions li:visible").count() == 8
    opened.page.fill("#search", "")
    opened.page.evaluate("document.querySelectorAll('#facets .menu').forEach((menu) => { menu.open = true; })")
    opened.page.evaluate("document.querySelectorAll('#facets input[type=checkbox]').forEach((box) => box.click())")
    opened.page.click("#filtered button")
    opened.page.evaluate("diplograph.state.change({ chain: [0, 7] })")
    assert opened.text("#evidence h2").startswith("From ")
    harmless(opened, hostile)


def test_picture_and_table(opened: Opened, hostile: Path) -> None:
    for button in ("#save-picture", "#save-table"):
        with opened.page.expect_download() as download:
            opened.page.click(button)
        assert set(download.value.suggested_filename) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    # A download is told as a request for its own blob.
    opened.requests = [url for url in opened.requests if not url.startswith("blob:")]
    harmless(opened, hostile)


@pytest.mark.parametrize("payload", PAYLOADS[::50])
def test_the_address(open_page: Any, hostile: Path, payload: str) -> None:
    words = "".join(f"%{byte:02x}" for byte in payload.encode())
    opened = open_page(hostile, fragment=f"#find={words}&who={words}&country={words}&from={words}&kind={words}")
    opened.requests = [url.partition("#")[0] for url in opened.requests]
    harmless(opened, hostile)
