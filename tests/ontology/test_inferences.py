"""What HermiT concludes from the ontology and a few facts, what it must not conclude, and what it finds impossible."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from kg.graph.vocabulary import DIP_NS
from tests.protege import Protege

pytestmark = pytest.mark.java


def case(name: str, facts: str, then: str) -> object:
    """Facts, and what they lead to, each a line of facts with semicolons between them."""
    return pytest.param(facts.split("; "), then.split("; "), id=name)


def state(name: str, facts: str) -> object:
    """Facts that can or cannot hold together."""
    return pytest.param(facts.split("; "), id=name)


DENIED = (
    "c a Claim; c modality Denied; c about m; m a Meeting; c supports p; c supports q; m hasParticipation p; "
    "m hasParticipation q; p agent x; q agent y; p role Initiator; q role Counterpart; m initiator x; m counterpart y"
)
WANTED = [
    case("metWith-is-symmetric", "x metWith y", "y metWith x"),
    case("metWith-gives-contact", "x metWith y", "x reportedContactWith y; y reportedContactWith x"),
    case("agreement-is-symmetric", "x agreedWith y", "y agreedWith x"),
    case("cooperation-is-symmetric", "x cooperatesWith y", "y cooperatesWith x"),
    case("doubt-is-symmetric", "x possiblySameAs y", "y possiblySameAs x"),
    case("a-summit-is-a-meeting", "m a Summit", "m a Meeting; m a Event; m a sem:Event"),
    case("a-departure-is-an-appointment", "m a Departure", "m a Appointment; m a Event"),
    case("initiator-takes-part", "m initiator x", "m hasParticipant x; m sem:hasActor x; m a Event; x a Agent"),
    case("counterpart-takes-part", "m counterpart x", "m hasParticipant x; m sem:hasActor x; m a Event; x a Agent"),
    case("a-person", "x a Person", "x a Agent; x a foaf:Person; x a foaf:Agent; x a prov:Agent; x a schema:Person"),
    case("a-ministry", "x a GovernmentBody", "x a Organization; x a org:Organization; x a schema:Organization"),
    case("a-country-acts-and-lies-somewhere", "x a Country", "x a Agent; x a Place; x a schema:Country"),
    case("an-office-holding", "h holder x; h office o", "x a Person; o a org:Post; h a org:Membership; h org:member x"),
    case("holding-an-office", "x holdsOffice o", "x a Person; o a Office; x org:holds o"),
    case("a-claim-comes-from-its-text", "c document d", "c a prov:Entity; d a prov:Entity; c prov:wasDerivedFrom d"),
    case("what-was-visited", "x visited y", "x a Agent; y a Place"),
]
UNWANTED = [
    case("nobody-met-himself", "x metWith y", "x metWith x; y metWith y"),
    case("contact-is-no-meeting", "x reportedContactWith y", "x metWith y; y metWith x"),
    case("a-denied-meeting-is-none", DENIED, "x metWith y; y metWith x; x reportedContactWith y"),
    case("meeting-does-not-pass-on", "x metWith y; y metWith z", "x metWith z"),
    case("part-of-does-not-pass-on", "x partOf y; y partOf z", "x partOf z"),
    case("a-warning-goes-one-way", "x warned y", "y warned x"),
    case("a-place-need-not-act", "x a Place", "x a Agent"),
    case("an-agent-need-not-be-a-place", "x a Agent", "x a Place; x a Person"),
    case("a-meeting-need-not-be-a-summit", "m a Meeting", "m a Summit"),
    case("a-possible-namesake-is-not-the-same", "x possiblySameAs y; x metWith z", "y metWith z"),
    case(
        "a-country-with-offices-is-no-organization",
        "o officeOf x; x a Country",
        "x a Organization; x a org:Organization",
    ),
    case("where-the-claim-says-is-no-event", "c a Claim; c atPlace p", "c a Event; c a sem:Event"),
]
IMPOSSIBLE = [
    state("to-meet-oneself", "x metWith x"),
    state("contact-with-oneself", "x reportedContactWith x"),
    state("to-follow-oneself", "h follows h"),
    state("a-person-that-is-a-place", "x a Person; x a Place"),
    state("a-people-that-is-a-country", "x a People; x a Country"),
    state("a-city-that-is-a-country", "x a City; x a Country"),
    state("an-office-that-acts", "x a Office; x a Agent"),
    state("an-event-that-is-its-claim", "x a Event; x a Claim"),
    state("a-claim-with-two-modalities", "c modality Denied; c modality Asserted"),
    state("a-person-visited", "x visited y; y a Person"),
    state("an-organization-in-office", "x holdsOffice o; x a Organization"),
]
POSSIBLE = [
    state("agent-and-place", "x a Agent; x a Place"),
    state("two-roles", "p role Host; p role Counterpart"),
    state("two-claims-that-disagree", "c about m; d about m; c modality Asserted; d modality Denied"),
    state("in-office-again", "g follows h; h follows g"),
    state("an-organization-in-a-place", "x a Organization; x a Place"),
]


@pytest.mark.parametrize(("facts", "then"), WANTED)
def test_follows(protege: Protege, files: dict[str, Path], facts: list[str], then: list[str]) -> None:
    ontology = protege.merged(files["ontology"], facts=facts)
    assert {fact: protege.entails(ontology, fact) for fact in then} == dict.fromkeys(then, True)
    assert not any(protege.entails(protege.merged(files["ontology"]), fact) for fact in then)


@pytest.mark.parametrize(("facts", "then"), UNWANTED)
def test_does_not_follow(protege: Protege, files: dict[str, Path], facts: list[str], then: list[str]) -> None:
    ontology = protege.merged(files["ontology"], facts=facts)
    assert protege.consistent(ontology)
    assert {fact: protege.entails(ontology, fact) for fact in then} == dict.fromkeys(then, False)


@pytest.mark.parametrize("facts", IMPOSSIBLE)
def test_cannot_be(protege: Protege, files: dict[str, Path], facts: list[str]) -> None:
    assert not protege.consistent(protege.merged(files["ontology"], facts=facts))


@pytest.mark.parametrize("facts", POSSIBLE)
def test_can_be(protege: Protege, files: dict[str, Path], facts: list[str]) -> None:
    assert protege.consistent(protege.merged(files["ontology"], facts=facts))


def joined(graph: Graph, name: str) -> set[tuple[str, str]]:
    return {(str(one), str(other)) for one, other in graph.subject_objects(URIRef(DIP_NS + name))}


def both_ways(pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    return {pair for one, other in pairs for pair in ((one, other), (other, one))}


def test_who_met_whom_in_a_graph(protege: Protege, files: dict[str, Path], graphs: dict[str, Graph]) -> None:
    """HermiT finds the meetings that stand in the graph and no other: none with oneself, none of denied claims."""
    graph, ontology = graphs["sample"], protege.open(files["sample"])[0]
    met, contacts = set(protege.pairs(ontology, "metWith")), set(protege.pairs(ontology, "reportedContactWith"))
    assert met == both_ways(joined(graph, "metWith"))
    assert contacts == both_ways(joined(graph, "reportedContactWith") | met)
    assert [one for one, other in met | contacts if one == other] == []
    assert met
    assert contacts - met, "no meeting that was only planned or denied: the graph puts nothing to the test"
