"""Lands and persons of one name, states by period, and acronyms that an article introduces, in short texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.claims import Extractor
from kg.extract.frames import Lexicon
from kg.model import Article, TimeSpan
from kg.text.language import Language

Read = Callable[[str, int], set[str]]


@pytest.fixture(scope="module")
def read(language: Language, frames: Lexicon) -> Read:
    """All that the claims of a text of some year name: "Georgia", "London@Canada", "Hamilton Jordan"."""
    extractor = Extractor(language, frames)

    def names(text: str, year: int) -> set[str]:
        span = TimeSpan(f"{year}-06-01T00:00:00Z", f"{year}-06-01T23:59:59Z", "day")
        claims = extractor.claims(Article("a", text, None, span, "metadata"))
        mentions = [m for c in claims for m in (*(p.mention for p in c.participants), c.place, c.attributed_to) if m]
        owners = {c.office.of.name for c in claims if c.office and c.office.of}
        return owners | {
            f"{m.entity.name}@{m.entity.country}" if m.entity.kind == "City" else m.entity.name for m in mentions
        }

    return names


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        pytest.param("Georgia accused Russia of shelling a village.", 2008, {"Georgia", "Russia"}, id="georgia"),
        pytest.param(
            "The president of Georgia, Mikheil Saakashvili, met Condoleezza Rice in Tbilisi.",
            2008,
            {"Georgia", "Mikheil Saakashvili", "Condoleezza Rice", "Tbilisi@Georgia"},
            id="georgia-by-its-president",
        ),
        pytest.param(
            "The governor of Georgia, Zell Miller, met Japanese businessmen.",
            1995,
            {"Georgia (U.S. state)", "Zell Miller"},
            id="georgia-by-its-governor",
        ),
        pytest.param(
            "Sen. Sam Nunn of Georgia criticized Russia.",
            1993,
            {"Georgia (U.S. state)", "Sam Nunn", "Russia"},
            id="georgia-by-its-senator",
        ),
        pytest.param("Jordan warned Israel against closing it.", 1996, {"Jordan", "Israel"}, id="jordan"),
        pytest.param(
            "King Hussein of Jordan met Yitzhak Rabin in Amman.",
            1994,
            {"Jordan", "King Hussein", "Yitzhak Rabin", "Amman@Jordan"},
            id="jordan-of-its-king",
        ),
        pytest.param(
            "Hamilton Jordan met Cyrus Vance. Jordan told reporters that the talks were useful.",
            1979,
            {"Hamilton Jordan", "Cyrus Vance"},
            id="jordan-the-man",
        ),
        pytest.param(
            "Hamilton Jordan met Cyrus Vance in Amman. Jordan accused Syria of an attack.",
            1979,
            {"Hamilton Jordan", "Cyrus Vance", "Amman@Jordan", "Jordan", "Syria"},
            id="jordan-where-the-land-is-spoken-of-too",
        ),
        pytest.param("Chad accused Sudan of backing rebels.", 2006, {"Chad", "Sudan"}, id="chad"),
        pytest.param(
            "Guinea and Guinea-Bissau signed an agreement. Equatorial Guinea denied the charge.",
            2000,
            {"Guinea", "Guinea-Bissau", "Equatorial Guinea"},
            id="three-guineas",
        ),
        pytest.param("Congo accused Rwanda of an attack.", 1999, {"DR Congo", "Rwanda"}, id="congo-kinshasa"),
        pytest.param("Zaire accused Rwanda of an attack.", 1996, {"Zaire", "Rwanda"}, id="zaire"),
        pytest.param(
            "Congo accused Angola of an attack. Officials met in Brazzaville.",
            1999,
            {"Congo-Brazzaville", "Angola"},
            id="congo-by-its-capital",
        ),
        pytest.param(
            "Congo-Brazzaville and the Democratic Republic of the Congo signed an agreement.",
            1999,
            {"Congo-Brazzaville", "DR Congo"},
            id="both-congos",
        ),
        pytest.param(
            "The Republic of Korea and the Democratic People's Republic of Korea held talks.",
            1994,
            {"South Korea", "North Korea"},
            id="both-koreas",
        ),
        pytest.param(
            "The Nigerian foreign minister met the Nigerien foreign minister in Niamey.",
            2003,
            {"Nigeria", "Niger", "Niamey@Niger"},
            id="niger-and-nigeria",
        ),
        pytest.param("Macedonia accused Greece of a breach.", 2008, {"North Macedonia", "Greece"}, id="macedonia"),
        pytest.param(
            "The People's Republic of China and the Republic of China held talks.",
            1993,
            {"China", "Taiwan"},
            id="chinas",
        ),
        pytest.param(
            "Burma rejected a request. Myanmar denied the report. Rangoon criticised Thailand.",
            1998,
            {"Myanmar", "Thailand"},
            id="burma",
        ),
        pytest.param(
            "Moscow accused Bonn of interference.", 1985, {"Soviet Union", "West Germany"}, id="capitals-of-then"
        ),
        pytest.param("Moscow accused Berlin of interference.", 1995, {"Russia", "Germany"}, id="capitals-of-now"),
        pytest.param("Abkhazia accused Georgia of a breach.", 2001, {"Abkhazia", "Georgia"}, id="unrecognised"),
        pytest.param(
            "Kosovo Albanians rejected the proposal. Palestinian officials met Israeli officials.",
            1998,
            {"Kosovo Albanians", "Palestinians", "Israel"},
            id="peoples",
        ),
        pytest.param(
            "Britain and Iran held talks in London, Ontario.",
            1998,
            {"United Kingdom", "Iran", "London@Canada"},
            id="city-of-a-region",
        ),
        pytest.param(
            "Britain and Iran held talks in London.",
            1998,
            {"United Kingdom", "Iran", "London@United Kingdom"},
            id="city-by-itself",
        ),
        pytest.param(
            "Downing Street rejected the offer. Foggy Bottom criticized Iran. The Kremlin warned Japan.",
            1998,
            {"Downing Street", "State Department", "Iran", "Kremlin", "Japan"},
            id="palaces",
        ),
        pytest.param(
            "NATO warned Serbia. The alliance rejected a Russian request.",
            1999,
            {"NATO", "Serbia", "Russia"},
            id="alliance",
        ),
        pytest.param(
            "The Foreign Intelligence Service (SVR) denied the report. The SVR accused Britain of spying.",
            1997,
            {"SVR", "United Kingdom"},
            id="known-acronym",
        ),
        pytest.param(
            "The Zebrana Liberation Council (ZLC) accused Niger of an attack. The ZLC met French officials.",
            1996,
            {"Zebrana Liberation Council", "Niger", "France"},
            id="new-acronym",
        ),
        pytest.param(
            "The Ruvanian National Security Bureau, or RNSB, denied it. Later the RNSB accused Chad of spying.",
            1996,
            {"Ruvanian National Security Bureau", "Chad"},
            id="acronym-behind-or",
        ),
        pytest.param(
            "The Zebrana Press Office (AFP) denied the report. AFP accused Niger of lying.",
            1996,
            {"Zebrana Press Office", "Agence France-Presse", "Niger"},
            id="acronym-of-another",
        ),
    ],
)
def test_what_names_mean(read: Read, text: str, year: int, expected: set[str]) -> None:
    assert read(text, year) == expected
