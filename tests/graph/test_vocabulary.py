"""The vocabulary as the program reads it from the ontology."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.graph.vocabulary import Vocabulary, load_vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.mark.parametrize(
    ("kind", "shortcut", "mutual"),
    [
        ("Meeting", "metWith", True),
        ("Call", "metWith", True),
        ("Agreement", "agreedWith", True),
        ("Cooperation", "cooperatesWith", True),
        ("Visit", "visited", False),
        ("Demand", "requestedFrom", False),
        ("Notification", "told", False),
        ("Transfer", "suppliedTo", False),
        ("Assault", "attacked", False),
        ("Statement", None, False),
        ("Departure", None, False),
    ],
)
def test_shortcuts_come_from_the_ontology(
    vocabulary: Vocabulary, kind: str, shortcut: str | None, mutual: bool
) -> None:
    assert (vocabulary.shortcut(kind), vocabulary.is_mutual(kind)) == (shortcut, mutual)


@pytest.mark.parametrize(("kind", "root"), [("Summit", "Meeting"), ("Departure", "Appointment"), ("Visit", "Visit")])
def test_root(vocabulary: Vocabulary, kind: str, root: str) -> None:
    assert vocabulary.root(kind) == root


def test_an_unknown_term_lists_the_valid_ones(vocabulary: Vocabulary) -> None:
    with pytest.raises(DataError, match=r"'metwith' is no term of the ontology; valid: .*metWith"):
        vocabulary.term("metwith")


@pytest.mark.parametrize(
    "text",
    ["<http://x/a> <http://x/b> <http://x/c> .", "<http://x/a> a <http://www.w3.org/2002/07/owl#Ontology> ."],
    ids=["no-header", "no-version"],
)
def test_a_file_without_header_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "bare.ttl").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"bare\.ttl: no owl:Ontology"):
        load_vocabulary(tmp_path / "bare.ttl")
