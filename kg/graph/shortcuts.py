"""Shortcuts: plain triples between two agents, made only where one Asserted claim supports both.

Which property an event class has stands in the ontology (``dip:shortcut``); whether it goes both ways, too. Two
claims that each support one of the agents make none, however many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Triple

from kg.graph.space import DataSpace
from kg.graph.vocabulary import Vocabulary
from kg.model import OFFICE_HOLDING
from kg.resolve.world import ResolvedClaim, World


def shortcut_triples(world: World, vocabulary: Vocabulary, space: DataSpace) -> set[Triple]:
    """Every shortcut that the claims of a world support."""
    owners = {office.id: office.owner for office in world.offices}
    people = {node.id for node in world.nodes if node.kind == "Person"}
    found: set[Triple] = set()
    for claim in world.claims:
        for name, one, other in _of_claim(claim, owners, people, vocabulary):
            found.add(Triple(space.node(one), vocabulary.term(name), space.node(other)))
            if name in vocabulary.symmetric:
                found.add(Triple(space.node(other), vocabulary.term(name), space.node(one)))
    return found


def _of_claim(
    claim: ResolvedClaim, owners: dict[str, str | None], people: set[str], vocabulary: Vocabulary
) -> Iterator[tuple[str, str, str]]:
    asserted, kind = claim.claim.modality == "Asserted", claim.claim.kind
    if kind == OFFICE_HOLDING:
        if asserted and not claim.claim.former and claim.office and claim.parties[0].agent in people:
            yield from _of_holding(claim.parties[0].agent, claim.office, owners)
        return
    name = vocabulary.shortcut(kind)
    pairs = list(_pairs(claim, to_place=bool(name) and vocabulary.ranges.get(name or "") == "Place"))
    if name and asserted:
        yield from ((name, one, other) for one, other in pairs)
    if vocabulary.is_a(kind, "Meeting"):
        yield from (("reportedContactWith", one, other) for one, other in pairs)


def _of_holding(holder: str, office: str, owners: dict[str, str | None]) -> Iterator[tuple[str, str, str]]:
    yield "holdsOffice", holder, office
    owner = owners[office]
    if owner and owner != holder:
        yield "represents", holder, owner


def _pairs(claim: ResolvedClaim, to_place: bool) -> Iterator[tuple[str, str]]:
    """Every initiator with every counterpart (or with the place), nobody with himself."""
    others: Iterable[str] = [p.agent for p in claim.parties if "Counterpart" in p.roles]
    if to_place:
        others = [claim.place] if claim.place else []
    for one in (p.agent for p in claim.parties if "Initiator" in p.roles):
        yield from ((one, other) for other in others if one != other)
