"""Events taken up in a later clause: a short text a row, with all claims of some kinds that it must give."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.extract import Extractor
from kg.extract.event_nouns import load_event_nouns
from kg.extract.frames import Lexicon
from kg.model import Article, Claim, TimeSpan
from kg.text.language import Language
from tests.extract.claim_notation import Expected, claims_of

# text → the claims that it must give, all of their kinds; "Kind: none" where there must be none of a kind
CASES = {
    "called off": [
        ("Carlos Moreno was to visit Tokyo. The trip was called off.", ["Visit[Denied]: Moreno @ Tokyo"]),
        ("Carlos Moreno was to visit Tokyo. It was called off.", ["Visit[Denied]: Moreno @ Tokyo"]),
        (
            "Peru and Chile will hold talks in Lima. They have been cancelled.",
            ["Meeting[Denied]: Peru, Chile > Peru, Chile"],
        ),
        (
            "Peru and Chile plan to hold talks in Lima. Bolivia is glad. The meeting never took place.",
            ["Meeting[Denied]: Peru, Chile > Peru, Chile"],
        ),
        (
            "Carlos Moreno will meet Colin Tanaka in Lima. The meeting has been postponed, officials said.",
            ["Meeting[Denied]: Moreno > Tanaka"],
        ),
        ("Carlos Moreno will visit Tokyo. Japan has cancelled the visit.", ["Visit[Denied]: Moreno @ Tokyo"]),
        ("Carlos Moreno will visit Tokyo; the trip fell through.", ["Visit[Denied]: Moreno @ Tokyo"]),
        ("Chile will sell rifles to Ghana. The sale was scrapped.", ["Transfer[Denied]: Chile > Ghana"]),
    ],
    "not called off": [
        ("Carlos Moreno will visit Tokyo. The trip may be called off.", ["Visit[Planned]: Moreno @ Tokyo"]),
        ("Carlos Moreno will visit Tokyo. The trip was not called off.", ["Visit[Planned]: Moreno @ Tokyo"]),
        (
            "Carlos Moreno will visit Tokyo. Japan denied that the trip had been called off.",
            ["Visit[Planned]: Moreno @ Tokyo"],
        ),
        ("Carlos Moreno visited Tokyo. A second trip was called off.", ["Visit: Moreno @ Tokyo"]),
        ("Carlos Moreno will visit Tokyo. Another trip was called off.", ["Visit[Planned]: Moreno @ Tokyo"]),
        ("Carlos Moreno will visit Tokyo. A trip by his wife was called off.", ["Visit[Planned]: Moreno @ Tokyo"]),
        ("Carlos Moreno will visit Tokyo. The trip to Lagos was called off.", ["Visit[Planned]: Moreno @ Tokyo"]),
        ("Carlos Moreno will visit Tokyo. The match was called off.", ["Visit[Planned]: Moreno @ Tokyo"]),
        ("Carlos Moreno will visit Tokyo. The ban was called off.", ["Visit[Planned]: Moreno @ Tokyo"]),
        (
            "Elena Vargas will visit Tokyo. Colin Tanaka will visit Lima. Snow fell. Rain fell. It was called off.",
            ["Visit[Planned]: Vargas @ Tokyo", "Visit[Planned]: Tanaka @ Lima"],
        ),
        (
            "Carlos Moreno will visit Tokyo; Elena Vargas will visit Oslo. The trip was called off.",
            ["Visit[Planned]: Moreno @ Tokyo", "Visit[Planned]: Vargas @ Oslo"],
        ),
        (
            "Carlos Moreno will visit Tokyo. Reports that the trip had been called off are false.",
            ["Visit[Planned]: Moreno @ Tokyo"],
        ),
        ("Carlos Moreno will visit Tokyo. The trip was reportedly called off.", ["Visit[Planned]: Moreno @ Tokyo"]),
        (
            "Peru and Chile will hold talks in Lima. Officials refused to say where the talks would be held.",
            ["Meeting[Planned]: Peru, Chile > Peru, Chile"],
        ),
        ("Carlos Moreno visited Tokyo. The trip was cut short.", ["Visit: Moreno @ Tokyo"]),
    ],
    "held after all": [
        ("Carlos Moreno was to visit Tokyo. The visit went ahead.", ["Visit: Moreno @ Tokyo"]),
        (
            "Peru and Chile planned to hold talks in Lima. The talks took place in secret.",
            ["Meeting: Peru, Chile > Peru, Chile"],
        ),
        ("Carlos Moreno will visit Tokyo. The visit will take place as planned.", ["Visit[Planned]: Moreno @ Tokyo"]),
        (
            "Carlos Moreno is to meet Colin Tanaka in Lima. The meeting took place in Oslo.",
            ["Meeting[Planned]: Moreno > Tanaka @ Lima"],
        ),
        ("Carlos Moreno will visit Tokyo. Japan hopes that the visit took place.", ["Visit[Planned]: Moreno @ Tokyo"]),
    ],
    "denied": [
        (
            "Peru claims that Chilean jets bombed Peru. Santiago calls the claim a fabrication.",
            ["Accusation: Peru > Chile", "Denial: Chile > Peru", "Assault[Denied]: Chile > Peru"],
        ),
        (
            "Peru accused Chile of bombing Bolivia. Chile denied the charge.",
            ["Denial: Chile > Peru", "Assault[Denied]: Chile > Bolivia"],
        ),
        (
            "Peru alleged that Chile had attacked Bolivia. Santiago dismissed the allegation as absurd.",
            ["Denial: Chile > Peru", "Assault[Denied]: Chile > Bolivia"],
        ),
        (
            "According to a Lima newspaper, Ghana sold rifles to Chile. Accra dismissed the story.",
            ["Denial: Ghana", "Transfer[Denied]: Ghana > Chile"],
        ),
        (
            "Peru accused Chile of attacking Bolivia; Chile said that the attack had not happened.",
            ["Denial: Chile > Peru", "Assault[Denied]: Chile > Bolivia"],
        ),
        (
            "Peru accused Chile of attacking Bolivia, a charge that Chile denied.",
            ["Denial: Chile > Peru", "Assault[Denied]: Chile > Bolivia"],
        ),
        (
            "Peru's president, Elena Vargas, accused Chile of attacking Bolivia. Chile denied it.",
            ["Denial: Chile > Vargas", "Assault[Denied]: Chile > Bolivia"],
        ),
        (
            "Elena Vargas was quoted as accusing Chile of fraud; Colin Tanaka says she made no such accusation.",
            ["Accusation[Denied]: Vargas > Chile"],
        ),
        ("Peru accused Chile of attacking Bolivia. Ghana denied the charge.", ["Assault[Reported]: Chile > Bolivia"]),
        ("Chile attacked Bolivia. Ghana denied the attack.", ["Denial: Ghana", "Assault: Chile > Bolivia"]),
        (
            "A Lima newspaper reported that Chile had sold rifles to Ghana. Chile said that the report was false.",
            ["Denial: Chile", "Transfer[Denied]: Chile > Ghana", "Statement: none"],
        ),
        (
            "Chile will sell rifles to Ghana. Ghana said that the sale had not taken place.",
            ["Denial: none", "Transfer[Denied]: Chile > Ghana", "Statement: Ghana"],
        ),
        ("Chile attacked Bolivia. Santiago denied the attack.", ["Assault: Chile > Bolivia"]),
        (
            "Chile reportedly attacked Bolivia. Santiago would not confirm the report.",
            ["Assault[Reported]: Chile > Bolivia"],
        ),
        (
            "Chile reportedly attacked Bolivia. Ghana denied reports of a quarrel with Togo.",
            ["Assault[Reported]: Chile > Bolivia"],
        ),
        ("Chile reportedly attacked Bolivia. Santiago may deny the report.", ["Assault[Reported]: Chile > Bolivia"]),
    ],
    "aimed at": [
        ("Peru proposed a truce to Chile. Ghana rejected the proposal.", ["Rejection: Ghana > Peru"]),
        ("Chile imposed sanctions on Bolivia. Ghana criticized the decision.", ["Objection: Ghana > Chile"]),
        ("Chile imposed sanctions on Bolivia. Ghana welcomed the move.", ["Support: Ghana > Chile"]),
        ("Chile attacked Bolivia. Ghana condemned the attack.", ["Objection: Ghana > Chile"]),
        ("Chile attacked Bolivia. Togo attacked Benin. Ghana condemned the attack.", ["Objection: Ghana"]),
        ("Chile imposed sanctions on Bolivia. Santiago praised the decision.", ["Support: Chile"]),
        ("Chile said that it would close the border. Ghana criticized the plan.", ["Objection: Ghana > Chile"]),
        (
            "Chile said that it would close the border. Togo said nothing was decided. Ghana criticized the plan.",
            ["Objection: Ghana"],
        ),
        ("Chile attacked Bolivia. Ghana condemned an attack.", ["Objection: Ghana"]),
        ("Chile attacked Bolivia. Ghana condemned the attack by rebels.", ["Objection: Ghana"]),
    ],
}
ROWS = [(text, expected) for rows in CASES.values() for text, expected in rows]


@pytest.fixture(scope="module")
def extractor(language: Language, frames: Lexicon) -> Extractor:
    return Extractor(language, frames)


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:90] for text, _ in ROWS])
def test_later_clauses_decide(extractor: Extractor, text: str, expected: list[str]) -> None:
    claims = claims_of(extractor, text)
    kinds = {line.split(":")[0].split("[")[0] for line in expected}
    wanted = [Expected.parse(line) for line in expected if not line.endswith(": none")]
    found = [claim for claim in claims if claim.kind in kinds]
    seen = [(c.kind, c.modality, [(p.mention.entity.name, p.roles) for p in c.participants]) for c in found]
    assert len(found) == len(wanted), seen
    assert all(any(line.fits(claim) for claim in found) for line in wanted), seen


def test_the_later_clause_is_the_evidence(extractor: Extractor) -> None:
    text = "Carlos Moreno was to visit Tokyo. The trip was called off."
    visit = next(claim for claim in claims_of(extractor, text) if claim.kind == "Visit")
    assert visit.evidence.quote == "The trip was called off."
    assert visit.evidence.rule == "event-reference"
    assert "was: planned" in visit.evidence.reason


def _dated(extractor: Extractor, text: str) -> list[Claim]:
    day = TimeSpan("1998-10-19T00:00:00Z", "1998-10-19T23:59:59Z", "day")
    article = Article("text", text, published=day, body=((0, len(text)),))
    return [claim for claim in extractor.claims(article) if claim.kind == "Visit"]


def test_what_is_put_off_is_planned_for_later(extractor: Extractor) -> None:
    visits = _dated(
        extractor, "Carlos Moreno was to visit Tokyo on Wednesday. The trip has been put off until November."
    )
    assert {(v.modality, v.time.begin[:10] if v.time else "") for v in visits} == {
        ("Denied", "1998-10-21"),
        ("Planned", "1998-11-01"),
    }


def test_what_lies_ahead_has_not_taken_place(extractor: Extractor) -> None:
    visits = _dated(extractor, "Carlos Moreno is to visit Tokyo on November 3. The visit went ahead.")
    assert [v.modality for v in visits] == ["Planned"]


def test_another_day_is_another_event(extractor: Extractor) -> None:
    visits = _dated(extractor, "Carlos Moreno is to visit Tokyo. The visit took place in March 1991.")
    assert [v.modality for v in visits] == ["Planned"]
    visits = _dated(extractor, "Carlos Moreno was to visit Tokyo. The visit took place on October 12.")
    assert [(v.modality, v.time.begin[:10] if v.time else "") for v in visits] == [("Asserted", "1998-10-12")]


def test_lists_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "event-nouns.yml"
    path.write_text("events: []\n", encoding="utf-8")
    with pytest.raises(DataError, match="needs exactly the lists"):
        load_event_nouns(path)
    with pytest.raises(DataError, match="cannot be read"):
        load_event_nouns(tmp_path / "none.yml")


def test_forms_are_expanded() -> None:
    nouns = load_event_nouns()
    assert nouns.events["trips"] == nouns.events["trip"] == {"Visit"}
    assert len(ROWS) >= 40
