"""RDF files that would kill the parser are refused where they are opened or checked; other formats are not read."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.graph import store as store_module
from kg.graph.rdf_file import statements_in
from kg.graph.store import open_store
from kg.run.intact import faults_of

DEEP = 60_000
BOMB = "<x:s> <x:p> " + "<<( <x:s> <x:p> " * DEEP + "<x:o>" + " )>>" * DEEP + " .\n"
DIES = "it is not read: the RDF library does not survive it; it is nested too deep, or too long"


@pytest.mark.parametrize("name", ["deep.ttl", "deep.nq", "deep.nt", "deep.trig"])
def test_triples_within_triples_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(BOMB)
    with pytest.raises(InputError, match=f"{name}: {DIES}"):
        open_store(tmp_path / name)


def test_the_parser_itself_dies_of_them(tmp_path: Path) -> None:
    (tmp_path / "deep.ttl").write_text(BOMB)
    code = "import pyoxigraph as o; list(o.parse(path='deep.ttl', format=o.RdfFormat.TURTLE))"
    assert subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False).returncode < 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("<x:s> <x:p> " + "(" * 10_000 + ")" * 10_000 + " .", 19_999, id="lists"),
        pytest.param("<x:s> <x:p> " + "[<x:p> " * 10_000 + "1" + "]" * 10_000 + " .", 10_001, id="nodes"),
        pytest.param("<x:s> <x:p> " + "<<( <x:s> <x:p> " * 100 + "1" + " )>>" * 100 + " .", 1, id="few-triples"),
    ],
)
def test_what_the_parser_survives_is_read(tmp_path: Path, text: str, count: int) -> None:
    (tmp_path / "a.ttl").write_text(text)
    assert (statements_in(tmp_path / "a.ttl"), len(open_store(tmp_path / "a.ttl"))) == (count, count)


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nq"])
def test_kg_check_tells_of_them(built: Path, tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(built, tmp_path / "out")
    (folder / name).write_text(BOMB)
    assert [fault.partition("; make it anew")[0] for fault in faults_of(folder)] == [f"{folder / name}: {DIES}"]


def test_a_file_without_sense_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<x:s> <x:p> 1 .\noops")
    with pytest.raises(InputError, match=r"a\.ttl: .*line 2.*; build it again"):
        open_store(tmp_path / "a.ttl")


def test_a_file_beyond_all_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "LARGEST", 10)
    (tmp_path / "a.nt").write_text("<x:s> <x:p> <x:o> .\n")
    with pytest.raises(InputError, match=r"a\.nt: 0 MB, of at most 0 MB"):
        open_store(tmp_path / "a.nt")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(
            "bomb.rdf",
            '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><r>&b;</r>',
            id="entities",
        ),
        pytest.param("remote.jsonld", '{"@context": "http://127.0.0.1:9/context", "@id": "x:a"}', id="remote-context"),
        pytest.param("local.jsonld", '{"@context": "file:///etc/passwd", "@id": "x:a"}', id="local-context"),
    ],
)
def test_formats_that_fetch_or_expand_are_not_read(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=r"no RDF file by its ending; valid: \.nq, \.nt, \.trig, \.ttl"):
        open_store(tmp_path / name)
