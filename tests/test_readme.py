"""What the README shows is what the commands print."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readme_blocks import BLOCKS, README, made, shown


@pytest.mark.parametrize(("lead", "command"), BLOCKS, ids=[lead for lead, _ in BLOCKS])
def test_outputs_are_those_of_the_commands(lead: str, command: list[str], demo: Path) -> None:
    assert shown(lead, README.read_text(encoding="utf-8")) == made(command, demo)


def test_pictures_are_there() -> None:
    assert (README.parent / "docs" / "images" / "who-met-whom.png").stat().st_size > 10_000
