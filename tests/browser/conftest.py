"""A real browser without a network: Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

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
