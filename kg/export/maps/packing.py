"""Rectangles packed side by side: the parts of a map that do not hang together, with gaps between them."""

from __future__ import annotations

import math
from bisect import insort
from collections.abc import Sequence

Box = tuple[float, float]
Corner = tuple[float, float]
Placed = tuple[float, float, float, float]  # left, top, right, bottom, the gap included

_GAP = 40.0  # in the map's own units
_ASPECT = 1.35  # wider than high, like most windows


def pack(sizes: Sequence[Box]) -> list[Corner]:
    """The top left corner of each rectangle (width, height), all of them as nearly of the form of a window as can be.

    >>> pack([(100, 50), (30, 20), (30, 20)])
    [(0.0, 0.0), (0.0, 90.0), (70.0, 90.0)]
    """
    widest = max((width for width, _ in sizes), default=0.0)
    total = sum(width + _GAP for width, _ in sizes)
    # All widths worth a try lie between the widest alone and all in one row.
    widths = [widest + share / 60 * max(0.0, total - widest) for share in range(61)]
    best, least = list[Corner](), math.inf
    for width in widths:
        corners = _on_shelves(sizes, width, least)
        if corners is not None and (fit := _ill_fit(corners, sizes)) < least:
            best, least = corners, fit
    return best


def _on_shelves(sizes: Sequence[Box], room: float, least: float) -> list[Corner] | None:
    """Each rectangle in its turn as high up as it fits below those placed, then as far left, within this width.

    None as soon as the whole is sure to be no better than ``least``.
    """
    placed: list[Placed] = []
    tops = [0.0]
    refused: dict[float, list[Box]] = {}  # what found no place at a top; nor will anything as wide and high
    for width, height in sizes:
        top, left = _spot(placed, tops, (width, height), room, refused)
        if max(left + width, (top + height) * _ASPECT) >= least:
            return None
        placed.append((left, top, left + width + _GAP, top + height + _GAP))
        if placed[-1][3] not in tops:
            insort(tops, placed[-1][3])
    return [(left, top) for left, top, *_ in placed]


def _spot(
    placed: Sequence[Placed], tops: Sequence[float], size: Box, room: float, refused: dict[float, list[Box]]
) -> Corner:
    """The top and the left of a rectangle's place; there always is one below all others."""
    width, height = size
    for top in tops:
        others = refused.setdefault(top, [])
        if any(w <= width and h <= height for w, h in others):
            continue
        left = _left(placed, top, width, height)
        if not left or left + width <= room:
            return top, left
        others.append(size)
    raise AssertionError("nothing lies below the last top")


def _left(placed: Sequence[Placed], top: float, width: float, height: float) -> float:
    """How far left a rectangle with this top can stand beside those placed."""
    left, bottom = 0.0, top + height + _GAP
    for x, right in sorted((x, right) for x, y, right, below in placed if top < below and bottom > y):
        if left < right and left + width + _GAP > x:
            left = right
    return left


def _ill_fit(corners: Sequence[Corner], sizes: Sequence[Box]) -> float:
    """The width of the smallest window of the wanted form that holds all rectangles."""
    wide = max((x + width for (x, _), (width, _) in zip(corners, sizes, strict=True)), default=0.0)
    high = max((y + height for (_, y), (_, height) in zip(corners, sizes, strict=True)), default=0.0)
    return max(wide, high * _ASPECT)
