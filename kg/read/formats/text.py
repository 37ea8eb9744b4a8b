"""Plain text and Markdown."""

from __future__ import annotations

from pathlib import Path

from kg.read.decode import decode
from kg.read.formats.reading import Reading, UnreadableError, read_bytes

_SAVE = "save it as plain text in UTF-8"
_PAGE = ("<!doctype html", "<html", "<?xml")


def read(path: Path) -> Reading:
    """The text of a file. Raises UnreadableError if it is none, OSError if the file cannot be read."""
    try:
        text, guess = decode(read_bytes(path))
    except ValueError as error:
        raise UnreadableError(str(error), _SAVE) from error
    if text[:200].lstrip().lower().startswith(_PAGE):
        raise UnreadableError("by its content it is an HTML or XML page", "let its name end in .html")
    return Reading(text, notes=((guess, "save it as UTF-8"),) if guess else ())
