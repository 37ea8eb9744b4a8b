"""One map as a page: the drawing, everybody on it by name, and the sentence behind every line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import networkx as nx

from kg.export.contacts import Report
from kg.export.maps.drawing import draw, looks
from kg.export.maps.figures import map_data, people
from kg.export.maps.groups import group_of
from kg.export.maps.order import MOST, USUAL
from kg.export.maps.page import MAP_SCRIPTS, write_page
from kg.export.maps.selection import MOST_CLAIMS, select
from kg.export.maps.thumbnail import Thumbnail, thumbnail
from kg.export.maps.wording import HINTS, WORDINGS
from kg.export.network import newest_first
from kg.export.told import InFull


@dataclass(frozen=True, slots=True)
class MapSummary:
    """What the list of maps says of one: file name, title, how much is on it, what ``people`` are, a small drawing."""

    file: str
    title: str
    people: int
    pairs: int
    claims: int
    nouns: str
    years: str
    thumbnail: Thumbnail


def write_map(
    network: nx.Graph[str],
    path: Path,
    *,
    title: str,
    kind: str = "meetings",
    limit: int = USUAL,
    texts: str | None = None,
    ego: str = "",
    denied: bool = False,
    scope: Sequence[str] = (),
    in_full: InFull = list,
    most: int = MOST_CLAIMS,
) -> MapSummary:
    """Write the network as one page and return what is on it.

    At most ``limit`` agents (never more than 500) are shown, those with the most claims, and ``ego``; the page says how
    many are not. ``scope`` are sentences on what the network is confined to. With ``denied`` pairs have a line, too,
    of which every text denies that there was anything. ``texts`` is the way from the page to the folder of stored
    texts, for links; None leaves them out. ``in_full`` is as in ``Told``,
    ``most`` is about how many claims the page may hold.
    """
    selection = select(network, min(limit, MOST), ego, most)
    shown = selection.network
    look = looks(shown)
    drawing = draw(shown, look, denied)
    claims = _claims(shown)
    years = _years(claims)
    wording = WORDINGS[kind]
    write_page(
        path,
        "map.html.j2",
        scripts=MAP_SCRIPTS,
        data=map_data(kind, selection, drawing, look, claims, texts, denied, in_full),
        title=title,
        wording=wording,
        scope=scope,
        tones=any(group_of(report.event_class) for report in claims),
        selection=selection,
        people=people(shown),
        claims=claims,
        years=years,
        legend=list(dict.fromkeys(look.values())),
        modalities=_modalities(claims),
    )
    small = thumbnail(drawing)
    return MapSummary(path.name, title, len(shown), shown.number_of_edges(), len(claims), wording.nouns, years, small)


def _claims(network: nx.Graph[str]) -> tuple[Report, ...]:
    """Every claim on the map once, newest first."""
    return newest_first({report for _, _, edge in network.edges(data=True) for report in edge["reports"]})


def _modalities(claims: tuple[Report, ...]) -> list[tuple[str, str, int]]:
    counts = Counter(report.modality for report in claims)
    return [(name, hint, counts[name]) for name, hint in HINTS.items()]


def _years(claims: tuple[Report, ...]) -> str:
    years = sorted(report.date[:4] for report in claims if report.date)
    return "" if not years else years[0] if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
