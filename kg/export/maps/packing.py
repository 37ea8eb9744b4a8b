"""Rectangles packed side by side: the parts of a map that do not hang together, with gaps between them."""

from __future__ import annotations

from collections.abc import Sequence

Box = tuple[float, float]
Corner = tuple[float, float]

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
    return min((_on_shelves(sizes, width) for width in widths), key=lambda corners: _ill_fit(corners, sizes))


def _on_shelves(sizes: Sequence[Box], room: float) -> list[Corner]:
    """Each rectangle in its turn as high up as it fits below those placed, then as far left, within this width."""
    corners: list[Corner] = []
    for width, height in sizes:
        placed = [(x, y, x + w + _GAP, y + h + _GAP) for (x, y), (w, h) in zip(corners, sizes, strict=False)]
        lefts = [0.0, *(right for _, _, right, _ in placed if right + width <= room)]
        tops = [0.0, *(bottom for *_, bottom in placed)]
        spots = sorted((top, left) for top in set(tops) for left in set(lefts))
        top, left = next(
            (top, left)
            for top, left in spots
            if not any(
                left < r and left + width + _GAP > x and top < b and top + height + _GAP > y for x, y, r, b in placed
            )
        )
        corners.append((left, top))
    return corners


def _ill_fit(corners: Sequence[Corner], sizes: Sequence[Box]) -> float:
    """The width of the smallest window of the wanted form that holds all rectangles."""
    wide = max((x + width for (x, _), (width, _) in zip(corners, sizes, strict=True)), default=0.0)
    high = max((y + height for (_, y), (_, height) in zip(corners, sizes, strict=True)), default=0.0)
    return max(wide, high * _ASPECT)
