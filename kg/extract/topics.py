"""What a sentence is about, by the small vocabulary of topics in ``ontology/topics.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from kg.errors import DataError
from kg.resources import ONTOLOGY


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with the pattern of its words, and the words bare: looking for them first is cheaper by far."""

    label: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]

    def shows(self, text: str, lowered: str) -> bool:
        """Whether a text, given also in lower case, has one of the words."""
        return any(word in lowered for word in self.words) and self.pattern.search(text) is not None


@lru_cache(maxsize=2)
def load_topics(path: Path = ONTOLOGY / "topics.yml") -> tuple[Topic, ...]:
    """The topics of a file; raises DataError where a record has no label or no words."""
    records = yaml.safe_load(path.read_text(encoding="utf-8"))
    for record in records:
        if set(record) != {"label", "words"} or not record["words"]:
            raise DataError(f"{path}: topic {record.get('label', '?')!r} needs exactly a label and words")
    return tuple(
        Topic(record["label"], tuple(w.removesuffix("*").lower() for w in record["words"]), _pattern(record["words"]))
        for record in records
    )


def _pattern(words: list[str]) -> re.Pattern[str]:
    parts = [re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=64)
def topics_of(text: str) -> tuple[str, ...]:
    """Labels of the topics that a text shows, in the order of the vocabulary.

    >>> topics_of("They discussed the sale of ballistic missiles and the border.")
    ('missile technology', 'borders')
    """
    lowered = text.lower()
    return tuple(topic.label for topic in load_topics() if topic.shows(text, lowered))
