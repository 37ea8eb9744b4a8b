"""A question that a user wrote in SPARQL, answered in a process of its own, which can be stopped and may die.

``ask_confined`` is for the program; ``python -m kg.graph.asked`` is the child. Both speak JSON: a request with the
graph, the query, one object of values for each time that it is asked, and how many rows are wanted; an answer of one
line with the columns, one for each row, and one with whether rows were left out. Only the last line can be an error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.errors import DiplographError, InputError
from kg.graph.federation import FederationError
from kg.graph.nesting import refuse_deep
from kg.graph.query import Result, solve
from kg.graph.store import open_store
from kg.run.confined import ConfinedError, Limits, confine, run_confined
from kg.run.intact import damage_of

Values = Mapping[str, NamedNode | Literal]
_LARGEST = 512_000_000
"""Characters of an answer; a query can make cells as long as it likes."""
_ERRORS = {kind.__name__: kind for kind in (FederationError, InputError, RuntimeError)}


def ask_confined(graph: Path, sparql: str, choices: Sequence[Values], limits: Limits) -> Result:
    """The rows of a graph for each of the choices of values in turn, up to the limit, which the answer tells.

    Raises DiplographError where the query is faulty, nested too deep, or needs more time or memory than it may have.
    """
    refuse_deep(sparql)
    values = [{name: _written(value) for name, value in choice.items()} for choice in choices]
    request = {"graph": str(graph.absolute()), "query": sparql, "choices": values, "rows": limits.rows}
    try:
        said = run_confined(__name__, json.dumps(request).encode(), limits)
    except ConfinedError as error:
        raise ConfinedError(f"the query was stopped: {error}") from None
    columns, *rows, end = (json.loads(line) for line in said.split(b"\n") if line)
    if "error" in end:
        raise _ERRORS.get(end["kind"], DiplographError)(end["error"])
    return Result(tuple(columns), tuple(map(tuple, rows)), end["cut"])


def main(megabytes: int, seconds: int) -> None:
    """Read a request from standard input and print its answer."""
    confine(megabytes, seconds)
    write = sys.stdout.write
    try:
        for line in _lines(json.load(sys.stdin)):
            write(json.dumps(line) + "\n")
    except (DiplographError, RuntimeError) as error:
        if damage_of(error) is None and not isinstance(error, DiplographError):
            raise
        write(json.dumps([]) + "\n" + json.dumps({"error": str(error), "kind": type(error).__name__}) + "\n")


def _lines(request: dict[str, Any]) -> Iterator[object]:
    """The answer, line for line."""
    store, size, seen = open_store(Path(request["graph"]), confined=True), 0, 0
    for number, choice in enumerate(request["choices"]):
        columns, rows = solve(store, request["query"], {name: _read(value) for name, value in choice.items()})
        if number == 0:
            yield columns
        for row in rows:
            size += sum(map(len, row))
            if seen == request["rows"] or size > _LARGEST:
                yield {"cut": True}
                return
            seen += 1
            yield row
    yield {"cut": False}


def _written(value: NamedNode | Literal) -> list[str]:
    return [value.value] if isinstance(value, NamedNode) else [value.value, value.datatype.value]


def _read(value: list[str]) -> NamedNode | Literal:
    return NamedNode(value[0]) if len(value) == 1 else Literal(value[0], datatype=NamedNode(value[1]))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
