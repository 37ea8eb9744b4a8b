"""Where sentences end, by rule on tokens: a parser's own splitting runs over headlines and stops at "U.S."."""

from __future__ import annotations

import re

from kg.text.tokens import Doc

_STOPS = frozenset({".", "!", "?", "…", "..."})
_CLOSERS = frozenset({'"', "'", ")", "]", "''"})
_INITIAL = re.compile(r"^[A-Z]\.$")
_ABBREVIATION = re.compile(r"^(?:[A-Z]\.)+$|^(?:a|p)\.m\.$")
_SHORT = frozenset(
    "Lt Col Maj Sgt Capt Cmdr Brig Adm Gen Gov Sen Rep Rev Hon Prof Pres Amb Fr Msgr St Mt Ft Dr Mr Mrs"
    " Ms Messrs Cpl Pvt vs".split()
)
# Words that begin a sentence more often than they go on after "U.S." or "a.m.".
_STARTERS = frozenset(
    "The He She It They We A An In On At But And This That These Those His Her Its Their Mr. Mrs. After"
    " Before During While When If"
    " However Meanwhile There Earlier Last Both Some Many Most Other Officials".split()
)


def sentence_ranges(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges ``[start, end)`` of the sentences of one paragraph, in order, together the whole paragraph."""
    ranges, start, i, depth = [], 0, 0, 0
    while i < len(doc):
        text = doc[i].text
        if text.isalnum():  # neither stop nor bracket
            i += 1
            continue
        depth = max(0, depth + (text in "([") - (text in ")]"))
        if depth == 0 and (_ends(doc, i) or _closes_note(doc, start, i)):
            while i + 1 < len(doc) and doc[i + 1].text in _CLOSERS and not _opens(doc, i + 1):
                i += 1
            ranges.append((start, i + 1))
            start = i + 1
        i += 1
    if start < len(doc):
        ranges.append((start, len(doc)))
    return _parenthesised(doc, ranges)


def _closes_note(doc: Doc, start: int, i: int) -> bool:
    """Whether token ``i`` ends a parenthesis that stands alone: "(AP, March 3) The talks …"."""
    return doc[i].text == ")" and doc[start].text == "(" and i + 1 < len(doc) and doc[i + 1].text[0].isupper()


def _ends(doc: Doc, i: int) -> bool:
    text = doc[i].text
    following = doc[i + 1].text if i + 1 < len(doc) else ""
    if text == "." and i and not doc[i - 1].whitespace_ and _is_short(doc[i - 1].text, following):
        return False
    if text in _STOPS:
        return not following or not following[0].islower()
    if _ABBREVIATION.match(text) and not (_INITIAL.match(text)):
        return following in _STARTERS
    return False


def _is_short(word: str, following: str) -> bool:
    """Whether a stop only shortens a word: "Lt. Col. X", "No. 242"."""
    return word in _SHORT or (word in ("No", "Nos", "Art", "Vol", "p") and following[:1].isdigit())


def _opens(doc: Doc, i: int) -> bool:
    """A quote after the stop that opens the next sentence rather than closing this one: space before it, none after."""
    return doc[i].text in ('"', "'") and bool(doc[i - 1].whitespace_) and not doc[i].whitespace_


def _parenthesised(doc: Doc, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A sentence that is one parenthesis ("(AP, March 3)") belongs to the one before it."""
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and doc[start].text == "(" and not any(t.text == ")" for t in doc[start : end - 2]):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
