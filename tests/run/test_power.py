"""The order of writing, syncing and renaming: what the model of a disk takes for a danger, and what not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("the kernel's part in this is Linux's", allow_module_level=True)

from tests.torture.held import MAKES, Call
from tests.torture.power import dangers

OUT = Path("/out")


def calls(words: str) -> list[Call]:
    """One call for each pair of a name and a path below ``OUT``, or name and two paths with ``>`` between them."""
    found = []
    for name, path in (line.split() for line in words.strip().splitlines()):
        one, _, other = path.partition(">")
        found.append(Call(name, OUT / one, OUT / other if other else None))
    return found


SAFE = f"""
{MAKES} .new
write .new
fsync .new
rename .new>file
fsync .
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(SAFE, [], id="aside, synced, renamed, named"),
        pytest.param(SAFE.replace("fsync .new\n", ""), [".new is renamed before .new", "file is not"], id="no content"),
        pytest.param(SAFE.removesuffix("fsync .\n"), ["file is not on the disk at the end"], id="no name"),
        pytest.param("write file\n", ["file is not on the disk at the end"], id="written in its place"),
        pytest.param("write file\nwrite .lock\nfsync file\n", [], id="the lock does not count"),
        pytest.param(
            f"mkdir .next\n{MAKES} .next/a\nfsync .next/a\nrename .next>.ready\nfsync .\nfsync .ready\n",
            [".next is renamed before a"],
            id="a folder before its names",
        ),
        pytest.param(
            "mkdir .next\nfsync .next\nrename .next>.ready\nrename .ready/a>a\nfsync .\n",
            ["a leaves .ready before that name"],
            id="moved before the moment is on the disk",
        ),
        pytest.param(
            "rename a>.old/a\nrename .ready/a>a\nunlink .old/a\nfsync .\nfsync .old\n",
            ["a is removed before a"],
            id="the former goes before the new one is there",
        ),
        pytest.param(
            "rename .ready/a>a\nrmdir .ready\nfsync .\n", [".ready is removed before a"], id="what was left, too early"
        ),
        pytest.param(
            "write claims/.a\nrename claims/.a>claims/a\nfsync claims/a\nfsync claims\nrename x>y\nfsync .\n",
            [],
            id="claims have seals",
        ),
        pytest.param(
            "write claims/.a\nrename claims/.a>claims/a\nfsync claims\nrename x>y\nfsync claims/a\nfsync .\n",
            ["x is renamed before a"],
            id="claims after what is made of them",
        ),
        pytest.param(f"{MAKES} a\nwrite a\nsyncfs .\n", [], id="all of the disk"),
    ],
)
def test_dangers(words: str, expected: list[str]) -> None:
    found = list(dangers(calls(words), OUT))
    assert len(found) == len(expected), found
    assert all(told.startswith(start) for told, start in zip(found, expected, strict=True)), found
