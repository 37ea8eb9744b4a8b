"""Tests of ``kg.graph.filled``."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from kg.errors import DiplographError
from kg.graph.filled import filled

A = NamedNode("http://e.org/a")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("SELECT ?b { ?b ?p ?_a }", "SELECT ?b { ?b ?p <http://e.org/a> }", id="pattern"),
        pytest.param("SELECT ?_a { ?b ?p $_a }", "SELECT ?_a { ?b ?p <http://e.org/a> }", id="bare-in-select"),
        pytest.param(
            "SELECT (STR(?_a) AS ?b) ?_a { } GROUP BY ?_a",
            "SELECT (STR(<http://e.org/a>) AS ?b) ?_a { } GROUP BY ?_a",
            id="in-an-expression-of-select",
        ),
        pytest.param("ASK { ?_a ?p ?_ab }", "ASK { <http://e.org/a> ?p ?_ab }", id="longer-name"),
        pytest.param(
            'ASK { # ?_a\n ?_a ?p "?_a", <http://e.org/?_a> }',
            'ASK { # ?_a\n <http://e.org/a> ?p "?_a", <http://e.org/?_a> }',
            id="comment-string-iri",
        ),
        pytest.param(
            "SELECT ?x { { SELECT ?_a ?x { ?_a ?p ?x } } FILTER(?x < 1 && ?_a > ?x) }",
            "SELECT ?x { { SELECT ?_a ?x { <http://e.org/a> ?p ?x } } FILTER(?x < 1 && <http://e.org/a> > ?x) }",
            id="subquery-and-comparison",
        ),
    ],
)
def test_values_stand_in_the_places_of_variables(query: str, expected: str) -> None:
    assert filled(query, {"_a": A}) == expected


def test_a_text_cannot_leave_its_quotes() -> None:
    assert filled("ASK { ?s ?p ?t }", {"t": Literal('a" } # \\ \n')}) == 'ASK { ?s ?p "a\\" } # \\\\ \\n" }'


def test_a_value_without_variable_is_told() -> None:
    with pytest.raises(DiplographError, match=r"no variable \?b"):
        filled("ASK { ?s ?p ?bc }", {"b": A})
