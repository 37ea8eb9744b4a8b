"""The command line: exit codes, messages, formats, and help with an example for every command."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer

from kg import __version__
from kg.cli import app, main
from kg.resources import SAMPLE

ROOT = Path(__file__).parent.parent
NOTE = "Israeli Trade Minister Natan Sharansky met with Russian Foreign Minister Yevgeny Primakov in Moscow.\n"
COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Outcome:
    """What a command gave: exit code and both streams."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process, so that the model is loaded once for all tests."""

    def run(*arguments: str | Path, stdin: str = "") -> Outcome:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        with pytest.raises(SystemExit) as stop:
            main()
        captured = capsys.readouterr()
        return Outcome(int(stop.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """A folder with one short report."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    return folder


def test_version(kg: Run) -> None:
    assert kg("--version") == Outcome(0, f"kg {__version__}\n", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(kg: Run, command: str) -> None:
    outcome = kg(command, "--help")
    assert outcome.code == 0
    assert re.search(rf"Example: kg {command}", outcome.out)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_has_its_place_in_the_docs(command: str) -> None:
    page = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    section = re.search(rf"^## kg {command}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert section, f"no section '## kg {command}'"
    parameters = typer.main.get_command(app).commands[command].params  # type: ignore[attr-defined]
    options = {option for parameter in parameters for option in parameter.opts if option.startswith("--")}
    assert {option for option in options if f"`{option}" not in section[1]} == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("build", "in"),
        ("build", "in", "-o", "out", "--engine", "abacus"),
        ("build", "in", "-o", "out", "--workers", "0"),
        ("knit",),
    ],
    ids=" ".join,
)
def test_wrong_use_is_two(kg: Run, arguments: tuple[str, ...]) -> None:
    assert kg(*arguments).code == 2


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({}, "in"),
        ({"empty.txt": ""}, "in"),
        ({"empty.jsonl": ""}, "in"),
        ({"broken.jsonl": "{not json\n"}, "broken.jsonl, line 1"),
    ],
    ids=["empty folder", "empty text", "empty table", "broken line only"],
)
def test_nothing_to_build_is_one_and_names_the_place(
    kg: Run, tmp_path: Path, files: dict[str, str], named: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text)
    outcome = kg("build", folder, "-o", tmp_path / "out")
    assert outcome.code == 1
    assert named in outcome.err
    assert "Traceback" not in outcome.err


def test_missing_folder(kg: Run, tmp_path: Path) -> None:
    outcome = kg("build", tmp_path / "nowhere", "-o", tmp_path / "out")
    assert outcome.code == 1
    assert "nowhere" in outcome.err
    assert not (tmp_path / "out/graph.ttl").exists()


@pytest.mark.parametrize(("strict", "code"), [((), 0), (("--strict",), 1)], ids=["lenient", "strict"])
def test_a_broken_line_is_skipped_and_the_rest_is_built(
    kg: Run, note: Path, tmp_path: Path, strict: tuple[str, ...], code: int
) -> None:
    good = json.dumps({"id": "good", "text": f"{NOTE}They talked."})
    (note / "more.jsonl").write_text(f"{good}\n{{broken\n")
    outcome = kg("build", note, "-o", tmp_path / "out", *strict)
    assert outcome.code == code
    assert re.search(r"more\.jsonl, line 2: .+; .+", outcome.err)
    report = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))
    assert report["counts"]["documents"] == 2
    assert [(Path(item["source"]).name, item["line"]) for item in report["skipped"]] == [("more.jsonl", 2)]


def test_files_of_another_kind_are_one_line_and_no_fault(kg: Run, note: Path, tmp_path: Path) -> None:
    for name in ("SOURCES.tsv", "a.doc", "b.DOC"):
        (note / name).write_text("x")
    outcome = kg("build", note, "-o", tmp_path / "out", "--strict")
    assert outcome.code == 0
    (line,) = re.findall("^kg: (.*)$", outcome.err, re.MULTILINE)
    assert line.startswith(f"passed over: {note}: 3 files of another kind (2 .doc, 1 .tsv); only .txt, .md, .html")
    assert "Skipped" not in outcome.out


def test_a_file_of_another_kind_that_is_named_is_a_fault(kg: Run, note: Path, tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_text("x")
    outcome = kg("build", note, tmp_path / "a.doc", "-o", tmp_path / "out", "--strict", "--quiet")
    assert (outcome.code, outcome.out) == (1, "")
    assert "a.doc: names that end in .doc are not read" in outcome.err


@pytest.mark.parametrize("out", [".", "out"])
def test_a_build_below_its_input_reads_nothing_of_its_own(
    kg: Run, note: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    monkeypatch.chdir(note)
    for _ in range(2):
        assert kg("build", ".", "-o", out, "--strict", "--quiet") == Outcome(0, "", "")
        assert [path.name for path in (note / out / "texts").rglob("*.txt")] == ["note.txt"]


def test_folders_of_somebodys_own_are_not_replaced(kg: Run, note: Path) -> None:
    (note / "texts").mkdir()
    (note / "texts/mine.txt").write_text(NOTE)
    outcome = kg("build", note, "-o", note)
    assert outcome.code == 1
    assert re.fullmatch(r"kg: .*texts: is of no build .*; give another folder .*\n", outcome.err)
    assert (note / "texts/mine.txt").read_text() == NOTE


def test_two_articles_of_one_name(kg: Run, note: Path, tmp_path: Path) -> None:
    (note / "more.jsonl").write_text(json.dumps({"id": "note", "text": NOTE}))
    outcome = kg("build", note, "-o", tmp_path / "out", "--strict")
    assert outcome.code == 1
    assert re.search(r"skipped: .*note.*'note' is taken", outcome.err)
    assert len(list((tmp_path / "out/texts").iterdir())) == 1


@pytest.mark.parametrize(
    ("text", "named"),
    [("- id: meet\n  event: Meeting\n", "meet"), ("- id: [meet\n", "mine.yml")],
    ids=["no example", "not YAML"],
)
def test_a_broken_frame_file_is_named(kg: Run, note: Path, tmp_path: Path, text: str, named: str) -> None:
    frames = tmp_path / "frames"
    frames.mkdir()
    (frames / "mine.yml").write_text(text)
    outcome = kg("build", note, "-o", tmp_path / "out", "--frames", frames)
    assert outcome.code == 1
    assert "mine.yml" in outcome.err
    assert named in outcome.err
    assert len(re.findall("^kg: ", outcome.err, re.MULTILINE)) == 1


def test_unknown_model(kg: Run, note: Path, tmp_path: Path) -> None:
    outcome = kg("build", note, "-o", tmp_path / "out", "--model", "en_none")
    assert outcome.code == 1
    assert "en_none" in outcome.err
    assert "Traceback" not in outcome.err


def test_standard_input(kg: Run, tmp_path: Path) -> None:
    outcome = kg("build", "-", "-o", tmp_path / "out", stdin=json.dumps({"id": "one", "text": NOTE}) + "\n")
    assert outcome.code == 0
    assert (tmp_path / "out/texts/one.txt").read_text(encoding="utf-8").strip() == NOTE.strip()


def test_quiet_prints_nothing(kg: Run, note: Path, tmp_path: Path) -> None:
    assert kg("build", note, "-o", tmp_path / "out", "--quiet") == Outcome(0, "", "")


def test_the_table_goes_to_standard_output_and_progress_to_standard_error(kg: Run, note: Path, tmp_path: Path) -> None:
    outcome = kg("build", note, "-o", tmp_path / "out")
    assert re.search(r"Documents +1\n", outcome.out)
    assert "graph.ttl" in outcome.out
    assert "1 of 1 article\n" in outcome.err


def text_files(folder: Path) -> dict[str, bytes]:
    """All files of a build but the store, which is a database."""
    names = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in names if "store" not in path.parts}


@pytest.mark.parametrize("options", [(), ("--resume",), ("--fresh",)], ids=["kept", "resumed", "afresh"])
def test_built_twice_gives_the_same_bytes(kg: Run, demo: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    kg("build", SAMPLE, "-o", tmp_path / "out")
    kg("build", SAMPLE, "-o", tmp_path / "out", *options)
    assert text_files(tmp_path / "out") == text_files(demo)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_gives_the_same_bytes(demo: Path, tmp_path: Path, seed: str) -> None:
    command = [sys.executable, "-m", "kg", "build", str(SAMPLE), "-o", str(tmp_path / "out"), "--quiet"]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed})
    assert text_files(tmp_path / "out") == text_files(demo)


@pytest.mark.parametrize("options", [(), ("--resume",)], ids=["by default", "resumed"])
def test_a_second_build_finds_claims_of_new_articles_only(
    kg: Run, note: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    first = kg("build", note, "-o", tmp_path / "out")
    assert "kept" not in first.out
    (note / "more.txt").write_text("Talbott met with Luzhkov in Moscow.\n")
    outcome = kg("build", note, "-o", tmp_path / "out", *options)
    assert "in 1 article, 1 kept from before" in outcome.err
    numbers = re.search(
        r"Documents +2\n +kept from before +(\d)\n +new +(\d)\n +changed +(\d)\n +gone +(\d)\n", outcome.out
    )
    assert numbers is not None
    assert numbers.groups() == ("1", "1", "0", "0")


def test_fresh_finds_all_claims_anew(kg: Run, note: Path, tmp_path: Path) -> None:
    kg("build", note, "-o", tmp_path / "out")
    outcome = kg("build", note, "-o", tmp_path / "out", "--fresh")
    assert "finding claims in 1 article …" in outcome.err
    assert re.search(r"kept from before +0\n.* found anew +1\n", outcome.out, re.DOTALL)


def test_fresh_and_resume_exclude_each_other(kg: Run, note: Path, tmp_path: Path) -> None:
    outcome = kg("build", note, "-o", tmp_path / "out", "--fresh", "--resume")
    assert outcome.code == 2
    assert "--fresh" in outcome.err


def test_shards_and_texts_of_removed_articles_go(kg: Run, note: Path, tmp_path: Path) -> None:
    (note / "more.txt").write_text("Talbott met with Luzhkov in Moscow.\n")
    kg("build", note, "-o", tmp_path / "out")
    (note / "more.txt").unlink()
    kg("build", note, "-o", tmp_path / "out")
    assert len(list((tmp_path / "out/claims").rglob("*.jsonl"))) == 1
    assert [path.name for path in (tmp_path / "out/texts").rglob("*.txt")] == ["note.txt"]


def test_the_sample_is_read_without_a_fault(demo: Path) -> None:
    assert json.loads((demo / "report.json").read_text(encoding="utf-8"))["skipped"] == []


def test_output_that_cannot_be_written(kg: Run, note: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/claims").write_text("in the way")
    outcome = kg("build", note, "-o", tmp_path / "out")
    assert outcome.code == 1
    assert re.search(r"^kg: .*claims.*$", outcome.err, re.MULTILINE)
    assert "Traceback" not in outcome.err


def test_report_writes_the_page_and_prints_the_table(kg: Run, demo: Path, tmp_path: Path) -> None:
    page = tmp_path / "summary.html"
    outcome = kg("report", demo, "-o", page)
    assert outcome.code == 0
    assert re.search(r"Documents +\d+\n", outcome.out)
    assert f"  {page}  (the report" in outcome.out
    assert "What 15 reports said" in page.read_text(encoding="utf-8")
    assert json.loads(kg("report", demo, "--json").out)["counts"]["documents"] > 10


def test_report_is_opened_where_it_is_asked_for(
    kg: Run, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(typer, "launch", opened.append)
    assert kg("report", demo, "-o", tmp_path / "one.html").code == 0
    assert opened == []
    assert kg("report", demo, "-o", tmp_path / "two.html", "--open").code == 0
    assert opened == [str(tmp_path / "two.html")]


def test_a_new_build_removes_the_page_of_the_graph_before(kg: Run, note: Path, tmp_path: Path) -> None:
    out, page = tmp_path / "out", tmp_path / "out/report.html"
    out.mkdir()
    page.write_text("mine")
    assert kg("build", note, "-o", out).code == 0
    assert page.read_text() == "mine"  # of no build
    assert kg("report", out).code == 0
    assert "<!DOCTYPE html>" in page.read_text(encoding="utf-8")
    assert kg("build", note, "-o", out).code == 0
    assert page.exists()  # nothing was new
    (note / "more.txt").write_text("Shimon Peres met with Igor Ivanov in Moscow.\n")
    assert kg("build", note, "-o", out).code == 0
    assert not page.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "gone"),
        ("check", "gone"),
        ("map", "gone"),
        ("query", "who-met-whom", "-g", "gone"),
        ("who", "x", "-g", "gone"),
        ("serve", "gone"),
        ("push", "http://localhost:1/store", "-g", "gone"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_graph_there(kg: Run, arguments: tuple[str, ...]) -> None:
    outcome = kg(*arguments)
    assert outcome.code == 1
    assert re.fullmatch(r"kg: gone: .*kg build.*\n", outcome.err)


def test_a_file_is_no_folder_of_a_build(kg: Run, demo: Path) -> None:
    outcome = kg("check", demo / "graph.ttl")
    assert outcome.code == 1
    assert re.fullmatch(r"kg: .*graph\.ttl: is a file; give the folder .*\n", outcome.err)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "out"),
        ("path", "Sadat", "Begin", "-g", "out"),
        ("who", "x", "-g", "out"),
        ("query", "who-met-whom", "-g", "out"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_damaged_store_is_told_in_one_line(
    kg: Run, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(demo, "out")
    Path("out/store/CURRENT").write_text("nonsense")
    outcome = kg(*arguments)
    assert outcome.code == 1
    told = outcome.err or outcome.out
    assert re.fullmatch(r"(kg: )?out.*CURRENT.*; make it anew with: kg build INPUT -o out\n", told)


def test_no_map_is_drawn_of_a_graph_that_lost_its_end(
    kg: Run, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(demo, "out")
    graph = Path("out/graph.nq")
    lines = graph.read_text("utf-8").splitlines(keepends=True)
    graph.write_text("".join(lines[:-500]), "utf-8")
    outcome = kg("map", "out")
    assert outcome.code == 1
    assert outcome.err == "kg: out/graph.nq: is not as it was written; make it anew with: kg build INPUT -o out\n"


def test_check_passes_a_built_graph(kg: Run, demo: Path) -> None:
    outcome = kg("check", demo)
    assert (outcome.code, outcome.out) == (0, "")
    assert re.fullmatch(r".*: no problem in [0-9,]+ statements\.\n", outcome.err)
    quiet = kg("check", demo, "--quiet", "--engine", "sparql")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")


def test_check_tells_a_problem_with_its_sentence(kg: Run, demo: Path, tmp_path: Path) -> None:
    out = Path(shutil.copytree(demo, tmp_path / "out"))
    text = out / "texts/wire/tallinn-1993.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("Tallinn on October 20", "Tartu on October 20"), "utf-8")
    outcome = kg("check", out)
    assert outcome.code == 1
    assert re.search(
        r"^wire/tallinn-1993 \[\d+:\d+\]: claim/\w+ should quote .*\n    “.* Tallinn on", outcome.out, re.M
    )
    records = json.loads(kg("check", out, "--format", "json").out)
    assert {record["document"] for record in records if record["rule"] != "files"} == {"wire/tallinn-1993"}
    assert {record["rule"] for record in records} == {"files", "quotes"}


def test_map_draws_again(kg: Run, note: Path, tmp_path: Path) -> None:
    kg("build", note, "-o", tmp_path / "out")
    page = tmp_path / "out/maps/who-met-whom.html"
    page.unlink()
    assert kg("map", tmp_path / "out").code == 0
    assert "Primakov" in page.read_text(encoding="utf-8")


def test_query_formats_agree(kg: Run, demo: Path) -> None:
    table, lines, records = (kg("query", "who-met-whom", "-g", demo, "--format", f) for f in ("table", "csv", "json"))
    rows = list(csv.DictReader(io.StringIO(lines.out)))
    assert rows
    assert json.loads(records.out) == rows
    assert all(value in table.out for value in rows[0].values())


def test_query_with_a_value(kg: Run, note: Path, tmp_path: Path) -> None:
    kg("build", note, "-o", tmp_path / "out")
    outcome = kg("query", "meetings-of-person", "person=sharansky", "-g", tmp_path / "out", "--format", "json")
    assert [row["other"] for row in json.loads(outcome.out)] == ["Yevgeny Primakov"]


def test_query_lists_its_names(kg: Run) -> None:
    assert re.search(r"^who-met-whom ", kg("query", "--list").out, re.MULTILINE)


@pytest.mark.parametrize("source", ["file", "-"])
def test_sparql_of_ones_own(kg: Run, demo: Path, tmp_path: Path, source: str) -> None:
    sparql = "SELECT (COUNT(*) AS ?people) WHERE { ?p a dip:Person }"
    file = tmp_path / "mine.rq"
    file.write_text(sparql)
    outcome = kg("query", "--sparql", file if source == "file" else "-", "-g", demo, "--format", "csv", stdin=sparql)
    assert re.fullmatch(r"people\r?\n[1-9]\d*\r?\n", outcome.out)


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "words"),
    [
        (("nonsense",), "", 1, "nonsense.*who-met-whom"),
        (("meetings-of-person",), "", 1, "person"),
        (("meetings-of-person", "Primakov"), "", 2, "person=Primakov"),
        (("--sparql", "-"), "SELECT nonsense", 1, "^kg: standard input: the query cannot be answered: [^\\n]*\\n$"),
        (
            ("--sparql", "-"),
            "ASK {\nSERVICE <http://x> {} }",
            1,
            "^kg: standard input, line 2: SERVICE .*; take it out\n$",
        ),
        (("--sparql", "-"), "SELECT ?x { ?x a no:P }", 1, "^kg: standard input, line 1: a prefix is not known.*dip:"),
        (("--sparql", "nowhere.rq"), "", 1, "nowhere.rq"),
        ((), "", 2, "--list"),
        (("who-met-whom", "--sparql", "-"), "", 2, "not both"),
    ],
    ids=[
        "unknown name",
        "no value",
        "no name of a value",
        "bad SPARQL",
        "another server",
        "unknown prefix",
        "no such file",
        "nothing asked",
        "both",
    ],
)
def test_queries_that_cannot_be_answered(
    kg: Run, demo: Path, arguments: tuple[str, ...], stdin: str, code: int, words: str
) -> None:
    outcome = kg("query", *arguments, "-g", demo, stdin=stdin)
    assert outcome.code == code
    assert re.search(words, outcome.err, re.DOTALL)


def test_who_names_country_and_office(kg: Run, note: Path, tmp_path: Path) -> None:
    kg("build", note, "-o", tmp_path / "out")
    outcome = kg("who", "primakov", "-g", tmp_path / "out")
    assert re.search(r"Yevgeny Primakov.*Russia.*Foreign Minister", outcome.out)


@pytest.fixture
def azizes(kg: Run, tmp_path: Path) -> Path:
    """A graph with one person of two spellings, and a surname that may be his."""
    texts = [
        "Iraqi Foreign Minister Tariq Aziz met Russian Foreign Minister Yevgeny Primakov in Moscow.",
        "Iraqi Foreign Minister Tareq Aziz met Yevgeny Primakov in Baghdad.",
        "Primakov met Qian Qichen in Beijing.",
    ]
    rows = [json.dumps({"id": f"t{i}", "text": text}) for i, text in enumerate(texts)]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    assert kg("build", tmp_path / "in.jsonl", "-o", tmp_path / "out", "--quiet").code == 0
    return tmp_path / "out"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "aziz",
            r"person/tariq-aziz\n  joined: Tareq Aziz is Tariq Aziz: the same name \(\+6\); spelled otherwise \(-1\)",
        ),
        (
            "yevgeny",
            r"person/yevgeny-primakov\n  perhaps person/primakov\.\w+ \(0\.\d+\): the same single name",
        ),
    ],
    ids=["joined", "in doubt"],
)
def test_who_tells_why(kg: Run, azizes: Path, name: str, expected: str) -> None:
    assert re.search(expected, kg("who", name, "-g", azizes).out)


def test_who_gives_ids_and_reasons_as_records(kg: Run, azizes: Path) -> None:
    (record,) = json.loads(kg("who", "aziz", "-g", azizes, "--format", "json").out)
    assert record["id"] == "person/tariq-aziz"
    assert record["joined because"].startswith("Tareq Aziz is Tariq Aziz: ")


def test_who_knows_nobody_of_that_name(kg: Run, demo: Path) -> None:
    outcome = kg("who", "Xqzzy", "-g", demo)
    assert outcome.code == 1
    assert "Xqzzy" in outcome.err


@pytest.fixture
def two_chinese(kg: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A graph of two people, built in the current folder."""
    monkeypatch.chdir(tmp_path)
    rows = [
        {"id": "a", "text": "Chinese Foreign Minister Qian Qichen met Tariq Aziz in Baghdad."},
        {"id": "b", "text": "Chinese Foreign Minister Tang Jiaxuan met Igor Ivanov in Moscow."},
    ]
    Path("in.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert kg("build", "in.jsonl", "-o", "out", "--quiet").code == 0
    return Path("out")


def people_of(kg: Run, out: Path) -> set[str]:
    """The ids of the people of a graph."""
    query = "SELECT ?p { ?p a dip:Person }"
    found = kg("query", "--sparql", "-", "-g", out, "--format", "json", stdin=query)
    return {row["p"].rsplit("/", 1)[-1] for row in json.loads(found.out)}


def test_same_and_its_undoing(kg: Run, two_chinese: Path) -> None:
    before = people_of(kg, two_chinese)
    assert kg("same", "Qian Qichen", "person/tang-jiaxuan", "-g", two_chinese).code == 0
    build = ("build", "in.jsonl", "-o", two_chinese, "--resume", "--quiet")
    assert kg(*build, "--identities", "identities.yml").code == 0
    assert people_of(kg, two_chinese) == before - {"tang-jiaxuan"}
    Path("identities.yml").write_text("# nothing left\n", encoding="utf-8")
    assert kg(*build, "--identities", "identities.yml").code == 0
    assert people_of(kg, two_chinese) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("same", "Qian Qichen", "Tang Jiaxun"), "nearest: person/tang-jiaxuan"),
        (("same", "Qian Qichen", "person/qian-qichen"), "already"),
        (("different", "Nobody At All", "Qian Qichen"), "nobody is called 'Nobody At All'"),
        (("build", "in.jsonl", "-o", "out", "--identities", "missing.yml"), "missing.yml: no such file"),
    ],
    ids=["misspelt", "one already", "unknown", "no file"],
)
def test_overrules_that_cannot_be_made(kg: Run, two_chinese: Path, arguments: tuple[str, ...], words: str) -> None:
    outcome = kg(*arguments, *(() if arguments[0] == "build" else ("-g", two_chinese)))
    assert (outcome.code, words in outcome.err) == (1, True)
    assert not Path("identities.yml").exists()


def test_the_opposite_of_a_line_is_refused(kg: Run, two_chinese: Path) -> None:
    assert kg("different", "Qian Qichen", "Tang Jiaxuan", "-g", two_chinese).code == 0
    outcome = kg("same", "Tang Jiaxuan", "Qian Qichen", "-g", two_chinese)
    assert outcome.code == 1
    assert "identities.yml:1: says the opposite" in outcome.err


def test_explain(kg: Run) -> None:
    outcome = kg("explain", "Sharansky met with Primakov.")
    assert outcome.code == 0
    assert "Meeting" in outcome.out
