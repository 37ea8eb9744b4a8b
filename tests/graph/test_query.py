"""Packaged queries on the hand-made build: each must answer, and its parameters are values, not text to paste."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import DataError, DiplographError
from kg.graph.query import named_queries, named_query, run_query, to_csv, to_json

HOSTILE = '" } DROP ALL # \\'


def ask(built: Path, name: str, **bindings: str) -> list[dict[str, str]]:
    answer = run_query(built, named_query(name).text, bindings)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


@pytest.mark.parametrize(
    ("name", "bindings", "columns", "rows"),
    [
        pytest.param(
            "who-met-whom",
            {},
            ("one", "other", "date", "place", "modality"),
            [
                ("Al Gore", "Natan Sharansky", "", "Geneva", "asserted"),
                ("Al Gore", "Yevgeny Maksimovich Primakov", "", "Geneva", "asserted"),
                ("Natan Sharansky", "Yevgeny Maksimovich Primakov", "", "Geneva", "asserted"),
                ("Yevgeny Maksimovich Primakov", "Al Gore", "", "", "planned"),
                ("Natan Sharansky", "Viktor Chernomyrdin", "1997-01-27", "Moscow", "asserted"),
                ("Natan Sharansky", "Yevgeny Maksimovich Primakov", "1997-01-27", "Moscow", "asserted"),
                ("Natan Sharansky", "Viktor Chernomyrdin", "1997-01-28", "Moscow", "asserted"),
                ("Natan Sharansky", "Yevgeny Maksimovich Primakov", "1997-01-28", "Moscow", "asserted"),
            ],
            id="who-met-whom",
        ),
        pytest.param(
            "meetings-of-person",
            {"person": "GORE"},
            ("name", "other", "modality"),
            [
                ("Al Gore", "Natan Sharansky", "asserted"),
                ("Al Gore", "Yevgeny Maksimovich Primakov", "planned"),
                ("Al Gore", "Yevgeny Maksimovich Primakov", "asserted"),
            ],
            id="meetings-of-person",
        ),
        pytest.param("meetings-of-person", {"person": HOSTILE}, ("name",), [], id="hostile-parameter"),
        pytest.param(
            "visits",
            {},
            ("visitor", "place", "country", "date", "modality"),
            [("Yevgeny Maksimovich Primakov", "Israel", "Israel", "1997-03-01", "planned")],
            id="visits",
        ),
        pytest.param(
            "offices",
            {},
            ("title", "of", "former", "document"),
            [("Foreign Minister", "Russia", "false", "briefs/one"), ("Foreign Minister", "Russia", "true", "wire/two")],
            id="offices",
        ),
        pytest.param(
            "accusations", {}, ("accuser", "accused"), [("Recep Tayyip Erdoğan", "Ivory Coast")], id="accusations"
        ),
        pytest.param(
            "denials",
            {},
            ("denier", "denied", "content"),
            [
                ("", "Agreement: Israel, Russia", ""),
                ("Iran", "Transfer: Iran, Russia", "that Russia had supplied missiles"),
            ],
            id="denials",
        ),
        pytest.param(
            "planned-meetings",
            {},
            ("event_name", "held"),
            [
                ("Call: Al Gore, Yevgeny Maksimovich Primakov", "false"),
                ("Visit: Yevgeny Maksimovich Primakov (Israel, 1997-03)", "false"),
            ],
            id="planned-meetings",
        ),
        pytest.param(
            "countries-contacts",
            {},
            ("country", "other", "meetings"),
            [("Israel", "Russia", "2"), ("Israel", "United States", "1"), ("Russia", "United States", "1")],
            id="countries-contacts",
        ),
        pytest.param(
            "evidence",
            {"agent": "iran"},
            ("kind", "modality", "source", "start"),
            [("denial", "asserted", "", "138"), ("transfer", "denied", "Iran", "138")],
            id="evidence",
        ),
        pytest.param("documents-without-events", {}, ("document", "title"), [("empty", "Nothing")], id="no-events"),
        pytest.param("namesakes", {}, ("one",), [], id="namesakes"),
        pytest.param(
            "office-holder",
            {"title": "FOREIGN minister", "owner": "russian federation", "date": "1997-01-29"},
            ("person", "office", "from", "to", "evidence"),
            [
                (
                    "Yevgeny Maksimovich Primakov",
                    "Foreign Minister of Russia",
                    "1997-01-29",
                    "1997-01-29",
                    "shown in office",
                )
            ],
            id="office-holder",
        ),
    ],
)
def test_answers(
    built: Path, name: str, bindings: dict[str, str], columns: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    assert [tuple(row[c] for c in columns) for row in ask(built, name, **bindings)] == rows


def test_every_packaged_query_is_tried() -> None:
    marks = test_answers.pytestmark[0].args[1]
    assert {case.values[0] for case in marks} == set(named_queries())


@pytest.mark.parametrize(
    ("sparql", "bindings", "message"),
    [
        pytest.param("SELECT nonsense", {}, "cannot be answered", id="syntax"),
        pytest.param("DELETE WHERE { ?s ?p ?o }", {}, "cannot be answered", id="update"),
        pytest.param(
            "# parameter who: a name\nSELECT ?who {}", {}, r"needs a value for 'who' \(a name\)", id="missing"
        ),
        pytest.param("SELECT ?who {}", {"who": "x"}, "no parameter 'who'; it has: none", id="unknown"),
    ],
)
def test_errors_in_words(built: Path, sparql: str, bindings: dict[str, str], message: str) -> None:
    with pytest.raises(DiplographError, match=message):
        run_query(built, sparql, bindings)


def test_an_unknown_name_lists_the_valid_ones() -> None:
    with pytest.raises(DiplographError, match=r"there are: .*who-met-whom"):
        named_query("who-met-who")


def test_a_query_without_question_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bare.rq").write_text("SELECT * {}", encoding="utf-8")
    with pytest.raises(DataError, match=r"bare\.rq: no line"):
        named_queries(tmp_path)


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
