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
        "counted",
        "Three states agreed to meet on fishing rights: Iceland, Norway and Ireland.",
        "Meeting[Planned]: Iceland, Norway, Ireland > Iceland, Norway, Ireland",
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
    (
        "first-of-a-list",
        "Hungarian Prime Minister Gyula Horn, Polish Prime Minister Hanna Suchocka and Czech Prime Minister Milos Zeman"
        " met at the party headquarters.",
        "Meeting: Horn, Suchocka, Zeman > Horn, Suchocka, Zeman",
    ),
    (
        "persons-before-their-states",
        "The foreign ministers of Hungary and Romania met on Monday. The talks between Hungarian Foreign Minister Geza"
        " Jeszenszky and Romanian Foreign Minister Adrian Nastase were cordial.",
        "Meeting: Jeszenszky, Nastase > Jeszenszky, Nastase",
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


# Id, text, the last claim of a meeting or visit expected.
OTHERS = [
    (
        "joins-the-talks-told-of",
        "Peru and Ecuador held talks in Lima. Also participating were Chile and Brazil.",
        "Meeting: Peru, Ecuador > Chile, Brazil @ Lima",
    ),
    (
        "behind-a-place",
        "After two days of talks in Oslo, Chad and Togo signed an accord.",
        "Meeting: Chad, Togo > Chad, Togo @ Oslo",
    ),
    (
        "fighters",
        "Officials of Colombia and Shining Path guerrillas met in Caracas.",
        "Meeting: Colombia, Shining Path > Colombia, Shining Path @ Caracas",
    ),
    (
        "counterpart-from",
        "Foreign Minister Jack Straw met his counterpart from Guinea, Mahawa Bangoura, in Accra.",
        "Meeting: Straw > Bangoura @ Accra",
    ),
    (
        "visited-to-meet",
        "Helen Clark, visiting Fiji to meet Laisenia Qarase, praised him.",
        "Meeting[Planned]: Clark > Qarase",
    ),
    (
        "gapped",
        "Menachem Begin met Anwar Sadat in Cairo and King Hussein in Amman.",
        "Meeting: Begin > Sadat, Hussein @ Amman",
    ),
    (
        "with-and-then-with",
        "Dennis Ross met first with Yasser Arafat and then with Ehud Barak.",
        "Meeting: Ross > Arafat, Barak",
    ),
]


@pytest.mark.parametrize(("text", "meeting"), [o[1:] for o in OTHERS], ids=[o[0] for o in OTHERS])
def test_who_met_whom(extractor: Extractor, text: str, meeting: str) -> None:
    found = [c for c in claims_of(extractor, text) if c.kind == "Meeting"]
    assert found
    assert Expected.parse(meeting).fits(found[-1])


def test_others_took_part_too(extractor: Extractor) -> None:
    text = "The summit was also attended by Vicente Fox and Tony Blair."
    assert not [c for c in claims_of(extractor, text) if c.kind in ("Meeting", "Summit")]
