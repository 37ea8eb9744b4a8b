"""The page of all frames is that of the packaged frames."""

from __future__ import annotations

from pathlib import Path

from kg.extract import load_frames
from kg.extract.catalogue import catalogue

PAGE = Path(__file__).parents[2] / "docs" / "frames.md"


def test_page_is_up_to_date() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == catalogue(load_frames()), "run: python -m kg.extract.catalogue > docs/frames.md"


def test_every_frame_has_its_row() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [
        frame.id for frame in sorted(load_frames().frames, key=lambda frame: frame.event)
    ]
