"""Which agents a map shows when there are more than a reader can take in: those with the most evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.export.contacts import Report
from kg.export.network import drawn, newest_first

MOST_CLAIMS = 20_000
"""A page with so many takes some 15 MB and a browser a second; more would keep it from opening at all."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a map shows (``network``), how much there is in all, and how many of the shown pairs have no line.

    Where these pairs have more claims than a page can hold, ``kept`` and ``left_out`` tell which stay away.
    """

    network: nx.Graph[str]
    labels: Mapping[str, str]  # of all agents, for a shown claim may name one that is not
    people: int
    pairs: int
    denied_only: int
    kept: int = 0  # so many claims of a pair at least, if it has so many; 0 where all are kept
    left_out: int = 0  # claims


def select(network: nx.Graph[str], limit: int, first: str = "", most: int = MOST_CLAIMS) -> Selection:
    """The ``limit`` agents with the most claims (then contacts, then by label), best first, and the pairs among them.

    The node ``first``, if there is one, is never left out. ``most`` is how many claims there may be about.

    >>> select(nx.Graph(), 10).people
    0
    """
    ranked = by_evidence(network, first)[:limit]
    shown: nx.Graph[str] = nx.DiGraph() if network.is_directed() else nx.Graph()
    shown.add_nodes_from((iri, network.nodes[iri]) for iri in ranked)
    shown.add_edges_from(edge for edge in network.edges(data=True) if edge[0] in shown and edge[1] in shown)
    denied_only = sum(not drawn(edge) for _, _, edge in shown.edges(data=True))
    labels = network.graph.get("labels", {})
    kept, left_out = _thinned(shown, most)
    return Selection(shown, labels, len(network), network.number_of_edges(), denied_only, kept, left_out)


def _thinned(shown: nx.Graph[str], most: int) -> tuple[int, int]:
    """Leave so many claims in the network, or hardly more: of each pair the newest, and the newest of each modality.

    Gives how many of each pair are kept, and how many claims are left out.
    """
    counts = sorted(len(edge["reports"]) for _, _, edge in shown.edges(data=True))
    room, pairs = most, len(counts)
    if sum(counts) <= most:
        return 0, 0
    for count in counts:  # those that have fewer than their share leave the rest to the others
        if count * pairs > room:
            break
        room, pairs = room - count, pairs - 1
    kept = max(1, room // pairs)
    before = _claims(shown)
    for _, _, edge in shown.edges(data=True):
        newest = edge["reports"][:kept]
        said = {report.modality for report in newest}
        others = {report.modality: report for report in reversed(edge["reports"][kept:]) if report.modality not in said}
        edge["reports"] = (*newest, *newest_first(others.values()))
    return kept, before - _claims(shown)


def _claims(network: nx.Graph[str]) -> int:
    return len({report for _, _, edge in network.edges(data=True) for report in edge["reports"]})


def by_evidence(network: nx.Graph[str], first: str = "") -> list[str]:
    """All nodes, those with the most claims (then contacts, then by label) in front, ``first`` before them."""
    evidence = evidence_of(network)
    return sorted(network, key=lambda iri: (iri != first, *_rank(evidence[iri], network.nodes[iri]), iri))


def evidence_of(network: nx.Graph[str]) -> dict[str, set[Report]]:
    """The claims of all edges at each node, whichever way they point."""
    evidence: dict[str, set[Report]] = {iri: set() for iri in network}
    for one, other, edge in network.edges(data=True):
        evidence[one].update(edge["reports"])
        evidence[other].update(edge["reports"])
    return evidence


def _rank(reports: Iterable[Report], node: Mapping[str, Any]) -> tuple[int, int, int, str]:
    asserted = {report.claim for report in reports if report.modality == "Asserted"}
    affirmed = {report.claim for report in reports if report.modality != "Denied"}
    return -len(affirmed), -len(asserted), -node["contacts"], node["label"]
