"""Repairs of the parse, seen by what the words then give."""

from __future__ import annotations

import pytest

from kg.extract import Extractor, Lexicon
from kg.text.language import Language
from tests.extract.claim_notation import Expected, claims_of

REPAIRED = [
    (
        "gerund-before-a-name",
        "Hassan Wirayuda denied meeting Alexander Downer in Bali.",
        "Meeting[Denied]: Wirayuda > Downer @ Bali",
    ),
    ("gerund-left-alone", "Carlos Menem considered visiting Chile.", "Visit[Planned]: Menem @ Chile"),
]


@pytest.mark.parametrize(("text", "claim"), [r[1:] for r in REPAIRED], ids=[r[0] for r in REPAIRED])
def test_repaired(language: Language, frames: Lexicon, text: str, claim: str) -> None:
    expected = Expected.parse(claim)
    assert [expected.fits(c) for c in claims_of(Extractor(language, frames), text) if c.kind == expected.kind] == [True]
