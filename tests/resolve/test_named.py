"""People whom articles only name, beside those of the claims."""

from __future__ import annotations

import pytest

from kg.model import NAMED, Claim, Entity, Evidence, Mention, Naming, Participant
from kg.resolve import resolve


def claim(article: str, name: str) -> Claim:
    """That somebody of this name said something."""
    mention = Mention(0, len(name), Entity(name, "Person"))
    return Claim(Evidence(article, 0, 9, name, "t"), "Statement", (Participant(mention, ("Initiator",)),))


def naming(article: str, name: str, rule: str = NAMED) -> Naming:
    """That an article names somebody."""
    return Naming(Evidence(article, 0, 9, name, rule), Mention(0, len(name), Entity(name, "Person")))


BLIX = "person/hans-blix"


@pytest.mark.parametrize(
    ("namings", "mentions"),
    [
        pytest.param([], {("a", BLIX)}, id="in-a-claim"),
        pytest.param([naming("b", "Hans Blix")], {("a", BLIX), ("b", BLIX)}, id="same-name-as-in-a-claim"),
        pytest.param([naming("b", "Hans Martin Blix")], {("a", BLIX), ("b", BLIX)}, id="with-a-further-name"),
        pytest.param([naming("b", "Aigle Azur")], {("a", BLIX)}, id="nothing-but-capitals"),
        pytest.param(
            [naming("b", "Shirin Ebadi", "named-title"), naming("c", "Shirin Ebadi")],
            {("a", BLIX), ("b", "person/shirin-ebadi"), ("c", "person/shirin-ebadi")},
            id="with-a-title-elsewhere",
        ),
    ],
)
def test_who_is_mentioned(namings: list[Naming], mentions: set[tuple[str, str]]) -> None:
    world = resolve([claim("a", "Hans Blix")], namings=namings)
    assert set(world.mentions) == mentions
    assert {node.id for node in world.nodes} == {person for _, person in mentions}
