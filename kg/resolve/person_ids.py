"""The IRI tail of each person, made from what its own articles say, so that unrelated ones change nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.resolve.name_forms import name_form
from kg.resolve.names import initials, person_key, person_name, short_hash, slug
from kg.resolve.profiles import Profile
from kg.resolve.world import Sighting


class First(NamedTuple):
    """The name that comes first among those of a person: full ones, without initials only, of the earliest report."""

    is_single: bool
    is_led: bool
    years: tuple[int, int]
    article: str
    label: str
    entity: str


@dataclass(slots=True)
class Standing:
    """What the id of a person is made from: the first name, how often which initials and countries (slugs) are seen."""

    first: First | None = None
    initials: Counter[str] = field(default_factory=Counter)
    lands: Counter[str] = field(default_factory=Counter)

    def add(self, sighting: Sighting, one: Profile) -> None:
        """Take in one sighting with its own profile."""
        article, entity = sighting
        rank = (not one.form.is_full, bool(one.form.lead), one.years or (9999, 9999), article, one.label)
        if self.first is None or rank <= self.first:  # most are later, and need no text of all of the entity
            first = First(*rank, repr(entity))
            self.first = min(self.first or first, first)
        if one.form.is_full and (inner := initials(one.label)):
            self.initials[inner] += 1
        if one.country:
            self.lands[slug(one.country)] += 1

    def take(self, other: Standing) -> None:
        """Take in all of another one."""
        if other.first:
            self.first = min(self.first or other.first, other.first)
        self.initials += other.initials
        self.lands += other.lands


def person_ids(persons: Mapping[int, Standing]) -> dict[int, str]:
    """The id of each person: the name in the first report; initials, country or a hash part those who share it."""
    first = {person: one.first for person, one in persons.items() if one.first}
    bases: dict[tuple[str, ...], list[int]] = defaultdict(list)
    ids: dict[int, str] = {}
    for person, name in first.items():
        if name.is_single:
            ids[person] = bare_id(name)
        else:
            bases[person_key(name.label)].append(person)
    for key, group in bases.items():
        ids.update(_parted(key, group, persons, first))
    return _unlike(ids, first)


def _unlike(ids: Mapping[int, str], first: Mapping[int, First]) -> dict[int, str]:
    """The ids, with another hash for all but one of those whom one article calls alike, if the user parts them."""
    found, bearer = dict(ids), dict[str, int]()
    for person in sorted(ids, key=lambda p: (ids[p], first[p])):
        if bearer.setdefault(ids[person], person) != person:
            found[person] = f"{ids[person]}.{short_hash(first[person].article, first[person].entity)}"
    return found


def bare_id(first: First) -> str:
    """The id of somebody known by a single name: the name, and a hash of the first article with it."""
    return f"person/{slug(person_name(first.label))}.{short_hash(first.article)}"


def _parted(
    key: tuple[str, ...], group: list[int], persons: Mapping[int, Standing], first: Mapping[int, First]
) -> dict[int, str]:
    if len(group) == 1:
        return {group[0]: "person/" + slug(" ".join(key))}
    marks = {person: _usual(persons[person].initials) for person in group}
    lands = {person: _usual(persons[person].lands) for person in group}
    by_initials = len({m for m in marks.values() if m}) > 1
    by_country = len({c for c in lands.values() if c}) > 1
    taken: dict[str, list[int]] = defaultdict(list)
    for person in group:
        words = [key[0], *(marks[person] if by_initials else ""), *key[1:]]
        land = f".{lands[person]}" if by_country and lands[person] else ""
        taken["person/" + slug(" ".join(words)) + land].append(person)
    ids = {}
    for name, people in taken.items():
        for person in people:
            suffix = name_form(first[person].label).suffix
            apart = suffix or short_hash(first[person].article)
            ids[person] = name if len(people) == 1 else f"{name}.{apart}"
    return ids


def _usual(values: Counter[str]) -> str:
    """The usual value, the smallest of equally usual ones; empty where there is none."""
    return max(values, key=lambda value: (values[value], [-ord(c) for c in value]), default="")
