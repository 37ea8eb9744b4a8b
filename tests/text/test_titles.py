"""Titles and whose they are by their own words: each text with the offices that it states."""

from __future__ import annotations

from collections.abc import Callable

import pytest

STATED = {
    "The Egyptian foreign minister, Ahmed Salem, spoke.": ["Ahmed Salem: Foreign Minister of Egypt"],
    "Danish Minister of Foreign Affairs Niels Holm spoke.": ["Niels Holm: Foreign Minister of Denmark"],
    "Finland's Europe minister, Pekka Rautio, left.": ["Pekka Rautio: Europe Minister of Finland"],
    "Dutch Overseas Minister Pieter de Vries left.": ["Pieter de Vries: Overseas Minister of Netherlands"],
    "British Foreign Office Minister Alan Price left.": ["Alan Price: Foreign Office Minister of United Kingdom"],
    "Chad's U.N. ambassador, Idriss Moussa, left.": ["Idriss Moussa: Ambassador to the United Nations of Chad"],
    "Philippine ambassador to China Jose Cruz left.": ["Jose Cruz: Ambassador to China of Philippines"],
    "Chief U.N. weapons inspector Sven Berg said so.": ["Sven Berg: chief weapons inspector of United Nations"],
    "Interim Haitian Prime Minister Jean Petit left.": ["Jean Petit: interim Prime Minister of Haiti"],
    "Acting Interior Minister Luis Cordero of Peru left.": ["Luis Cordero: acting Interior Minister of Peru"],
    "EU External Relations Commissioner Karl Braun left.": [
        "Karl Braun: External Relations Commissioner of European Union"
    ],
    "NATO Secretary-General Willem Smit left.": ["Willem Smit: Secretary-General of NATO"],
    "Former U.S. President Jimmy Carter left.": ["Jimmy Carter: President of United States (former)"],
    "The late Israeli prime minister Levi Eshkol was a farmer.": ["Levi Eshkol: Prime Minister of Israel (former)"],
    "Secretary of State Mary Jones left.": ["Mary Jones: Secretary of State of United States"],
    "Colonel Pedro Ruiz and Staff Sergeant Luis Vega left.": [],
    "Assistant Secretary of State for East Asian Affairs Tom Hill left.": [
        "Tom Hill: Assistant Secretary of State for East Asian Affairs of United States"
    ],
    "Finnish diplomat Mauno Laine, the UN envoy for Kosovo, left.": [
        "Mauno Laine: Envoy for Kosovo of United Nations",
        "Mauno Laine: diplomat of Finland",
    ],
    "Prince Saud al-Faisal, the Saudi foreign minister, left.": ["Saud al-Faisal: Foreign Minister of Saudi Arabia"],
    "Archbishop Anselm Kiefer left.": [],
}


@pytest.mark.parametrize(("text", "expected"), STATED.items(), ids=range(len(STATED)))
def test_title_and_owner(offices: Callable[[str], list[str]], text: str, expected: list[str]) -> None:
    assert offices(text) == expected


INFERRED = {
    "Cyprus will not support the plan, Foreign Minister Nikos Pappas repeated.": [
        "Nikos Pappas: Foreign Minister of Cyprus"
    ],
    "Prime Minister Jawaharlal Nehru warned China that India would fight on.": [
        "Jawaharlal Nehru: Prime Minister of India"
    ],
    "Pakistan's Prime Minister Imran Aziz arrived in New Delhi. He held talks there with Prime Minister Ravi Singh.": [
        "Imran Aziz: Prime Minister of Pakistan",
        "Ravi Singh: Prime Minister of India",
    ],
    "Turkish Foreign Minister Ali Demir went to Moscow for talks with President Igor Orlov.": [
        "Ali Demir: Foreign Minister of Turkey",
        "Igor Orlov: President of Russia",
    ],
    "Saudi Crown Prince Fahd met President Ford at his ranch in Texas.": [
        "Crown Prince Fahd: Crown Prince of Saudi Arabia",
        "Ford: President of United States",
    ],
    "The Kremlin said that Orlov will come. Presidential spokesman Dmitry Popov confirmed it.": [
        "Dmitry Popov: presidential spokesman of Russia"
    ],
    "Slovak Prime Minister Jan Novak went to Kyiv. He met Prime Minister Petro Bondar and President Leonid Melnyk.": [
        "Jan Novak: Prime Minister of Slovakia",
        "Leonid Melnyk: President of Ukraine",
        "Petro Bondar: Prime Minister of Ukraine",
    ],
    "President Igor Orlov and Prime Minister Ravi Singh met in Oslo.": [
        "Igor Orlov: President",
        "Ravi Singh: Prime Minister",
    ],
    "National Security Adviser Ann Rice met Chinese Vice Premier Qian Li.": [
        "Ann Rice: National Security Adviser",
        "Qian Li: Vice Premier of China",
    ],
    "Carla Rios, leader of the OAS group and Peru's foreign minister, said so.": [
        "Carla Rios: Foreign Minister of Peru",
        "Carla Rios: leader of OAS group",
    ],
    "Both Chad's premier and Sudanese President Omar Idris attended.": ["Omar Idris: President of Sudan"],
    "Delegates from Seoul left. The North's ambassador to the U.N., Sin Il-ho, met South Korean reporters.": [
        "Sin Il-ho: Ambassador to the U.N. of North Korea"
    ],
    "Liberation Front of Zembla (LFZ) spokesman Col. Abel Moyo said so.": [
        "Abel Moyo: spokesman of Liberation Front of Zembla"
    ],
    "Rosa Khan, who served as finance minister of Malta from 1996 to 1998, came.": [
        "Rosa Khan: Finance Minister of Malta (former)"
    ],
    "Chad and its President Omar Idris agreed.": ["Omar Idris: President of Chad"],
    "The Kenyan government's chief negotiator, Ruth Wafula, spoke.": ["Ruth Wafula: chief negotiator of Kenya"],
    "Oslo's special envoy for the Middle East, Jon Berg, left.": [
        "Jon Berg: Special Envoy for the Middle East of Norway"
    ],
    "President Tomas Rilo's visit to China begins today.": ["Tomas Rilo: President"],
    "U.S. Secretary of State Ann Rice came. Secretary Rice left.": ["Ann Rice: Secretary of State of United States"],
}


@pytest.mark.parametrize(("text", "expected"), INFERRED.items(), ids=range(len(INFERRED)))
def test_owner_from_the_context(offices: Callable[[str], list[str]], text: str, expected: list[str]) -> None:
    assert offices(text) == expected
