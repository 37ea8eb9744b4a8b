"""Text from reports as a terminal or a spreadsheet may be given it: nothing in a name steers what shows it."""

from __future__ import annotations

import json
import re

# Controls but tab and line feed (escape sequences begin with one), lone surrogates, which cannot be written, and
# whatever turns the direction of writing, is invisible or breaks a line unseen.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def plain(text: str) -> str:
    r"""Text for a terminal: what would steer it stands as its escape.

    >>> print(plain("\x1b[2J\u202eGore"))
    \x1b[2J\u202eGore
    """
    return _STEERING.sub(lambda found: _escape(found[0]), text)


def plain_json(text: str) -> str:
    r"""JSON for a terminal, which means the same: what would steer it stands as JSON's escape.

    >>> print(plain_json('["\x9b2J"]'))
    ["\u009b2J"]
    """
    return _STEERING.sub(lambda found: json.dumps(found[0])[1:-1], text)


def brief(text: str, most: int = 200) -> str:
    """Text of at most so many characters: of a longer one both ends.

    >>> brief("a" * 9 + "b" * 9, 7)
    'aaa…bbb'
    """
    half = (most - 1) // 2
    return text if len(text) <= most else f"{text[:half]}…{text[-half:]}"


def safe_cell(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, nor for two rows; numbers stay as they are.

    A carriage return becomes a line feed, for the csv module does not quote it, and readers begin a row behind it.

    >>> safe_cell("=1+1"), safe_cell("Moscow"), safe_cell("-1.5")
    ("'=1+1", 'Moscow', '-1.5')
    """
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return "'" + cell if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
