"""A drawing made small: lines and discs for a picture of a few hundred pixels in the list of maps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pyvis.network import Network

# The picture's own units. Lines and discs beyond these numbers would only make it grey, and the file large.
WIDTH, HEIGHT, _MARGIN = 240, 150, 8
_LINES, _DISCS = 300, 200


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """``lines`` is the path of all lines in SVG's language, ``discs`` are x, y, radius and colour of each disc."""

    lines: str
    discs: tuple[tuple[int, int, float, str], ...]


def thumbnail(drawing: Network) -> Thumbnail:
    """The first discs of a drawing, which are those with the most evidence, and the thickest lines."""
    nodes: list[dict[str, Any]] = drawing.nodes
    xs, ys = [node["x"] for node in nodes] or [0], [node["y"] for node in nodes] or [0]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    scale = min((WIDTH - 2 * _MARGIN) / max(wide, 1), (HEIGHT - 2 * _MARGIN) / max(high, 1), 1.0)
    left, top = (WIDTH - wide * scale) / 2 - min(xs) * scale, (HEIGHT - high * scale) / 2 - min(ys) * scale
    at = {node["id"]: (round(left + node["x"] * scale), round(top + node["y"] * scale)) for node in nodes}
    thick = sorted(drawing.edges, key=lambda edge: (-edge["width"], edge["id"]))[:_LINES]
    lines = "".join(f"M{at[e['from']][0]} {at[e['from']][1]}L{at[e['to']][0]} {at[e['to']][1]}" for e in thick)
    discs = tuple(
        (*at[node["id"]], max(1.5, round(node["size"] * scale, 1)), node["color"]["border"]) for node in nodes[:_DISCS]
    )
    return Thumbnail(lines, discs)
