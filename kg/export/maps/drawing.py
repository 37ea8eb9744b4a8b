"""The drawing, as a ``pyvis.network.Network``: discs for agents, lines for pairs; no text of it is ever HTML."""

from __future__ import annotations

import math
import textwrap
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
from pyvis.edge import Edge
from pyvis.network import Network

from kg.export.maps.layout import positions
from kg.export.maps.palette import look_of
from kg.export.network import drawn

UNKNOWN = "No country known"

_OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "dragNodes": True, "hideEdgesOnDrag": False, "multiselect": False},
    # The page draws the labels itself, so that they keep their size at every zoom and never cover each other.
    "nodes": {"borderWidth": 2, "borderWidthSelected": 3, "scaling": {"label": {"drawThreshold": 100000}}},
    "edges": {"smooth": False, "selectionWidth": 1, "hoverWidth": 0.5},
}
# For arrows there and back between the same two.
_BENT = {"smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.15}}


@dataclass(frozen=True, slots=True)
class Look:
    """How the agents of one country are drawn: its name in the legend, colour, shape and how many are on the map."""

    country: str
    colour: str
    shape: str
    count: int


def looks(network: nx.Graph[str]) -> dict[str, Look]:
    """The look of each country (also of the empty name), the most frequent first, then as they come in the network."""
    counts = Counter(node["country"] for _, node in network.nodes(data=True))
    ranked = sorted(counts, key=lambda country: (not country, -counts[country]))
    return {country: Look(country or UNKNOWN, *look_of(country), counts[country]) for country in ranked}


def draw(network: nx.Graph[str], look: Mapping[str, Look], denied: bool = False) -> Network:
    """Every agent (numbered in the order of the network) and every pair, those only denied if ``denied`` says so.

    In an undirected network pyvis keeps one edge a pair, so each line stands for all that is told of its pair; its
    ``id`` is the number of the pair in the order of the network's edges. Arrows there and back are bent apart.
    """
    drawing = Network(directed=network.is_directed(), cdn_resources="in_line")
    drawing.options = _OPTIONS
    number = {iri: index for index, iri in enumerate(network)}
    _add_nodes(drawing, network, look, number)
    for index, (one, other, edge) in enumerate(network.edges(data=True)):
        if denied or drawn(edge):
            both = network.is_directed() and network.has_edge(other, one)
            bent = _BENT if both else {}
            line = Edge(number[one], number[other], drawing.directed, id=index, **_line(edge), **bent)
            # Not by add_edge, which looks for each pair among all before it: here none comes twice.
            drawing.edges.append(line.options)
    return drawing


def _add_nodes(drawing: Network, network: nx.Graph[str], look: Mapping[str, Look], number: Mapping[str, int]) -> None:
    labels = {iri: wrap(node["label"]) for iri, node in network.nodes(data=True)}
    sizes = {iri: _size(node["contacts"]) for iri, node in network.nodes(data=True)}
    boxes = {iri: _box(labels[iri], sizes[iri], len(network)) for iri in network}
    for iri, (x, y) in positions(_lines(network), boxes).items():
        node = network.nodes[iri]
        style = look[node["country"]]
        person = node["kind"] == "Person"
        drawing.add_node(
            number[iri],
            label=labels[iri] or "?",
            shape=style.shape,
            color={"background": style.colour if person else f"{style.colour}33", "border": style.colour},
            size=sizes[iri],
            x=x,
            # A box is a disc with its label below it: the disc is in the upper part of the box.
            y=y - round(boxes[iri][1] / 2 - sizes[iri]),
        )


def _lines(network: nx.Graph[str]) -> nx.Graph[str]:
    """Who is near whom: the pairs that are not only denied, whichever way they point."""
    lines: nx.Graph[str] = nx.Graph()
    lines.add_nodes_from(network)
    lines.add_edges_from((one, other) for one, other, edge in network.edges(data=True) if drawn(edge))
    return lines


def wrap(label: str) -> str:
    """A label in lines of about 16 letters, at most three, cut off with an ellipsis after that.

    >>> wrap("Abd al-Aziz Bouteflika")
    'Abd al-Aziz\\nBouteflika'
    """
    clean = " ".join("".join(sign if sign.isprintable() else " " for sign in label).split())
    return "\n".join(textwrap.wrap(clean, 16, max_lines=3, placeholder=" …"))


def _size(contacts: int) -> int:
    return round(6 + 3.2 * math.sqrt(contacts))


def _box(label: str, size: int, total: int) -> tuple[float, float]:
    """Room for a disc and its label; for less of the label on a crowded map, where labels come and go with the zoom."""
    lines = label.split("\n")
    share = 1.0 if total <= 80 else 0.62
    width = max(2.0 * size, max(len(line) for line in lines) * 7.4 * share) + 12
    return width, 2.0 * size + len(lines) * 15 * share + 12


def _line(edge: Mapping[str, Any]) -> dict[str, Any]:
    asserted = {report.event for report in edge["reports"] if report.modality == "Asserted"}
    told = asserted or {report.event for report in edge["reports"] if report.modality != "Denied"}
    width = round(1.4 + 1.3 * math.log2(len(told) or 1), 1)
    return {"width": width, "dashes": False if asserted else [6, 5]}
