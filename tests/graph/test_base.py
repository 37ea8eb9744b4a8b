"""Ids are told from IRIs whatever the data's base is, also where it holds "/id/" itself, twice, or nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.cli import who as who_module
from kg.cli.who import people_of
from kg.graph.base import base_of
from kg.graph.naming import find_named
from kg.graph.query import run_query
from kg.graph.vocabulary import DEFAULT_BASE

BASES = [DEFAULT_BASE, "https://x.org/", "https://x.org/id/mine/", "https://x.org/id/a/id/", "https://x.org/data#"]
GRAPH = """PREFIX dip: <https://w3id.org/diplograph/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
<{base}graph> a <http://www.w3.org/2002/07/owl#Ontology> .
<{base}person/al-gore> a dip:Person ; rdfs:label "Al Gore" .
<{base}person/id/al-gore> a dip:Person ; rdfs:label "Albert Gore" .
<{base}doubt/1> dip:candidate <{base}person/al-gore>, <{base}person/id/al-gore> ; dip:score 0.5 ; dip:reason "alike" .
"""


@pytest.fixture(params=BASES)
def base(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_base_is_read_from_the_header(base: str) -> None:
    store = Store()
    store.load(GRAPH.format(base=base), format=RdfFormat.TURTLE)
    assert base_of(store) == base
    assert base_of(Store()) == DEFAULT_BASE


@pytest.mark.parametrize("words", ["person/al-gore", "{base}person/al-gore"], ids=["id", "iri"])
def test_an_id_means_its_node(base: str, words: str) -> None:
    store = Store()
    store.load(GRAPH.format(base=base), format=RdfFormat.TURTLE)
    (node,) = find_named(store, "person", words.format(base=base))
    assert (node.id, node.iri) == ("person/al-gore", f"{base}person/al-gore")


def test_kg_who_gives_ids(base: str, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(GRAPH.format(base=base))
    query = Path(who_module.__file__).with_name("who.rq").read_text(encoding="utf-8")
    rows = run_query(tmp_path, query, {"words": "gore", "_base": base}).rows
    assert [(row[0], row[1], row[6]) for row in people_of(rows, base)] == [
        ("Al Gore", "person/al-gore", "person/id/al-gore (0.5): alike"),
        ("Albert Gore", "person/id/al-gore", "person/al-gore (0.5): alike"),
    ]
