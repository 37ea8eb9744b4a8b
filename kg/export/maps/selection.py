"""Which agents a map shows when there are more than a reader can take in: those with the most evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from kg.export.network import drawn


@dataclass(frozen=True, slots=True)
class Selection:
    """What a map shows (``network``), how much there is in all, and how many of the shown pairs have no line."""

    network: nx.Graph[str]
    labels: Mapping[str, str]  # of all agents, for a shown claim may name one that is not
    people: int
    pairs: int
    denied_only: int


def select(network: nx.Graph[str], limit: int) -> Selection:
    """The ``limit`` agents with the most claims (then contacts, then by label), best first, and the pairs among them.

    >>> select(nx.Graph(), 10).people
    0
    """
    ranked = sorted(network, key=lambda iri: _rank(network, iri))[:limit]
    shown: nx.Graph[str] = nx.Graph()
    shown.add_nodes_from((iri, network.nodes[iri]) for iri in ranked)
    shown.add_edges_from(edge for edge in network.edges(data=True) if edge[0] in shown and edge[1] in shown)
    denied_only = sum(not drawn(edge) for _, _, edge in shown.edges(data=True))
    labels = {iri: node["label"] for iri, node in network.nodes(data=True)}
    return Selection(shown, labels, len(network), network.number_of_edges(), denied_only)


def _rank(network: nx.Graph[str], iri: str) -> tuple[int, int, int, str, str]:
    reports = [report for edge in network.adj[iri].values() for report in edge["reports"]]
    asserted = {report.claim for report in reports if report.modality == "Asserted"}
    affirmed = {report.claim for report in reports if report.modality != "Denied"}
    node = network.nodes[iri]
    return -len(affirmed), -len(asserted), -node["contacts"], node["label"], iri
