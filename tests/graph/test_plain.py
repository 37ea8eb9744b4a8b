"""Packaged queries written for speed answer as their plain forms do: ``plain/`` says the same the short way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg.graph.named import named_query
from kg.graph.query import answer_of
from kg.graph.store import open_store

PLAIN = Path(__file__).parent / "plain"
NAMES = sorted(path.stem for path in PLAIN.glob("*.rq"))
GRAPHS = ("demo", "built", "quarrels")
_SEEN = {
    "place": "?any dip:atPlace ?node",
    "country": "?any dip:country ?node",
    "person": "?any dip:holder ?node",
    "owner": "?any dip:officeOf ?node",
    "agent": "?any dip:initiator ?node",
    "other": "?any dip:counterpart ?node",
    "kind": "?node rdfs:subClassOf* dip:Event",
}
_DAYS = {"since": "1998-01-27T00:00:00Z", "until": "1998-07-08T23:59:59Z"}
_TIME = NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")
_MANY = 40  # choices at most of one parameter

Values = dict[str, NamedNode | Literal]


def choices(name: str, graph: Path) -> Iterator[Values]:
    """What must be given, with nothing else, with each other parameter, and with all together."""
    parameters = named_query(name).parameters
    given = {parameter: list(_values(parameter, graph)) for parameter in parameters}
    for count in range(len(parameters) + 1):
        for chosen in combinations(parameters, count):
            if any(not parameters[p].optional and p not in chosen for p in parameters):
                continue
            most = _MANY if count == 1 else 4
            for values in product(*(given[p][:most] for p in chosen)):
                yield {f"_{p}": value for p, value in zip(chosen, values, strict=True)}


def _values(parameter: str, graph: Path) -> Iterator[NamedNode | Literal]:
    if parameter in _DAYS:
        yield Literal(_DAYS[parameter], datatype=_TIME)
        return
    found = answer_of(open_store(graph), f"SELECT DISTINCT ?node {{ {_SEEN[parameter]} }} ORDER BY ?node", {})
    yield from (NamedNode(iri) for (iri,) in found.rows)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("fixture", GRAPHS)
def test_the_answer_is_that_of_the_plain_form(request: pytest.FixtureRequest, fixture: str, name: str) -> None:
    graph: Path = request.getfixturevalue(fixture)
    store, plain = open_store(graph), (PLAIN / f"{name}.rq").read_text(encoding="utf-8")
    for values in choices(name, graph):
        assert answer_of(store, named_query(name).text, values) == answer_of(store, plain, values), values


@pytest.mark.parametrize("name", NAMES)
def test_the_reports_give_rows_to_compare(request: pytest.FixtureRequest, name: str) -> None:
    graphs = [open_store(request.getfixturevalue(fixture)) for fixture in GRAPHS]
    plain = (PLAIN / f"{name}.rq").read_text(encoding="utf-8")
    assert any(answer_of(graph, plain, {}).rows for graph in graphs)
