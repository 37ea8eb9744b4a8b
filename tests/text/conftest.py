"""What the tests of names and offices share: an article read, and its offices in short."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kg.model import Article

if TYPE_CHECKING:
    from kg.text.annotate import Annotation, OfficeFact
    from kg.text.language import Language


@pytest.fixture(scope="session")
def annotate(language: Language) -> Callable[[str], Annotation]:
    """Reads a text as an article without a date."""
    from kg.text.annotate import Annotator

    annotator = Annotator(language)
    return lambda text: annotator.annotate(Article("test", text))


@pytest.fixture(scope="session")
def offices(annotate: Callable[[str], Annotation]) -> Callable[[str], list[str]]:
    """The offices of a text, sorted: "Person: Title of Owner", "former" in brackets."""
    return lambda text: sorted({_short(fact) for fact in annotate(text).offices})


def _short(fact: OfficeFact) -> str:
    owner = f" of {fact.owner.name}" if fact.owner else ""
    return f"{fact.person.name}: {fact.title}{owner}" + (" (former)" if "former" in fact.status else "")
