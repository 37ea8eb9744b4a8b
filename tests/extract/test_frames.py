"""Every example and counterexample of every frame, on the model.

What is known to fail stands in ``known_misses.yml`` and must go on failing; ``python -m tests.extract.list_misses``
writes that list anew.
"""

from __future__ import annotations

import pytest

from kg.extract import Extractor, Lexicon
from kg.text.language import Language
from tests.extract.frame_cases import CLASSES, Case, difference, frame_cases, known_misses

CASES = list(frame_cases())
MISSES = known_misses()


def parameter(case: Case):
    """The case as a parameter, expected to fail where it is a known miss."""
    reason = MISSES.get((case.frame, case.text))
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.fixture(scope="module")
def extractor(language: Language, frames: Lexicon) -> Extractor:
    return Extractor(language, frames)


@pytest.mark.parametrize("case", [parameter(case) for case in CASES])
def test_claims_of_the_frames_kind_are_those_written(case: Case, extractor: Extractor) -> None:
    wrong = difference(extractor, case)
    assert not wrong, wrong


def test_there_are_cases_of_both_kinds_enough() -> None:
    examples = [case for case in CASES if case.expected]
    assert len(CASES) > 1000
    assert 300 < len(examples) < len(CASES) - 300


def test_ids_are_unique() -> None:
    assert len({case.id for case in CASES}) == len(CASES)


def test_known_misses_are_texts_of_frames() -> None:
    assert set(MISSES) - {(case.frame, case.text) for case in CASES} == set()


@pytest.mark.parametrize("entry", sorted(MISSES), ids=lambda entry: f"{entry[0]}: {entry[1][:30]}")
def test_known_misses_have_a_reason_of_a_class(entry: tuple[str, str]) -> None:
    assert MISSES[entry].partition(":")[0] in CLASSES


def test_known_misses_are_few() -> None:
    assert len(MISSES) < 0.06 * len(CASES)
