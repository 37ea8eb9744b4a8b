"""Profiles of the same name and country pooled to variants as they come, so that none of them is held for itself.

Years far apart part a variant. A name that many bear and a single name are pooled within a year and an office only, a
single name without either not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.resolve.identity_words import identity_words
from kg.resolve.name_forms import NameForm
from kg.resolve.names import slug
from kg.resolve.person_ids import Standing
from kg.resolve.profiles import OfficeKey, Profile
from kg.resolve.sightings import BySighting
from kg.resolve.world import Sighting

_TOO_LONG = 30  # A person is not in the news again after more years than this without a word in between.
Years = tuple[int, int]


class Pooled:
    """Profiles of one form that are one variant: the union of what they say; ``numbers``: those of their sightings."""

    def __init__(self, number: int, form: NameForm) -> None:
        self.numbers, self.standing = [number], Standing()
        self.years: Years | None = None
        self._first: tuple[str, bool, Years, str] | None = None
        self._form = form
        self._forms: set[NameForm] = set()
        self._offices: set[OfficeKey] = set()
        self._former: set[OfficeKey] = set()
        self._present: set[OfficeKey] = set()
        self._company: set[str] = set()
        self._beside: set[str] = set()
        self._articles: set[str] = set()
        self._introduced = True

    def add(self, sighting: Sighting, one: Profile) -> None:
        """Take in one profile."""
        self.standing.add(sighting, one)
        self._is_called((one.label, one.years is not None, one.years or (0, 0), one.country))
        self._spans(one.years)
        self._forms.update(one.forms)
        self._offices |= one.offices
        self._former |= one.former
        self._present |= one.offices - one.former
        self._company |= one.company
        self._beside |= one.beside
        self._articles |= one.articles
        self._introduced &= one.introduced

    def take(self, other: Pooled) -> None:
        """Take in all of another one."""
        self.numbers += other.numbers
        self.standing.take(other.standing)
        if other._first:
            self._is_called(other._first)
        self._spans(other.years)
        self._forms |= other._forms
        self._offices |= other._offices
        self._former |= other._former
        self._present |= other._present
        self._company |= other._company
        self._beside |= other._beside
        self._articles |= other._articles
        self._introduced &= other._introduced

    def profile(self) -> Profile:
        """All that is known of it; the label is the first of the names, as written."""
        assert self._first
        label, _, _, country = self._first
        return Profile(
            label=label,
            forms=(self._form, *sorted(self._forms - {self._form})),
            country=country,
            offices=frozenset(self._offices),
            years=self.years,
            company=frozenset(self._company),
            beside=frozenset(self._beside),
            articles=frozenset(self._articles),
            former=frozenset(self._former - self._present),
            introduced=self._introduced,
        )

    def _is_called(self, name: tuple[str, bool, Years, str]) -> None:
        self._first = min(self._first or name, name)

    def _spans(self, years: Years | None) -> None:
        if years:
            self.years = (min(self.years[0], years[0]), max(self.years[1], years[1])) if self.years else years


class Pool:
    """Variants in the making; ``mark`` gives what keeps profiles apart that say the same.

    ``number`` is that of the ``Pooled`` to which a sighting went.
    """

    def __init__(self, mark: Callable[[Sighting], object] = lambda _: None) -> None:
        self._mark = mark
        self._groups: dict[tuple[object, ...], list[Pooled]] = {}
        self._count = 0
        self.number: BySighting[int] = BySighting()

    def add(self, sighting: Sighting, one: Profile) -> None:
        """Take in one profile."""
        eras = self._groups.setdefault((_variant_key(one, sighting), self._mark(sighting)), [])
        near = [era for era in eras if _are_near(era.years, one.years)]
        if not near:
            near = [Pooled(self._count, one.form)]
            self._count += 1
            eras += near
        first, *rest = near
        for era in rest:
            first.take(era)
            eras.remove(era)
        first.add(sighting, one)
        self.number[sighting] = first.numbers[0]

    def drained(self) -> Iterator[tuple[Pooled, object]]:
        """Each variant with its mark; what is given is let go."""
        while self._groups:
            (_, mark), eras = self._groups.popitem()
            if len(eras) == 2 and None in (eras[0].years, eras[1].years):
                eras[0].take(eras.pop())
            yield from ((era, mark) for era in eras)


def pool_of(profiles: Mapping[Sighting, Profile], mark: Callable[[Sighting], object] = lambda _: None) -> Pool:
    """All these profiles pooled."""
    pool = Pool(mark)
    for sighting, one in profiles.items():
        pool.add(sighting, one)
    return pool


def _variant_key(one: Profile, sighting: Sighting) -> tuple[object, ...]:
    data, form = identity_words(), one.form
    common = not form.is_full or (form.words[0] in data.common_first and form.words[-1] in data.common_surname)
    alone = not (form.is_full or one.offices or form.ranked)
    land = slug(one.country) if one.country else ""
    return form, land, (one.years, one.offices) if common else None, sighting if alone else None


def _are_near(one: Years | None, other: Years | None) -> bool:
    """Whether two are of one era; the undated are one of their own until it is known whether there is but one."""
    if one is None or other is None:
        return one == other
    return one[0] - other[1] <= _TOO_LONG and other[0] - one[1] <= _TOO_LONG
