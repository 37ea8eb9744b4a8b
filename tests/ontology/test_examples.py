"""The examples of event classes and modalities are sentences, and the program reads them as they say."""

from __future__ import annotations

import pytest
from rdflib import SKOS, Graph, URIRef

from kg.extract.claims import Extractor
from kg.extract.frames import Lexicon
from kg.graph.vocabulary import DIP_NS, load_vocabulary
from kg.model import MODALITIES, Article
from kg.resources import ONTOLOGY
from kg.text.language import Language

VOCABULARY = load_vocabulary()
EVENTS = sorted(kind for kind in VOCABULARY.parents if VOCABULARY.is_a(kind, "Event") and kind != "Event")


@pytest.fixture(scope="module")
def extractor(language: Language, frames: Lexicon) -> Extractor:
    return Extractor(language, frames)


@pytest.fixture(scope="module")
def found(extractor: Extractor) -> dict[str, set[tuple[str, str]]]:
    """Kind and modality of every claim of the example of each term."""
    graph = Graph().parse(ONTOLOGY / "diplomacy.ttl")
    examples = {name: str(graph.value(URIRef(DIP_NS + name), SKOS.example)) for name in (*EVENTS, *MODALITIES)}
    return {
        name: {(claim.kind, claim.modality) for claim in extractor.claims(Article("example", text))}
        for name, text in examples.items()
    }


@pytest.mark.parametrize("kind", EVENTS)
def test_the_example_of_an_event_class_is_such_an_event(found: dict[str, set[tuple[str, str]]], kind: str) -> None:
    assert (kind, "Asserted") in found[kind]


@pytest.mark.parametrize("modality", MODALITIES)
def test_the_example_of_a_modality_has_it(found: dict[str, set[tuple[str, str]]], modality: str) -> None:
    assert {(kind, found_as) for kind, found_as in found[modality] if kind == "Meeting"} == {("Meeting", modality)}
