"""Whom an article names without a claim, and what shows that it is a person."""

from __future__ import annotations

import pytest

from kg.extract import Extractor, Lexicon
from kg.model import Article, Naming
from kg.text.language import Language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Lord Owen of Britain was tired.", {"Lord Owen": "named-title"}, id="title-in-the-name"),
        pytest.param("General Boris Gromov left with the last troops.", {"Boris Gromov": "named-title"}, id="rank"),
        pytest.param("The film is about Saddam Hussein.", {"Saddam Hussein": "named-holder"}, id="office-holder"),
        pytest.param("Lech Wałęsa slept.", {"Lech Wałęsa": "named-first-name"}, id="accents"),
        pytest.param("They dined with Robert Eden.", {"Robert Eden": "named-first-name"}, id="first-name"),
        pytest.param("Milan Panic Jr., a son, slept.", {"Milan Panic Jr.": "named-holder"}, id="junior"),
        pytest.param("The plane left Charles De Gaulle airport.", {}, id="thing-called-after-somebody"),
        pytest.param("Brown dined in London.", {}, id="surname-alone"),
        pytest.param("Saddam Hussein visited Cairo.", {}, id="in-a-claim"),
    ],
)
def test_people_named_without_a_claim(language: Language, frames: Lexicon, text: str, expected: dict[str, str]) -> None:
    article = Article("a", text, body=((0, len(text)),))
    ((_, found),) = Extractor(language, frames).each([article])
    namings = [one for one in found if isinstance(one, Naming)]
    assert {n.person.entity.name: n.evidence.rule for n in namings if n.evidence.rule != "named"} == expected
    assert all(text[n.person.start : n.person.end] == n.person.entity.name for n in namings)
    assert all(n.evidence.quote == text[n.evidence.start : n.evidence.end] for n in namings)
