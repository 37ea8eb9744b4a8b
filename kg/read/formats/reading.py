"""What a format gives, and how it says that it cannot."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kg.read.limits import LARGEST_DOCUMENT, LONGEST_TEXT, MEBIBYTE


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one document as its format gives it, and what the file says of it besides.

    ``known`` has its ``title``, ``published`` and ``source`` where the file leaves no doubt; dates are as written.
    ``notes`` are reservations, each a reason and a remedy.
    """

    text: str
    known: dict[str, str] = field(default_factory=dict)
    notes: tuple[tuple[str, str], ...] = ()


class UnreadableError(Exception):
    """A file or record that gives no article: the reason and the remedy, in words without its name.

    ``foreign`` is true where it does not look like articles at all.
    """

    def __init__(self, reason: str, remedy: str, foreign: bool = False) -> None:
        super().__init__(reason, remedy, foreign)
        self.reason, self.remedy, self.foreign = reason, remedy, foreign


def read_bytes(path: Path) -> bytes:
    """The bytes of a document. Raises UnreadableError if they are too many, OSError if they cannot be read."""
    with path.open("rb") as file:
        data = file.read(LARGEST_DOCUMENT + 1)
    if len(data) > LARGEST_DOCUMENT:
        raise UnreadableError(
            f"the file is larger than {LARGEST_DOCUMENT // MEBIBYTE} MiB", "split it into files of one article each"
        )
    return data


def check_length(text: str) -> None:
    """Raises UnreadableError if a text is too long for one article."""
    if len(text) > LONGEST_TEXT:
        reason = f"the text has {len(text):,} characters, and an article at most {LONGEST_TEXT:,}"
        raise UnreadableError(reason, "split it at its articles or chapters")
