"""What packaged data say of the world: identifiers elsewhere, of what a body is part, which state came after which."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, parse

from kg.graph.build import describe, nquads
from kg.graph.space import DataSpace
from kg.graph.vocabulary import DEFAULT_BASE, DIP_NS, load_vocabulary
from kg.model import Claim, Entity, Evidence, Mention, Participant
from kg.resolve import resolve
from kg.text.gazetteer import load_gazetteer
from tests.graph.hand_made import FIRST


def facts(*entities: Entity) -> set[str]:
    """Triples of the world about some entities of one article: "tail of subject, property, tail or IRI"."""
    claims = [
        Claim(Evidence("a", i, i + 1, "q", "r"), "Statement", (Participant(Mention(i, i + 1, entity), FIRST),))
        for i, entity in enumerate(entities)
    ]
    vocabulary = load_vocabulary()
    found = describe([], resolve(claims, vocabulary), vocabulary, DataSpace())
    quads = parse("".join(line for one in found for line in nquads(one)), format=RdfFormat.N_QUADS)
    triples = ((q.subject.value, q.predicate.value, q.object.value) for q in quads)
    return {
        f"{s.removeprefix(DEFAULT_BASE)} {p.rsplit('#')[-1]} {o.removeprefix(DEFAULT_BASE)}"
        for s, p, o in triples
        if not s.startswith(DIP_NS)
    }


def known(name: str) -> Entity:
    return load_gazetteer().entities[name]


@pytest.mark.parametrize(
    ("entities", "fact"),
    [
        pytest.param([known("Georgia")], "country/georgia exactMatch https://sws.geonames.org/614540/", id="state"),
        pytest.param([known("Georgia")], "country/georgia exactMatch http://www.wikidata.org/entity/Q230", id="qid"),
        pytest.param([known("Georgia")], "country/georgia isoCode GEO", id="iso-code"),
        pytest.param(
            [known("Georgia (U.S. state)")],
            "place/united-states/georgia-u-s-state exactMatch https://sws.geonames.org/4197000/",
            id="american-state",
        ),
        pytest.param(
            [Entity("Moscow", "City", "Russia")],
            "place/russia/moscow exactMatch https://sws.geonames.org/524901/",
            id="city",
        ),
        pytest.param(
            [Entity("Moscow", "City", "Soviet Union")],
            "place/soviet-union/moscow exactMatch https://sws.geonames.org/524901/",
            id="city-of-a-former-state",
        ),
        pytest.param(
            [Entity("Kiev", "City", "Ukraine")],
            "place/ukraine/kiev exactMatch https://sws.geonames.org/703448/",
            id="city-by-another-spelling",
        ),
        pytest.param(
            [Entity("London", "City", "Canada")],
            "place/canada/london exactMatch https://sws.geonames.org/6058560/",
            id="homonymous-city",
        ),
        pytest.param(
            [Entity("Moscow", "City", "Russia")], "place/russia/moscow locatedIn country/russia", id="city-in-country"
        ),
        pytest.param([known("Kremlin")], "organization/russia/kremlin partOf country/russia", id="palace"),
        pytest.param(
            [Entity("Russian Foreign Ministry", "GovernmentBody", "Russia")],
            "organization/russia/russian-foreign-ministry partOf country/russia",
            id="ministry",
        ),
        pytest.param(
            [known("UNESCO"), known("United Nations")],
            "organization/unesco partOf organization/united-nations",
            id="agency",
        ),
        pytest.param(
            [known("State Duma"), known("Federal Assembly")],
            "organization/russia/state-duma partOf organization/russia/federal-assembly",
            id="chamber-of-parliament",
        ),
        pytest.param(
            [known("State Duma")], "organization/russia/state-duma partOf country/russia", id="whole-that-is-not-named"
        ),
        *(
            pytest.param(
                [known(later), known(earlier)],
                f"country/{later.lower().replace(' ', '-')} successorOf country/{earlier.lower().replace(' ', '-')}",
                id=f"{later}-after-{earlier}",
            )
            for later, earlier in [
                ("Russia", "Soviet Union"),
                ("Slovakia", "Czechoslovakia"),
                ("Croatia", "Yugoslavia"),
                ("Germany", "East Germany"),
                ("Germany", "West Germany"),
                ("DR Congo", "Zaire"),
                ("Serbia", "Serbia and Montenegro"),
                ("Yemen", "South Yemen"),
            ]
        ),
        pytest.param([known("Myanmar")], "country/myanmar altLabel Burma", id="earlier-name"),
    ],
)
def test_facts(entities: list[Entity], fact: str) -> None:
    assert fact in facts(*entities)


@pytest.mark.parametrize(
    ("entity", "words"),
    [
        pytest.param(Entity("Springfield", "City"), "geonames", id="city-of-no-known-country"),
        pytest.param(
            Entity("Nowhere Junction", "City", "Russia"), "place/russia/nowhere-junction exactMatch", id="none"
        ),
        pytest.param(known("Soviet Union"), "geonames", id="former-state"),
        pytest.param(Entity("Gazprom", "Company", "Russia"), "partOf", id="firm"),
        pytest.param(Entity("Rukh", "Organization", "Ukraine"), "partOf", id="party"),
    ],
)
def test_nothing_is_made_up(entity: Entity, words: str) -> None:
    assert [fact for fact in facts(entity) if words in fact] == []


def test_a_node_is_also_what_its_part_in_a_claim_makes_it() -> None:
    region = Entity("Chechnya", "Region", "Russia")
    assert {f"place/russia/chechnya type {DIP_NS}{kind}" for kind in ("Agent", "Region")} == {
        fact for fact in facts(region) if fact.startswith("place/russia/chechnya type")
    }
    assert not any(fact.endswith("#Agent") for fact in facts(Entity("Anatoly Lukin", "Person", "Russia")))
