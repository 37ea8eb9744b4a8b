"""The pages of documentation name what is there: every module has its room, every link leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
MODULES = sorted(
    path.relative_to(ROOT / "kg").with_suffix("").as_posix()
    for room in ("read", "text", "extract", "run", "resolve", "graph", "export", "api")
    for path in (ROOT / "kg" / room).rglob("*.py")
    if path.stem != "__init__"
)


def rooms() -> set[str]:
    """All modules that the page names, as paths below ``kg``."""
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    found = set()
    for section in page.split("\n### ")[1:]:
        title, _, body = section.partition("\n")
        above = re.match(r"`kg/(\w+/)`:", title)
        table = [line for line in body.partition("\n## ")[0].splitlines() if line.startswith("|")]
        for cell in (line.split("|")[-2] for line in table):
            found |= {(above[1] if above else "") + name for name in re.findall(r"`([\w/]+)`", cell)}
    return found


def test_every_module_has_its_room() -> None:
    named = {name for name in rooms() if "/" in name}
    assert sorted(named) == MODULES


@pytest.mark.parametrize("page", PAGES, ids=[path.name for path in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
