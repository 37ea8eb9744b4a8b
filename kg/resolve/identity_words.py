"""What ``ontology/identity.yml`` knows of names and evidence, checked when it is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import DataError
from kg.resolve.names import fold, slug
from kg.resources import ONTOLOGY, read_yaml

_LISTS = ("courtesies", "ranks", "particles", "near_sounds", "common_first", "common_surname", "aliases", "bare_needs")
_RULES = ("spellings", "syllables")
_FIELDS = {
    "points",
    "words",
    "bare_years",
    "suffixes",
    "forms_of_names",
    "one_country",
    "courtesy_of",
    *_LISTS,
    *_RULES,
}
Rules = tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True)
class IdentityWords:
    """The tables of the file: points of evidence by name, folded words, patterns in order."""

    points: Mapping[str, float]
    words: Mapping[str, str]
    bare_years: int
    courtesies: frozenset[str]
    ranks: frozenset[str]
    particles: frozenset[str]
    suffixes: Mapping[str, str]
    spellings: Rules
    syllables: Rules
    near_sounds: frozenset[str]
    forms: Mapping[str, frozenset[str]]
    common_first: frozenset[str]
    common_surname: frozenset[str]
    aliases: frozenset[str]
    bare_needs: frozenset[str]
    one_country: Mapping[str, str]
    courtesy_of: Mapping[str, str]


@cache
def identity_words(path: Path = ONTOLOGY / "identity.yml") -> IdentityWords:
    """Read and check the file (once). Raises ``DataError`` that names the file, the field and the remedy."""
    data = read_yaml(path)
    if not isinstance(data, dict) or set(data) != _FIELDS:
        raise DataError(f"{path}: needs exactly {', '.join(sorted(_FIELDS))}")
    lists = {name: frozenset(_plain(word) for word in _strings(path, name, data[name])) for name in _LISTS}
    return IdentityWords(
        points={name: _number(path, name, value) for name, value in data["points"].items()},
        words=_words(path, data["words"], data["points"]),
        bare_years=int(_number(path, "bare_years", data["bare_years"])),
        suffixes={str(word): str(kind) for word, kind in data["suffixes"].items()},
        spellings=_rules(path, "spellings", data["spellings"]),
        syllables=_rules(path, "syllables", data["syllables"]),
        forms=_forms(path, data["forms_of_names"]),
        one_country={slug(name): slug(names[0]) for names in data["one_country"] for name in names},
        courtesy_of={slug(word): str(country) for word, country in data["courtesy_of"].items()},
        **lists,
    )


def _plain(word: str) -> str:
    return word if "_" in word else fold(word)


def _words(path: Path, words: Any, points: Mapping[str, Any]) -> dict[str, str]:
    if missing := set(points) - {"same", "doubt", "bare", "ahead"} - set(words):
        raise DataError(f"{path}: words: nothing for {', '.join(sorted(missing))}")
    return {name: str(value) for name, value in words.items()}


def _strings(path: Path, field: str, values: Any) -> list[str]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise DataError(f"{path}: {field}: needs a list of words; put quotes around what YAML takes for something else")
    return values


def _number(path: Path, field: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise DataError(f"{path}: {field}: {value!r} is no number")
    return value


def _rules(path: Path, field: str, rows: Iterable[Any]) -> Rules:
    out = []
    for row in rows:
        if not isinstance(row, list) or len(row) != 2:
            raise DataError(f"{path}: {field}: {row!r} is no pair of pattern and replacement")
        try:
            out.append((re.compile(row[0]), str(row[1])))
        except re.error as fault:
            raise DataError(f"{path}: {field}: {row[0]!r} is no pattern: {fault}") from None
    return tuple(out)


def _forms(path: Path, table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Of each form the names that it may stand for, the full ones standing for themselves."""
    found: dict[str, set[str]] = {}
    for name, forms in table.items():
        for form in (name, *_strings(path, name, forms)):
            found.setdefault(fold(form), set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}
