"""``kg who``: people of a built graph by a part of their name, with what they are and why they are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answers import Format, print_answer
from kg.cli.places import GraphOption, opened
from kg.cli.say import say
from kg.errors import InputError

NAME = "who"
COLUMNS = ("person", "id", "country", "offices", "other names", "joined because", "may be the same as")
_CELLS = 5  # So many columns stand in a table; the reasons stand below it, a line each.


def run(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name or a part of one, in any case.")],
    graph: GraphOption = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
) -> None:
    """List people by a part of their name.

    A person is listed if his name, or another name seen in the texts, contains NAME, with id, country and offices, with
    the reasons for which his names were taken for those of one person, and with those who may be the same person.

    Example: kg who Primakov -g out/demo
    """
    from kg.graph.base import base_of
    from kg.graph.query import Result, run_query
    from kg.graph.store import open_store

    query = Path(__file__).with_name("who.rq").read_text(encoding="utf-8")
    with opened(graph) as folder:
        base = base_of(open_store(folder))
        answer = run_query(folder, query, {"words": name, "_base": base})
    people = people_of(answer.rows, base)
    if not people:
        raise InputError(f'nobody in {folder} has "{name}" in a name; try a shorter part, such as the surname')
    if form is Format.TABLE:
        print_answer(Result(COLUMNS[:_CELLS], tuple(row[:_CELLS] for row in people)), form)
        _print_notes(people)
    else:
        print_answer(Result(COLUMNS, people), form)


def _print_notes(people: Iterable[Sequence[str]]) -> None:
    """Below the table, where cells would be too wide: of each person why names were joined and who else he may be."""
    for _, node, *_, joined, perhaps in people:
        notes = [f"  joined: {why}" for why in joined.splitlines()]
        notes += [f"  perhaps {other}" for other in perhaps.splitlines()]
        if notes:
            say("\n".join(["", node, *notes]))


def people_of(rows: Iterable[Sequence[str]], base: str) -> tuple[tuple[str, ...], ...]:
    """One row a person, in the order of ``COLUMNS``, from rows of IRI, name and the rest, which may be empty.

    The rest is other name, country, office, why two names were joined, and who else he may be.

    >>> rows = [("x:p", "Gore", "", "", "Senator", "", ""), ("x:p", "Gore", "Al Gore", "Utah", "", "", "")]
    >>> people_of(rows, "x:")
    (('Gore', 'p', 'Utah', 'Senator', 'Al Gore', '', ''),)
    """
    found: dict[tuple[str, str], tuple[set[str], ...]] = {}
    for person, name, other, country, office, why, perhaps in rows:
        sets = found.setdefault((name, person.removeprefix(base)), tuple(set() for _ in COLUMNS[2:]))
        for kept, value in zip(sets, (country, office, other, why, perhaps), strict=True):
            kept.update(filter(None, [value]))
    return tuple(
        (name, node, *("; ".join(sorted(kept)) for kept in sets[:3]), *("\n".join(sorted(kept)) for kept in sets[3:]))
        for (name, node), sets in sorted(found.items())
    )
