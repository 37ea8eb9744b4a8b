"""Words from texts made fit to stand in a page, whatever they contain."""

from __future__ import annotations

import re

# Controls (but for tab and line feed), halves of surrogate pairs and code points that are no characters.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Marks that turn the direction of writing; in a drawing nothing closes them.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text with U+FFFD for each character that HTML or UTF-8 cannot hold.

    >>> printable("a\\x1b[1m\\udcff")
    'a\ufffd[1m\ufffd'
    """
    return _UNFIT.sub("\ufffd", text)


def plain(text: str) -> str:
    """The text on one line and without marks of direction, for labels of drawings and for attributes.

    >>> plain("one\\n \u202etwo")
    'one two'
    """
    return " ".join(_TURNING.sub("", printable(text)).split())


def shortened(text: str, most: int) -> str:
    """A plain label of at most so many characters.

    >>> shortened("Ministry of Foreign Affairs", 12)
    'Ministry of…'
    """
    text = plain(text)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
