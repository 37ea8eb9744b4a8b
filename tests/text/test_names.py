"""Where names of persons begin and end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from kg.text.annotate import Annotation

PERSONS = {
    "Korean Foreign Minister Ban Ki-moon arrived in Geneva.": ["Ban Ki-moon"],
    "Congolese President Denis Sassou-Nguesso left.": ["Denis Sassou-Nguesso"],
    "Burmese opposition leader Aung San Suu Kyi left. Aung San Suu Kyi returned.": ["Aung San Suu Kyi"],
    "Jordan's King Abdullah urged restraint.": ["King Abdullah"],
    "Queen Margrethe II of Denmark opened it.": ["Margrethe II"],
    "The talks were led by Gen. Colin Powell.": ["Colin Powell"],
    "King Talal bin Hassan received them in Amman.": ["Talal bin Hassan"],
    "South Korea's unification minister, Chung Dong-young, spoke.": ["Chung Dong-young"],
    "Hungarian President Arpad Goncz spoke. Goncz left on Monday.": ["Arpad Goncz"],
}


@pytest.mark.parametrize(("text", "expected"), PERSONS.items(), ids=[names[0] for names in PERSONS.values()])
def test_whole_names(annotate: Callable[[str], Annotation], text: str, expected: list[str]) -> None:
    assert [entity.name for entity in annotate(text).people] == expected


def test_monarch_bears_his_bare_name_too(annotate: Callable[[str], Annotation]) -> None:
    assert annotate("Jordan's King Abdullah urged restraint.").people[0].names == ("Abdullah",)


PLACES = {
    "Lennart Meri visited the Gulf of Finland.": ["Gulf of Finland"],
    "James Baker visited the Gulf.": ["Persian Gulf"],
}


@pytest.mark.parametrize(("text", "expected"), PLACES.items(), ids=[names[0] for names in PLACES.values()])
def test_the_longer_name_behind_an_article(
    annotate: Callable[[str], Annotation], text: str, expected: list[str]
) -> None:
    (sentence,) = annotate(text).sentences
    found = [unit.entity.name for unit in sentence.units if unit.entity and unit.entity.kind != "Person"]
    assert found == expected
