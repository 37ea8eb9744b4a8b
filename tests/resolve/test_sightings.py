"""Sightings kept as numbers, claims as tuples, reports by their neighbours: nothing is lost or made up."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kg.model import NAMED, Claim, Entity, Evidence, Mention, Naming
from kg.resolve.dossiers import Dossiers
from kg.resolve.neighbours import Neighbours
from kg.resolve.sightings import BySighting
from kg.resolve.world import Sighting
from tests.graph.hand_made import CLAIMS

sightings = st.tuples(
    st.sampled_from("abc"), st.builds(Entity, st.sampled_from(["Gore", "Blix"]), st.sampled_from(["Person", "City"]))
)


@given(st.lists(st.tuples(sightings, st.sampled_from("xyz"))))
def test_a_mapping_as_any_other(pairs: list[tuple[Sighting, str]]) -> None:
    found: BySighting[str] = BySighting()
    for sighting, value in pairs:
        found[sighting] = value
    assert found == dict(pairs)
    assert dict(found.items()) == dict(pairs)
    assert len(found) == len(dict(pairs))
    assert dict(found.renamed(str.upper)) == {sighting: value.upper() for sighting, value in pairs}
    assert ("d", Entity("Gore", "Person")) not in found


reports = st.lists(
    st.tuples(st.sets(st.sampled_from("abc"), max_size=2), st.integers(0, 9), st.integers(0, 3)), max_size=9
)


@given(reports)
def test_neighbours_share_a_key_and_follow_closely(told: list[tuple[set[str], int, int]]) -> None:
    found, sets = Neighbours(), {number: {number} for number in range(len(told))}
    for keys, begin, length in told:
        found.add(keys, begin, begin + length)
    for one, other in combinations(range(len(told)), 2):
        (keys, begin, length), (others, later, longer) = told[one], told[other]
        if keys & others and begin <= later + longer + 1 and later <= begin + length + 1:
            both = sets[one] | sets[other]
            sets |= dict.fromkeys(both, both)
    expected = {number: min(part) for number, part in sets.items() if len(part) > 1}
    assert found.parts() == expected


def filled(claims: Iterable[Claim], namings: Iterable[Naming]) -> Dossiers:
    dossiers = Dossiers()
    for claim in claims:
        dossiers.add_claim(claim.key, claim)
    for naming in namings:
        dossiers.add_naming(naming)
    return dossiers


def test_dossiers_give_back_what_they_took() -> None:
    blix = Mention(0, 9, Entity("Hans Blix", "Person", "Sweden", ("Blix",), "Q1"), "he")
    namings = [Naming(Evidence("z", 0, 11, "Hans Blix.", rule, "why"), blix) for rule in (NAMED, "named-title")]
    found = list(filled([*CLAIMS, *reversed(CLAIMS)], namings))
    assert [dossier.article for dossier in found] == sorted({c.evidence.article for c in CLAIMS} | {"z"})
    assert {key: claim for dossier in found for key, claim in dossier.claims.items()} == {c.key: c for c in CLAIMS}
    assert found[-1].namings == namings


def test_of_claims_that_differ_in_what_they_speak_of_the_same_one_is_left() -> None:
    (claim, *_) = CLAIMS
    plain = Claim(claim.evidence, claim.kind, claim.participants)
    other = Claim(claim.evidence, claim.kind, claim.participants, content_claim="0" * 32)
    for told in ([plain, other], [other, plain]):
        (dossier,) = filled(told, [])
        assert list(dossier.claims.values()) == [plain]
