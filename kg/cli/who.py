"""``kg who``: people of a built graph by a part of their name, with their countries and offices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answers import Format, print_answer
from kg.cli.places import GraphOption, opened
from kg.errors import InputError

NAME = "who"
COLUMNS = ("person", "country", "offices", "other names")


def run(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name or a part of one, in any case.")],
    graph: GraphOption = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
) -> None:
    """List people by a part of their name.

    A person is listed if his name, or another name seen in the texts, contains NAME, with country and offices.

    Example: kg who Primakov -g out/demo
    """
    from kg.graph.query import Result, run_query

    query = Path(__file__).with_name("who.rq").read_text(encoding="utf-8")
    with opened(graph) as folder:
        answer = run_query(folder, query, {"words": name})
    people = people_of(answer.rows)
    if not people:
        raise InputError(f'nobody in {folder} has "{name}" in a name; try a shorter part, such as the surname')
    print_answer(Result(COLUMNS, people), form)


def people_of(rows: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """One row a person from rows of IRI, name, other name, country, office, of which the last three may be empty.

    >>> people_of([("p1", "Gore", "", "", "Vice President"), ("p1", "Gore", "Al Gore", "United States", "")])
    (('Gore', 'United States', 'Vice President', 'Al Gore'),)
    """
    found: dict[tuple[str, str], tuple[set[str], set[str], set[str]]] = {}
    for person, name, other, country, office in rows:
        sets = found.setdefault((name, person), (set(), set(), set()))
        for kept, value in zip(sets, (country, office, other), strict=True):
            kept.update(filter(None, [value]))
    return tuple((name, *("; ".join(sorted(kept)) for kept in sets)) for (name, _), sets in sorted(found.items()))
