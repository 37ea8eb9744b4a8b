"""The shortest chains of meetings from one person to another, each step with the sentence that best says so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
from pyoxigraph import Store

from kg.export.contacts import Report
from kg.export.network import network_of
from kg.export.told import read_actors, read_reports

# How well a claim vouches for a meeting, the best first.
_VOUCHED = ("Asserted", "Reported", "Planned", "Hypothetical", "Denied")


@dataclass(frozen=True)
class Step:
    """Two people of a chain who met, by name, and the claim of one text that says it best."""

    one: str
    other: str
    report: Report


Chain = tuple[Step, ...]


def shortest_chains(
    store: Store,
    ends: tuple[Collection[str], Collection[str]],
    counts: Callable[[Report], bool],
    bodies: bool = False,
    most: int = 5,
) -> list[Chain]:
    """The shortest chains from anybody of ``ends[0]`` to anybody of ``ends[1]`` (IRIs), best attested first.

    ``counts`` tells which claims make a contact; chains lead through people alone, unless ``bodies`` lets countries
    and bodies in. At most ``most`` chains; none where no chain leads from one to the other.
    """
    actors = read_actors(store)
    network = network_of(actors, filter(counts, read_reports(store)))
    if not bodies:
        network = network.subgraph(iri for iri in network if actors[iri].kind == "Person")
    paths = sorted(_shortest(network, *ends), key=lambda path: (_rank(network, path), path))
    return [_chain(network, path) for path in paths[:most]]


def _shortest(network: nx.Graph[str], starts: Collection[str], ends: Collection[str]) -> list[list[str]]:
    """Of all shortest paths between the two sides, those that are the shortest of all."""
    pairs = [(a, b) for a in sorted(starts) for b in sorted(ends) if a != b and a in network and b in network]
    lengths = {pair: nx.shortest_path_length(network, *pair) for pair in pairs if nx.has_path(network, *pair)}
    least = min(lengths.values(), default=0)
    return [path for pair, n in lengths.items() if n == least for path in nx.all_shortest_paths(network, *pair)]


def _rank(network: nx.Graph[str], path: list[str]) -> tuple[int, int]:
    """Chains whose weakest step has more claims go first, then those with more claims in all."""
    claims = [len(network.edges[pair]["reports"]) for pair in pairwise(path)]
    return -min(claims), -sum(claims)


def _chain(network: nx.Graph[str], path: list[str]) -> Chain:
    labels = [network.nodes[iri]["label"] for iri in path]
    best = [best_report(network.edges[pair]["reports"]) for pair in pairwise(path)]
    return tuple(Step(*pair, report) for pair, report in zip(pairwise(labels), best, strict=True))


def best_report(reports: Iterable[Report]) -> Report:
    """The claim to show for a meeting: the one best vouched for, with a date and a place, in the fewest words."""
    return min(reports, key=_worth)


def _worth(report: Report) -> tuple[int, bool, bool, int, str, int, str]:
    vouched = _VOUCHED.index(report.modality)
    return vouched, not report.begin, not report.place, len(report.quote), report.document, report.start, report.claim
