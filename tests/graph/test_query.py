"""SPARQL on the hand-made build: forms of questions, forms of answers, errors in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import DiplographError
from kg.graph.query import run_query, to_csv, to_json


@pytest.mark.parametrize(
    ("sparql", "bindings", "message"),
    [
        pytest.param("SELECT nonsense", {}, "cannot be answered", id="syntax"),
        pytest.param("DELETE WHERE { ?s ?p ?o }", {}, "cannot be answered", id="update"),
        pytest.param("SELECT ?who {}", {"whom": "x"}, r"has no variable \?whom", id="no such variable"),
    ],
)
def test_errors_in_words(built: Path, sparql: str, bindings: dict[str, str], message: str) -> None:
    with pytest.raises(DiplographError, match=message):
        run_query(built, sparql, bindings)


@pytest.mark.parametrize("source", ["", "graph.nq", "graph.ttl"])
def test_store_and_files_answer_alike(built: Path, source: str) -> None:
    assert run_query(built / source, "SELECT (COUNT(?c) AS ?n) { ?c a dip:Claim }").rows == (("13",),)


def test_no_graph_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(DiplographError, match="no graph there; run 'kg build"):
        run_query(tmp_path, "ASK {}")


@pytest.mark.parametrize(
    ("sparql", "columns", "count"),
    [
        pytest.param("ASK { ?x a dip:Visit }", ("answer",), 1, id="ask"),
        pytest.param("CONSTRUCT WHERE { ?x dip:metWith ?y }", ("subject", "predicate", "object"), 8, id="construct"),
    ],
)
def test_other_forms(built: Path, sparql: str, columns: tuple[str, ...], count: int) -> None:
    answer = run_query(built, sparql)
    assert (answer.columns, len(answer.rows)) == (columns, count)


def test_rows_as_csv_and_json(built: Path) -> None:
    answer = run_query(built, "SELECT ?l ?none { ?x a dip:City ; rdfs:label ?l } ORDER BY ?l")
    assert to_csv(answer) == "l,none\nGeneva,\nMoscow,\n"
    assert json.loads(to_json(answer)) == [{"l": "Geneva", "none": ""}, {"l": "Moscow", "none": ""}]
