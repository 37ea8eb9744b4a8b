"""Progress: few plain lines in a log, a bar on a terminal that starts where an earlier build stopped."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from kg.cli.progress import MOST_TOLD, STEPS, progress_on
from kg.read.skipped import Skipped
from kg.run.growth import Growth

FAULT = Skipped("b.jsonl", 7, "not JSON", "mend the line")
DAMAGED = "kg: the kept claims of voa/7 are damaged; they are found anew"


def printed(total: int, waiting: int, batch: int, quiet: bool = False, terminal: bool = False) -> str:
    """All that a build of this size prints, its articles done in batches."""
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=terminal, width=100, _environ={})
    with progress_on(quiet, console) as listener:
        listener.stage("reading")
        listener.skipped([FAULT])
        listener.damaged(["voa/7"])
        listener.extracting(Growth(kept=total - waiting, new=waiting))
        for done in range(0, waiting, batch):
            listener.advance(min(batch, waiting - done))
        listener.stage("writing the graph")
    return stream.getvalue()


def test_plain_lines() -> None:
    assert printed(total=100, waiting=64, batch=64).splitlines() == [
        "reading …",
        "kg: skipped: b.jsonl, line 7: not JSON; mend the line",
        DAMAGED,
        "finding claims in 64 articles, 36 kept from before …",
        "64 of 64 articles",
        "writing the graph …",
    ]


@pytest.mark.parametrize(("waiting", "batch"), [(1_000_000, 64), (7, 1), (64, 64), (0, 64)])
def test_a_log_stays_short_and_names_the_end(waiting: int, batch: int) -> None:
    lines = [line for line in printed(waiting, waiting, batch).splitlines() if line.endswith(f"of {waiting} articles")]
    assert len(lines) <= STEPS
    assert lines[-1:] == ([f"{waiting} of {waiting} articles"] if waiting else [])


def test_quiet_tells_faults_only() -> None:
    assert printed(total=2, waiting=2, batch=1, quiet=True) == f"kg: skipped: {FAULT}\n{DAMAGED}\n"


def test_bar_counts_what_was_kept() -> None:
    text = printed(total=100, waiting=64, batch=64, terminal=True)
    assert "36/100" in text
    assert "100/100" in text


@pytest.mark.parametrize("terminal", [False, True], ids=["log", "terminal"])
def test_nothing_to_find_is_said_without_a_bar(terminal: bool) -> None:
    assert "no claims to find, 36 kept from before\n" in printed(total=36, waiting=0, batch=1, terminal=terminal)


def test_long_lines_are_not_broken() -> None:
    stream = io.StringIO()
    with progress_on(False, Console(file=stream, width=40, _environ={})) as listener:
        listener.skipped([Skipped("a/" * 60, None, "not text", "convert it")])
    assert stream.getvalue().count("\n") == 1


def test_many_faults_are_told_one_by_one_up_to_a_bound() -> None:
    stream = io.StringIO()
    with progress_on(True, Console(file=stream, width=40, _environ={})) as listener:
        listener.skipped([FAULT] * (MOST_TOLD + 1200))
    lines = stream.getvalue().splitlines()
    assert lines == [f"kg: skipped: {FAULT}"] * MOST_TOLD + ["kg: and 1,200 more, which report.json lists"]
