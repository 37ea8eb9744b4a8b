"""Pairs of events as two articles report them: the whole program must say whether they are one.

The pairs were written by somebody who had not seen the resolver; ``held.yml`` was not read until it was done.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.extract import Extractor, Lexicon
from kg.model import OFFICE_HOLDING, Claim
from kg.read.article import make_article
from kg.resolve import World, resolve
from kg.text.language import Language

_FAMILY = {"Summit": "Meeting", "Negotiation": "Meeting", "Call": "Meeting", "Demand": "Request"}
_OF_ONE = ("Appointment", "Departure")
PAIRS = Path(__file__).parent / "events"


@dataclass(frozen=True)
class Verdict:
    """What the table says of a pair, and what the program says: None where it did not find both events."""

    pair: str
    same: bool
    certain: bool
    found: bool | None


def pairs(part: str) -> list[dict[str, Any]]:
    """The pairs of one file."""
    found = yaml.safe_load((PAIRS / f"{part}.yml").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def judge(pair: dict[str, Any], extractor: Extractor) -> Verdict:
    """Build the world of the two texts of a pair and look whether it has one event or two."""
    claims: list[Claim] = []
    for side in ("left", "right"):
        article, _ = make_article(side, pair[side]["text"], {"published": pair[side]["published"]})
        claims += extractor.claims(article)
    world, stated = resolve(claims), {claim.key: claim for claim in claims}
    events = [_events(world, stated, side, pair[side]) for side in ("left", "right")]
    found = bool(events[0] & events[1]) if all(events) else None
    return Verdict(pair["id"], pair["same"], pair["quality"] == "certain", found)


def _events(world: World, stated: dict[str, Claim], article: str, asked: dict[str, Any]) -> set[str]:
    """The events of the class asked for, or of its subclasses and superclasses, of two of the agents asked for."""
    wanted = _FAMILY.get(asked["event"], asked["event"])
    return {
        claim.about
        for claim in world.claims
        if claim.claim.evidence.article == article
        and claim.claim.kind != OFFICE_HOLDING
        and _FAMILY.get(claim.claim.kind, claim.claim.kind) == wanted
        and _named(stated[claim.key], asked["agents"]) >= (1 if wanted in _OF_ONE else min(2, len(asked["agents"])))
    }


def _named(claim: Claim, agents: list[str]) -> int:
    """How many of the agents take part, by a name in the text that ends alike or by what a capital stands for."""
    text = claim.evidence.quote
    spans = [text[p.mention.start - claim.evidence.start :] for p in claim.participants]
    names = [{p.mention.entity.name, *p.mention.entity.names} for p in claim.participants]
    return sum(
        any(
            span.startswith(agent) or any(agent.split()[-1] in n for n in called)
            for span, called in zip(spans, names, strict=True)
        )
        for agent in agents
    )


@pytest.fixture(scope="module")
def verdicts(language: Language, frames: Lexicon) -> list[Verdict]:
    extractor = Extractor(language, frames)
    return [judge(pair, extractor) for part in ("tune", "held") for pair in pairs(part)]


def f1(verdicts: list[Verdict]) -> float:
    """F1 of the answer "one event"; events that were not found were not joined."""
    right = sum(v.same and v.found is True for v in verdicts)
    said, true = sum(v.found is True for v in verdicts), sum(v.same for v in verdicts)
    return 2 * right / (said + true)


def test_the_table_is_whole() -> None:
    assert len(pairs("tune")) + len(pairs("held")) >= 80


def test_pairs_are_decided(verdicts: list[Verdict]) -> None:
    """Of the pairs of which extraction finds both events; those that it does not find are few."""
    seen = [v for v in verdicts if v.found is not None]
    assert f1(seen) >= 0.90
    assert sum(v.same for v in verdicts if v.found is None) <= 5


def test_no_wrong_join_where_the_table_is_certain(verdicts: list[Verdict]) -> None:
    assert [v.pair for v in verdicts if v.certain and v.found and not v.same] == []
