"""Colour and shape of each country, fixed by its name alone (``palette.yml``)."""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path
from typing import Any

from kg.resources import read_yaml

_FILE = Path(__file__).with_name("palette.yml")


def look_of(country: str) -> tuple[str, str]:
    """The colour ("#0072b2") and the shape of vis-network ("dot") of a country; the empty name is an unknown one.

    >>> look_of("United States")
    ('#0072b2', 'dot')
    """
    palette = _palette()
    if not country:
        return palette["unknown"]["colour"], palette["unknown"]["shape"]
    looks, place = _looks(), _places().get(country)
    return looks[zlib.crc32(country.encode("utf-8")) % len(looks) if place is None else place]


@cache
def _palette() -> dict[str, Any]:
    palette: dict[str, Any] = read_yaml(_FILE)
    return palette


@cache
def _looks() -> list[tuple[str, str]]:
    """All looks there are, no two the same, in the order of the countries."""
    colours, others, shapes = (_palette()[name] for name in ("colours", "other_colours", "shapes"))
    # In each further row the shapes move on by one, so that no two places share both colour and shape.
    first = [(colour, shapes[(row + column) % 7]) for row in range(7) for column, colour in enumerate(colours)]
    # Five colours and seven shapes have no common factor: each pair of both comes once.
    return first + [(others[place % 5], shapes[place % 7]) for place in range(35)]


@cache
def _places() -> dict[str, int]:
    palette = _palette()
    listed = [country for row in (*palette["countries"], *palette["others"]) for country in row]
    return {country: place for place, country in enumerate(listed)}
