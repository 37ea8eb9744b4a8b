"""``kg path``: its table, and that no chain is an answer."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import DiplographError


def printed(*arguments: str | Path) -> str:
    outcome = CliRunner().invoke(app, ["path", *map(str, arguments)], catch_exceptions=False)
    assert outcome.exit_code == 0
    return outcome.stdout


def rows(*arguments: str | Path) -> list[dict[str, str]]:
    return list(csv.DictReader(printed(*arguments, "--format", "csv").splitlines()))


def test_steps_stand_in_their_order(built: Path) -> None:
    steps = rows("gore", "chernomyrdin", "-g", built)
    assert [(s["chain"], s["step"], s["person"], s["met"]) for s in steps] == [
        ("1", "1", "Al Gore", "Natan Sharansky"),
        ("1", "2", "Natan Sharansky", "Viktor Chernomyrdin"),
    ]
    assert (steps[0]["date"], steps[0]["place"], steps[1]["date"]) == ("", "Geneva", "1997-01-27")


@pytest.mark.parametrize(
    ("options", "count"),
    [
        pytest.param(("--since", "1997-01-28"), 1, id="since"),
        pytest.param(("--since", "1999"), 0, id="later"),
        pytest.param(("--kind", "call"), 0, id="kind"),
        pytest.param(("--kind", "Meeting"), 1, id="all-kinds"),
    ],
)
def test_which_meetings_count(built: Path, options: tuple[str, ...], count: int) -> None:
    assert len(rows("sharansky", "chernomyrdin", "-g", built, *options)) == count


def test_no_chain_is_an_answer(built: Path) -> None:
    assert printed("gore", "Erdoğan", "-g", built) == "No chain of meetings leads from gore to Erdoğan.\n"
    assert rows("gore", "Erdoğan", "-g", built) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("gore", "primakof"), "no person of this graph is called 'primakof'; nearest: Yevgeny", id="name"),
        pytest.param(("gore", "primakov", "--kind", "ball"), "'ball' is no kind of meeting; valid: meeting", id="kind"),
        pytest.param(("gore", "primakov", "--since", "soon"), "not a date", id="period"),
    ],
)
def test_errors_in_words(built: Path, arguments: tuple[str, ...], message: str) -> None:
    with pytest.raises(DiplographError, match=message):
        printed(*arguments, "-g", built)
