"""Packaged queries written for speed answer as their plain forms do: ``plain/`` says the same the short way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg.graph.named import named_query
from kg.graph.query import answer_of
from kg.graph.store import open_store

PLAIN = Path(__file__).parent / "plain"
NAMES = sorted(path.stem for path in PLAIN.glob("*.rq"))
GRAPHS = ("demo", "built", "quarrels")
_SEEN = {"place": "dip:atPlace", "country": "dip:country"}
_DAYS = {"since": "1998-01-27T00:00:00Z", "until": "1998-07-08T23:59:59Z"}
_TIME = NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")

Values = dict[str, NamedNode | Literal]


def choices(name: str, graph: Path) -> Iterator[Values]:
    """No parameter, each, and all together; of a place or country, all that the graph has."""
    parameters = named_query(name).parameters
    for count in range(len(parameters) + 1):
        for chosen in combinations(parameters, count):
            dates: Values = {f"_{p}": Literal(_DAYS[p], datatype=_TIME) for p in chosen if p in _DAYS}
            nodes = [p for p in chosen if p not in _DAYS]
            if not nodes:
                yield dates
                continue
            (node,) = nodes
            found = answer_of(open_store(graph), f"SELECT DISTINCT ?node {{ ?any {_SEEN[node]} ?node }}", {})
            yield from ({**dates, f"_{node}": NamedNode(iri)} for (iri,) in found.rows)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("fixture", GRAPHS)
def test_the_answer_is_that_of_the_plain_form(request: pytest.FixtureRequest, fixture: str, name: str) -> None:
    graph: Path = request.getfixturevalue(fixture)
    store, plain = open_store(graph), (PLAIN / f"{name}.rq").read_text(encoding="utf-8")
    for values in choices(name, graph):
        assert answer_of(store, named_query(name).text, values) == answer_of(store, plain, values), values


@pytest.mark.parametrize("name", NAMES)
def test_the_reports_give_rows_to_compare(quarrels: Path, name: str) -> None:
    assert answer_of(open_store(quarrels), (PLAIN / f"{name}.rq").read_text(encoding="utf-8"), {}).rows
