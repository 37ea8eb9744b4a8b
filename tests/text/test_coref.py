"""Who is meant by "he", "the two leaders", "the Israeli minister", "Moscow": short texts with claims that they give."""

from __future__ import annotations

import pytest

from kg.extract import Extractor, Lexicon
from kg.extract.explain import describe
from kg.model import Claim
from kg.text.language import Language
from tests.extract.claim_notation import Expected, claims_of, side


@pytest.fixture(scope="module")
def extractor(language: Language, frames: Lexicon) -> Extractor:
    return Extractor(language, frames)


def miss(text: str, line: str, reason: str):
    """A case that is known to fail."""
    return pytest.param(text, line, marks=pytest.mark.xfail(strict=True, reason=reason))


# Text, then a claim that it must give (in the notation of frame examples).
PRONOUNS = [
    ("U.S. Vice President Al Gore arrived in Cairo. He met Hosni Mubarak.", "Meeting: Gore > Mubarak @ Cairo"),
    ("Margaret Thatcher flew to Moscow. She met Mikhail Gorbachev there.", "Meeting: Thatcher > Gorbachev @ Moscow"),
    (
        "French President Jacques Chirac arrived in Beirut. His talks with Rafik Hariri lasted two hours.",
        "Meeting: Chirac > Hariri",
    ),
    ("Kofi Annan visited Tehran, where he met Mohammad Khatami.", "Meeting: Annan > Khatami @ Tehran"),
    (
        "Indian Prime Minister Atal Vajpayee went to Lahore. There he met Pakistani Prime Minister Nawaz Sharif.",
        "Meeting: Vajpayee > Sharif @ Lahore",
    ),
    ("Yitzhak Rabin, who shook hands with Yasser Arafat, flew to Rabat.", "Meeting: Rabin > Arafat"),
    ("Iran condemned the raid. It accused Iraq of lying.", "Accusation: Iran > Iraq"),
    (
        "Syria rejected the plan. Its foreign minister, Farouk al-Sharaa, met Warren Christopher in Damascus.",
        "Meeting: al-Sharaa > Christopher @ Damascus",
    ),
    (
        "Anwar Sadat and Menachem Begin flew to Washington. They met Jimmy Carter.",
        "Meeting: Sadat, Begin > Carter @ Washington",
    ),
]
PAIRS = [
    (
        "Anwar Sadat and Menachem Begin flew to Washington. The two leaders met Jimmy Carter.",
        "Meeting: Sadat, Begin > Carter",
    ),
    ("Bill Clinton met Tony Blair in London. The two men condemned Iraq.", "Objection: Clinton, Blair > Iraq"),
    (
        "Israeli Foreign Minister David Levy and Turkish Foreign Minister Ismail Cem met in Ankara. Both ministers "
        "condemned Iran.",
        "Objection: Levy, Cem > Iran",
    ),
    ("Iran and Iraq exchanged prisoners. Both sides signed a truce.", "Agreement: Iran, Iraq > Iran, Iraq"),
    ("Iran and Iraq exchanged prisoners. The two sides signed a truce.", "Agreement: Iran, Iraq > Iran, Iraq"),
    ("Egypt and Jordan sent envoys. The two countries condemned Israel.", "Objection: Egypt, Jordan > Israel"),
]
DESCRIPTIONS = [
    (
        "Israeli Trade Minister Ariel Sharon flew to Amman. The Israeli minister met Abdul Salam Majali.",
        "Meeting: Sharon > Majali @ Amman",
    ),
    (
        "Norwegian Foreign Minister Knut Vollebaek met Slobodan Milosevic. The Norwegian minister warned Serbia.",
        "Warning: Vollebaek > Serbia",
    ),
    (
        "Former President Jimmy Carter went to Pyongyang. The former president met Kim Il Sung.",
        "Meeting: Carter > Sung @ Pyongyang",
    ),
    (
        "Former Prime Minister Shimon Peres flew to Rabat. The former prime minister accused Libya of lying.",
        "Accusation: Peres > Libya",
    ),
    ("Norwegian officials met Chinese diplomats in Bergen.", "Meeting: Norway > China @ Bergen"),
    ("Israel's government rejected the American proposal.", "Rejection: Israel > United States"),
    ("The Georgian president met Boris Yeltsin in Moscow.", "Meeting: Georgia > Yeltsin @ Moscow"),
    (
        "Polish Foreign Minister Bronislaw Geremek met his Romanian counterpart, Andrei Plesu, in Warsaw.",
        "Meeting: Geremek > Plesu @ Warsaw",
    ),
    (
        "Polish Foreign Minister Bronislaw Geremek met his Romanian counterpart in Warsaw.",
        "Meeting: Geremek > Romania @ Warsaw",
    ),
    (
        "A Turkish delegation led by Ismail Cem met Kamal Kharrazi in Tehran.",
        "Meeting: Turkey, Cem > Kharrazi @ Tehran",
    ),
    (
        "A delegation led by Strobe Talbott met Igor Ivanov in Moscow.",
        "Meeting: Talbott > Ivanov @ Moscow",
    ),
    (
        "Greek Prime Minister Costas Simitis flew to Ankara. The Greek premier accused Turkey of lying.",
        "Accusation: Simitis > Turkey",
    ),
    (
        "Chinese Premier Zhu Rongji flew to Hanoi. The Chinese prime minister met Phan Van Khai.",
        "Meeting: Rongji > Khai @ Hanoi",
    ),
    ("The envoys Dennis Ross and Martin Indyk met Hafez al-Assad.", "Meeting: Ross, Indyk > al-Assad"),
]
PLACES = [
    ("Eduard Shevardnadze met Boris Yeltsin in the Georgian capital.", "Meeting: Shevardnadze > Yeltsin @ Tbilisi"),
    ("Bill Clinton met Boris Yeltsin in Moscow.", "Meeting: Clinton > Yeltsin @ Moscow"),
    ("Eduard Shevardnadze flew to Moscow.", "Visit: Shevardnadze @ Moscow"),
    ("Moscow warned Tbilisi.", "Warning: Russia > Georgia"),
    ("Ankara accused Athens of arming rebels.", "Accusation: Turkey > Greece"),
    ("The Kremlin accused NATO of lying.", "Accusation: Kremlin > NATO"),
    ("The White House warned Baghdad.", "Warning: White House > Iraq"),
]
LISTS = [
    (
        "Helmut Kohl, Francois Mitterrand and John Major met in Bonn.",
        "Meeting: Kohl, Mitterrand, Major > Kohl, Mitterrand, Major @ Bonn",
    ),
    (
        "Andrei Kokoshin met Natan Sharansky, as well as Benjamin Netanyahu and Yitzhak Mordechai.",
        "Meeting: Kokoshin > Sharansky, Netanyahu, Mordechai",
    ),
    miss(
        "Hafez al-Assad, with whom Warren Christopher met in Damascus, agreed.",
        "Meeting: Christopher > al-Assad @ Damascus",
        "a preposition before a relative pronoun",
    ),
]


@pytest.mark.parametrize(("text", "line"), [*PRONOUNS, *PAIRS, *DESCRIPTIONS, *PLACES, *LISTS])
def test_who_does_what(text: str, line: str, extractor: Extractor) -> None:
    claims, expected = claims_of(extractor, text), Expected.parse(line)
    assert any(expected.fits(claim) for claim in claims), [describe(claim) for claim in claims]


def events(claims: list[Claim]) -> list[str]:
    return [describe(claim) for claim in claims if claim.kind != "OfficeHolding"]


# Texts in which nobody in particular is meant: they give no event.
NOBODY = [
    "No Israeli minister met Yasser Arafat.",
    "Nobody met Yasser Arafat.",
    "It rained in Geneva. They met there.",
    "He met them.",
    "The two leaders met.",
    "The minister met a friend.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_it_abstains_in_doubt(text: str, extractor: Extractor) -> None:
    assert events(claims_of(extractor, text)) == []


# Text, kind of the claim, and somebody who has no part in it.
NOT_MEANT = [
    ("Yevgeny Primakov met Kamal Kharrazi. He told him that Iran was right.", "Notification", "Iran"),
    ("Vaclav Havel met Lech Walesa. Polish officials condemned Cuba.", "Objection", "Vaclav Havel"),
    (
        "Norwegian Foreign Minister Knut Vollebaek met Slobodan Milosevic. The Serbian minister warned Croatia.",
        "Warning",
        "Knut Vollebaek",
    ),
    ("Bill Clinton met Boris Yeltsin in Moscow.", "Meeting", "Russia"),
    ("Moscow warned Tbilisi.", "Warning", "Moscow"),
    ("Hungarian Prime Minister Viktor Orban met his Slovak counterpart in Bratislava.", "Meeting", "Hungary"),
]


@pytest.mark.parametrize(("text", "kind", "name"), NOT_MEANT)
def test_who_is_not_meant(text: str, kind: str, name: str, extractor: Extractor) -> None:
    claims = [claim for claim in claims_of(extractor, text) if claim.kind == kind]
    assert name not in {p.mention.entity.name for claim in claims for p in claim.participants}


def test_a_pronoun_stands_where_it_was_written(extractor: Extractor) -> None:
    text = "U.S. Vice President Al Gore arrived in Cairo. He met Hosni Mubarak."
    meeting = next(claim for claim in claims_of(extractor, text) if claim.kind == "Meeting")
    mention = next(p.mention for p in meeting.participants if "Initiator" in p.roles)
    assert text[mention.start : mention.end] == "He"
    assert (mention.entity.name, mention.how) == ("Al Gore", "he")
    assert [entity.name for entity in side(meeting, "Counterpart")] == ["Hosni Mubarak"]
