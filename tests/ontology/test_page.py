"""The page of the ontology: up to date, whole, and readable without a network."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import RDF, Graph

from kg.graph.vocabulary import DIP_NS
from kg.resources import ONTOLOGY

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "ontology.html"


@pytest.fixture(scope="module")
def text() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_is_what_the_ontology_gives(text: str) -> None:
    """In a process of its own: pyLODE sets up logging for all that runs beside it."""
    made = subprocess.run([sys.executable, "-m", "tests.ontology.page"], capture_output=True, check=True, cwd=ROOT)
    again = made.stdout.decode("utf-8").replace("\r\n", "\n")
    assert text == again, "run: python -m tests.ontology.page > docs/ontology.html"


def test_every_term_has_its_anchor(text: str) -> None:
    """So an IRI of a term, when it is served by this page, leads to the term."""
    anchors = re.findall(r'id="([^"]+)"', text)
    terms = {str(term).removeprefix(DIP_NS) for term in Graph().parse(ONTOLOGY / "diplomacy.ttl").subjects(RDF.type)}
    own = {term for term in terms if "/" not in term}
    assert len(own) > 120
    assert own <= set(anchors)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]*)"', text)) <= set(anchors)


def test_nothing_is_fetched(text: str) -> None:
    fetched = re.findall(r'<(?:link|script|img|iframe)[^>]*(?:href|src)="(?!data:)[^"]*"|@import|url\(', text)
    assert fetched == []


@pytest.mark.parametrize(
    "words", ["Diplograph contributors", "creativecommons.org/licenses/by/4.0", "PLOVER type: CONSULT", "Close to sem:"]
)
def test_says_what_readers_look_for(text: str, words: str) -> None:
    assert words in text
