"""Titles brought together with their bearers: before, behind, by copula, relation, list or appointment."""

from __future__ import annotations

from collections.abc import Callable

import pytest

LINKED = {
    "Hanna Weiss, the Austrian envoy, left.": ["Hanna Weiss: Envoy of Austria"],
    "Hanna Weiss (the Austrian envoy) left.": ["Hanna Weiss: Envoy of Austria"],
    "A former Swiss ambassador to Cuba, Emil Huber, has died.": [
        "Emil Huber: Ambassador to Cuba of Switzerland (former)"
    ],
    "Oleg Petrov, head of the Foreign Intelligence Service (SVR), left.": ["Oleg Petrov: head of SVR"],
    "A spokeswoman, Lisa Moore, for the International Atomic Energy Agency said so.": [
        "Lisa Moore: spokeswoman of International Atomic Energy Agency"
    ],
    "A senior aide to Palestinian President Omar Said spoke.": ["Omar Said: President of Palestinians"],
    "A lawyer for the deposed emir, Hasan Amin, spoke.": [],
    "Vijay Rao, chief of staff for NATO Secretary-General Jan Berg, left.": [
        "Jan Berg: Secretary-General of NATO",
        "Vijay Rao: Chief of Staff of NATO",
    ],
    "German Chancellor Eva Braun's spokesman, Uwe Lang, left.": [
        "Eva Braun: Chancellor of Germany",
        "Uwe Lang: spokesman of Germany",
    ],
    "Yemen's deputy prime minister and minister of oil, Ahmad Bawazir, left.": [
        "Ahmad Bawazir: Deputy Prime Minister of Yemen",
        "Ahmad Bawazir: Oil Minister of Yemen",
    ],
    "Oleh Prysiazhniuk, who was Ukraine's prosecutor general until Saturday, has left.": [
        "Oleh Prysiazhniuk: Prosecutor General of Ukraine (former)"
    ],
    "Pierre Morel, the French premier, is the mayor of Lille.": [
        "Pierre Morel: Mayor of Lille",
        "Pierre Morel: Premier of France",
    ],
    "Latvian Foreign Minister Janis Ozols met his Polish counterpart, Jan Nowak, and his deputy, Anna Liepa.": [
        "Anna Liepa: Deputy Foreign Minister of Latvia",
        "Jan Nowak: Foreign Minister of Poland",
        "Janis Ozols: Foreign Minister of Latvia",
    ],
    "Ivan Petrov became prime minister of Bulgaria in May. He succeeded Georgi Ivanov.": [
        "Georgi Ivanov: Prime Minister of Bulgaria (former)",
        "Ivan Petrov: Prime Minister of Bulgaria",
    ],
    "Bulgarian Prime Minister Ivan Petrov will be replaced by Georgi Ivanov.": [
        "Ivan Petrov: Prime Minister of Bulgaria"
    ],
    "Iranian President Ali Karimi met his visiting Syrian counterpart Samir Aswad.": [
        "Ali Karimi: President of Iran",
        "Samir Aswad: President of Syria",
    ],
    "Portuguese Finance Minister Rui Santos criticized his predecessor, Manuel Furtado.": [
        "Manuel Furtado: Finance Minister of Portugal (former)",
        "Rui Santos: Finance Minister of Portugal",
    ],
    "Presidents Paul Martin of France and Boris Orlov of Russia met.": [
        "Boris Orlov: President of Russia",
        "Paul Martin: President of France",
    ],
    "The foreign ministers of Greece and Turkey, Nikos Pappas and Ali Demir, met.": [
        "Ali Demir: Foreign Minister of Turkey",
        "Nikos Pappas: Foreign Minister of Greece",
    ],
    "Ivan Petrov was sworn in Monday as prime minister of Bulgaria.": ["Ivan Petrov: Prime Minister of Bulgaria"],
    "Ivan Petrov is expected to be named prime minister of Bulgaria.": [],
    "Omani Deputy Prime Minister and Foreign Minister Salim Harthi left.": [
        "Salim Harthi: Deputy Prime Minister of Oman",
        "Salim Harthi: Foreign Minister of Oman",
    ],
    "Former right-wing prime minister Pavel Kral of Slovakia left.": [
        "Pavel Kral: Prime Minister of Slovakia (former)"
    ],
    "Pavel Kral, Slovakia's foreign minister from 1994 to 1998, left.": [
        "Pavel Kral: Foreign Minister of Slovakia (former)"
    ],
    "Slovakia's new defence minister is Pavel Kral.": ["Pavel Kral: Defense Minister of Slovakia"],
    "Ahmad Nur, a 35-year-old aide to a Hezbollah commander, left.": ["Ahmad Nur: aide of Hezbollah"],
    "Pavel Kral was picked as Slovakia's ambassador to Chile.": ["Pavel Kral: Ambassador to Chile of Slovakia"],
    "Slovak Foreign Minister Pavel Kral was replaced by Jan Hudak.": [
        "Jan Hudak: Foreign Minister of Slovakia",
        "Pavel Kral: Foreign Minister of Slovakia",
    ],
    "The Slovak Labour Party fears a loss of power, party spokesman Pavel Kral said.": [
        "Pavel Kral: spokesman of Labor Party"
    ],
    "Slovak lawmakers met in Bratislava. Speaker Pavel Kral opened the session.": ["Pavel Kral: Speaker of Parliament"],
    "Jan Hudak, commander of U.N. peacekeepers in Bosnia, left.": ["Jan Hudak: Commander of U.N. peacekeepers"],
    "Foreign Minister Ali Samir arrived in Rome on Monday.": ["Ali Samir: Foreign Minister"],
    "Viktor Orlov, who heads the FSB, left.": ["Viktor Orlov: head of FSB"],
    "He told the prime minister that Viktor Orlov would not come.": [],
    "Officials say Madhuri Rao was charged under the Official Secrets Act.": [],
}


@pytest.mark.parametrize(("text", "expected"), LINKED.items(), ids=range(len(LINKED)))
def test_bearer(offices: Callable[[str], list[str]], text: str, expected: list[str]) -> None:
    assert offices(text) == expected


def test_body_keeps_its_name_as_written(annotate: Callable[..., object]) -> None:
    fact = annotate("Farah Dirir, spokeswoman for the Djibouti Foreign Ministry, left.").offices[0]  # type: ignore[attr-defined]
    assert (fact.owner.name, fact.owner.country) == ("Foreign Ministry", "Djibouti")
    assert "Djibouti Foreign Ministry" in fact.owner.names
