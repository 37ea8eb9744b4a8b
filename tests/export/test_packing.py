"""Rectangles side by side: what is not tried again would not have fitted."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from kg.export.maps import packing
from kg.export.maps.packing import Box, Corner, Placed, pack


def every_spot(
    placed: Sequence[Placed], tops: Sequence[float], size: Box, room: float, _: dict[float, list[Box]]
) -> Corner:
    """The first place, sought at every top."""
    spots = ((top, packing._left(placed, top, *size)) for top in tops)
    return next((top, left) for top, left in spots if not left or left + size[0] <= room)


@pytest.mark.parametrize("seed", range(12))
def test_the_same_places_as_with_every_spot_tried(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    sizes = [(float(chance.randint(60, 240)), float(chance.randint(40, 120))) for _ in range(5 * seed)]
    corners = pack(sizes)
    monkeypatch.setattr(packing, "_spot", every_spot)
    assert corners == pack(sizes)
