"""Records in order, each once, the same whether they fit in memory or wait in a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.run.sorting import Sorted

RECORDS = st.lists(st.tuples(st.text(st.characters(), max_size=3), st.integers(-3, 3)), max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(RECORDS, st.integers(1, 9))
def test_all_in_order_each_once(monkeypatch: pytest.MonkeyPatch, records: list[tuple[str, int]], held: int) -> None:
    monkeypatch.setattr("kg.run.sorting.HELD", held)
    monkeypatch.setattr("kg.run.sorting._BLOCK", 2)
    found: Sorted[tuple[str, int]] = Sorted()
    found.extend(records)
    assert list(found) == sorted(set(records))
    assert [(one, other) for one, other in zip(found, found, strict=True) if one != other] == []


def test_more_may_come_after_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.run.sorting.HELD", 2)
    found: Sorted[tuple[int]] = Sorted()
    for number in (3, 1, 2, 1, 0):
        found.add((number,))
        assert next(iter(found)) == (min(number for (number,) in found),)
    assert list(found) == [(0,), (1,), (2,), (3,)]


def test_the_file_has_no_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kg.run.sorting.HELD", 2)
    found: Sorted[tuple[int]] = Sorted(tmp_path)
    found.extend((number,) for number in range(9))
    assert found._file is not None
    assert list(tmp_path.iterdir()) == []
