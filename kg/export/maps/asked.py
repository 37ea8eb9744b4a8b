"""The map that a user asks for beside those of a build."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from kg.errors import InputError
from kg.export.maps.atlas import write_order
from kg.export.maps.cards import texts_folder
from kg.export.maps.order import MapOrder
from kg.export.maps.sheet import MapSummary
from kg.export.told import Told, read_told
from kg.graph.directory import read_directory
from kg.resolve.names import slug


def draw_asked(folder: Path, order: MapOrder, who: str | None, file: Path | None) -> tuple[Path, MapSummary]:
    """Draw a map of the graph in a build's folder; return where it is and what is on it.

    ``who`` is a name, part of one or an id: the map is of those around; the country of ``order`` may be in any case.
    Without ``file`` the page goes among the build's maps, under a name made of its title. Raises InputError where
    nobody or more than one is called so, or has no line on such a map.
    """
    about, told = order.title, read_told(folder)
    if order.country:
        order = replace(order, country=_country(told, order.country))
    if who:
        directory = read_directory(folder)
        node = directory.find(who, by_part=True)
        about = f"Around {directory.names[node][0]}: {order.title}"
        order = replace(order, ego=directory.iri(node))
    title = ", ".join(filter(None, (about, order.country, _years(order))))
    path = file or folder / "maps" / f"map-{slug(title)}.html"
    summary = write_order(replace(order, title=title), told, path, texts_folder(folder, path.parent))
    return path, summary


def _country(told: Told, name: str) -> str:
    """The label of a country of the graph."""
    known = {actor.country.casefold(): actor.country for actor in told.actors.values() if actor.country}
    if name.casefold() in known:
        return known[name.casefold()]
    near = [known[folded] for folded in get_close_matches(name.casefold(), sorted(known), 5, 0.6)]
    raise InputError(
        f"country {name!r}: none of that name has a part in an event; nearest: {', '.join(near) or 'none'}"
    )


def _years(order: MapOrder) -> str:
    """The period as in "since 1998", "until 1999", "1998 to 1999"; days where it is not of whole years."""
    begin, end = order.period.begin[:10].removesuffix("-01-01"), order.period.end[:10].removesuffix("-12-31")
    if begin and end:
        return begin if begin == end else f"{begin} to {end}"
    return f"since {begin}" if begin else f"until {end}" if end else ""
