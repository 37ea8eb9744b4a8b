"""A page of a map in the browser, with what tests ask of it again and again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

WIDE, NARROW = (1400, 900), (390, 844)


@dataclass
class Opened:
    """A page with all that it asked for and complained of."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        return self.page.locator(selector).inner_text()

    def person(self, name: str) -> Any:
        return self.page.locator("#people button").filter(has_text=name)

    def until(self, condition: str) -> None:
        """Wait until this is so; Playwright's own way of waiting would have to evaluate words in the page."""
        for _ in range(200):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never came true: {condition}")

    def shown(self) -> list[str]:
        """The names on the list that the filters and the search leave."""
        return self.page.locator("#people li:visible button > bdi").all_inner_texts()

    def lines(self) -> set[str]:
        """The lines that are drawn, each as "A - B"."""
        return set(
            self.page.evaluate("""() => {
              const { people, pairs } = JSON.parse(document.getElementById("map-data").textContent);
              const drawn = diplograph.lines().filter((line) => !line.hidden);
              return drawn.map(({ id }) => pairs[id].ends.map((end) => people[end].label).join(" - "));
            }""")
        )

    def fragment(self) -> str:
        """What the page's address keeps, once it has come to rest."""
        before = None
        while before != self.page.url:
            before = self.page.url
            self.page.wait_for_timeout(200)
        return str(self.page.url).partition("#")[2]

    def labels(self) -> list[dict[str, Any]]:
        """The labels on the canvas, once it is drawn."""
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return self.page.evaluate("diplograph.labels()")

    def click(self, x: float, y: float) -> None:
        """Click at a point of the drawing, given in the drawing's own units."""
        point = self.page.evaluate("(point) => diplograph.network.canvasToDOM(point)", {"x": x, "y": y})
        self.page.locator("#map canvas").click(position=point)
        # The drawing waits whether a second click follows.
        self.until("document.querySelector('#evidence .card') !== null")

    def place(self, name: str) -> dict[str, float]:
        """Where somebody's disc is, in the drawing's own units."""
        number = int(self.person(name).get_attribute("data-person"))
        return self.page.evaluate("(id) => diplograph.network.getPositions([id])[id]", number)
