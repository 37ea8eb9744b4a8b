"""How the time to tell people apart grows with the number of distinct names.

Usage: python benchmarks/identity.py [SIZE ...]

Names are made of syllables, in the proportions of reports: most bear a name of two words, some a middle initial, a
patronymic, a second surname or a second spelling; one in ten is a surname alone. Each stands in an article of its own
with a country and a year. Prints a table: names, seconds of the processor, microseconds a name, persons, doubts.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator

from kg.model import Entity
from kg.resolve.people import resolve_people
from kg.resolve.profiles import profiles_of
from kg.resolve.world import Sighting

SIZES = (10_000, 50_000, 100_000, 200_000)
_ONSETS = "b ch d f g h j k kh l m n p r s sh t v y z zh".split()
_VOWELS = "a e i o u ai ei".split()
_ENDINGS = "ov ev in sky enko ian adze son sen man er i o a ez".split()
_COUNTRIES = "Russia France Japan Egypt Brazil India Kenya Canada Poland Turkey".split()
_SPELLED = (("zh", "j"), ("kh", "h"), ("ei", "ey"), ("ov", "off"), ("i", "y"))


def names(size: int, seed: int = 4) -> list[str]:
    """So many distinct names, the same on every machine."""
    rng = random.Random(seed)
    first = [_word(rng, rng.choice((2, 3))) for _ in range(max(200, size // 40))]
    last = [_word(rng, rng.choice((2, 3, 3, 4))) + rng.choice(_ENDINGS) for _ in range(max(500, size // 4))]
    found: dict[str, None] = {}
    while len(found) < size:
        found.update(dict.fromkeys(_forms(rng, rng.choice(first), rng.choice(last), rng.choice(last))))
    return list(found)[:size]


def _word(rng: random.Random, syllables: int) -> str:
    return "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(syllables)).capitalize()


def _forms(rng: random.Random, first: str, last: str, other: str) -> Iterator[str]:
    yield f"{first} {last}"
    kind = rng.random()
    if kind < 0.1:
        yield last
    elif kind < 0.2:
        yield f"{first} {rng.choice('ABDKMS')}. {last}"
    elif kind < 0.25:
        yield f"{first} {other}ovich {last}"
    elif kind < 0.3:
        yield f"{first} {last} {other}"
    elif kind < 0.4:
        spelled = last
        for sound, letters in _SPELLED:
            spelled = spelled.replace(sound, letters)
        yield f"{first} {spelled}"


def sightings(size: int) -> tuple[list[Sighting], dict[str, int]]:
    """One article a name, and the years of the articles."""
    rng = random.Random(size)
    people = [(f"a{i}", Entity(name, "Person", rng.choice([None, *_COUNTRIES]))) for i, name in enumerate(names(size))]
    return people, {article: rng.randrange(1990, 2010) for article, _ in people}


def main(sizes: list[int]) -> None:
    """Print the table."""
    print(f"{'names':>8} {'seconds':>8} {'us/name':>8} {'persons':>8} {'doubts':>8}")
    for size in sizes:
        people, years = sightings(size)
        start = time.process_time()
        found = resolve_people(profiles_of(people, years=years))
        seconds = time.process_time() - start
        persons = len(set(found.ids.values()))
        print(f"{size:8} {seconds:8.1f} {seconds / size * 1e6:8.0f} {persons:8} {len(found.doubts):8}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
