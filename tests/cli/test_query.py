"""``kg query``: options and the older form say the same, every parameter has its option, what the shell completes."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from kg.cli import app
from kg.cli.completion import people, queries
from kg.cli.query import PARAMETERS
from kg.errors import DiplographError
from kg.graph.named import named_queries

ASKED = ("query", "meetings-of-person", "--format", "csv")


def printed(*arguments: str | Path) -> str:
    outcome = CliRunner().invoke(app, list(map(str, arguments)))
    assert outcome.exit_code == 0, outcome.output
    return outcome.stdout


def test_every_parameter_is_an_option() -> None:
    assert {name for query in named_queries().values() for name in query.parameters} == set(PARAMETERS)


def test_options_and_the_older_form_say_the_same(demo: Path) -> None:
    answer = printed(*ASKED, "-g", demo, "--person", "Ursachi", "--since", "1998-07")
    assert answer == printed(*ASKED, "person=Ursachi", "since=1998-07", "-g", demo)
    assert [line.split(",")[1] for line in answer.splitlines()[1:]] == [
        "Bohdan Tymchuk",
        "Larysa Hnatiuk",
        "Pavlo Dorosh",
    ]


def test_limit(demo: Path) -> None:
    assert len(printed(*ASKED, "-g", demo, "--person", "Ursachi", "--limit", "2").splitlines()) == 3


def test_several_of_a_name_are_told_and_answered_for(quarrels: Path) -> None:
    outcome = CliRunner().invoke(app, [*ASKED, "-g", str(quarrels), "--person", "ivanov"])
    both = "Igor Ivanov (person/igor-ivanov); Sergei Ivanov (person/sergei-ivanov)"
    assert outcome.stderr == f"kg: --person may mean 2, all of whom are answered for: {both}\n"
    assert [line.split(",")[0] for line in outcome.stdout.splitlines()[1:]] == ["Igor Ivanov", "Sergei Ivanov"]


def test_list_names_every_query() -> None:
    lines = printed("query", "--list").splitlines()[1:-1]
    assert [line.split()[0] for line in lines] == list(named_queries())


def test_describe_tells_parameters_and_an_example() -> None:
    text = printed("query", "visits", "--describe")
    assert "--place" in text
    assert text.endswith("Example: kg query visits --place Jerusalem\n")


def test_a_query_of_ones_own_has_parameters_too(demo: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.rq"
    mine.write_text("# parameter person (person): who\nSELECT ?name ?_person { ?_person rdfs:label ?name }")
    answer = printed("query", "--sparql", mine, "--person", "ursachi", "-g", demo, "--format", "csv")
    assert answer == "name\nGrigore Ursachi\n"


def test_a_query_of_ones_own_without_them_refuses_options(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("ASK {}")
    arguments = ["query", "--sparql", str(tmp_path / "mine.rq"), "--person", "x", "-g", str(demo)]
    with pytest.raises(DiplographError, match="the query has no parameter --person; it has: none"):
        CliRunner().invoke(app, arguments, catch_exceptions=False)


def test_completion_of_queries() -> None:
    assert [name for name, _ in queries("meetings")] == ["meetings-in-office", "meetings-of-person"]


@pytest.mark.parametrize(
    ("start", "found"),
    [
        pytest.param("sad", ["Anwar Sadat"], id="surname"),
        pytest.param("adat", [], id="not-within-a-word"),
    ],
)
def test_completion_of_people(demo: Path, start: str, found: list[str]) -> None:
    assert people(context(demo), start) == found


def test_completion_is_silent_where_there_is_no_graph(tmp_path: Path) -> None:
    assert people(context(tmp_path), "sad") == []


def context(graph: Path) -> typer.Context:
    """What completion knows of a half-typed line."""
    made = typer.Context(typer.main.get_command(app))
    made.params = {"graph": graph}
    return made
