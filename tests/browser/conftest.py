"""A real browser without a network: Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.opened import WIDE, Opened

_HOW = "needs Chromium: install Debian's 'chromium', or name a browser in DIPLOGRAPH_CHROMIUM"


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A running Chromium; skips, and says how to get one, where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright: pip install 'diplograph[dev]'")
    path = os.environ.get("DIPLOGRAPH_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        pytest.skip(_HOW)
    with playwright.sync_playwright() as driver:
        # No sandbox, since tests may run as root in a container; the pages are our own.
        running = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Any]:
    """A function that opens the page of a map, at ``fragment`` ("#who=…"), with all it asks for or complains of."""
    contexts = []

    def open_it(path: Path, size: tuple[int, int] = WIDE, scheme: str = "light", fragment: str = "") -> Opened:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, offline=True, reduced_motion="reduce"
        )
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("console", lambda message: opened.complaints.append(message.text))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.goto(path.as_uri() + fragment)
        return opened

    yield open_it
    for context in contexts:
        context.close()
