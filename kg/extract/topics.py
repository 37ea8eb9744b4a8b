"""What a sentence is about, by the small vocabulary of topics in ``ontology/topics.yml``."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml

from kg.errors import DataError
from kg.resources import ONTOLOGY


@lru_cache(maxsize=2)
def load_topics(path: Path = ONTOLOGY / "topics.yml") -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Labels with the pattern of their words; raises DataError where a record has no label or no words."""
    records = yaml.safe_load(path.read_text(encoding="utf-8"))
    for record in records:
        if set(record) != {"label", "words"} or not record["words"]:
            raise DataError(f"{path}: topic {record.get('label', '?')!r} needs exactly a label and words")
    return tuple((record["label"], _pattern(record["words"])) for record in records)


def _pattern(words: list[str]) -> re.Pattern[str]:
    parts = [re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def topics_of(text: str) -> tuple[str, ...]:
    """Labels of the topics that a text shows, in the order of the vocabulary.

    >>> topics_of("They discussed the sale of ballistic missiles and the border.")
    ('missile technology', 'borders')
    """
    return tuple(label for label, pattern in load_topics() if pattern.search(text))
