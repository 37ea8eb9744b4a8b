"""Every target holds for its seeds, for what once broke it, and for what hypothesis thinks of."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.findings import FINDINGS
from tests.fuzz.seeds import SEEDS, seeds_of
from tests.fuzz.targets import TARGETS

NAMES = sorted(TARGETS)
FOUND = [(name, data) for name in NAMES for data in (*seeds_of(name), *FINDINGS.get(name, []))]


@pytest.mark.parametrize(("name", "data"), FOUND, ids=[f"{name}-{n}" for n, (name, _) in enumerate(FOUND)])
def test_seeds_and_findings(name: str, data: bytes) -> None:
    TARGETS[name](data)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_bytes(name: str, data: st.DataObject) -> None:
    pieces = st.sampled_from(seeds_of(name)).flatmap(lambda s: st.integers(0, len(s)).map(lambda cut: s[:cut]))
    anything = st.one_of(st.binary(), st.text(st.characters(exclude_categories=("Cs",))).map(str.encode), pieces)
    TARGETS[name](b"".join(data.draw(st.lists(anything, max_size=4))))


def test_each_target_has_seeds() -> None:
    assert sorted(SEEDS) == NAMES
    assert set(FINDINGS) <= set(NAMES)
