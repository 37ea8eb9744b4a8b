"""A value for each sighting in little room: of a million sightings, no object is kept."""

from __future__ import annotations

from array import array
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping
from typing import TypeVar

from kg.model import Entity
from kg.resolve.world import Sighting

V = TypeVar("V")
W = TypeVar("W")


class BySighting(Mapping[Sighting, V]):
    """A mapping that numbers entities and values, both far fewer than sightings, and keeps pairs of numbers an article.

    >>> found: BySighting[str] = BySighting()
    >>> found["a", Entity("Al Gore", "Person")] = "person/al-gore"
    >>> found["a", Entity("Al Gore", "Person")], len(found)
    ('person/al-gore', 1)
    """

    def __init__(self) -> None:
        self._pairs: dict[str, array[int]] = {}
        self._number: dict[Entity, int] = {}
        self._entities: list[Entity] = []
        self._of_value: dict[V, int] = {}
        self._values: list[V] = []
        self._length = 0

    def __setitem__(self, sighting: Sighting, value: V) -> None:
        article, entity = sighting
        if (number := self._number.setdefault(entity, len(self._entities))) == len(self._entities):
            self._entities.append(entity)
        if (found := self._of_value.setdefault(value, len(self._values))) == len(self._values):
            self._values.append(value)
        if (pairs := self._pairs.get(article)) is None:
            pairs = self._pairs[article] = array("I")
        if (place := _place(pairs, number)) is None:
            pairs.extend((number, found))
            self._length += 1
        else:
            pairs[place + 1] = found

    def __getitem__(self, sighting: Sighting) -> V:
        article, entity = sighting
        pairs = self._pairs[article]
        if (place := _place(pairs, self._number[entity])) is None:
            raise KeyError(sighting)
        return self._values[pairs[place + 1]]

    def __iter__(self) -> Iterator[Sighting]:
        for article, pairs in self._pairs.items():
            yield from ((article, self._entities[number]) for number in pairs[::2])

    def __len__(self) -> int:
        return self._length

    @property
    def articles(self) -> Iterable[str]:
        """The ids of the articles, each once."""
        return self._pairs.keys()

    def of_article(self, article: str) -> Iterator[tuple[Sighting, V]]:
        """The sightings of one article with their values."""
        pairs = self._pairs.get(article, array("I"))
        for number, value in zip(pairs[::2], pairs[1::2], strict=True):
            yield (article, self._entities[number]), self._values[value]

    def items(self) -> ItemsView[Sighting, V]:
        """All sightings with their values."""
        return _Items(self)

    def renamed(self, new: Callable[[V], W]) -> BySighting[W]:
        """The same sightings with other values; what is kept of sightings is shared, so no more goes into either."""
        found: BySighting[W] = BySighting()
        found._pairs, found._number, found._entities = self._pairs, self._number, self._entities
        found._values, found._length = [new(value) for value in self._values], self._length
        return found


class _Items(ItemsView[Sighting, V]):
    """Pairs without a search for each."""

    _mapping: BySighting[V]

    def __iter__(self) -> Iterator[tuple[Sighting, V]]:
        for article in self._mapping.articles:
            yield from self._mapping.of_article(article)


def _place(pairs: array[int], number: int) -> int | None:
    """Where a number stands among the first of pairs."""
    try:
        return 2 * pairs[::2].index(number)  # both in C: an article may name thousands
    except ValueError:
        return None
