"""Who met whom as a networkx graph of people, each edge with how often, when, and by which claims."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import networkx as nx

from kg.errors import InputError
from kg.export.contacts import Report
from kg.export.network import network_of
from kg.export.told import read_actors, read_reports
from kg.graph.directory import Directory, read_directory
from kg.graph.period import Period
from kg.graph.store import open_store
from kg.model import MODALITIES


def meetings_of(folder: Path, period: Period, modalities: Collection[str]) -> nx.Graph[str]:
    """The people who met in a period by claims of these modalities; see ``kg.Graph.meetings``."""
    store, directory = open_store(folder), read_directory(folder)
    actors = read_actors(store)
    chosen = (r for r in read_reports(store) if r.modality in modalities and period.meets(*r.span))
    agents = network_of(actors, chosen)
    network: nx.Graph[str] = nx.Graph()
    for one, other, edge in agents.edges(data=True):
        if actors[one].kind == actors[other].kind == "Person":
            network.add_edge(directory.id(one), directory.id(other), **_counts(edge["reports"], directory))
    for iri in agents:
        if directory.id(iri) in network:
            actor = actors[iri]
            network.add_node(
                directory.id(iri), label=actor.label, country=actor.country, offices=actor.offices, iri=iri
            )
    return network


def chosen_modalities(modality: str | Collection[str] | None) -> frozenset[str]:
    """The modalities that a user names; None names all.

    Raises InputError for a word that is none.

    >>> sorted(chosen_modalities(["asserted", "Planned"]))
    ['Asserted', 'Planned']
    """
    if modality is None:
        return frozenset(MODALITIES)
    words = [modality] if isinstance(modality, str) else modality
    for word in words:
        if word.capitalize() not in MODALITIES:
            raise InputError(f"modality {word!r}: not known; valid: {', '.join(MODALITIES)}")
    return frozenset(word.capitalize() for word in words)


def _counts(reports: tuple[Report, ...], directory: Directory) -> dict[str, object]:
    dates = sorted({report.date for report in reports if report.date})
    meetings = len({report.event for report in reports})
    return {
        "weight": meetings,
        "meetings": meetings,
        "claims": len(reports),
        "dates": tuple(dates),
        "first": dates[0] if dates else "",
        "last": dates[-1] if dates else "",
        "evidence": tuple(directory.id(report.claim).removeprefix("claim/") for report in reports),
    }
