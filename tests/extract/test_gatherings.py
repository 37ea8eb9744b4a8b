"""Gatherings of many: who is listed as taking part, and who met whom where one of them was the host."""

from __future__ import annotations

import pytest

from kg.extract import Extractor, Lexicon
from kg.text.language import Language
from tests.extract.claim_notation import Expected, claims_of

# Id, text, the meeting expected.
GATHERINGS = [
    (
        "among-them",
        "The conference brought together nine nations, among them Egypt, Jordan and Morocco.",
        "Meeting: Egypt, Jordan, Morocco > Egypt, Jordan, Morocco",
    ),
    (
        "colon",
        "Leaders of five states: Peru, Chile, Bolivia, Ecuador and Brazil met in Lima.",
        "Meeting: Peru > Chile, Bolivia, Ecuador, Brazil @ Lima",
    ),
    (
        "dash-behind-a-name",
        "The talks brought together five countries bordering Chad -- Niger, Libya and Sudan, as well as France.",
        "Meeting: Niger, Libya, Sudan, France > Niger, Libya, Sudan, France",
    ),
    (
        "including",
        "Several African leaders, including President Olusegun Obasanjo of Nigeria and President Thabo Mbeki of South"
        " Africa, met in Lusaka.",
        "Meeting: Obasanjo, Mbeki > Obasanjo, Mbeki @ Lusaka",
    ),
    (
        "three-met-each-other",
        "The presidents of Kenya, Uganda and Tanzania met in Nairobi.",
        "Meeting: Kenya, Uganda, Tanzania > Kenya, Uganda, Tanzania @ Nairobi",
    ),
    (
        "host-is-none-of-them",
        "A two-day conference was held in Dhaka. The meeting brought together six nations: India, Nepal, Bhutan,"
        " Pakistan, Thailand and Sri Lanka.",
        "Meeting: Bangladesh > India, Nepal, Bhutan, Pakistan, Thailand, Sri Lanka @ Dhaka",
    ),
]


@pytest.fixture(scope="module")
def extractor(language: Language, frames: Lexicon) -> Extractor:
    return Extractor(language, frames)


@pytest.mark.parametrize(("text", "meeting"), [g[1:] for g in GATHERINGS], ids=[g[0] for g in GATHERINGS])
def test_gathering(extractor: Extractor, text: str, meeting: str) -> None:
    found = [c for c in claims_of(extractor, text) if c.kind == "Meeting"]
    assert len(found) == 1
    assert Expected.parse(meeting).fits(found[0])


def test_no_list_behind_a_verb(extractor: Extractor) -> None:
    text = "The six nations did not say whether Iran, Iraq and Syria had met."
    assert not [c for c in claims_of(extractor, text) if c.kind == "Meeting" and c.modality == "Asserted"]
