"""Queries that would kill the engine, or never end, or fill the memory: each is an error in words."""

from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

import kg
from kg.errors import DiplographError
from kg.graph.asked import ask_confined
from kg.graph.dataset import open_dataset
from kg.graph.nesting import DEEPEST, LONGEST, MOST_HERE, NestingError, refuse_deep
from kg.graph.query import run_query
from kg.run.confined import ConfinedError, Limits

SMALL = Limits(seconds=20, megabytes=512)
NESTED = {
    "parentheses": "ASK { FILTER(" + "(" * 4_700 + "1" + ")" * 4_700 + ") }",
    "braces": "ASK " + "{" * 5_000 + "}" * 5_000,
    "signs": "ASK { FILTER(" + "!" * 100_000 + "1) }",
    "spaced-signs": "ASK { FILTER(" + "! \n" * 400 + "1) }",
    "functions": "ASK { FILTER(" + "IF(1,1," * 1_000 + "1" + ")" * 1_000 + ") }",
    "subqueries": "ASK {" + "{SELECT*{" * 2_000 + "}}" * 2_000 + "}",
    "nodes": "ASK {" + "[ a " * 300 + "1" + "]" * 300 + " ?p ?o }",
    "triple-terms": "ASK { ?s ?p " + "<<( ?a ?b " * 20_000 + "?c" + " )>>" * 20_000 + " }",
}
# No brackets, so nothing to count: the parser or the planner goes down with the length.
LONG = {
    "or": "ASK { FILTER(?a" + "||?a" * 100_000 + ") }",
    "sums": "ASK { FILTER(1" + "+1" * 100_000 + ") }",
    "unions": "ASK { {}" + "UNION{}" * 50_000 + " }",
    "alternatives": "ASK { ?a <x:a>" + "|<x:a>" * 50_000 + " ?b }",
}
ENDLESS = "ASK { ?a <x:a>" + "/<x:a>" * 3_000 + " ?b }"
HUNGRY = "SELECT (STRLEN(?v) AS ?n) { BIND('0123456789' AS ?a) " + (
    "BIND(CONCAT(?a,?a,?a,?a,?a,?a,?a,?a,?a,?a) AS ?b) BIND(CONCAT(?b,?b,?b,?b,?b,?b,?b,?b,?b,?b) AS ?c) "
    "BIND(CONCAT(?c,?c,?c,?c,?c,?c,?c,?c,?c,?c) AS ?d) BIND(CONCAT(?d,?d,?d,?d,?d,?d,?d,?d,?d,?d) AS ?e) "
    "BIND(CONCAT(?e,?e,?e,?e,?e,?e,?e,?e,?e,?e) AS ?f) BIND(CONCAT(?f,?f,?f,?f,?f,?f,?f,?f,?f,?f) AS ?g) "
    "BIND(CONCAT(?g,?g,?g,?g,?g,?g,?g,?g,?g,?g) AS ?h) BIND(CONCAT(?h,?h,?h,?h,?h,?h,?h,?h,?h,?h) AS ?v) }"
)
EVERY = "SELECT ?s ?p ?o { ?s ?p ?o }"


def asked(graph: Path, sparql: str, limits: Limits = SMALL) -> object:
    return ask_confined(graph, sparql, [{}], limits)


@pytest.mark.parametrize("sparql", [pytest.param(text, id=name) for name, text in NESTED.items()])
def test_what_nests_too_deep_is_refused_before_a_parser_sees_it(built: Path, sparql: str) -> None:
    with pytest.raises(NestingError, match=r"line \d+: brackets or signs nest deeper than 200; make it flatter"):
        asked(built, sparql)


def test_the_engine_itself_dies_of_it() -> None:
    code = f"import pyoxigraph; pyoxigraph.Store().query({NESTED['functions']!r})"
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode < 0


@pytest.mark.parametrize("sparql", [pytest.param(text, id=name) for name, text in LONG.items()])
def test_what_kills_the_engine_by_its_length_kills_a_child(built: Path, sparql: str) -> None:
    with pytest.raises(ConfinedError, match=r"the query was stopped: the RDF library does not survive it"):
        asked(built, sparql)


def test_a_query_may_be_only_so_long(built: Path) -> None:
    with pytest.raises(NestingError, match="it has 1,000,006 characters; at most 1,000,000 are read"):
        asked(built, "ASK {}" + "#" * LONGEST)


def test_brackets_that_do_not_nest_are_fine(built: Path) -> None:
    row = '("(((" 1) '
    sparql = (
        f"SELECT (COUNT(*) AS ?n) {{ VALUES (?a ?b) {{ {row * 1_000} }} FILTER(?a != '{'{' * 1_000}') }} # {'(' * 999}"
    )
    assert ask_confined(built, sparql, [{}], SMALL).rows == (("1000",),)


def test_what_nests_as_deep_as_may_be_is_answered(built: Path) -> None:
    deep = DEEPEST - 2
    assert ask_confined(built, "ASK {FILTER(" + "(" * deep + "1" + ")" * deep + ")}", [{}], SMALL).rows == (("true",),)


def test_what_never_ends_is_stopped(built: Path) -> None:
    with pytest.raises(ConfinedError, match=r"^the query was stopped: it took more than 1 seconds$"):
        asked(built, ENDLESS, Limits(seconds=1))


def test_what_fills_the_memory_is_stopped(built: Path) -> None:
    with pytest.raises(ConfinedError, match=r"^the query was stopped: it took more than 512 MB of memory$"):
        asked(built, HUNGRY)


def test_rows_have_a_limit_which_is_told(built: Path) -> None:
    answer = ask_confined(built, EVERY, [{}], Limits(rows=5))
    assert (len(answer.rows), answer.cut) == (5, True)


def test_a_limit_that_is_just_reached_cuts_nothing(built: Path) -> None:
    every = run_query(built, EVERY)
    answer = ask_confined(built, EVERY, [{}], Limits(rows=len(every.rows)))
    assert answer == every


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        pytest.param("SELECT nonsense", "the query cannot be answered: error at 1:", id="syntax"),
        pytest.param(
            "ASK { SERVICE <http://127.0.0.1:9/> {} }", "line 1: SERVICE asks a server elsewhere", id="service"
        ),
        pytest.param("LOAD <http://127.0.0.1:9/>", "the query cannot be answered", id="load"),
        pytest.param("ASK { ?s ?p '\ud800' }", "the query cannot be answered", id="surrogate"),
    ],
)
def test_faults_are_told_as_they_are_in_one_process(built: Path, sparql: str, message: str) -> None:
    with pytest.raises(DiplographError, match=message):
        asked(built, sparql)


def test_values_are_bound_as_what_they_are(built: Path) -> None:
    hostile = {"iri": NamedNode("http://example.org/a%20b?x=')"), "text": Literal("' } DROP ALL #")}
    sparql = "SELECT ?iri ?text ?is ?as { BIND(isIRI(?iri) AS ?is) BIND(STR(?text) AS ?as) }"
    assert ask_confined(built, sparql, [hostile], SMALL).rows == (("true", "' } DROP ALL #"),)


def test_nothing_is_imported_from_the_current_folder(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken from the current folder')")
    monkeypatch.chdir(tmp_path)
    assert ask_confined(built, "ASK {}", [{}], SMALL).rows == (("true",),)


def test_from_python_a_cut_answer_warns_and_a_slow_one_ends(built: Path) -> None:
    graph = kg.Graph(built, kg_report())
    with pytest.warns(UserWarning, match="the answer has more than 2 rows"):
        assert len(graph.query(EVERY, limit_rows=2)) == 2
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        graph.query("SELECT ?s { ?s a dip:City }", limit_rows=2)
    with pytest.raises(DiplographError, match="more than 1 seconds"):
        graph.query(ENDLESS, timeout=1)


def kg_report() -> kg.Report:
    from kg.run.report import Counts, Report

    return Report(Counts(0, 0, {}, {}), {}, [])


@pytest.mark.parametrize("sparql", [pytest.param(text, id=name) for name, text in {**NESTED, **LONG}.items()])
def test_rdflib_is_not_given_what_would_kill_it(built: Path, sparql: str) -> None:
    with pytest.raises(NestingError, match=r"in rdflib; kg.Graph.query takes more"):
        open_dataset(built).query(sparql)


def test_rdflib_answers_as_many_brackets_as_may_be(built: Path) -> None:
    deep = MOST_HERE - 2
    assert bool(open_dataset(built).query("ASK {FILTER(" + "(" * deep + "1" + ")" * deep + ")}"))


def test_rdflib_reads_no_file_and_no_address(built: Path, tmp_path: Path) -> None:
    from rdflib.graph import ModificationException

    (tmp_path / "context.json").write_text('{"@context": {"name": "http://example.org/name"}}')
    document = f'{{"@context": "file://{tmp_path}/context.json", "@id": "x:a", "name": "b"}}'
    with pytest.raises(ModificationException):
        open_dataset(built).parse(data=document, format="json-ld")


def test_a_shallow_query_costs_the_check_no_bracket() -> None:
    refuse_deep("SELECT ?s { ?s ?p <http://example.org/((((> }")
