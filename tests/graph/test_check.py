"""Each rule of the check finds its breach in a graph that was spoilt by hand, and nothing in a sound one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.graph.check import check
from kg.graph.vocabulary import PREFIXES

PREFIX = (
    "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    + "PREFIX id: <https://w3id.org/diplograph/id/>\n"
)
GORE, SHARANSKY = (
    "<https://w3id.org/diplograph/id/person/al-gore>",
    "<https://w3id.org/diplograph/id/person/natan-sharansky>",
)


def test_a_sound_graph_has_no_breach(built: Path) -> None:
    assert list(check(built)) == []


@pytest.mark.parametrize(
    ("update", "breach"),
    [
        pytest.param(
            f"INSERT DATA {{ {GORE} rdfs:label 'Albert' }}",
            "person/al-gore must have one label and has 2",
            id="one_label",
        ),
        pytest.param(
            f"INSERT DATA {{ {GORE} dip:country id:x }}", "points with dip:country to .*id/x, of which", id="dangling"
        ),
        pytest.param("DELETE WHERE { ?c dip:rule ?r }", "claim/[0-9a-f]+ lacks", id="complete_claims"),
        pytest.param("DELETE WHERE { ?c dip:about ?e }", "event/.* is carried by no claim", id="unsupported_events"),
        pytest.param(
            f"INSERT DATA {{ {GORE} dip:metWith {GORE} }}",
            "al-gore is tied to itself by dip:metWith",
            id="with_oneself",
        ),
        pytest.param(
            f"INSERT DATA {{ {GORE} dip:accused {SHARANSKY} }}",
            "al-gore dip:accused .* is supported by no",
            id="shortcuts",
        ),
        pytest.param(
            f"INSERT {{ {GORE} dip:holdsOffice ?o }} WHERE {{ ?o a dip:Office }}",
            "al-gore holds .* by no claim",
            id="offices_held",
        ),
        pytest.param("INSERT DATA { [] rdfs:label 'x' }", "blank nodes stand in 1 of", id="blank-node"),
        pytest.param(
            "DELETE { ?c dip:charStart ?n } INSERT { ?c dip:charStart 1 } WHERE { ?c dip:charStart ?n }",
            "quotes what does not stand in document briefs/one at 1 to",
            id="misquoted",
        ),
    ],
)
def test_breaches(built: Path, tmp_path: Path, update: str, breach: str) -> None:
    store = Store()
    store.bulk_load(path=str(built / "graph.ttl"), format=RdfFormat.TURTLE)
    store.update(PREFIX + update)
    store.dump(str(tmp_path / "graph.ttl"), RdfFormat.TURTLE, from_graph=next(iter(store)).graph_name)
    shutil.copytree(built / "texts", tmp_path / "texts")
    assert [words for words in check(tmp_path) if re.search(breach, words)]


def test_a_missing_text_is_named(built: Path, tmp_path: Path) -> None:
    shutil.copy(built / "graph.ttl", tmp_path)
    (tmp_path / "texts").mkdir()
    assert any("text of document briefs/one is not there" in words for words in check(tmp_path))
