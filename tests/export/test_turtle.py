"""Turtle and N-Quads: the same bytes each time, only plain prefixed names, and no name that breaks the file."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import Graph

from kg.export.outputs import write_outputs
from kg.graph.space import DataSpace, storable, text
from kg.graph.vocabulary import ALT_LABEL, LABEL
from kg.resolve.names import slug
from tests.graph.described import iri, write_quads
from tests.graph.hand_made import ARTICLES, CLAIMS

NAMES = st.text(st.characters(), min_size=1, max_size=60)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("turtle")
    write_outputs(ARTICLES, CLAIMS, out)
    return out


def test_a_build_leaves_these_files_and_no_draft(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == ["graph.nq", "graph.ttl", "store", "tables", "texts"]


@pytest.mark.parametrize("held", [3, 10_000], ids=["in-a-file", "in-memory"])
def test_another_order_gives_the_same_bytes(
    folder: Path, tmp_path: Path, held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.run.sorting.HELD", held)
    articles, claims = list(ARTICLES), [*CLAIMS, *CLAIMS[:2]]
    random.Random(3).shuffle(articles)
    random.Random(4).shuffle(claims)
    write_outputs(articles, claims, tmp_path)
    names = [
        "graph.ttl",
        "graph.nq",
        *(f"tables/{name}.{form}" for name in ("events", "people", "offices") for form in ("csv", "parquet")),
        "texts/briefs/one.txt",
    ]
    assert [name for name in names if (folder / name).read_bytes() != (tmp_path / name).read_bytes()] == []


def test_building_again_replaces_what_was_there(tmp_path: Path) -> None:
    write_outputs(ARTICLES, CLAIMS, tmp_path)
    counts = write_outputs(ARTICLES[:1], (), tmp_path)
    assert (counts.documents, counts.people, counts.events, counts.claims) == (1, 0, {}, {})
    assert [str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*.txt")] == ["texts/briefs/one.txt"]


def test_counts(tmp_path: Path) -> None:
    counts = write_outputs(ARTICLES, CLAIMS, tmp_path)
    assert (counts.documents, counts.people) == (4, 6)
    assert counts.claims == {"Asserted": 9, "Denied": 2, "Planned": 2}
    assert sum(counts.events.values()) == 10
    assert counts.best_connected[0] == ("Natan Sharansky", 3)


def test_only_plain_names_have_a_prefix(folder: Path) -> None:
    lines = (folder / "graph.ttl").read_text(encoding="utf-8").split("\n")
    bare = [re.sub(r'"(?:[^"\\]|\\.)*"|<[^>]*>', "", line) for line in lines if not line.startswith("@prefix")]
    names = {name for line in bare for name in re.findall(r"[^\s,;]+:[^\s,;]*", line)}
    assert len(names) > 100
    assert [n for n in names if not re.fullmatch(r"(?:\^\^)?[a-z]+:[A-Za-z](?:[\w-]*\w)?", n, re.ASCII)] == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=4))
def test_no_name_breaks_the_file(tmp_path: Path, names: list[str]) -> None:
    space = DataSpace()
    quads = [
        Quad(iri(space.node("person/" + slug(name))), predicate, Literal(storable(name)), iri(space.world_graph))
        for name in names
        for predicate in (LABEL, ALT_LABEL)
    ]
    write_quads(quads, tmp_path, space)
    expected = {(q.subject.value, q.predicate.value, q.object.value) for q in quads}
    for file, form in (("graph.ttl", RdfFormat.TURTLE), ("graph.nq", RdfFormat.N_QUADS)):
        read = {
            (q.subject.value, q.predicate.value, q.object.value) for q in parse(path=str(tmp_path / file), format=form)
        }
        assert read == expected
    other = Graph().parse(tmp_path / "graph.ttl")
    assert {(str(s), str(p), str(o)) for s, p, o in other} == expected


def test_typed_and_tagged_literals(tmp_path: Path) -> None:
    space, label = DataSpace(), LABEL
    decimal = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    literals = [Literal("0.9", datatype=decimal), Literal("x^^<y>"), Literal("met", language="en")]
    subject, graph = iri(space.node("topic/x")), iri(space.world_graph)
    write_quads([Quad(subject, label, o, graph) for o in literals], tmp_path, space)
    last = (tmp_path / "graph.ttl").read_text(encoding="utf-8").splitlines()[-1]
    assert last == 'topic:x rdfs:label "0.9"^^xsd:decimal, "met"@en, "x^^<y>" .'


def test_texts_are_escaped_as_oxigraph_does() -> None:
    every = (f"a{chr(code)}b" for code in range(0x110000))
    assert [one for one in every if text(one) != str(Literal(storable(one)))] == []
