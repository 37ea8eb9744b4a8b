"""What the system refuses, in one line with a remedy, also where a library tells it in words of its own."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kg.errors import DiplographError
from kg.run.faults import in_words

_LIBRARY = "IO error: No space left on device: While appending to file: out/.next/.store.new/000010.sst"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "a/b"), "a/b: No space left on device; free some space and"),
        (
            PermissionError(errno.EACCES, os.strerror(errno.EACCES), "a"),
            "a: Permission denied; give yourself the right",
        ),
        (OSError(_LIBRARY), "out: No space left on device; free some space and"),
        (OSError(f"IO error: {os.strerror(errno.EMFILE)}"), "out: Too many open files; allow more open files"),
        (OSError("something else"), "out: something else; see to that and"),
        (MemoryError(), "out: out of memory; end other programs"),
    ],
    ids=["disk full", "not allowed", "disk full by a library", "files by a library", "unknown", "memory"],
)
def test_one_line_with_place_and_remedy(error: Exception, words: str) -> None:
    with pytest.raises(DiplographError) as told, in_words(Path("out")):
        raise error
    assert str(told.value).startswith(words)
    assert str(told.value).endswith("the graph is as it was before, and the claims found so far are kept")


def test_what_is_told_already_stays_as_it_is() -> None:
    with pytest.raises(DiplographError, match=r"^as it is$"), in_words(Path("out")):
        raise DiplographError("as it is")
