"""Inputs: files, folders and JSONL; encodings; what is skipped and in which words."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read import Skipped, read_inputs


def read(*inputs: Path | str) -> tuple[dict[str, str], list[Skipped]]:
    """Texts by identifier in the order of reading, and what was skipped."""
    skipped: list[Skipped] = []
    articles = list(read_inputs([str(each) for each in inputs], skipped))
    return {article.id: article.text for article in articles}, skipped


def test_folders_are_read_to_their_ends_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.md", "a/b/deep.one.txt", "a.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"He left {name}.")
    texts, skipped = read(tmp_path)
    assert list(texts) == ["a/b/deep.one", "a/c", "a/z", "a", "b"]
    assert skipped == []


def test_a_single_file_is_named_by_its_stem(tmp_path: Path) -> None:
    (tmp_path / "oslo.txt").write_text("He left.")
    assert read(tmp_path / "oslo.txt") == ({"oslo": "He left."}, [])


ENCODED = [
    ("UTF-8", "Zoë’s\n".encode(), "Zoë’s\n"),
    ("UTF-8 with mark", "Zoë\n".encode("utf-8-sig"), "Zoë\n"),
    ("UTF-16 little-endian", b"\xff\xfe" + "Zoë\n".encode("utf-16-le"), "Zoë\n"),
    ("UTF-16 big-endian", b"\xfe\xff" + "Zoë\n".encode("utf-16-be"), "Zoë\n"),
    ("line ends", b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
    (
        "control characters",
        b"He left a note\x00 with a bell\x07 and a tab\t for the others\x0b.\n",
        "He left a note  with a bell  and a tab\t for the others .\n",
    ),
    ("decomposed letters", "Zoe\u0308".encode(), "Zoe\u0308"),
    ("next line", "He left the old town\u0085and went".encode(), "He left the old town and went"),
]


@pytest.mark.parametrize(("data", "text"), [each[1:] for each in ENCODED], ids=[each[0] for each in ENCODED])
def test_encodings(tmp_path: Path, data: bytes, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert read(tmp_path) == ({"a": text}, [])


def test_windows_1252_is_read_and_noted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Zoë’s".encode("cp1252"))
    texts, skipped = read(tmp_path)
    assert texts == {"a": "Zoë’s"}
    assert [(note.kept, note.reason) for note in skipped] == [(True, "not UTF-8, read as Windows-1252")]


LEFT_OUT = [
    ("empty.txt", b"", "empty"),
    ("blank.md", b" \n\t\n", "empty"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "no text"),
]


@pytest.mark.parametrize(("name", "data", "reason"), LEFT_OUT, ids=[each[0] for each in LEFT_OUT])
def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_text("He left.")
    texts, skipped = read(tmp_path)
    assert list(texts) == ["zz"]
    assert [each.source for each in skipped] == [str(tmp_path / name)]
    assert reason in skipped[0].reason
    assert "\n" not in str(skipped[0])


def test_files_of_another_kind_are_one_line_a_folder(tmp_path: Path) -> None:
    for name in ("a.doc", "sub/b.DOC", "sub/c.tsv", "README", "d.tar.gz", "e.zip.gz", "zz.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("He left.")
    texts, skipped = read(tmp_path)
    assert list(texts) == ["zz"]
    assert [(each.source, each.other, each.kept) for each in skipped] == [(str(tmp_path), True, False)]
    assert skipped[0].reason == "6 files of another kind (2 .doc, 1 .tar.gz, 1 .tsv, 1 .zip.gz, 1 without ending)"


def test_what_builds_wrote_is_no_input(tmp_path: Path) -> None:
    built = ("graph.ttl", "report.json", "texts/a.txt", "claims/0a/b.jsonl", "tables/people.csv")
    unfinished = ("new/claims/0a/b.jsonl", "new/note.txt")
    for name in (*(f"old/{each}" for each in built), *unfinished, "texts/mine.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"He left {name}.")
    skipped: list[Skipped] = []
    articles = list(read_inputs([str(tmp_path)], skipped, tmp_path / "new"))
    assert [article.id for article in articles] == ["new/note", "texts/mine"]
    assert skipped == []


BROKEN = [
    ('{"id": "a", "text": ', "no JSON"),
    ("[1, 2]", "no object"),
    ('{"text": "He left."}', "no id"),
    ('{"id": true, "text": "He left."}', "no id"),
    ('{"id": " ", "text": "He left."}', "no id"),
    ('{"id": "../a", "text": "He left."}', "no path below a folder"),
    ('{"id": "/etc/a", "text": "He left."}', "no path below a folder"),
    ('{"id": "a"}', "no text"),
    ('{"id": "a", "text": 7}', "no text"),
    ('{"id": "a", "text": " "}', "text is empty"),
    ("[" * 100_000, "no JSON"),
    ('{"id": ' + "1" * 5000 + ', "text": "x"}', "no JSON"),
]


@pytest.mark.parametrize(("line", "reason"), BROKEN, ids=[f"{reason}: {line[:20]}" for line, reason in BROKEN])
def test_broken_lines_are_told_with_file_and_line(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text('{"id": 7, "text": "One left."}\n\n' + line + '\n{"id": "c/d", "text": "Two left."}')
    texts, skipped = read(path)
    assert texts == {"7": "One left.", "c/d": "Two left."}
    assert [(each.source, each.line) for each in skipped] == [(str(path), 3)]
    assert reason in skipped[0].reason
    assert str(skipped[0]).startswith(f"{path}, line 3: ")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_records_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    lines = [json.dumps({"id": name, "text": f"Zoë left {name}."}, ensure_ascii=False) for name in "ab"]
    (tmp_path / "r.jsonl").write_bytes("\r\n".join(lines).encode(encoding))
    texts, skipped = read(tmp_path)
    assert texts == {"a": "Zoë left a.", "b": "Zoë left b."}
    guess = [("not UTF-8, read as Windows-1252", True)] if encoding == "cp1252" else []
    assert [(each.reason, each.kept) for each in skipped] == guess


def test_records_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    record = {"id": 1, "text": "He left.\r\nShe \ud800", "title": "T", "published": "1998-03", "source": "S", "x": None}
    stream = io.TextIOWrapper(io.BytesIO(json.dumps(record).encode() + b"\n"))
    monkeypatch.setattr(sys, "stdin", stream)
    skipped: list[Skipped] = []
    (article,) = read_inputs(["-"], skipped)
    assert (article.id, article.text, article.title, article.source) == ("1", "He left.\nShe \ufffd", "T", "S")
    assert article.published is not None
    assert (article.published.begin, article.published.precision) == ("1998-03-01T00:00:00Z", "month")
    assert skipped == []


def test_the_first_of_two_with_one_identifier_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("First left.")
    (tmp_path / "a.txt").write_text("Second left.")
    (tmp_path / "b.jsonl").write_text('{"id": "a", "text": "Third left."}\n{"id": "b", "text": "Fourth left."}')
    texts, skipped = read(tmp_path)
    assert texts == {"a": "First left.", "b": "Fourth left."}
    assert [each.source for each in skipped] == [str(tmp_path / "a.txt"), str(tmp_path / "b.jsonl")]
    assert all(str(tmp_path / "a.md") in each.reason for each in skipped)


def test_records_with_one_identifier_are_told_by_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    path.write_text('{"id": "a", "text": "First left."}\n\n{"id": "a", "text": "Second left."}')
    texts, skipped = read(path)
    assert texts == {"a": "First left."}
    assert [str(each) for each in skipped] == [
        f"{path}, line 3: the id 'a' is taken by {path}, line 1; give the record another id"
    ]


def test_a_missing_input_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere: no such file or folder; give .*") as caught:
        read_inputs([str(tmp_path / "nowhere")], [])
    assert "\n" not in str(caught.value)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    texts, skipped = read(tmp_path)
    assert texts == {}
    assert [(each.source, each.reason) for each in skipped] == [(str(tmp_path), "the folder holds nothing to read")]


def test_loops_and_dead_links_do_not_hang(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("He left.")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    texts, skipped = read(tmp_path)
    assert list(texts) == ["a"]
    assert sorted(Path(each.source).name for each in skipped) == ["dead.txt", "pipe.txt", "round.txt"]


def test_links_that_lead_out_of_a_folder_are_told_and_not_followed(tmp_path: Path) -> None:
    for name in ("given", "elsewhere", "given-not"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"He left {name}.")
    given = tmp_path / "given"
    (given / "file.txt").symlink_to("../elsewhere/a.txt")
    (given / "folder").symlink_to("../elsewhere")
    (given / "neighbour").symlink_to("../given-not")
    (given / "root").symlink_to("/")
    (given / "within.txt").symlink_to("a.txt")
    texts, skipped = read(given)
    assert list(texts) == ["a", "within"]
    out = [each for each in skipped if each.reason == "it is a link that leads out of the folder"]
    assert sorted(Path(each.source).name for each in out) == ["file.txt", "folder", "neighbour", "root"]
    (tmp_path / "mine").symlink_to("elsewhere")
    assert list(read(tmp_path / "mine")[0]) == ["a"]


def test_names_that_are_no_words(tmp_path: Path) -> None:
    names = (b"a\xff.txt", b"b\x1b[31m\n.txt", b"c\xff.doc", b"d" * 250 + b".txt")
    for name in names:
        (tmp_path / os.fsdecode(name)).write_text(f"He left {len(name)}.")
    (tmp_path / os.fsdecode(b"e\x1b\n\xff.txt")).write_text("")
    texts, skipped = read(tmp_path)
    assert list(texts) == ["a\ufffd", "b [31m", "d" * 250]
    assert [str(each).removeprefix(f"{tmp_path}")[:22] for each in skipped] == [
        "/e\\x1b\\n\\udcff.txt: th",
        ": 1 file of another ki",
    ]


def test_an_unusable_date_in_a_record_is_noted_and_the_record_kept(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text('{"id": "a", "text": "He left.", "published": "soon"}')
    texts, skipped = read(tmp_path)
    assert texts == {"a": "He left."}
    assert [(each.line, each.kept) for each in skipped] == [(1, True)]
