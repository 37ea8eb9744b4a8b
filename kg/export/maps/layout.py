"""Where everybody stands on the map: computed once, with a fixed seed, so that the page need not.

Lengths are the map's own units: pixels at a zoom of 1. A box is the width and height of a disc with the label below it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

import networkx as nx
import numpy as np
import numpy.typing as npt

from kg.export.maps.packing import Box, pack
from kg.export.maps.springs import spring_layout

Points = npt.NDArray[np.float64]

_SEED = 1998
_SPREAD = np.array([80.0, 74.0])  # units between neighbours before boxes are pushed apart; labels are wide
_EVEN = 0.55  # of the way from where springs put everybody to an even spread


def positions(network: nx.Graph[str], boxes: Mapping[str, Box]) -> dict[str, tuple[int, int]]:
    """The centre of each node's box, in whole units, the middle of the map at (0, 0).

    Parts of the network that do not hang together are laid out one by one and packed, the largest first.
    """
    parts = sorted(nx.connected_components(network), key=lambda part: (-len(part), min(part)))
    laid_out = [_part(network, sorted(part), boxes) for part in parts]
    corners = pack([size for _, size in laid_out])
    placed: dict[str, tuple[float, float]] = {}
    for (points, _), (left, top) in zip(laid_out, corners, strict=True):
        placed.update({name: (left + x, top + y) for name, (x, y) in points.items()})
    middle_x, middle_y = _middle([x for x, _ in placed.values()]), _middle([y for _, y in placed.values()])
    return {name: (round(placed[name][0] - middle_x), round(placed[name][1] - middle_y)) for name in network}


def _part(
    network: nx.Graph[str], names: Sequence[str], boxes: Mapping[str, Box]
) -> tuple[dict[str, tuple[float, float]], Box]:
    """One connected part: its points from the top left corner (0, 0), and its width and height."""
    index = {name: i for i, name in enumerate(names)}
    edges = sorted((index[min(a, b)], index[max(a, b)]) for a, b in network.subgraph(names).edges)
    spring = _spring(len(names), tuple(edges))
    # The larger a part, the more of its lines cross: it gets more room for each of its agents.
    room = math.sqrt(len(names)) * min(1.25, 0.45 + len(names) / 60)
    points = _even_out(_lie_flat(spring)) * _SPREAD * room
    sizes = np.array([boxes[name] for name in names])
    points = _push_apart(points, sizes)
    low, high = (points - sizes / 2).min(axis=0), (points + sizes / 2).max(axis=0)
    width, height = high - low
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, points - low, strict=True)}, (width, height)


@lru_cache(maxsize=256)  # most parts are of two or three, and alike
def _spring(size: int, edges: tuple[tuple[int, int], ...]) -> Points:
    return spring_layout(size, edges, 1.6 / math.sqrt(size), rounds=200, seed=_SEED)


def _lie_flat(points: Points) -> Points:
    """The same points turned so that their longest extent lies from left to right."""
    if len(points) < 2:
        return points
    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    longest = axes[:, 1] * (1.0 if axes[0, 1] >= 0 else -1.0)
    turned: Points = centred @ np.array([[longest[0], -longest[1]], [longest[1], longest[0]]])
    return turned


def _even_out(points: Points) -> Points:
    """The same points less crowded in the middle, in the same order from left to right and from top to bottom.

    Springs draw all that hangs on one hub together and throw a few far out: then the whole must be small to be seen.
    """
    low, high = points.min(axis=0), points.max(axis=0)
    ranks = points.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(1, len(points) - 1)
    evened: Points = (1 - _EVEN) * points + _EVEN * (low + ranks * (high - low))
    return evened


def _push_apart(points: Points, sizes: Points, rounds: int = 400) -> Points:
    """Move boxes that overlap apart, each pair along the axis on which it overlaps least, until none does."""
    x, y = points.T.copy()
    width, height = ((side[:, None] + side[None, :]) / 2 for side in sizes.T)
    for _ in range(rounds):
        across, down = x[:, None] - x[None, :], y[:, None] - y[None, :]
        over_x, over_y = width - np.abs(across), height - np.abs(down)
        clash = (over_x > 0.01) & (over_y > 0.01)
        np.fill_diagonal(clash, val=False)
        one, other = clash.nonzero()
        if not len(one):
            break
        over_x, over_y = over_x[one, other], over_y[one, other]
        sideways = over_x < over_y
        # Both of a pair move; half the way each would do for one pair, less keeps a crowd from jumping.
        x += 0.3 * _sums(one, np.where(sideways, np.where(across[one, other] >= 0, over_x, -over_x), 0.0), len(x))
        y += 0.3 * _sums(one, np.where(sideways, 0.0, np.where(down[one, other] >= 0, over_y, -over_y)), len(y))
    return np.stack([x, y], axis=1)


def _sums(places: npt.NDArray[np.int64], values: Points, size: int) -> Points:
    """For each place below ``size`` the sum of its values."""
    return np.bincount(places, values, size).astype(np.float64, copy=False)


def _middle(values: Sequence[float]) -> float:
    return (min(values) + max(values)) / 2 if values else 0.0
