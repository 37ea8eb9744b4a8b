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
    examples: frozenset[str]
    gatherings: frozenset[str]
    hosting: frozenset[str]
    vague: frozenset[str]
    object_control: frozenset[str]
    subject_control: frozenset[str]
    led: frozenset[str]
    standing: frozenset[str]
    fighters: frozenset[str]
    capital: frozenset[str]
    sorts: frozenset[str]
    visiting: frozenset[str]
    bodies: frozenset[str]
    appointed: frozenset[str]
    removed: frozenset[str]
    organizations: frozenset[str]
    newspapers: frozenset[str]
    partners: frozenset[str]
    towards: frozenset[str]
    delegations: frozenset[str]
    meets: frozenset[str]
    travels: frozenset[str]
    talks: frozenset[str]
    abroad: frozenset[str]
    monarchs: frozenset[str]
    chiefs: frozenset[str]
    takes_office: frozenset[str]
    gives_office: frozenset[str]
    servants: frozenset[str]
    occupations: frozenset[str]
    styles: frozenset[str]
    envoys: frozenset[str]
    regnal: frozenset[str]
    short_titles: frozenset[str]
    takings: frozenset[str]
    forces: frozenset[str]
    units: frozenset[str]
    federal: frozenset[str]
    same: tuple[tuple[str, str], ...]  # a way to write an office and the one that stands for all of its kind

    def office(self, title: str) -> frozenset[str]:
        """The words of an office, alike for all ways to write it: those of "prime minister" for "Premier"."""
        text = f" {title.lower().replace('-', ' ')} "
        for written, common in self.same:
            text = text.replace(f" {written} ", f" {common} ")
        return frozenset(text.split())


@lru_cache(maxsize=2)
def load_words(path: Path = ONTOLOGY / "words.yml") -> Words:
    """Read the classes; raises DataError where one is lacking or unknown."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    names = {field.name for field in fields(Words)}
    if not isinstance(data, dict) or set(data) != names:
        raise DataError(f"{path}: needs exactly the lists {', '.join(sorted(names))}")
    groups = data.pop("same")
    lists = {name: frozenset(words) for name, words in data.items()}
    lists["measures"] = frozenset(form for noun in lists["measures"] for form in noun_forms(noun))
    same = [(written, common) for common, *others in groups for written in others]
    return Words(**lists, same=tuple(sorted(same, key=lambda pair: -len(pair[0]))))  # "vice premier" before "premier"


WORDS = load_words()
