"""``kg path``: by which meetings two people are joined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.answers import Format, print_answer
from kg.cli.completion import people
from kg.cli.meant import print_meant
from kg.cli.places import GraphOption, opened
from kg.cli.say import say
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.export.chains import Chain
    from kg.export.contacts import Report

NAME = "path"
COLUMNS = ("chain", "step", "person", "met", "date", "place", "modality", "quote", "document")
KINDS = ("meeting", "summit", "negotiation", "call")
_A_NAME = "A person: a name, a part of one, or an id (kg who)."


def run(
    one: Annotated[str, typer.Argument(metavar="A", help=_A_NAME, autocompletion=people)],
    other: Annotated[str, typer.Argument(metavar="B", help="The other person.", autocompletion=people)],
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="Only these: summit, negotiation, call.")
    ] = None,
    any_modality: Annotated[
        bool, typer.Option("--any-modality", help="Contacts that were planned, reported or denied, too.")
    ] = False,
    since: Annotated[str | None, typer.Option("--since", metavar="PERIOD", help="Only meetings from then on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="PERIOD", help="Only meetings up to then.")] = None,
    bodies: Annotated[bool, typer.Option("--bodies", help="Through countries and bodies, too.")] = False,
    most: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most N chains.")] = 5,
    graph: GraphOption = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
) -> None:
    """Show chains of meetings between two people.

    The shortest ones, each step with the sentence that says it best. Meetings count that a text states as held.

    Example: kg path "Jimmy Carter" Katzir -g out/demo
    """
    from kg.export.chains import shortest_chains
    from kg.graph.naming import find_named
    from kg.graph.period import Period
    from kg.graph.query import Result
    from kg.graph.store import open_store

    period, kinds = Period.of(since, until), _kinds(kind or [])

    def counts(report: Report) -> bool:
        held = any_modality or report.modality == "Asserted"
        return held and report.event_class.lower() in kinds and period.meets(*report.span)

    with opened(graph) as folder:
        store = open_store(folder)
        meant = {name: find_named(store, "person", words) for name, words in (("A", one), ("B", other))}
        starts, ends = ({node.iri for node in nodes} for nodes in meant.values())
        chains = shortest_chains(store, (starts, ends), counts, bodies, most)
    print_meant(meant)
    if not chains and form is Format.TABLE:
        say(f"No chain of meetings leads from {one} to {other}.")
        return
    print_answer(Result(COLUMNS, tuple(_rows(chains))), form)


def _kinds(wanted: list[str]) -> frozenset[str]:
    """The classes of meetings that count, in small letters; a meeting is any of them."""
    for kind in wanted:
        if kind.lower() not in KINDS:
            raise InputError(f"'{kind}' is no kind of meeting; valid: {', '.join(KINDS)}")
    chosen = frozenset(kind.lower() for kind in wanted)
    return frozenset(KINDS) if not chosen or KINDS[0] in chosen else chosen


def _rows(chains: list[Chain]) -> Iterator[tuple[str, ...]]:
    for number, chain in enumerate(chains, 1):
        for place, step in enumerate(chain, 1):
            report = step.report
            told = (_date(report), report.place, report.modality.lower(), report.quote, report.document)
            yield (str(number), str(place), step.one, step.other, *told)


def _date(report: Report) -> str:
    """When it was, as exactly as the text says: 1998, 1998-09, 1998-09-14, or both ends of a span."""
    if report.precision == "range":
        return f"{report.begin[:10]}/{report.finish[:10]}"
    return report.begin[: {"year": 4, "month": 7}.get(report.precision, 10)]
