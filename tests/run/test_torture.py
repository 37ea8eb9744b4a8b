"""``make torture`` in short: builds that are killed, refused or damaged are whole or the former ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.timeout(280)
@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's part in this is Linux's")
def test_ten_of_each_kind() -> None:
    short = "--kills 10 --changes 10 --faults 10 --damages 10 --orders 0 --seeds 0 --workers".split()
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture", *short],
        check=False,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert done.stdout.count("10 cases, 10 kept, 0 broken (seed 1)") == 4
