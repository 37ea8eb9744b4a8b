"""Seconds until a map of 500 people and 1,500 pairs is drawn in a browser, and until a filter is; the size of its file.

Usage: python benchmarks/maps.py

Needs Playwright and a Chromium (DIPLOGRAPH_CHROMIUM names another than the one found). Each figure is the middle one of
five; drawn means that the browser has painted.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from kg.export.contacts import Actor, Report, Side
from kg.export.maps import write_map
from kg.export.network import network_of

PEOPLE, PAIRS, ROUNDS, SEED = 500, 1500, 5, 1998
_PAINTED = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
_FILTERED = f"""async (hidden) => {{
  const start = performance.now();
  diplograph.state.change({{ hidden: new Set(hidden) }});
  await {_PAINTED};
  return (performance.now() - start) / 1000;
}}"""


def write_large(path: Path) -> None:
    """A map of so many people and pairs, each pair with one claim; a few people meet many."""
    chance = random.Random(SEED)
    actors = {str(n): Actor(str(n), f"Person Number {n}", "Person", f"Country {n % 40}") for n in range(PEOPLE)}
    pairs = {(str(number), str(number // 3)) for number in range(1, PEOPLE)}
    while len(pairs) < PAIRS:
        one, other = chance.randrange(PEOPLE), int(PEOPLE * chance.random() ** 3)
        if one > other:
            pairs.add((str(one), str(other)))
    write_map(network_of(actors, [_met(chance, *pair) for pair in sorted(pairs)]), path, title="Large", limit=PEOPLE)


def _met(chance: random.Random, one: str, other: str) -> Report:
    name, date = f"{one}-{other}", f"{chance.randrange(1970, 2000)}-0{chance.randrange(1, 9)}-15T00:00:00Z"
    modality = chance.choice(["Asserted", "Asserted", "Reported", "Planned"])
    sides = (Side(one, "Initiator"), Side(other, "Counterpart"))
    place = {"begin": date, "finish": date, "precision": "day", "publisher": f"Paper {chance.randrange(20)}"}
    return Report(name, name, "Meeting", modality, f"{name} met. " * 12, f"d/{name}", 0, 9, sides=sides, **place)


def drawing_seconds(browser: Browser, page_file: Path) -> tuple[float, float]:
    """Seconds from the call for the page to its first painting, and of a filter."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    start = time.perf_counter()
    page.goto(page_file.as_uri())
    page.evaluate(_PAINTED)
    drawn = time.perf_counter() - start
    filtered = float(page.evaluate(_FILTERED, ["Reported"]))
    page.close()
    return drawn, filtered


def main() -> None:
    path = os.environ.get("DIPLOGRAPH_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        sys.exit("no Chromium: install Debian's 'chromium', or name a browser in DIPLOGRAPH_CHROMIUM")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        file = Path(folder) / "large.html"
        start = time.perf_counter()
        write_large(file)
        print(f"{PEOPLE} people, {PAIRS} pairs: written in {time.perf_counter() - start:.2f} s, ", end="")
        print(f"{file.stat().st_size / 1e6:.2f} MB")
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        drawn, filtered = zip(*(drawing_seconds(browser, file) for _ in range(ROUNDS)), strict=True)
        browser.close()
    print(f"first drawing {statistics.median(drawn):.2f} s, a filter {statistics.median(filtered):.2f} s")


if __name__ == "__main__":
    main()
