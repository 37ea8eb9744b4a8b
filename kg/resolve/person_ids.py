"""The IRI tail of each person, made from what its own articles say, so that unrelated ones change nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.resolve.name_forms import name_form
from kg.resolve.names import initials, person_key, person_name, short_hash, slug
from kg.resolve.profiles import Profile
from kg.resolve.world import Sighting

Member = tuple[Sighting, Profile]
"""A sighting and its own profile."""


def person_ids(persons: Mapping[int, Sequence[Member]]) -> dict[int, str]:
    """The id of each person: the name in the first report; initials, country or a hash part those who share it."""
    first = {person: min(members, key=_rank) for person, members in persons.items()}
    bases: dict[tuple[str, ...], list[int]] = defaultdict(list)
    ids: dict[int, str] = {}
    for person, member in first.items():
        if member[1].form.is_full:
            bases[person_key(member[1].label)].append(person)
        else:
            ids[person] = bare_id(member)
    for key, group in bases.items():
        ids.update(_parted(key, group, persons, first))
    return _unlike(ids, first)


def _unlike(ids: Mapping[int, str], first: Mapping[int, Member]) -> dict[int, str]:
    """The ids, with another hash for all but one of those whom one article calls alike, if the user parts them."""
    found, bearer = dict(ids), dict[str, int]()
    for person in sorted(ids, key=lambda p: (ids[p], _rank(first[p]))):
        if bearer.setdefault(ids[person], person) != person:
            article, entity = first[person][0]
            found[person] = f"{ids[person]}.{short_hash(article, repr(entity))}"
    return found


def bare_id(member: Member) -> str:
    """The id of somebody known by a single name: the name, and a hash of the first article with it."""
    (article, _), one = member
    return f"person/{slug(person_name(one.label))}.{short_hash(article)}"


def _rank(member: Member) -> tuple[object, ...]:
    """Which name comes first: full ones, without initials only, of the earliest report."""
    (article, entity), one = member
    return not one.form.is_full, bool(one.form.lead), one.years or (9999, 9999), article, one.label, repr(entity)


def _parted(
    key: tuple[str, ...], group: list[int], persons: Mapping[int, Sequence[Member]], first: Mapping[int, Member]
) -> dict[int, str]:
    if len(group) == 1:
        return {group[0]: "person/" + slug(" ".join(key))}
    marks = {p: _first_of(initials(one.label) for _, one in persons[p] if one.form.is_full) for p in group}
    lands = {p: _first_of(slug(one.country) for _, one in persons[p] if one.country) for p in group}
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
            suffix = name_form(first[person][1].label).suffix
            apart = suffix or short_hash(first[person][0][0])
            ids[person] = name if len(people) == 1 else f"{name}.{apart}"
    return ids


def _first_of(values: Iterable[str]) -> str:
    """The usual value, the smallest of equally usual ones; empty where there is none."""
    found = sorted(value for value in values if value)
    return max(found, key=lambda value: (found.count(value), [-ord(c) for c in value]), default="")
