"""``make torture`` in short: builds that are killed, refused or damaged are whole or the former ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform != "linux", reason="the kernel's part in this is Linux's"),
]


def torture(*options: str) -> list[str]:
    """What ``python -m tests.torture`` prints of the kinds that the options name, and of no others."""
    command = [sys.executable, "-m", "tests.torture", "--only", *options]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return done.stdout.splitlines()


def test_ten_of_each_kind() -> None:
    short = "--kills 10 --changes 10 --again 4 --power 10 --faults 10 --damages 10 --rights".split()
    assert torture(*short) == [
        "killed at any time: 10 cases, 10 kept, 0 broken (seed 1)",
        "killed at a change: 10 cases, 10 kept, 0 broken (seed 1)",
        "killed again: 4 cases, 4 kept, 0 broken (seed 1)",
        "power lost: 10 cases, 10 kept, 0 broken (seed 1)",
        "call refused: 10 cases, 10 kept, 0 broken (seed 1)",
        "right refused: 6 cases, 6 kept, 0 broken (seed 1)",
        "file damaged: 10 cases, 10 kept, 0 broken (seed 1)",
    ]


def test_no_remedy_can_be_left_out() -> None:
    assert torture("--remedies") == ["remedy taken out: 12 cases, 12 kept, 0 broken (seed 1)"]
