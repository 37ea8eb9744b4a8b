"""Examples and counterexamples of the packaged frames as test cases, and the list of those that are known to fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import yaml

from kg.extract import Extractor, load_frames
from kg.extract.explain import describe
from tests.extract.claim_notation import Expected, claims_of

KNOWN_MISSES = Path(__file__).with_name("known_misses.yml")
# Why an example fails: a wrong parse, an argument that is not found, a wrong modality, a name that is not recognised.
CLASSES = ("parser", "argument", "modality", "name")


@dataclass(frozen=True)
class Case:
    """One text of a frame with the claims of the frame's own event class that it must give; none: a counterexample."""

    frame: str
    number: int
    event: str
    text: str
    expected: tuple[str, ...]

    @property
    def id(self) -> str:
        """The test's id: "meet-3" is the third example of the frame, "meet-not-1" its first counterexample."""
        return f"{self.frame}-{self.number}" if self.expected else f"{self.frame}-not-{self.number}"


def frame_cases() -> Iterator[Case]:
    """All cases of all packaged frames, in their order."""
    for frame in load_frames().frames:
        for number, (text, claims) in enumerate(frame.examples, 1):
            yield Case(frame.id, number, frame.event, text, claims)
        for number, text in enumerate(frame.counterexamples, 1):
            yield Case(frame.id, number, frame.event, text, ())


def known_misses() -> dict[tuple[str, str], str]:
    """Frame and text of the cases that are known to fail, with the reason ("CLASS" or "CLASS: what is wrong")."""
    entries = yaml.safe_load(KNOWN_MISSES.read_text(encoding="utf-8")) or []
    return {(entry["frame"], entry["text"]): entry["reason"] for entry in entries}


def difference(extractor: Extractor, case: Case) -> str:
    """What is wrong with the claims found, in words; an empty string where they are exactly those expected."""
    found = [claim for claim in claims_of(extractor, case.text) if claim.kind == case.event]
    expected = [Expected.parse(line) for line in case.expected]
    if len(found) == len(expected):
        for order in permutations(found):
            if all(line.fits(claim) for line, claim in zip(expected, order, strict=True)):
                return ""
    wanted = "; ".join(case.expected) or f"no {case.event}"
    return f"{case.text}\n  expected: {wanted}\n  found:    {'; '.join(map(describe, found)) or f'no {case.event}'}"
