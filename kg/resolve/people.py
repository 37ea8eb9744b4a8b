"""Which people of which articles are one person.

Full names with one key (see ``names.person_key``) are one person, unless their countries or their middle initials
conflict; then each is a node of its own. A bare surname joins the one full name with that surname in its article, else
the one in the whole corpus with that surname and country, else it stays a person of its article alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from kg.resolve.names import initials, is_full, person_key, person_name, short_hash, slug, surname
from kg.resolve.world import Sighting

Key = tuple[str, ...]
_MANY = 5  # A surname borne by more people than this says nothing about whom a bare mention means.


@dataclass(frozen=True, order=True)
class _Variant:
    """A full name as one article has it: what may part namesakes."""

    key: Key
    initials: str
    country: str


def resolve_people(sightings: Iterable[Sighting]) -> tuple[dict[Sighting, str], set[tuple[str, str]]]:
    """The id of every person sighted, and pairs of ids that may be one person.

    >>> from kg.model import Entity
    >>> full, bare = ("a", Entity("Yevgeny Primakov", "Person")), ("a", Entity("Primakov", "Person"))
    >>> sorted(set(resolve_people([full, bare])[0].values()))
    ['person/yevgeny-primakov']
    """
    people = sorted(set(sightings), key=repr)
    variants = _variants(people)
    ids = _ids(variants.values())
    found = {sighting: ids[variant] for sighting, variant in variants.items()}
    possibly = _near_names(ids)
    surnames = _Surnames(variants, ids)
    for sighting in people:
        if sighting not in found:
            found[sighting], others = surnames.identify(sighting)
            possibly |= {(found[sighting], other) for other in others}
    return found, {(a, b) for a, b in possibly if a != b}


def _variants(people: Iterable[Sighting]) -> dict[Sighting, _Variant]:
    """Each full name with its article's usual country and initials for that key."""
    full = [s for s in people if is_full(s[1].name)]
    seen: dict[tuple[str, Key], list[Sighting]] = defaultdict(list)
    for sighting in full:
        seen[sighting[0], person_key(sighting[1].name)].append(sighting)
    return {s: _variant(person_key(s[1].name), seen[s[0], person_key(s[1].name)]) for s in full}


def _variant(key: Key, sightings: list[Sighting]) -> _Variant:
    countries = [slug(entity.country) for _, entity in sightings if entity.country]
    marks = [initials(entity.name) for _, entity in sightings if initials(entity.name)]
    return _Variant(key, _usual(marks), _usual(countries))


def _usual(values: list[str]) -> str:
    return min(Counter(values).items(), key=lambda item: (-item[1], item[0]))[0] if values else ""


def _ids(variants: Iterable[_Variant]) -> dict[_Variant, str]:
    """The key alone makes the id; initials and country enter only where they conflict among namesakes."""
    groups: dict[Key, set[_Variant]] = defaultdict(set)
    for variant in variants:
        groups[variant.key].add(variant)
    ids = {}
    for key, group in groups.items():
        by_initials = len({v.initials for v in group if v.initials}) > 1
        by_country = len({v.country for v in group if v.country}) > 1
        for v in group:
            middle = v.initials if by_initials else ""
            words = [key[0], *middle, *key[1:]]
            ids[v] = "person/" + slug(" ".join(words)) + (f".{v.country}" if by_country and v.country else "")
    return ids


def _near_names(ids: Mapping[_Variant, str]) -> set[tuple[str, str]]:
    """Pairs of ids whose names begin and end alike, one with further words between or parted by a conflict."""
    alike: dict[tuple[str, str], set[tuple[Key, str]]] = defaultdict(set)
    for variant, person in ids.items():
        alike[variant.key[0], variant.key[-1]].add((variant.key, person))
    return {
        (a, b)
        for group in alike.values()
        for (x, a), (y, b) in combinations(sorted(group), 2)
        if a != b and (set(x) <= set(y) or set(y) <= set(x))
    }


class _Surnames:
    """Full names by surname: in one article, and in the whole corpus."""

    def __init__(self, variants: Mapping[Sighting, _Variant], ids: Mapping[_Variant, str]) -> None:
        self._here: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        self._anywhere: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for (article, _), variant in variants.items():
            person = (variant.country, ids[variant])
            self._here[article, surname(variant.key)].add(person)
            self._anywhere[surname(variant.key)].add(person)

    def identify(self, sighting: Sighting) -> tuple[str, set[str]]:
        """The id of a bare name, and the ids of those that it may stand for."""
        article, entity = sighting
        last = surname(person_key(entity.name))
        country = slug(entity.country) if entity.country else ""
        here = {p for c, p in self._here[article, last] if not (c and country) or c == country}
        anywhere = {p for c, p in self._anywhere[last] if not (c and country) or c == country}
        same_country = {p for c, p in self._anywhere[last] if c and c == country}
        for one in (here, same_country):
            if len(one) == 1:
                return one.pop(), set()
        own = f"person/{slug(person_name(entity.name))}.{short_hash(article)}"
        return own, anywhere if len(anywhere) <= _MANY else set()
