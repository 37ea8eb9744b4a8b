"""All maps of a build: which there are, their pages, and the list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import networkx as nx

from kg.export.maps.cards import texts_folder
from kg.export.maps.order import MapOrder
from kg.export.maps.page import write_page
from kg.export.maps.parts import countries, people, periods
from kg.export.maps.scope import scope_of
from kg.export.maps.sheet import MapSummary, write_map
from kg.export.told import Told, read_told

# Between countries: all that one does to, for or against another, but for meetings, visits and words to no one.
RELATIONS = (
    *("Agreement", "Offer", "Assurance", "Support", "Cooperation", "Aid", "Transfer", "Concession", "Retreat"),
    *("Request", "Objection", "Accusation", "Denial", "Rejection", "Warning", "Protest"),
    *("Mobilization", "Sanction", "Coercion", "Assault"),
)
MET, RELATED, VISITED = (
    MapOrder("Who met whom"),
    MapOrder("Which country did what to which", classes=RELATIONS, states=True),
    MapOrder("Who visited which place", classes=("Visit",)),
)
DRAWN = (*MET.classes, *RELATED.classes, *VISITED.classes)
"""The classes of the events that the maps of a build show."""
Telling = Callable[[tuple[str, ...]], Told]
# A graph in which fewer met is seen well enough on one map.
_LARGE = 60
# What the maps of parts are called; those of an earlier build are taken away by these names.
_PERIOD, _COUNTRY, _PERSON = "period-", "country-", "person-"

Sections = list[tuple[str, list[tuple[str, MapOrder]]]]


def write_maps(graph_path: Path, out: Path, tell: Telling | None = None) -> list[Path]:
    """Write every map of a built graph (its folder or file), and ``index.html`` that lists them, into ``out``.

    ``tell`` gives what the graph says of events of some classes at least; it is asked for one map kind after another.
    Returns the files written, the list last. Raises InputError where there is no graph.
    """
    tell = tell or _every(graph_path)
    sections = _sections(MET.whole(tell(MET.classes)))
    pages = {name: order for _, orders in sections for name, order in orders}
    found: dict[str, MapSummary] = {}
    for classes in dict.fromkeys(order.classes for order in pages.values()):
        orders = {name: order for name, order in pages.items() if order.classes == classes}
        found.update(_write_orders(orders, tell(classes), out, texts_folder(graph_path, out)))
    for old in _of_parts(out):
        if old.name not in pages:
            old.unlink()
    index = out / "index.html"
    shelf = [(heading, [found[name] for name, _ in orders]) for heading, orders in sections]
    write_page(index, "index.html.j2", title="Maps", sections=shelf)
    return [*(out / summary.file for _, maps in shelf for summary in maps), index]


def _every(graph_path: Path) -> Telling:
    told = read_told(graph_path)
    return lambda _: told


def _write_orders(
    orders: Mapping[str, MapOrder], told: Told, out: Path, texts: str | None
) -> Iterator[tuple[str, MapSummary]]:
    """The pages of maps of the same classes, by the names of their files; a network that several show is made once."""
    first = next(iter(orders.values()))
    whole = first.whole(told)
    for name, order in orders.items():
        yield name, write_order(order, told, out / name, texts, whole if order.shares_whole(first) else None)


def write_order(
    order: MapOrder, told: Told, path: Path, texts: str | None, whole: nx.Graph[str] | None = None
) -> MapSummary:
    """Write the page of one map; ``texts`` as for ``write_map``, ``whole`` as for ``MapOrder.network``.

    Raises InputError where nobody is on it whom it is about.
    """
    return write_map(
        order.network(told, whole),
        path,
        title=order.title,
        kind=order.kind,
        limit=order.limit,
        texts=texts,
        ego=order.ego,
        denied=order.denied,
        scope=scope_of(order, told.actors),
        in_full=told.in_full,
    )


def _sections(network: nx.Graph[str]) -> Sections:
    """The headings of the list and the maps below each, by the names of their files; ``network`` is who met whom."""
    found: Sections = [
        ("All reports", [("who-met-whom.html", MET), ("relations.html", RELATED), ("visits.html", VISITED)])
    ]
    if len(network) < _LARGE:
        return found
    for heading, prefix, parts in (
        ("Times", _PERIOD, periods(network)),
        ("Countries", _COUNTRY, countries(network)),
        ("People", _PERSON, people(network)),
    ):
        orders = [(f"{prefix}{name}.html", order) for name, order in parts]
        found += [(heading, orders)] if orders else []
    return found


def _of_parts(out: Path) -> Iterator[Path]:
    return (file for prefix in (_PERIOD, _COUNTRY, _PERSON) for file in sorted(out.glob(f"{prefix}*.html")))
