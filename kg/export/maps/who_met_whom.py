"""The map of who met whom: a page with the drawing, the people by name, and the sentence behind every line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import networkx as nx

from kg.export.contacts import Report
from kg.export.maps.cards import texts_folder
from kg.export.maps.drawing import looks
from kg.export.maps.figures import map_data, people
from kg.export.maps.page import write_page
from kg.export.maps.selection import select
from kg.export.network import build_network, newest_first
from kg.model import MODALITIES

# Beyond this networkx lays a network out with SciPy, and no reader takes it in anyhow.
_MOST = 499
# In this order, which goes from what a text states to what it denies.
_HINTS = {
    "Asserted": "the text states that they met",
    "Reported": "the text passes on someone's word",
    "Planned": "announced or expected",
    "Hypothetical": "a possibility, a condition, a wish",
    "Denied": "the text says, or quotes someone, that they did not meet",
}
assert set(_HINTS) == set(MODALITIES)


@dataclass(frozen=True, slots=True)
class MapSummary:
    """What the list of maps says of one: file name, title, and how much is on it."""

    file: str
    title: str
    people: int
    pairs: int
    claims: int


def write_maps(graph_path: Path, out: Path) -> list[Path]:
    """Write every map of a built graph (its folder or file), and ``index.html`` that lists them, into ``out``.

    Returns the files written, the list last. Raises InputError where there is no graph.
    """
    network = build_network(graph_path)
    page = out / "who-met-whom.html"
    summary = write_map(network, page, title="Who met whom", texts=texts_folder(graph_path, out))
    index = out / "index.html"
    write_page(index, "index.html.j2", title="Maps", maps=[summary])
    return [page, index]


def write_map(
    network: nx.Graph[str], path: Path, *, title: str, limit: int = 300, texts: str | None = None
) -> MapSummary:
    """Write the network as one page and return what is on it.

    At most ``limit`` agents (never more than 499) are shown, those with the most claims; the page says how many are
    not. ``texts`` is the way from the page to the folder of stored texts, for links; None leaves them out.
    """
    selection = select(network, min(limit, _MOST))
    shown = selection.network
    look = looks(shown)
    claims = _claims(shown)
    legend = list(dict.fromkeys(look.values()))
    write_page(
        path,
        "map.html.j2",
        scripts=("vis-network.min.js", "labels.js", "evidence.js", "map.js"),
        data=map_data("meetings", selection, look, claims, texts),
        title=title,
        selection=selection,
        people=people(shown),
        claims=claims,
        years=_years(claims),
        legend=legend,
        modalities=_modalities(claims),
    )
    return MapSummary(path.name, title, len(shown), shown.number_of_edges(), len(claims))


def _claims(network: nx.Graph[str]) -> tuple[Report, ...]:
    """Every claim on the map once, newest first."""
    return newest_first({report for _, _, edge in network.edges(data=True) for report in edge["reports"]})


def _modalities(claims: tuple[Report, ...]) -> list[tuple[str, str, int]]:
    counts = Counter(report.modality for report in claims)
    return [(name, hint, counts[name]) for name, hint in _HINTS.items()]


def _years(claims: tuple[Report, ...]) -> str:
    years = sorted(report.date[:4] for report in claims if report.date)
    return "" if not years else years[0] if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
