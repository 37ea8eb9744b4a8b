"""``kg map``: draws the maps and the network of a built graph again, or one map of what is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.places import Graph, opened
from kg.cli.say import say
from kg.pipeline import draw

if TYPE_CHECKING:
    from kg.export.maps import MapOrder, MapSummary

NAME = "map"


def run(
    out: Graph = None,
    ego: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only those around this person, country or body; a name or an id."),
    ] = None,
    steps: Annotated[int, typer.Option(min=1, max=2, help="How many lines away from --ego.")] = 1,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="Only since this day, month or year.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Only until this day, month or year.")] = None,
    kinds: Annotated[
        str | None, typer.Option(metavar="KINDS", help="Only these kinds of events, with commas; Meeting if not given.")
    ] = None,
    country: Annotated[str | None, typer.Option(metavar="NAME", help="Only pairs with somebody of it.")] = None,
    states: Annotated[
        bool, typer.Option("--states", help="Countries in the place of their people and bodies.")
    ] = False,
    denied: Annotated[bool, typer.Option("--denied", help="Lines, too, that every text denies.")] = False,
    limit: Annotated[int | None, typer.Option(min=2, max=500, help="Show at most so many; 300 if not given.")] = None,
    file: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where to write it; among OUT/maps if not given."),
    ] = None,
) -> None:
    """Draw the maps of a built graph again, or one map of your own.

    With no option but OUT all maps and the network for Gephi are written again. Prints where the pages are.

    Example: kg map out/demo

    Example: kg map --ego "Anwar Sadat" --steps 2 --kinds Meeting,Visit
    """
    if steps > 1 and not ego:
        raise typer.BadParameter("--steps goes with --ego; name somebody, as in --ego Sadat --steps 2")
    asked = any((ego, since, until, kinds, country, states, denied, limit, file))
    with opened(out) as folder:
        if not asked:
            for page in draw(folder):
                say(str(page))
            return
        order = _order(kinds, (since, until), steps, country or "", states, denied, limit)
        _draw_one(folder, order, ego, file)


def _order(
    kinds: str | None,
    period: tuple[str | None, str | None],
    steps: int,
    country: str,
    states: bool,
    denied: bool,
    limit: int | None,
) -> MapOrder:
    from kg.export.maps.atlas import MET
    from kg.export.maps.lines import event_classes
    from kg.export.maps.order import USUAL, MapOrder
    from kg.graph.period import Period

    classes = event_classes(word.strip() for word in (kinds or "Meeting").split(","))
    return MapOrder(
        title=MET.title if classes == MET.classes else ", ".join(classes),
        classes=classes,
        states=states,
        period=Period.of(*period),
        steps=steps,
        country=country,
        denied=denied,
        limit=limit or USUAL,
    )


def _draw_one(folder: Path, order: MapOrder, ego: str | None, file: Path | None) -> None:
    from kg.export.maps.asked import draw_asked

    path, summary = draw_asked(folder, order, ego, file)
    say(str(path))
    say(_words(summary), err=True)


def _words(summary: MapSummary) -> str:
    pairs = f"{summary.pairs:,} {'pair' if summary.pairs == 1 else 'pairs'}"
    statements = f"{summary.claims:,} {'statement' if summary.claims == 1 else 'statements'}"
    return f"{summary.title}: {summary.people:,} {summary.nouns}, {pairs}, {statements}"
