"""Names and quotes of strangers in terminals and spreadsheets: nothing in them is a command or a formula."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from kg.api.listing import Listing
from kg.cli.answers import Format, print_answer
from kg.cli.check import Printed, _print
from kg.cli.meant import print_meant
from kg.cli.progress import Lines
from kg.cli.say import say, say_data
from kg.cli.summary import print_summary
from kg.cli.who import COLUMNS, _print_notes
from kg.graph.naming import Named
from kg.graph.problem import Problem
from kg.graph.query import Result
from kg.printable import plain, plain_json, safe_cell
from kg.read.skipped import Skipped
from kg.run.report import Counts, Report

# Clears the screen; sets its title; a link; the same by one C1 control; back over the line; bidi; a lone surrogate.
HOSTILE = "\x1b[2J\x1b]0;title\x07\x1b]8;;http://x\x1b\\link\x9b2J\r\x08\x7fGore\u202e\u2066\u200f\u2028\ud800\U000e0041[red]x[/b]"
CLI = Path(__file__).parent.parent / "kg/cli"
# Cc control, Cf format, Cs surrogate, Zl and Zp separators; joiners within words of Persian or Hindi are no danger.
HARMLESS = {"\n", "\t", "\u200c", "\u200d"}


def steering(text: str) -> list[str]:
    return [c for c in text if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c not in HARMLESS] + re.findall(
        "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", text
    )


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_nothing_steers_and_all_else_stays(text: str) -> None:
    shown = plain(text)
    assert steering(shown) == []
    if not steering(text) and not re.search("[\u00ad\u180e\u200b\u2060-\u206f\ufeff\ufff9-\ufffb]", text):
        assert shown == text


@given(st.recursive(st.text(st.characters(exclude_categories=())), st.lists, max_leaves=5))
def test_json_means_the_same(value: object) -> None:
    shown = plain_json(json.dumps(value, ensure_ascii=False))
    assert steering(shown) == []
    assert json.loads(shown) == value


@pytest.mark.parametrize("form", [Format.TABLE, Format.JSON])
def test_answers(capsys: pytest.CaptureFixture[str], form: Format) -> None:
    print_answer(Result((HOSTILE,), ((HOSTILE,),)), form)
    printed = capsys.readouterr().out
    assert steering(printed) == []
    assert r"[red]x[/b]" in printed


def test_csv_is_exact_in_a_pipe_and_tame_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tame = HOSTILE.replace("\ud800", "").replace("\r", "")
    print_answer(Result(("a",), ((tame,),)), Format.CSV)
    piped = capsys.readouterr().out
    assert list(csv.reader(io.StringIO(piped, newline=""))) == [["a"], [tame]]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    say_data(piped)
    assert steering(capsys.readouterr().out) == []


def test_problems_notes_names_errors(capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem(HOSTILE, "1", HOSTILE, end="2", quote=HOSTILE, rule="x", file=HOSTILE)
    _print([problem], Printed.TABLE)
    _print([problem], Printed.JSON)
    _print_notes([(HOSTILE,) * len(COLUMNS)])
    print_meant({"--person": [Named(HOSTILE, HOSTILE, HOSTILE), Named(HOSTILE, HOSTILE, HOSTILE)]})
    say(HOSTILE, err=True)
    printed = capsys.readouterr()
    assert "Gore" in printed.out
    assert "Gore" in printed.err
    assert steering(printed.out + printed.err) == []


def test_progress_and_summary(tmp_path: Path) -> None:
    stream = io.StringIO()
    console = Console(file=stream, width=500)
    Lines(console).skipped([Skipped(HOSTILE, 2, HOSTILE, HOSTILE)])
    Lines(console).damaged([HOSTILE])
    print_summary(Report(Counts(1, 1, {HOSTILE: 1}, {}, ((HOSTILE, 3),)), {}, []), tmp_path, console)
    assert steering(stream.getvalue()) == []
    assert stream.getvalue().count("[red]x[/b]") == 6


def test_listings() -> None:
    listing = Listing([(HOSTILE,)], (HOSTILE[:30],), lambda row: row)
    assert steering(repr(listing)) == []


def test_no_command_prints_but_by_the_way_of_say() -> None:
    called = {
        (path.name, ast.unparse(node.func))
        for path in CLI.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "typer.echo", "typer.secho", "click.echo")
    }
    assert called == {("say.py", "typer.echo")}


@pytest.mark.parametrize("cell", ["=1+1", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\n=1", "＝1", "-"])
def test_formulas_get_an_apostrophe(cell: str) -> None:
    assert safe_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "Moscow", "1+1", "'=1", "a\n=1", "-5", "+7.25", "1998-01"])
def test_other_cells_stay(cell: str) -> None:
    assert safe_cell(cell) == cell


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_a_carriage_return_begins_no_row(end: str) -> None:
    assert (safe_cell(f"a{end}=1"), safe_cell(f"{end}=1")) == ("a\n=1", "'\n=1")


def test_answers_as_csv_have_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    print_answer(Result(("a",), (('=HYPERLINK("http://x")',), ("-5",))), Format.CSV)
    assert list(csv.reader(io.StringIO(capsys.readouterr().out))) == [["a"], ['\'=HYPERLINK("http://x")'], ["-5"]]
