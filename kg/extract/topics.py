"""What a sentence is about, by the small vocabulary of topics in ``ontology/topics.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.errors import DataError
from kg.resources import ONTOLOGY, read_yaml

_BEGINNING = 4  # letters
_BEGINNINGS = re.compile(rf"(?<!\w)\w{{1,{_BEGINNING}}}")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with the pattern of its phrases, and how these begin: to compare that first is cheaper by far."""

    label: str
    beginnings: frozenset[str]
    pattern: re.Pattern[str]


@lru_cache(maxsize=2)
def load_topics(path: Path = ONTOLOGY / "topics.yml") -> tuple[Topic, ...]:
    """The topics of a file; raises DataError where a record has no label or no words."""
    records = read_yaml(path)
    for record in records:
        if set(record) != {"label", "words"} or not record["words"]:
            raise DataError(f"{path}: topic {record.get('label', '?')!r} needs exactly a label and words")
        if short := [w for w in record["words"] if re.search(rf"(?<!\w)\w{{0,{_BEGINNING - 1}}}\*$", w)]:
            raise DataError(f"{path}: {short[0]!r} is too short; write {_BEGINNING} letters or more before the '*'")
    return tuple(
        Topic(r["label"], _beginnings(" ".join(w.split()[0] for w in r["words"])), _pattern(r["words"]))
        for r in records
    )


def _beginnings(text: str) -> frozenset[str]:
    """The first letters of all words of a text, in lower case."""
    return frozenset(_BEGINNINGS.findall(text.lower()))


def _pattern(words: list[str]) -> re.Pattern[str]:
    parts = [re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=64)
def topics_of(text: str) -> tuple[str, ...]:
    """Labels of the topics that a text shows, in the order of the vocabulary.

    >>> topics_of("They discussed the sale of ballistic missiles and the border.")
    ('missile technology', 'borders')
    """
    here = _beginnings(text)
    return tuple(t.label for t in load_topics() if not here.isdisjoint(t.beginnings) and t.pattern.search(text))
