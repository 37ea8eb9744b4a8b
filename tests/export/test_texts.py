"""Stored texts and the way of all files into their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.aside import aside
from kg.export.texts import text_path, write_text
from kg.model import Article


@pytest.mark.parametrize(
    ("identifier", "path"),
    [
        pytest.param("briefs/001", "briefs/001.txt", id="folders"),
        pytest.param("my report é", "my report é.txt", id="spaces-and-letters"),
        pytest.param("../../etc/passwd", "%2E%2E/%2E%2E/etc/passwd.txt", id="upwards"),
        pytest.param("/etc/passwd", "%/etc/passwd.txt", id="absolute"),
        pytest.param("a//b", "a/%/b.txt", id="empty-piece"),
        pytest.param("https://x.example/?a=1", "https%3A/%/x.example/%3Fa%3D1.txt", id="address"),
        pytest.param("a\x00b", "a%00b.txt", id="null"),
        pytest.param("a%3Ab", "a%253Ab.txt", id="percent-sign"),
        pytest.param("\u202etxt.exe\n\x1b", "%E2%80%AEtxt.exe%0A%1B.txt", id="marks-of-direction"),
        pytest.param("a.txt/b.TXT/.txt/c", "a%2Etxt/b%2ETXT/%2Etxt/c.txt", id="folders-named-as-texts"),
        pytest.param("a/" * 3000 + "b", "%long-e18dae8be430c3af92eceae56b09bfd801466ce6.txt", id="long-path"),
    ],
)
def test_paths_stay_below_the_folder(tmp_path: Path, identifier: str, path: str) -> None:
    assert str(text_path(identifier)) == path
    write_text(Article(identifier, "x\n"), tmp_path)
    assert (tmp_path / path).read_bytes() == b"x\n"


def test_very_long_identifiers_stay_apart(tmp_path: Path) -> None:
    for name in ("a" * 400, "a" * 401):
        write_text(Article(name, name), tmp_path)
    assert sorted(len(p.read_text(encoding="utf-8")) for p in tmp_path.iterdir()) == [400, 401]


PIECE = st.sampled_from(["a", "b", "a.txt", ".txt", "a:", "a%3A", "%", "..", "a" * 300, "%long-1"])
PIECES = st.lists(PIECE, min_size=1)


@given(st.sets(PIECES.map("/".join), min_size=2, max_size=2))
def test_no_two_identifiers_have_one_path_and_none_is_a_folder_of_another(names: set[str]) -> None:
    one, other = map(text_path, names)
    assert one != other
    assert one not in other.parents
    assert other not in one.parents


def test_texts_are_written_as_they_are(tmp_path: Path) -> None:
    write_text(Article("x", "a\r\n\U0001f600 \udc80\n"), tmp_path)
    assert (tmp_path / "x.txt").read_bytes().decode("utf-8") == "a\r\n\U0001f600 \ufffd\n"


def test_nothing_appears_if_writing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")

    def fail() -> None:
        with aside(tmp_path / "file") as draft:
            draft.write_text("half", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert {p.name: p.read_text(encoding="utf-8") for p in tmp_path.iterdir()} == {"file": "old"}


def test_a_folder_takes_the_place_of_a_folder(tmp_path: Path) -> None:
    for name in ("old", "new"):
        with aside(tmp_path / "folder") as draft:
            draft.mkdir()
            (draft / name).touch()
    assert [str(p.relative_to(tmp_path)) for p in sorted(tmp_path.rglob("*"))] == ["folder", "folder/new"]
