"""``kg explain`` tells what was seen: mentions, the parse, the frame, the claim, and near misses with the reason."""

from __future__ import annotations

import re

import pytest

from kg.errors import InputError
from kg.extract import Extractor, Lexicon
from kg.extract.explain import describe, explain
from kg.text.language import Language
from tests.extract.claim_notation import claims_of

TEXT = (
    "Israeli Trade Minister Natan Sharansky met Yevgeny Primakov in Moscow yesterday.\n\n"
    "The plan met with little enthusiasm. He will visit Rome. The French minister spoke."
)

# What the account of the text says, as a pattern of one of its lines.
LINES = {
    "sentence": r"^Israeli Trade Minister Natan Sharansky met Yevgeny Primakov in Moscow yesterday\.$",
    "second paragraph": r"^The plan met with little enthusiasm\.$",
    "person with his country": r"^ +mention: +0–38 Natan Sharansky \(Person of Israel\)$",
    "person": r"^ +mention: +43–59 Yevgeny Primakov \(Person\)$",
    "city": r"^ +mention: +63–69 Moscow \(City of Russia\)$",
    "description": r"^ +mention: +\d+–\d+ the Minister of France \(office\)$",
    "parse": r"^ +parsed: .*Sharansky/nsubj→met met/ROOT→met Primakov/dobj→met",
    "time": r"^ +time: +'yesterday' is 1998-03-03 to 1998-03-03$",
    "office": r"^ +claim: +OfficeHolding: Natan Sharansky is Trade Minister of Israel  \[title-before: title and name"
    r"\]$",
    "claim": r"^ +claim: +Meeting: Natan Sharansky > Yevgeny Primakov @ Moscow \(1998-03-03\)$",
    "frame, its file and the word": r"^ +frame meet \(meetings\.yml\) by met$",
    "planned": r"^ +claim: +Visit\[Planned\]: Natan Sharansky @ Rome$",
    "why planned": r"^ +frame visit \(visits\.yml\) by visit; will: planned$",
    "near miss": r"^ +no claim: frame meet at 'met': no initiator or counterpart found$",
}


@pytest.fixture(scope="module")
def account(language: Language, frames: Lexicon) -> str:
    return explain(TEXT, language, frames, published="1998-03-04")


@pytest.mark.parametrize("pattern", LINES.values(), ids=LINES)
def test_account(pattern: str, account: str) -> None:
    assert re.search(pattern, account, re.MULTILINE), account


def test_lines_stand_below_their_sentence(account: str) -> None:
    order = [
        "Israeli Trade",
        "Meeting: Natan",
        "The plan met",
        "no claim: frame meet",
        "He will visit",
        "Visit[Planned]",
    ]
    places = [account.index(words) for words in order]
    assert places == sorted(places)


# A text whose frame does not fire, and the reason.
REASONS = {
    "nobody does it": ("The news met with applause.", r"frame meet at 'met': no initiator"),
    "object ruled out": ("The news met Cairo's needs.", r"frame meet at 'met': its object is 'needs'"),
    "wrong object": ("Russia declared a holiday.", r"frame \S+ at 'declared': its object is not one of "),
    "something is lacking": ("Russia declared Monday a holiday.", r"nothing stands as clause"),
}


@pytest.mark.parametrize(("text", "reason"), REASONS.values(), ids=REASONS)
def test_near_misses_have_a_reason(text: str, reason: str, language: Language, frames: Lexicon) -> None:
    account = explain(text, language, frames)
    assert re.search(f"no claim: .*{reason}", account), account


def test_a_text_without_anything_is_told_with_its_parse(language: Language, frames: Lexicon) -> None:
    account = explain("Rain fell.", language, frames)
    assert account.splitlines()[0] == "Rain fell."
    assert "Rain/nsubj→fell" in account
    assert "claim:" not in account


def test_a_bad_date_is_told(language: Language, frames: Lexicon) -> None:
    with pytest.raises(InputError, match=r"'soon'.*1998-02-26"):
        explain("Rain fell.", language, frames, published="soon")


# Texts whose account must list exactly the claims that a build makes.
CLAIMED = {
    "two sentences": "Anwar Sadat flew to Jerusalem. Menachem Begin met Anwar Sadat in Jerusalem.",
    "an answer": "Iran accused Iraq of lying. Baghdad rejected the charge.",
    "an act of two by one": "Salem was sent an invitation by Chad.",
}


@pytest.mark.parametrize("text", CLAIMED.values(), ids=CLAIMED)
def test_claims_are_those_of_a_build(text: str, language: Language, frames: Lexicon) -> None:
    shown = re.findall(r"^ +claim: +(.*?)(?:  \[.*)?$", explain(text, language, frames), re.MULTILINE)
    assert sorted(shown) == sorted(describe(claim) for claim in claims_of(Extractor(language, frames), text))
