"""Small closed classes of words, read from ``ontology/words.yml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

import yaml

from kg.errors import DataError
from kg.resources import ONTOLOGY
from kg.text.inflect import noun_forms


@dataclass(frozen=True, slots=True)
class Words:
    """The classes, each a set of lower-case words; the file says what each is for."""

    measures: frozenset[str]
    persons: frozenset[str]
    sides: frozenset[str]
    vague: frozenset[str]
    object_control: frozenset[str]
    led: frozenset[str]
    standing: frozenset[str]
    capital: frozenset[str]
    visiting: frozenset[str]
    bodies: frozenset[str]
    appointed: frozenset[str]
    removed: frozenset[str]


@lru_cache(maxsize=2)
def load_words(path: Path = ONTOLOGY / "words.yml") -> Words:
    """Read the classes; raises DataError where one is lacking or unknown."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    names = {field.name for field in fields(Words)}
    if not isinstance(data, dict) or set(data) != names:
        raise DataError(f"{path}: needs exactly the lists {', '.join(sorted(names))}")
    lists = {name: frozenset(data[name]) for name in names}
    lists["measures"] = frozenset(form for noun in lists["measures"] for form in noun_forms(noun))
    return Words(**lists)


WORDS = load_words()
