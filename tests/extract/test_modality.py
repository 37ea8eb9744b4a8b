"""Whether it happened: one sentence a row, with the modality that its claim of a kind must have."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.extract import Extractor
from kg.extract.frames import Lexicon
from kg.extract.modality_lexicon import load_modality
from kg.model import Article
from kg.resources import ONTOLOGY
from kg.text.language import Language

A, P, R, D, H = "Asserted", "Planned", "Reported", "Denied", "Hypothetical"

CASES = {
    "what a clause is said to be": [
        ("It is possible that Carlos Moreno met Colin Tanaka in Lima.", "Meeting", H),
        ("It was thought possible that Carlos Moreno met Colin Tanaka.", "Meeting", H),
        ("It is doubtful that Carlos Moreno met Colin Tanaka.", "Meeting", H),
        ("It remains unclear whether Carlos Moreno met Colin Tanaka.", "Meeting", H),
        ("It is not clear whether Carlos Moreno met Colin Tanaka.", "Meeting", H),
        ("It is not certain that Carlos Moreno met Colin Tanaka.", "Meeting", H),
        ("It is not impossible that Carlos Moreno met Colin Tanaka.", "Meeting", H),
        ("It is not possible that Carlos Moreno met Colin Tanaka.", "Meeting", D),
        ("It is impossible that Carlos Moreno met Colin Tanaka.", "Meeting", D),
        ("It is certain that Carlos Moreno met Colin Tanaka in Lima.", "Meeting", A),
        ("It is known that Carlos Moreno met Colin Tanaka in Lima.", "Meeting", A),
        ("It is possible that Carlos Moreno will visit Tokyo.", "Visit", P),
        ("There is a chance that Carlos Moreno visited Tokyo.", "Visit", H),
        ("Elena Vargas was sure that Carlos Moreno met Colin Tanaka.", "Meeting", H),
    ],
    "own words": [
        ("Carlos Moreno met Colin Tanaka in Lima.", "Meeting", A),
        ("Carlos Moreno has met Colin Tanaka in Lima.", "Meeting", A),
        ("Carlos Moreno did meet Colin Tanaka in Lima.", "Meeting", A),
        ("Carlos Moreno will meet Colin Tanaka in Lima.", "Meeting", P),
        ("Carlos Moreno is going to meet Colin Tanaka in Lima.", "Meeting", P),
        ("Carlos Moreno is to meet Colin Tanaka in Lima.", "Meeting", P),
        ("Carlos Moreno is about to meet Colin Tanaka.", "Meeting", P),
        ("Carlos Moreno may meet Colin Tanaka in Lima.", "Meeting", P),
        ("Carlos Moreno might meet Colin Tanaka in Lima.", "Meeting", H),
        ("Carlos Moreno has yet to meet Colin Tanaka.", "Meeting", P),
        ("Carlos Moreno did not meet Colin Tanaka in Lima.", "Meeting", D),
        ("Carlos Moreno will not meet Colin Tanaka in Lima.", "Meeting", D),
        ("Carlos Moreno never met Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno cannot have met Colin Tanaka in Lima.", "Meeting", D),
        ("Carlos Moreno may have met Colin Tanaka in Lima.", "Meeting", H),
        ("Carlos Moreno must have met Colin Tanaka in Lima.", "Meeting", H),
        ("Carlos Moreno could have met Colin Tanaka in Lima.", "Meeting", H),
        ("Carlos Moreno might not have met Colin Tanaka in Lima.", "Meeting", H),
        ("Carlos Moreno could not have met Colin Tanaka in Lima.", "Meeting", D),
        ("Carlos Moreno should have met Colin Tanaka in Lima.", "Meeting", D),
        ("Carlos Moreno almost met Colin Tanaka in Lima.", "Meeting", D),
        ("Carlos Moreno reportedly met Colin Tanaka in Lima.", "Meeting", R),
        ("Neither Carlos Moreno nor Elena Vargas met Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno neither met Colin Tanaka nor visited Tokyo.", "Meeting", D),
        ("Not only did Carlos Moreno meet Colin Tanaka, he visited Tokyo.", "Meeting", A),
        ("Did Carlos Moreno meet Colin Tanaka?", "Meeting", H),
        ("If and when Carlos Moreno meets Colin Tanaka, he will protest.", "Meeting", H),
        ("There is no truth in the report that Carlos Moreno met Colin Tanaka in Lima.", "Meeting", D),
        ("Carlos Moreno met Colin Tanaka in Lima, if a Chilean weekly can be trusted.", "Meeting", R),
        ("Talks between Carlos Moreno and Colin Tanaka never got off the ground.", "Meeting", D),
        ("Carlos Moreno flies to Tokyo before returning home.", "Visit", P),
        ("Carlos Moreno saw Colin Tanaka in Lima.", "Meeting", A),
        ("Peru accuses Chile of fraud.", "Accusation", A),
    ],
    "against fact": [
        ("Carlos Moreno would have met Colin Tanaka in Lima.", "Meeting", D),
        ("Carlos Moreno was to have visited Tokyo.", "Visit", D),
        ("Carlos Moreno should have met Colin Tanaka in Lima.", "Meeting", D),
        ("Carlos Moreno had hoped to meet Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno had been due to meet Colin Tanaka.", "Meeting", D),
        ("Had Peru agreed, Carlos Moreno would have visited Tokyo.", "Visit", D),
    ],
    "taken up": [
        ("Carlos Moreno was to visit Tokyo, but the trip was called off.", "Visit", D),
        ("Carlos Moreno was to meet Colin Tanaka, but the talks were put off.", "Meeting", D),
        ("Carlos Moreno will meet Colin Tanaka, and the talks will be long.", "Meeting", P),
    ],
    "governing verbs": [
        ("Carlos Moreno plans to meet Colin Tanaka.", "Meeting", P),
        ("Carlos Moreno hopes to meet Colin Tanaka.", "Meeting", P),
        ("Carlos Moreno agreed to meet Colin Tanaka.", "Meeting", P),
        ("Carlos Moreno is ready to meet Colin Tanaka.", "Meeting", P),
        ("Carlos Moreno is scheduled to meet Colin Tanaka.", "Meeting", P),
        ("Carlos Moreno refused to meet Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno failed to meet Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno declined to visit Tokyo.", "Visit", D),
        ("Carlos Moreno is unwilling to meet Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno managed to meet Colin Tanaka.", "Meeting", A),
        ("Carlos Moreno stopped short of visiting Tokyo.", "Visit", D),
        ("Peru accused Chile of attacking Bolivia.", "Assault", R),
        ("Carlos Moreno denied meeting Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno denied that he had met Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno is believed to have met Colin Tanaka.", "Meeting", R),
        ("Carlos Moreno was prevented from visiting Tokyo.", "Visit", D),
        ("Colin Tanaka proposed that Carlos Moreno visit Tokyo.", "Visit", P),
        ("Colin Tanaka invited Carlos Moreno to visit Tokyo.", "Visit", P),
        ("Colin Tanaka asked Carlos Moreno to visit Tokyo.", "Visit", P),
    ],
    "saying": [
        ("Elena Vargas said that Carlos Moreno had met Colin Tanaka.", "Meeting", R),
        ("Carlos Moreno met Colin Tanaka, Elena Vargas said.", "Meeting", R),
        ("Carlos Moreno, Elena Vargas said, met Colin Tanaka in Lima.", "Meeting", R),
        ("According to Elena Vargas, Carlos Moreno met Colin Tanaka.", "Meeting", R),
        ("Elena Vargas said that Carlos Moreno will meet Colin Tanaka.", "Meeting", P),
        ("Elena Vargas said that Carlos Moreno would meet Colin Tanaka.", "Meeting", P),
        ("Elena Vargas said that Carlos Moreno had not met Colin Tanaka.", "Meeting", D),
        ("Elena Vargas admitted that Carlos Moreno had met Colin Tanaka.", "Meeting", R),
        ("It was wrongly reported that Carlos Moreno had met Colin Tanaka.", "Meeting", D),
        ("Elena Vargas said after meeting Colin Tanaka that the treaty was dead.", "Meeting", A),
        ("Elena Vargas said during a visit to Tokyo that the treaty was dead.", "Visit", A),
        ("Elena Vargas, who met Colin Tanaka in Lima, said that the treaty was dead.", "Meeting", A),
        ("Peru accused Chile of fraud; Elena Vargas said that the charge had been answered.", "Accusation", A),
    ],
    "double negation": [
        ("Carlos Moreno did not fail to meet Colin Tanaka.", "Meeting", A),
        ("Carlos Moreno does not deny that he met Colin Tanaka.", "Meeting", A),
        ("Nobody disputes that Carlos Moreno met Colin Tanaka.", "Meeting", A),
        ("Carlos Moreno refused to rule out a meeting with Colin Tanaka.", "Meeting", P),
        ("Carlos Moreno did not rule out a meeting with Colin Tanaka.", "Meeting", P),
        ("Carlos Moreno did not cancel his visit to Tokyo.", "Visit", P),
        ("Elena Vargas neither confirmed nor denied that Carlos Moreno had met Colin Tanaka.", "Meeting", R),
        ("Elena Vargas refused to confirm that Carlos Moreno had met Colin Tanaka.", "Meeting", R),
        ("Elena Vargas declined to say whether Carlos Moreno had met Colin Tanaka.", "Meeting", R),
        ("Carlos Moreno denied that he had refused to meet Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno denied that he planned to meet Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno is not expected to meet Colin Tanaka.", "Meeting", D),
    ],
    "nouns that govern": [
        ("Carlos Moreno dropped plans to meet Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno has no plans to meet Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno does not have plans to meet Colin Tanaka.", "Meeting", D),
        ("Elena Vargas denied reports that Carlos Moreno had met Colin Tanaka.", "Meeting", D),
        ("Elena Vargas confirmed reports that Carlos Moreno had met Colin Tanaka.", "Meeting", A),
        ("Carlos Moreno repeated his offer to meet Colin Tanaka.", "Meeting", P),
        ("Rumours that Carlos Moreno met Colin Tanaka are unfounded.", "Meeting", D),
        ("Carlos Moreno was the first minister to visit Tokyo.", "Visit", A),
    ],
    "nominal deeds": [
        ("Carlos Moreno cancelled his visit to Tokyo.", "Visit", D),
        ("Carlos Moreno postponed his visit to Tokyo.", "Visit", D),
        ("Carlos Moreno announced a visit to Tokyo.", "Visit", P),
        ("Carlos Moreno's planned visit to Tokyo was cancelled.", "Visit", D),
        ("Carlos Moreno's visit to Tokyo is expected to take place.", "Visit", P),
        ("Carlos Moreno's visit to Tokyo did not take place.", "Visit", D),
        ("Carlos Moreno's planned visit to Tokyo took place.", "Visit", A),
        ("Talks between Carlos Moreno and Colin Tanaka are to begin again.", "Meeting", P),
        ("Talks between Carlos Moreno and Colin Tanaka failed to produce a treaty.", "Meeting", A),
        ("Talks between Carlos Moreno and Colin Tanaka have failed.", "Meeting", A),
        ("Talks between Carlos Moreno and Colin Tanaka were broken off.", "Meeting", A),
        ("There was no meeting between Carlos Moreno and Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno denied that his meeting with Colin Tanaka had been kept secret.", "Meeting", A),
        ("Elena Vargas said that talks between Carlos Moreno and Colin Tanaka had failed.", "Meeting", A),
        ("Elena Vargas said that talks between Carlos Moreno and Colin Tanaka had taken place.", "Meeting", R),
        ("Peru will not answer questions about its attack on Chile.", "Assault", A),
        ("Carlos Moreno regretted his visit to Tokyo.", "Visit", A),
        ("Carlos Moreno called for talks with Colin Tanaka.", "Meeting", P),
        ("Carlos Moreno held no talks with Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno will attend talks with Colin Tanaka.", "Meeting", P),
    ],
    "aims, times and manners": [
        ("Carlos Moreno flew to Tokyo for talks with Colin Tanaka.", "Meeting", P),
        ("Carlos Moreno flew to Tokyo for talks with Colin Tanaka.", "Visit", A),
        ("Carlos Moreno flew to Tokyo to meet Colin Tanaka.", "Meeting", P),
        ("Carlos Moreno left Tokyo without meeting Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno left Tokyo after meeting Colin Tanaka.", "Meeting", A),
        ("Carlos Moreno left for Tokyo after talks with Colin Tanaka.", "Meeting", A),
        ("Carlos Moreno visited Tokyo instead of meeting Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno stayed in Lima rather than meet Colin Tanaka.", "Meeting", D),
        ("Peru closed its ports ahead of talks between Carlos Moreno and Colin Tanaka.", "Meeting", P),
        ("If Carlos Moreno meets Colin Tanaka, Peru will sign the treaty.", "Meeting", H),
        ("Peru will sign nothing unless Carlos Moreno meets Colin Tanaka.", "Meeting", H),
        ("Chile will keep its ships at home because of the attack by Peru on Bolivia.", "Assault", A),
    ],
    "coordination": [
        ("Carlos Moreno will visit Tokyo and meet Colin Tanaka.", "Meeting", P),
        ("Carlos Moreno refused to visit Tokyo or meet Colin Tanaka.", "Meeting", D),
        ("Carlos Moreno hopes to visit Tokyo and to meet Colin Tanaka.", "Meeting", P),
        ("Carlos Moreno visited Tokyo but did not meet Colin Tanaka.", "Visit", A),
        ("Peru denies that it built a plant and accuses Chile of fraud.", "Accusation", A),
        ("Carlos Moreno agreed to visit Tokyo and met Colin Tanaka.", "Meeting", A),
        ("Carlos Moreno visited Tokyo but did not meet Colin Tanaka.", "Meeting", D),
    ],
    "speech acts": [
        ("Peru rejected an offer by Chile to Bolivia.", "Offer", A),
        ("Peru denied allegations by Chile that it had shelled a port.", "Accusation", A),
        ("Peru has not accepted an offer by Chile to Bolivia.", "Offer", A),
        ("Peru will consider Chile's request for aid.", "Request", A),
        ("Peru has not received an offer from Chile.", "Offer", D),
        ("Peru plans to accuse Chile of fraud.", "Accusation", P),
        ("Peru did not accuse Chile of fraud.", "Accusation", D),
        ("Elena Vargas said that Peru had accused Chile of fraud.", "Accusation", R),
        ("Peru reportedly accused Chile of fraud.", "Accusation", R),
    ],
}
ROWS = [(group, *case) for group, cases in CASES.items() for case in cases]


@pytest.fixture(scope="module")
def extractor(language: Language, frames: Lexicon) -> Extractor:
    """The whole extraction, for a modality is of no use but on a claim."""
    return Extractor(language, frames)


def test_the_table_is_whole() -> None:
    assert len(ROWS) >= 110
    assert {modality for *_, modality in ROWS} == {A, P, R, D, H}


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [row[1:] for row in ROWS],
    ids=[f"{group}: {text} {kind}" for group, text, kind, _ in ROWS],
)
def test_modality(extractor: Extractor, text: str, kind: str, modality: str) -> None:
    claims = extractor.claims(Article("text", text, body=((0, len(text)),)))
    assert {claim.modality for claim in claims if claim.kind == kind} == {modality}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Elena Vargas said that Carlos Moreno had met Colin Tanaka.", "Elena Vargas"),
        ("According to Elena Vargas, Carlos Moreno met Colin Tanaka.", "Elena Vargas"),
        ("Carlos Moreno was said by Elena Vargas to have met Colin Tanaka.", "Elena Vargas"),
        ("Carlos Moreno was reported to have met Colin Tanaka.", None),
        ("Carlos Moreno reportedly met Colin Tanaka.", None),
    ],
    ids=str,
)
def test_whose_word_it_is(extractor: Extractor, text: str, speaker: str | None) -> None:
    claims = extractor.claims(Article("text", text, body=((0, len(text)),)))
    [meeting] = [claim for claim in claims if claim.kind == "Meeting"]
    assert (meeting.attributed_to.entity.name if meeting.attributed_to else None) == speaker


def test_an_unknown_key_is_told(tmp_path: Path) -> None:
    path = tmp_path / "modality.yml"
    text = (ONTOLOGY / "modality.yml").read_text(encoding="utf-8")
    path.write_text(text.replace("planned:\n", "planned:\n  vebs: [go]\n", 1), encoding="utf-8")
    with pytest.raises(DataError, match=r"unknown key planned\.vebs"):
        load_modality(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        load_modality(tmp_path / "modality.yml")
