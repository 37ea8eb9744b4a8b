"""The words of ``gazetteer/times.yml`` as numbers to reckon with and as pieces of regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import DataError
from kg.resources import GAZETTEER, read_yaml

PATH = GAZETTEER / "times.yml"
_KEYS = ("months", "weekdays", "seasons", "numbers", "parts", "day_words", "not_times", "before_months", "before_years")


def load(path: Path) -> dict[str, Any]:
    """The tables of a words file. Raises DataError if the file is no YAML or lacks a table."""
    try:
        tables = read_yaml(path)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(f"{path}: cannot be read as YAML ({error}); mend or reinstall it") from error
    missing = [key for key in _KEYS if not isinstance(tables, dict) or not tables.get(key)]
    if missing:
        raise DataError(f"{path}: lacks {', '.join(missing)}; every one of {', '.join(_KEYS)} is needed")
    return dict(tables)


def either(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first, their blanks as wide as a line break.

    >>> either(["last night", "today"])
    '(?:last\\\\s{1,3}night|today)'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s{1,3}".join(map(re.escape, word.split())) for word in ordered) + ")"


@dataclass(frozen=True, slots=True)
class Sought:
    """A pattern with words of which every match holds one: to look for these first is cheaper by far.

    Words in lower case may stand in the text in capitals, others stand as they are.
    """

    pattern: re.Pattern[str]
    words: frozenset[str]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in a text."""
        return iter(()) if self.words.isdisjoint(_held(text)) else self.pattern.finditer(text)


_all_words: set[str] = set()  # of all patterns


def sought(pattern: str, words: Iterable[str]) -> Sought:
    """A pattern that holds one of the words, made ready."""
    found = Sought(re.compile(pattern), frozenset(words))
    _all_words.update(found.words)
    _held.cache_clear()
    return found


@lru_cache(maxsize=1)  # all patterns are sought in one text after the other
def _held(text: str) -> frozenset[str]:
    """The words of any pattern that stand in a text."""
    both = f"{text}\n{text.lower()}"
    return frozenset([word for word in _all_words if word in both])


def plain(words: str) -> str:
    """Words as the tables hold them: lower case, single blanks."""
    return " ".join(words.lower().split())


_TABLES = load(PATH)
_MONTHS: Mapping[str, list[str]] = _TABLES["months"]

FULL_MONTHS = tuple(_MONTHS)
MONTH_NUMBER = {
    plain(word): number for number, (full, short) in enumerate(_MONTHS.items(), 1) for word in (full, *short)
}
WEEKDAYS: tuple[str, ...] = tuple(_TABLES["weekdays"])
WEEKDAY_NUMBER = {plain(word): number for number, word in enumerate(WEEKDAYS)}
SEASONS: Mapping[str, tuple[int, int]] = {name: (first, last) for name, (first, last) in _TABLES["seasons"].items()}
NUMBERS: Mapping[str, int] = _TABLES["numbers"]
PARTS: Mapping[str, tuple[int, int]] = {name: (first, last) for name, (first, last) in _TABLES["parts"].items()}
DAY_WORDS: Mapping[str, int] = _TABLES["day_words"]
NOT_TIMES = sought(rf"\b{either(_TABLES['not_times'])}\b", {name.split()[0] for name in _TABLES["not_times"]})
BEFORE_MONTHS = frozenset(_TABLES["before_months"])

S = r"[\s\u00a0]{1,3}"
CENTURIES = ("16", "17", "18", "19", "20")
YEAR = r"(?:1[6-9]|20)\d\d(?![\d%]|[.,:]\d|-year|s\b)"
_NO_MEASURE = r"(?![\d%]|[.,:]\d|\s(?:percent|per\s?cent|million|billion|[ap]\.?m\b))"
DAY = rf"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![A-Za-z]){_NO_MEASURE}"
TO = rf"(?:\s?[-–—]\s?|{S}(?:to|through|till|until|and|&){S})"
ANY_MONTHS = (*FULL_MONTHS, *(word for short in _MONTHS.values() for word in short))
MONTH = rf"(?:{either(ANY_MONTHS)}\b\.?)"
FULL_MONTH = rf"(?:{either(FULL_MONTHS)}\b)"
WEEKDAY = either(WEEKDAYS)
PART = rf"(?i:{either([word for word in PARTS if word != 'mid'])}{S}|mid[-\s])"
NUMBER = rf"(?i:{either(NUMBERS)}|\d{{1,3}})"
OF_YEAR = rf"(?:{S}(?:of{S})?(?i:(?P<which>last|this|next)){S}year\b)"
BEFORE_YEARS = rf"(?i:{either(_TABLES['before_years'])})"


def number(words: str) -> int:
    """The number that a word or digits of NUMBER say.

    >>> number("three"), number("14")
    (3, 14)
    """
    return int(words) if words.isdecimal() else NUMBERS[plain(words)]


def month_number(word: str) -> int:
    """The number of a month by one of its names, with or without a full stop.

    >>> month_number("Sept.")
    9
    """
    return MONTH_NUMBER[plain(word).rstrip(".")]
