"""``kg push`` as it is typed: what it prints, and where the password may come from."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def push(built: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "push", *arguments, "-g", str(built)]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    surroundings = {**clean, **environment, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, env=surroundings
    )


def test_a_dry_run_says_what_would_go_where(built: Path) -> None:
    done = push(built, "http://localhost:1/store", "--graphs", "world", "--prefix", "urn:x:", "--dry-run")
    wanted = r"world: (\d+) statements, to urn:x:world\nnothing was sent; .* 1 graph, \1 statements, go to .*\n"
    assert re.fullmatch(wanted, done.stdout)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "environment", "words"),
    [
        pytest.param(("--user", "me"), {}, "no password for me; .* KG_PASSWORD", id="no-password"),
        pytest.param((), {"KG_USER": "me"}, "no password for me; .* KG_PASSWORD", id="user-from-environment"),
        pytest.param(("--graphs", "nothing"), {}, "no named graph fits 'nothing'", id="no-graph"),
        pytest.param(
            ("--timeout", "1"), {"KG_USER": "me", "KG_PASSWORD": "no"}, "world: .*given up", id="nobody-there"
        ),
    ],
)
def test_what_is_wrong_is_one_line(
    built: Path, arguments: tuple[str, ...], environment: dict[str, str], words: str
) -> None:
    chosen = arguments if "--graphs" in arguments else ("--graphs", "world", *arguments)
    done = push(built, "http://127.0.0.1:9/store", *chosen, **environment)
    assert done.returncode == 1
    assert re.search(words, done.stderr.splitlines()[-1])
    assert "Traceback" not in done.stderr
