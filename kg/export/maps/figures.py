"""What the page's script reads: the drawing, who stands on it, the pairs, and every claim, named by their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx
from pyvis.network import Network

from kg.export.contacts import Report
from kg.export.maps.cards import card
from kg.export.maps.drawing import Look
from kg.export.maps.groups import group_of
from kg.export.maps.selection import Selection
from kg.export.told import InFull


def map_data(
    kind: str,
    selection: Selection,
    drawing: Network,
    look: Mapping[str, Look],
    claims: tuple[Report, ...],
    texts: str | None,
    denied: bool,
    in_full: InFull = list,
) -> dict[str, Any]:
    """The data of a map of this kind; ``claims`` are all on it, newest first; ``texts`` as for ``card``.

    ``denied`` says whether a pair has a line at first of which every text denies that there was anything; ``in_full``
    gives the claims with their quotes, where they lack them.
    """
    network = selection.network
    nodes, edges, *_, options = drawing.get_network_data()
    legend = list(dict.fromkeys(look.values()))
    number = {report: index for index, report in enumerate(claims)}
    place = {iri: index for index, iri in enumerate(network)}
    return {
        "kind": kind,
        "directed": network.is_directed(),
        "denied": denied,
        "nodes": nodes,
        "edges": edges,
        "options": options,
        "people": people(network),
        "looks": [legend.index(look[node["country"]]) for _, node in network.nodes(data=True)],
        "pairs": [
            {"ends": [place[one], place[other]], "claims": [number[report] for report in edge["reports"]]}
            for one, other, edge in network.edges(data=True)
        ],
        **_claims(in_full(claims), selection.labels, texts),
    }


def people(network: nx.Graph[str]) -> list[dict[str, Any]]:
    """Everybody on the map, places too, in the order of the network."""
    same = ("label", "kind", "country", "contacts", "wikidata")
    lists = ("names", "offices")
    return [
        {**{key: node[key] for key in same}, **{key: list(node[key]) for key in lists}}
        for _, node in network.nodes(data=True)
    ]


def _claims(claims: Sequence[Report], labels: Mapping[str, str], texts: str | None) -> dict[str, Any]:
    """The cards of the claims, and the lists of what they can be filtered by."""
    sources = _listed(report.source for report in claims)
    topics = _listed(topic for report in claims for topic in report.topics)
    cards = [
        {
            **card(report, labels, texts),
            "class": report.event_class,
            "group": group_of(report.event_class),
            "from": report.span[0][:10],
            "to": report.span[1][:10],
            "source": sources.get(report.source, -1),
            "topics": [topics[topic] for topic in report.topics],
        }
        for report in claims
    ]
    classes = _listed(report.event_class for report in claims)
    return {"claims": cards, "sources": list(sources), "topics": list(topics), "classes": list(classes)}


def _listed(words: Iterable[str]) -> dict[str, int]:
    """Each word's place in their sorted list, without the empty one."""
    return {word: index for index, word in enumerate(sorted(set(words) - {""}))}
