"""The whole of resolution: things by name and country, offices, labels, and which claims speak of one event."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.errors import DataError
from kg.model import Claim, Entity, Evidence, Mention, Office, Participant, TimeSpan
from kg.resolve import World, resolve
from tests.graph.hand_made import BOTH, CLAIMS, FIRST, GENEVA, MOSCOW, PRIMAKOV, RUSSIA, SECOND, SHARANSKY, day

MARCH = TimeSpan("1997-03-01T00:00:00Z", "1997-03-31T23:59:59Z", "month")
IN_RUSSIA, IN_MOSCOW, IN_GENEVA = (Mention(0, 1, place) for place in (RUSSIA, MOSCOW, GENEVA))
ACTORS = {
    "P": PRIMAKOV,
    "S": SHARANSKY,
    "G": Entity("Al Gore", "Person"),
    "R": RUSSIA,
    "I": Entity("Israel", "Country"),
}


def claim(says: str, at: int = 0, article: str = "a", kind: str = "Meeting", **given: object) -> Claim:
    """A claim of "PS > G" form: initiators, counterparts; "PSG" alone means that all are both."""
    first, arrow, second = says.partition(" > ")
    sides = [(first, FIRST if arrow or kind == "Visit" else BOTH), (second, SECOND)]
    parts = tuple(Participant(Mention(at, at + 1, ACTORS[a]), roles) for actors, roles in sides for a in actors)
    return Claim(Evidence(article, at, at + 9, "q", "by-hand"), kind, parts, **given)


def groups(world: World) -> list[list[int]]:
    """Starts of the claims of each event."""
    found: dict[str, list[int]] = {}
    for resolved in sorted(world.claims, key=lambda c: c.claim.evidence.start):
        found.setdefault(resolved.about, []).append(resolved.claim.evidence.start)
    return sorted(found.values())


def at(number: int, says: str = "P > S", **given: object) -> Claim:
    return claim(says, number, **given)


ONE, TWO = [[0, 1]], [[0], [1]]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([at(0), at(1)], ONE, id="same-agents"),
        pytest.param([at(0), at(1, "S > P")], ONE, id="sides-swapped"),
        pytest.param([at(0), at(1, "P > G")], TWO, id="other-agents"),
        pytest.param([at(0), at(1, kind="Summit")], ONE, id="class-and-subclass"),
        pytest.param([at(0, kind="Call"), at(1, kind="Summit")], TWO, id="two-subclasses"),
        pytest.param([at(0, kind="Warning"), at(1, "S > P", kind="Warning")], TWO, id="directed-sides-swapped"),
        pytest.param([at(0, time=day("1997-03-05")), at(1, time=MARCH)], ONE, id="day-within-month"),
        pytest.param([at(0, time=day("1997-03-05")), at(1, time=day("1997-03-06"))], TWO, id="two-days-in-one-article"),
        pytest.param([at(0, place=IN_MOSCOW), at(1, place=IN_RUSSIA)], ONE, id="city-and-its-country"),
        pytest.param([at(0, place=IN_MOSCOW), at(1, place=IN_GENEVA)], TWO, id="two-cities"),
        pytest.param([at(0), at(1, modality="Planned")], TWO, id="undated-held-and-planned"),
        pytest.param(
            [at(0, time=day("1997-03-05")), at(1, modality="Planned", time=day("1997-03-05"))],
            ONE,
            id="held-as-planned",
        ),
        pytest.param([at(0, content="x"), at(1, content="y")], TWO, id="two-contents"),
        pytest.param([at(0), at(1, article="b")], TWO, id="two-articles-undated"),
        pytest.param(
            [at(0, time=day("1997-03-05")), at(1, "S > P", article="b", time=day("1997-03-05"))],
            ONE,
            id="two-articles-same-day",
        ),
        pytest.param(
            [at(0, time=day("1997-03-05")), at(1, article="b", time=day("1997-03-06"))], ONE, id="two-articles-next-day"
        ),
        pytest.param(
            [at(i, article=a, time=day(f"1997-03-0{5 + i}")) for i, a in enumerate("abc")],
            [[0], [1], [2]],
            id="talks-that-last-for-days",
        ),
        pytest.param(
            [
                at(0, time=day("1997-03-05"), place=IN_MOSCOW),
                at(1, time=day("1997-03-05"), place=IN_GENEVA),
                at(2, article="b", time=day("1997-03-05")),
            ],
            [[0], [1], [2]],
            id="an-article-with-two-on-the-day",
        ),
        pytest.param(
            [at(i, article=a, kind="Warning", time=day("1997-03-05")) for i, a in enumerate("ab")],
            ONE,
            id="speech-acts-of-one-day",
        ),
        pytest.param(
            [at(i, "P", article=a, kind="Visit", place=IN_MOSCOW, time=day("1997-03-05")) for i, a in enumerate("ab")],
            ONE,
            id="visits-to-one-place",
        ),
        pytest.param(
            [
                at(0, "P", kind="Visit", place=IN_MOSCOW, time=day("1997-03-05")),
                at(1, "P", article="b", kind="Visit", place=IN_GENEVA, time=day("1997-03-05")),
            ],
            TWO,
            id="visits-to-two-places",
        ),
    ],
)
def test_which_claims_are_one_event(claims: list[Claim], expected: list[list[int]]) -> None:
    assert groups(resolve(claims)) == expected
    assert groups(resolve(reversed(claims))) == expected


def test_swapped_sides_do_not_put_everyone_on_both() -> None:
    (event,) = resolve([at(0, "P > SG"), at(1, "SG > P")]).events
    assert {(p.agent, p.roles) for p in event.parties} == {
        ("person/yevgeny-primakov", ("Initiator",)),
        ("person/natan-sharansky", ("Counterpart",)),
        ("person/al-gore", ("Counterpart",)),
    }


def test_an_event_has_the_finest_time_place_and_class() -> None:
    claims = [at(0, time=MARCH, place=IN_RUSSIA), at(1, kind="Summit", time=day("1997-03-05"), place=IN_MOSCOW)]
    (event,) = resolve(claims).events
    assert (event.kind, event.places, event.time) == ("Summit", ("place/russia/moscow",), day("1997-03-05"))


def test_ids_do_not_depend_on_order_rule_or_wording() -> None:
    plain = [event.id for event in resolve([at(0), at(1, "P > G")]).events]
    other = [
        replace(c, confidence=0.5, evidence=replace(c.evidence, rule="r", reason="w")) for c in (at(1, "P > G"), at(0))
    ]
    assert [event.id for event in resolve(other).events] == plain


@pytest.mark.parametrize("held", [2, 10_000], ids=["in-a-file", "in-memory"])
def test_the_world_depends_on_the_set_of_claims_alone(held: int, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = resolve(CLAIMS)
    monkeypatch.setattr("kg.run.sorting.HELD", held)
    shuffled = [*CLAIMS, *CLAIMS[:3]]
    random.Random(7).shuffle(shuffled)
    assert resolve(shuffled) == plain
    assert resolve(CLAIMS[1:]) != plain


def holding(title: str, of: Entity | None, holder: Entity, article: str = "a") -> Claim:
    part = Participant(Mention(0, 1, holder), FIRST)
    return Claim(Evidence(article, 0, 1, "q", "r"), "OfficeHolding", (part,), office=Office(title, of))


def test_offices_are_one_by_owner_and_title() -> None:
    body = Entity("State Department", "GovernmentBody", "United States")
    other = Entity("James Rubin", "Person")
    claims = [
        holding("Foreign Minister", RUSSIA, PRIMAKOV),
        holding("foreign minister", RUSSIA, PRIMAKOV, "b"),
        holding("Foreign Minister", RUSSIA, SHARANSKY),
        holding("spokesman", body, other),
        holding("spokesman", None, other),
    ]
    assert [(o.id, o.label) for o in resolve(claims).offices] == [
        ("office/country/russia/foreign-minister", "Foreign Minister of Russia"),
        ("office/of-unknown/person/james-rubin/spokesman", "spokesman"),
        ("office/organization/united-states/state-department/spokesman", "spokesman of State Department"),
    ]


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        pytest.param(
            [
                ("a", Entity("Foreign Ministry", "GovernmentBody", "Russia")),
                ("b", Entity("Foreign Ministry", "GovernmentBody", "Israel")),
            ],
            ["organization/israel/foreign-ministry", "organization/russia/foreign-ministry"],
            id="bodies-by-country",
        ),
        pytest.param(
            [("a", Entity("Duma", "GovernmentBody", "Russia")), ("a", Entity("Duma", "Organization"))],
            ["organization/russia/duma"],
            id="country-known-elsewhere-in-the-article",
        ),
        pytest.param(
            [
                ("a", Entity("NATO", "InternationalOrganization", "Belgium")),
                ("b", Entity("NATO", "InternationalOrganization")),
            ],
            ["organization/nato"],
            id="alliances-have-no-country",
        ),
        pytest.param(
            [("a", Entity("Georgia", "Country")), ("a", Entity("Georgia", "Region", "United States"))],
            ["country/georgia", "place/united-states/georgia"],
            id="one-name-two-families",
        ),
    ],
)
def test_things(entities: list[tuple[str, Entity]], expected: list[str]) -> None:
    claims = [
        Claim(Evidence(article, i, i + 1, "q", "r"), "Statement", (Participant(Mention(i, i + 1, entity), FIRST),))
        for i, (article, entity) in enumerate(entities)
    ]
    agents = {party.agent for resolved in resolve(claims).claims for party in resolved.parties}
    assert sorted(agents) == expected


def test_a_label_is_the_fullest_name_and_the_others_are_kept() -> None:
    node = next(n for n in resolve(CLAIMS).nodes if n.id == "person/yevgeny-primakov")
    assert (node.label, node.names) == ("Yevgeny Maksimovich Primakov", ("Primakov", "Yevgeny Primakov"))


NO_OFFICE: Callable[[Claim], Claim] = lambda c: replace(c, office=None)  # noqa: E731


@pytest.mark.parametrize(
    ("faulty", "reason"),
    [
        pytest.param(NO_OFFICE(holding("x", None, PRIMAKOV)), "needs one holder and an office", id="no-office"),
        pytest.param(holding("x", None, RUSSIA), "is no person", id="a-country-holds-it"),
        pytest.param(claim("P > S", kind="Person"), "is no event class", id="no-event"),
    ],
)
def test_faulty_claims_are_rejected_with_a_reason(faulty: Claim, reason: str) -> None:
    world = resolve([faulty, at(5)])
    assert [reason in words for _, words in world.rejected] == [True]
    assert len(list(world.claims)) == 1


def test_an_unknown_kind_is_an_error_that_lists_the_valid_ones() -> None:
    with pytest.raises(DataError, match=r"'Meating' is no term of the ontology; valid: .*Meeting"):
        resolve([claim("P > S", kind="Meating")])
