"""Colour and shape of each country, fixed by its name alone (``palette.yml``)."""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("palette.yml")


def look_of(country: str) -> tuple[str, str]:
    """The colour ("#0072b2") and the shape of vis-network ("dot") of a country; the empty name is an unknown one.

    >>> look_of("United States")
    ('#0072b2', 'dot')
    """
    palette = _palette()
    if not country:
        return palette["unknown"]["colour"], palette["unknown"]["shape"]
    colours, shapes = palette["colours"], palette["shapes"]
    place = _places().get(country)
    if place is None:
        place = zlib.crc32(country.encode("utf-8")) % (len(colours) * len(shapes))
    # In each further row the shapes move on by one, so that no two places share both colour and shape.
    return colours[place % len(colours)], shapes[(place + place // len(colours)) % len(shapes)]


@cache
def _palette() -> dict[str, Any]:
    palette: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return palette


@cache
def _places() -> dict[str, int]:
    listed = [country for row in _palette()["countries"] for country in row]
    return {country: place for place, country in enumerate(listed)}
