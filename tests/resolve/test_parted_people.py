"""What hangs on a wrong join is decided anew when the user parts the two."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import DataError
from kg.model import OFFICE_HOLDING, Claim, Entity, Evidence, Mention, Office, Participant, TimeSpan
from kg.resolve import World, resolve
from kg.resolve.overrules import Overrules, load_overrules
from kg.resolve.parting import Partings
from kg.resolve.people import resolve_people
from kg.resolve.profiles import profiles_of

RUSSIA = Entity("Russia", "Country")
GORE = Entity("Al Gore", "Person", "United States")
DAY = TimeSpan("1999-03-04T00:00:00Z", "1999-03-04T23:59:59Z", "day")


def person(name: str, role: str = "Initiator") -> Participant:
    """Somebody of Russia."""
    return Participant(Mention(0, len(name), Entity(name, "Person", "Russia")), (role,))


def held(article: str, name: str, title: str) -> Claim:
    """That somebody of Russia holds an office of Russia."""
    quote = f"{title} {name} of Russia"
    return Claim(Evidence(article, 0, 9, quote, "t"), OFFICE_HOLDING, (person(name),), office=Office(title, RUSSIA))


def met(article: str, name: str) -> Claim:
    """That somebody of Russia met Gore, on one day."""
    other = Participant(Mention(20, 27, GORE), ("Counterpart",))
    return Claim(Evidence(article, 10, 30, f"{name} met Al Gore", "t"), "Meeting", (person(name), other), time=DAY)


CLAIMS = [
    held("a", "Igor Ivanov", "Foreign Minister"),
    met("a", "Igor Ivanov"),
    held("b", "Igor Ivanov", "Defense Minister"),
    met("b", "Igor Ivanov"),
    held("c", "Ivanov", "Defense Minister"),
    met("c", "Ivanov"),
    held("d", "Igor Iwanow", "Defense Minister"),
]
DIFFERENT = "- different: [Igor Ivanov @ a, Igor Ivanov @ b]\n"


def world(tmp_path: Path, text: str) -> World:
    """The world of the claims under a file of overrules."""
    file = tmp_path / "identities.yml"
    file.write_text(text, encoding="utf-8")
    return resolve(CLAIMS, overrules=load_overrules(file))


def told(found: World) -> dict[str, set[str]]:
    """The articles in which each person of Russia is told of."""
    articles: dict[str, set[str]] = {}
    for claim in found.claims:
        articles.setdefault(claim.parties[0].agent, set()).add(claim.claim.evidence.article)
        articles.setdefault(claim.parties[-1].agent, set()).add(claim.claim.evidence.article)
    return {node: where for node, where in articles.items() if node != "person/al-gore"}


def test_all_are_one_without_the_overrule() -> None:
    found = resolve(CLAIMS)
    assert told(found) == {"person/igor-ivanov": {"a", "b", "c", "d"}}
    assert len(list(found.events)) == 1


def test_what_hung_on_the_join_is_decided_anew(tmp_path: Path) -> None:
    found = world(tmp_path, DIFFERENT)
    (second,) = {node for node in told(found) if node != "person/igor-ivanov"}
    assert told(found) == {"person/igor-ivanov": {"a"}, second: {"b", "c", "d"}}
    assert {(h.holder, h.office.rsplit("/", maxsplit=1)[-1]) for h in found.holdings} == {
        ("person/igor-ivanov", "foreign-minister"),
        (second, "defense-minister"),
    }
    assert {frozenset(p.agent for p in event.parties) for event in found.events} == {
        frozenset({"person/igor-ivanov", "person/al-gore"}),
        frozenset({second, "person/al-gore"}),
    }
    assert not [d for d in found.doubts if {d.one, d.other} == {"person/igor-ivanov", second}]


def test_the_line_taken_out_all_is_as_it_was(tmp_path: Path) -> None:
    assert world(tmp_path, DIFFERENT) != resolve(CLAIMS)
    assert world(tmp_path, "") == resolve(CLAIMS)


def test_a_surname_is_not_given_back_to_whom_it_is_parted_from(tmp_path: Path) -> None:
    found = told(world(tmp_path, "- different: [Igor Ivanov, Ivanov @ c]\n"))
    assert {"c"} in found.values()
    assert found["person/igor-ivanov"] == {"a", "b", "d"}


def test_a_later_line_may_name_an_id_that_an_earlier_one_gave(tmp_path: Path) -> None:
    (second,) = told(world(tmp_path, DIFFERENT)).keys() - {"person/igor-ivanov"}
    lines = [DIFFERENT, f"- different: [{second}, Igor Iwanow]\n"]
    found = [world(tmp_path, "".join(order)) for order in (lines, lines[::-1])]
    assert {"b", "c"} in told(found[0]).values()
    assert found[0] == found[1]


def test_the_same_twice_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r":1: both are person/igor-ivanov in the same articles"):
        world(tmp_path, "- different: [Igor Ivanov, person/igor-ivanov]\n".replace("person/igor-ivanov", "igor ivanov"))


NAMES = ("Igor Ivanov", "Igor S. Ivanov", "I. Ivanov", "Ivanov", "George Bush", "George W. Bush", "Bush")
sightings = st.tuples(
    st.sampled_from("abcdef"),
    st.builds(Entity, st.sampled_from(NAMES), st.just("Person"), st.sampled_from([None, "Russia"])),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(sightings, min_size=2, max_size=9, unique=True), st.data(), st.randoms(use_true_random=False))
def test_whom_the_user_parts_are_never_one(seen, data, rng) -> None:
    """Whatever the evidence, and in whatever order the sightings come."""
    one = frozenset(data.draw(st.sets(st.sampled_from(seen), min_size=1, max_size=3)))
    rest = sorted(set(seen) - one, key=repr)
    other = frozenset(data.draw(st.sets(st.sampled_from(rest), max_size=3))) if rest else frozenset()
    profiles, partings = profiles_of(seen), Partings(((one, other),))
    shuffled = list(profiles.items())
    rng.shuffle(shuffled)
    found = resolve_people(dict(shuffled), partings)
    assert not {found.ids[s] for s in one} & {found.ids[s] for s in other}
    assert found == resolve_people(profiles, partings)


def test_no_overrules_no_partings() -> None:
    profiles = profiles_of([(c.evidence.article, c.participants[0].mention.entity) for c in CLAIMS], CLAIMS)
    assert resolve_people(profiles, Partings()) == resolve_people(profiles)
    assert resolve(CLAIMS, overrules=Overrules()) == resolve(CLAIMS)
