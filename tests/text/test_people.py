"""Which names of an article are the same person."""

from __future__ import annotations

import pytest

from kg.text.people import People

WRITTEN = ["Yevgeny Primakov", "Hu Jintao", "Aung San Suu Kyi", "George W. Bush", "Igor Ivanov", "Sergei Ivanov"]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Primakov", "Yevgeny Primakov"),
        ("Y. Primakov", "Yevgeny Primakov"),
        ("Hu", "Hu Jintao"),
        ("Aung San Suu", "Aung San Suu Kyi"),
        ("George Bush", "George W. Bush"),
        ("Ivanov", "Ivanov"),
        ("Yevgeny Sidorov", "Yevgeny Sidorov"),
    ],
)
def test_fullest_name(short: str, full: str) -> None:
    assert People([*WRITTEN, short]).fullest(short) == full


def test_a_surname_written_nowhere_alone_is_known() -> None:
    assert People(WRITTEN).knows("Primakov")
    assert not People(WRITTEN).knows("Ivanov")
