"""From bytes to the stored text: one encoding, one kind of line end, no control characters."""

from __future__ import annotations

import codecs
import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_MOST_CONTROL = 0.1
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes) -> tuple[str, bool]:
    """The text of a file, and whether it had to be taken for Windows-1252.

    UTF-8 with or without a mark, UTF-16 with one; what is neither is read as Windows-1252, with U+FFFD for bytes that
    it lacks. Raises ValueError if it is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, errors="replace")), False
    try:
        return _checked(data.decode("utf-8")), False
    except UnicodeDecodeError:
        return _checked(data.decode("cp1252", errors="replace")), True


def _checked(text: str) -> str:
    if len(_CONTROL.findall(text.replace("\r", ""))) > _MOST_CONTROL * len(text):
        raise ValueError("it is full of control characters and no text")
    return text


def clean(text: str) -> str:
    """Text as it is stored: LF line ends, a blank for each control character, U+FFFD for each lone surrogate.

    >>> clean("one\\r\\ntwo\\x00")
    'one\\ntwo '
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", text))
