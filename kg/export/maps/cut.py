"""Parts of a network: what lies around one of its nodes, what has to do with one country."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx

from kg.errors import InputError
from kg.export.network import count_contacts, drawn


def around(network: nx.Graph[str], ego: str, steps: int) -> nx.Graph[str]:
    """The node ``ego``, all within so many drawn lines of it, whichever way these point, and the lines among them."""
    lines: nx.Graph[str] = nx.Graph()
    lines.add_node(ego)
    lines.add_edges_from((one, other) for one, other, edge in network.edges(data=True) if drawn(edge))
    near = set(nx.ego_graph(lines, ego, radius=steps))
    return _part(network, lambda one, other: one in near and other in near, ego)


def with_country(network: nx.Graph[str], country: str) -> nx.Graph[str]:
    """The lines of which one end or both are of a country, by its label; InputError where there is none."""
    home = {iri for iri, node in network.nodes(data=True) if node["country"] == country}
    if not home:
        raise InputError(f"{country}: nobody of it on such a map; widen it")
    return _part(network, lambda one, other: one in home or other in home)


def _part(network: nx.Graph[str], keep: Callable[[str, str], bool], *nodes: str) -> nx.Graph[str]:
    """These nodes and the edges to keep with their ends, in the order of the network, contacts counted anew."""
    edges = [(one, other, edge) for one, other, edge in network.edges(data=True) if keep(one, other)]
    ends = {*nodes, *(end for one, other, _ in edges for end in (one, other))}
    part: nx.Graph[str] = nx.DiGraph() if network.is_directed() else nx.Graph()
    part.add_nodes_from((iri, dict(node)) for iri, node in network.nodes(data=True) if iri in ends)
    part.add_edges_from(edges)
    part.graph.update(network.graph)
    count_contacts(part)
    return part
