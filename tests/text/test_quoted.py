"""The first person in quotations: whose "I" and "we" it is."""

from __future__ import annotations

import pytest

import kg
from kg.extract.claims import Extractor
from kg.extract.frames import Lexicon
from kg.model import Article
from kg.text.language import Language

CASES = {
    "I": ('"I thank Chad," Sudanese Foreign Minister Omar Hashim said.', "Support: Omar Hashim > Chad"),
    "we": ('"We thank Chad," Sudanese Foreign Minister Omar Hashim told reporters.', "Support: Omar Hashim > Chad"),
    "said before": (
        '"It was a long day," Sudanese Foreign Minister Omar Hashim said. "We thank Chad and Mali."',
        "Support: Omar Hashim > Chad, Mali",
    ),
}


@pytest.mark.parametrize(("text", "claim"), CASES.values(), ids=CASES.keys())
def test_quoted(language: Language, frames: Lexicon, text: str, claim: str) -> None:
    claims = Extractor(language, frames).claims(Article("a", text))
    assert claim in [kg.describe(c) for c in claims]


def test_nobody_quoted(language: Language, frames: Lexicon) -> None:
    claims = Extractor(language, frames).claims(Article("a", "We thank Chad."))
    assert not [c for c in claims if c.kind == "Support"]
