"""Which parts of a large network of meetings deserve maps of their own: times, countries, people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

import networkx as nx

from kg.export.contacts import Report
from kg.export.maps.order import MapOrder
from kg.export.maps.selection import by_evidence, evidence_of
from kg.graph.period import Period
from kg.resolve.names import slug

# Each page holds its library (half a megabyte), so there are few, and only such as show something.
_PERIODS, _COUNTRIES, _PEOPLE = 6, 5, 5
_CLAIMS, _CONTACTS = 10, 4
_LONG = 15  # years; beyond these a map is of a decade, not of a year

Parts = Iterator[tuple[str, MapOrder]]


def periods(network: nx.Graph[str]) -> Parts:
    """The years or decades with the most claims, in their order, if there is more than one; by names of files."""
    reports = {report for _, _, edge in network.edges(data=True) for report in edge["reports"] if report.date}
    years = Counter(report.date[:4] for report in reports)
    decades = bool(years) and int(max(years)) - int(min(years)) >= _LONG
    counts = Counter(report.date[:3] for report in reports) if decades else years
    full = sorted((-count, time) for time, count in counts.items() if count >= _CLAIMS)[:_PERIODS]
    if len(counts) < 2:
        return
    for time in sorted(time for _, time in full):
        since, until, name = (f"{time}0", f"{time}9", f"{time}0s") if decades else (time, time, time)
        yield name, MapOrder(f"Who met whom: {name}", period=Period.of(since, until))


def countries(network: nx.Graph[str]) -> Parts:
    """The countries with the most claims, the first first; by names of files."""
    evidence = evidence_of(network)
    reports: dict[str, set[Report]] = {}
    for iri, node in network.nodes(data=True):
        if node["country"]:
            reports.setdefault(node["country"], set()).update(evidence[iri])
    ranked = sorted((-len(found), label) for label, found in reports.items() if len(found) >= _CLAIMS)
    if len(reports) < 2:
        return
    for _, label in ranked[:_COUNTRIES]:
        yield slug(label), MapOrder(f"Who met whom: {label}", country=label)


def people(network: nx.Graph[str]) -> Parts:
    """The people with the most claims, the first first, each with those at most two lines away; by names of files."""
    known = (iri for iri in by_evidence(network) if network.nodes[iri]["kind"] == "Person")
    connected = (iri for iri in known if network.nodes[iri]["contacts"] >= _CONTACTS)
    names: Counter[str] = Counter()
    for iri in islice(connected, _PEOPLE):
        label = network.nodes[iri]["label"]
        names[name := slug(label)] += 1
        title = f"Around {label}"
        yield (name if names[name] == 1 else f"{name}-{names[name]}"), MapOrder(title, ego=iri, steps=2)
