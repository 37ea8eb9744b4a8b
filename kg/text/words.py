"""Small closed classes of words, read from ``ontology/words.yml`` and ``ontology/names.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import DataError
from kg.resources import ONTOLOGY, read_yaml
from kg.text.inflect import noun_forms


@dataclass(frozen=True, slots=True)
class Words:
    """The classes, each a set of words, in lower case but for names; the files say what each is for."""

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
    serves: frozenset[str]
    meanwhile: frozenset[str]
    replaces: frozenset[str]
    asides: frozenset[str]
    voices: frozenset[str]
    gunmen: frozenset[str]
    arms: frozenset[str]
    peoples: frozenset[str]
    answering: frozenset[str]
    responses: frozenset[str]
    plans: frozenset[str]
    sending: frozenset[str]
    contacts: frozenset[str]
    slighting: frozenset[str]
    telling: frozenset[str]
    talking: frozenset[str]
    going: frozenset[str]
    suffering: frozenset[str]
    vessels: frozenset[str]
    holds: frozenset[str]
    local: frozenset[str]
    asking: frozenset[str]
    passing: frozenset[str]
    areas: frozenset[str]
    tasked: frozenset[str]
    chambers: frozenset[str]
    lawmaking: frozenset[str]
    rebels: frozenset[str]
    not_theirs: frozenset[str]
    ports: frozenset[str]
    saying: frozenset[str]
    treating: frozenset[str]
    wars: frozenset[str]
    doings: frozenset[str]
    performed: frozenset[str]
    things: frozenset[str]
    particles: frozenset[str]
    inner_particles: frozenset[str]
    holder_particles: frozenset[str]
    never_names: frozenset[str]
    suffixes: frozenset[str]
    courtesies: frozenset[str]
    vague_offices: frozenset[str]
    grades: frozenset[str]
    same: tuple[tuple[str, str], ...]  # a way to write an office and the one that stands for all of its kind
    same_held: Mapping[str, str]  # the same for the records of office holders
    bare: Mapping[str, frozenset[str]]  # a title that says little and the offices that may go by it
    leads: Mapping[str, str]  # a verb and the title of whoever does it

    def office(self, title: str) -> frozenset[str]:
        """The words of an office, alike for all ways to write it: those of "prime minister" for "Premier"."""
        text = f" {title.lower().replace('-', ' ')} "
        for written, common in self.same:
            text = text.replace(f" {written} ", f" {common} ")
        return frozenset(text.split())


@lru_cache(maxsize=2)
def load_words(paths: tuple[Path, ...] = (ONTOLOGY / "words.yml", ONTOLOGY / "names.yml")) -> Words:
    """Read the classes; raises DataError where one is lacking, unknown or told twice."""
    data = [(name, words) for path in paths for name, words in _read(path).items()]
    names = sorted(field.name for field in fields(Words))
    if sorted(name for name, _ in data) != names:
        raise DataError(f"{' and '.join(map(str, paths))}: need exactly the lists {', '.join(names)}")
    classes = dict(data)
    same, same_held, bare, leads = (classes.pop(name) for name in ("same", "same_held", "bare", "leads"))
    lists = {name: frozenset(words) for name, words in classes.items()}
    lists["measures"] = frozenset(form for noun in lists["measures"] for form in noun_forms(noun))
    return Words(
        **lists,
        same=tuple(sorted(_pairs(same), key=lambda pair: -len(pair[0]))),  # "vice premier" before "premier"
        same_held=dict(_pairs(same_held)),
        bare={title: frozenset(offices) for title, offices in bare.items()},
        leads=leads,
    )


def _read(path: Path) -> dict[str, Any]:
    data = read_yaml(path)
    if not isinstance(data, dict):
        raise DataError(f"{path}: needs a list of words for each class")
    return data


def _pairs(groups: list[list[str]]) -> list[tuple[str, str]]:
    """Each way to write an office with the first of its group."""
    return [(written, common) for common, *others in groups for written in others]


WORDS = load_words()
