"""Participations are found by their IRIs as in a dict, whatever these look like and in whatever order they come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.export.participations import Part, Parts

OURS = st.integers(0, 2**64 - 1).map(lambda number: f"https://example.org/participation/{number:016x}")
NEAR = st.integers(0, 20).map(lambda number: f"https://example.org/participation/{number:016x}")
OTHERS = st.from_regex(r"(https://example\.org/(participation/)?)?[0-9a-fA-F]{0,18}", fullmatch=True) | st.text()
IRIS = OURS | NEAR | OTHERS
PARTS = st.builds(Part, *[st.tuples(st.sampled_from("abc"))] * 3)


@given(given=st.dictionaries(IRIS, PARTS), asked=st.lists(IRIS))
def test_all_are_found_and_no_other(given: dict[str, Part], asked: list[str]) -> None:
    parts = Parts()
    for iri, part in given.items():
        parts.add(iri, part)
    assert [parts.get(iri) for iri in [*given, *asked]] == [given.get(iri) for iri in [*given, *asked]]
    assert sorted(parts.distinct) == sorted(set(given.values()))


@given(iris=st.sets(NEAR | OURS))
def test_those_of_ours_are_held_as_numbers(iris: set[str]) -> None:
    parts = Parts()
    for iri in sorted(iris):
        parts.add(iri, Part((), (), ()))
    assert not parts._others
