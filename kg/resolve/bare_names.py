"""Whom a bare surname means: the one of its article, else the one person whom country, office and years fit.

Of several, it is the one that fits clearly better than the next; else none, and all are told as possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.resolve.identity_words import identity_words
from kg.resolve.lands import between
from kg.resolve.person_pairs import circumstances, in_words
from kg.resolve.profiles import Profile
from kg.resolve.spelling import SPELLED, alike, skeleton, spelled

_MANY = 5  # A surname borne by more people than this says nothing about whom a bare mention means.
_OPEN = 30  # Of more than so many who may be meant, only those with an office of that title are weighed.


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a person fits a bare name; ``supported`` says that more than name and year speaks for it."""

    points: float
    reasons: tuple[str, ...]
    person: int
    supported: bool


class Bearers:
    """The persons known by full names, by the words of these and their countries.

    A word is compared with those of the same consonants, once each; then only persons of countries that fit are looked
    at: so the work for a surname grows with those who may be meant, not with all who are called alike.
    """

    def __init__(self, persons: Mapping[int, Sequence[Profile]]) -> None:
        self._persons = dict(persons)
        self._words: dict[str, dict[str, None]] = {}
        self._places: dict[str, dict[str, set[int]]] = {}
        self._fits: dict[tuple[object, ...], list[Fit]] = {}
        for person, profiles in persons.items():
            for one in profiles:
                for word in {word for form in one.forms for word in form.words}:
                    self._words.setdefault(skeleton(word), {})[word] = None
                    self._places.setdefault(word, {}).setdefault(one.country, set()).add(person)

    def fits(self, bare: Profile) -> list[Fit]:
        """All persons whom the name may mean, the best first."""
        key = (bare.form, bare.country, bare.offices, bare.former, bare.years, bare.company, bare.beside)
        if key not in self._fits:
            self._fits[key] = self._all(bare)
        return self._fits[key]

    def _all(self, bare: Profile) -> list[Fit]:
        persons = self._called(bare)
        if len(persons) > _OPEN:
            titles = {title for title, _ in bare.offices}
            persons = {p for p in persons if any(t in titles for one in self._persons[p] for t, _ in one.offices)}
        fits = (fit for person in sorted(persons) for fit in self._best(bare, person))
        return sorted(fits, key=lambda fit: (-fit.points, fit.person))

    def _called(self, bare: Profile) -> set[int]:
        """Those with a name like this one who are of no other country."""
        word = bare.form.words[-1]
        return {
            person
            for near in self._words.get(skeleton(word), ())
            if spelled(word, near)
            for land, persons in self._places[near].items()
            if not (bare.country and land and between(bare.country, land) == "other_country")
            for person in persons
        }

    def _best(self, bare: Profile, person: int) -> Iterator[Fit]:
        found = [fit for one in self._persons[person] for fit in _fit(bare, one, person)]
        if found:
            yield max(found, key=lambda fit: (fit.points, fit.reasons))


def bearer_among(bare: Profile, people: Iterable[tuple[int, Profile]]) -> int | None:
    """The one among the people of an article who has that surname, unless the countries differ."""
    word = bare.form.words[-1]
    found = {
        person
        for person, one in people
        if any(word == form.words[-1] for form in one.forms) and not _other_land(bare, one)
    }
    return found.pop() if len(found) == 1 else None


def chosen(fits: Sequence[Fit]) -> Fit | None:
    """The one that fits, or none where two fit nearly as well."""
    points = identity_words().points
    if not fits or fits[0].points < points["bare"] or not fits[0].supported:
        return None
    clear = len(fits) == 1 or fits[0].points - fits[1].points >= points["ahead"]
    return fits[0] if clear else None


def possible(fits: Sequence[Fit]) -> list[Fit]:
    """Those worth telling where none is clear."""
    told = [fit for fit in fits if fit.points > 0]
    return told if len(told) <= _MANY else []


def _fit(bare: Profile, one: Profile, person: int) -> Iterator[Fit]:
    name = _name_evidence(bare, one)
    if not name:
        return
    data = identity_words()
    evidence = [*name, *circumstances(bare, one)]
    if country := _courtesy(bare, one):
        evidence.append(("courtesy_country", country))
    elif _gap(bare, one) > data.bare_years and not bare.form.ranked:
        evidence = [(key, what) for key, what in evidence if not key.startswith("years_")] + [("bare_years", "")]
    if rank := _rank(bare, one):
        evidence.append(("same_rank", rank))
    if any(key == "other_country" for key, _ in evidence):
        return
    points = sum(data.points[key] for key, _ in evidence)
    supported = any(key in data.bare_needs for key, _ in evidence)
    yield Fit(points, in_words(evidence), person, supported)


def _name_evidence(bare: Profile, one: Profile) -> list[tuple[str, str]]:
    """What the words say: the surname best, else a name by which the person goes ("Lula", "Jiang")."""
    word, data = bare.form.words[-1], identity_words()
    found_all: list[list[tuple[str, str]]] = []
    for form in one.forms:
        places = [i for i, w in enumerate(form.words) if alike(word, w) <= SPELLED]
        if not places or (bare.form.number and form.number != bare.form.number):
            continue
        last = places[-1] == len(form.words) - 1
        found = [("identical_single", word)]
        if bare.form.number:
            found.append(("regnal", ""))
        if not last:
            found.append(("not_last_word", ""))
        if bare.form.ranked:
            found.append(("ranked", ""))
        elif len(word) < 4 or word in (data.common_surname if last else data.common_first | data.common_surname):
            found.append(("common_surname", ""))
        found_all.append(found)
    return max(found_all, key=lambda keys: sum(data.points[key] for key, _ in keys), default=[])


def _courtesy(bare: Profile, one: Profile) -> str:
    """The country whose courtesy stands before the name ("Lord Owen"), if it is the other's."""
    courtesies = identity_words().courtesy_of
    word = bare.form.words[-1]
    lands = {land for courtesy, land in courtesies.items() if f"{courtesy}-{word}" in bare.beside}
    return one.country if one.country in lands else ""


def _rank(bare: Profile, one: Profile) -> str:
    """The rank that stands before the bare name and before the other's first name ("Ayatollah")."""
    word, firsts = bare.form.words[-1], {form.words[0] for form in one.forms}
    ranks = (rank.replace(" ", "-") for rank in sorted(identity_words().ranks))
    found = (r for r in ranks if f"{r}-{word}" in bare.beside and any(f"{r}-{first}" in one.beside for first in firsts))
    return next(found, "")


def _gap(bare: Profile, one: Profile) -> int:
    if not (bare.years and one.years):
        return 0
    return max(bare.years[0] - one.years[1], one.years[0] - bare.years[1], 0)


def _other_land(bare: Profile, one: Profile) -> bool:
    return bool(bare.country and one.country) and between(bare.country, one.country) == "other_country"
