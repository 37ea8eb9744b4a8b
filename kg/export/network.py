"""The network of who met whom (networkx), with all the evidence on each line, and its GraphML file."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any

import networkx as nx
from networkx.readwrite.graphml import write_graphml_xml

from kg.export.aside import aside
from kg.export.contacts import Actor, Report
from kg.model import MODALITIES

# How a pair is called where texts differ: by the surest of what they say; a denial counts where nothing else is said.
_SUREST = ("Asserted", "Reported", "Planned", "Hypothetical", "Denied")
# How an edge begins and the network ends in GraphML; in texts there is no "<".
_EDGE, _END = b"    <edge ", b"  </graph>"
_Nodes = list[tuple[str, dict[str, Any]]]
_Edges = list[tuple[str, str, dict[str, Any]]]
_KNOWN = ("label", "kind", "country", "offices", "names", "wikidata")
# Characters that XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def network_of(
    actors: Mapping[str, Actor],
    reports: Iterable[Report],
    lines: Callable[[Report], Iterable[tuple[str, str]]] = Report.pairs,
    directed: bool = False,
) -> nx.Graph[str]:
    """The network that these claims make: one node an agent, one edge a pair, both in the order of their IRIs.

    A node (named by its IRI) has what its ``Actor`` tells (``label``, ``kind``, ``country``, ``offices``, ``names``,
    ``wikidata``) and ``contacts`` (pairs not only denied). An edge has ``reports``: every claim that says so, newest
    first.

    ``lines`` says which pairs a claim is evidence for; in a directed network each goes from its first to its second.
    """
    evidence: dict[tuple[str, str], set[Report]] = {}
    for report in reports:
        for one, other in lines(report):
            pair = (one, other) if directed else (min(one, other), max(one, other))
            evidence.setdefault(pair, set()).add(report)
    network: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    network.graph["labels"] = {iri: actor.label for iri, actor in actors.items()}
    for iri in sorted({iri for pair in evidence for iri in pair}):
        network.add_node(iri, **{key: getattr(actors[iri], key) for key in _KNOWN})
    for (one, other), found in sorted(evidence.items(), key=itemgetter(0)):
        network.add_edge(one, other, reports=newest_first(found))
    count_contacts(network)
    return network


def count_contacts(network: nx.Graph[str]) -> None:
    """Write at each node, as ``contacts``, with how many others it is joined by a line, whichever way it points."""
    contacts: dict[str, set[str]] = {iri: set() for iri in network}
    for one, other, edge in network.edges(data=True):
        if drawn(edge):
            contacts[one].add(other)
            contacts[other].add(one)
    for iri, others in contacts.items():
        network.nodes[iri]["contacts"] = len(others)


def newest_first(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The same claims by date, newest first, the undated last; within a day in the order of the texts."""
    in_text_order = sorted(reports, key=lambda report: (report.document, report.start, report.claim))
    return tuple(sorted(in_text_order, key=lambda report: report.date, reverse=True))


def drawn(edge: Mapping[str, Any]) -> bool:
    """Whether any claim of this edge says more than that there was no meeting."""
    return any(report.modality != "Denied" for report in edge["reports"])


def write_graphml(network: nx.Graph[str], path: Path, portion: int = 5_000) -> None:
    """Write the network for Gephi and its like: plain strings and numbers only, the same bytes every time.

    An edge has ``weight`` and ``evidence`` (claims), ``meetings`` (events), the claims of each modality by its name,
    ``modality`` (the surest of them) and ``first_date`` and ``last_date`` (``YYYY-MM-DD``, empty where unknown).
    The library holds six kilobytes an edge while it writes; so it writes a ``portion`` of edges at a time.
    """
    order = {iri: place for place, iri in enumerate(network)}
    edges = iter(network.edges(data=True))
    with aside(path) as draft, draft.open("wb") as file:
        text = _graphml(list(network.nodes(data=True)), list(islice(edges, portion)))
        end = text.rfind(_END) if network else len(text)
        file.write(text[:end])
        while some := list(islice(edges, portion)):
            ends = sorted({iri for one, other, _ in some for iri in (one, other)}, key=order.__getitem__)
            more = _graphml([(iri, network.nodes[iri]) for iri in ends], some)
            file.write(more[more.index(_EDGE) : more.rindex(_END)])
        file.write(text[end:])


def _graphml(nodes: _Nodes, edges: _Edges) -> bytes:
    plain: nx.Graph[str] = nx.Graph()
    for iri, node in nodes:
        texts = {key: _xml(node[key]) for key in ("label", "kind", "country")}
        offices = _xml("; ".join(node["offices"]))
        plain.add_node(_xml(iri), **texts, offices=offices, contacts=node["contacts"])
    for one, other, edge in edges:
        plain.add_edge(_xml(one), _xml(other), **_numbers(edge["reports"]))
    buffer = io.BytesIO()
    # This writer, and not write_graphml, which takes lxml where it is installed and then gives other bytes.
    write_graphml_xml(plain, buffer, named_key_ids=True)
    return buffer.getvalue()


def _numbers(reports: tuple[Report, ...]) -> dict[str, int | float | str]:
    modalities = Counter(report.modality for report in reports)
    dates = sorted(report.date for report in reports if report.date)
    return {
        "weight": float(len(reports)),
        "evidence": len(reports),
        "meetings": len({report.event for report in reports}),
        "modality": min(modalities, key=_SUREST.index),
        **{modality.lower(): modalities[modality] for modality in MODALITIES},
        "first_date": dates[0] if dates else "",
        "last_date": dates[-1] if dates else "",
    }


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
