"""From bytes to the stored text: one encoding, one kind of line end, no control characters."""

from __future__ import annotations

import codecs
import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_MOST_CONTROL = 0.1
_LEAST_ASCII = 0.55
# The marks of UTF-32 begin like those of UTF-16, and so go before them.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# How files begin that are no text whatever their name says.
_OTHERS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "packed by gzip"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"PAR1", "a Parquet table"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)


def decode(data: bytes) -> tuple[str, str | None]:
    """The text of a file, and in words how its encoding was guessed if it had to be.

    UTF-8 with or without a mark, UTF-16 and UTF-32 with one, UTF-16 without one where every other byte is NUL; what is
    mostly UTF-8 is read as such with U+FFFD for the rest, and what else there is as Windows-1252. Raises ValueError,
    with the reason in words, if it is no text.
    """
    for start, kind in _OTHERS:
        if data.startswith(start):
            raise ValueError(f"no text: by its content it is {kind}")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, errors="replace")), None
    if unmarked := _unmarked(data):
        return _checked(data.decode(unmarked, errors="replace")), "not UTF-8, read as UTF-16 without a byte order mark"
    try:
        return _checked(data.decode("utf-8")), None
    except UnicodeDecodeError:
        return _guessed(data)


def _unmarked(data: bytes) -> str | None:
    """The UTF-16 of a text in Latin letters without a mark: one half of its bytes is NUL, the other is not."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if 10 * max(even, odd) < 9 * (len(head) // 2) or min(even, odd) or len(head) < 4:
        return None
    return "utf-16-be" if even else "utf-16-le"


def _guessed(data: bytes) -> tuple[str, str]:
    """A text in which some byte is no UTF-8: either some are damaged, or it is Windows-1252 altogether."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    if sum(character > "\x7f" for character in text) > 2 * bad:
        return _checked(text), f"not all of it is UTF-8; what is damaged ({bad} times) is stored as \ufffd"
    if sum(byte < 0x80 for byte in data) < _LEAST_ASCII * len(data):
        raise ValueError("no text: it is neither UTF-8 nor in Western letters")
    return _checked(data.decode("cp1252", errors="replace")), "not UTF-8, read as Windows-1252"


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
