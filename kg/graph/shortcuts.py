"""Shortcuts: plain triples between two agents, made only where one Asserted claim supports both.

Which property an event class has stands in the ontology (``dip:shortcut``); whether it goes both ways, too. Two
claims that each support one of the agents make none, however many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.graph.space import DataSpace, Description
from kg.graph.vocabulary import Vocabulary
from kg.model import OFFICE_HOLDING
from kg.resolve.world import ResolvedClaim, World

Shortcut = tuple[str, str, str]
"""The id of an agent, a property of the ontology by name, and the id of another agent, a place or an office."""


class Shortcuts:
    """The shortcuts that claims of one world support."""

    def __init__(self, world: World, vocabulary: Vocabulary) -> None:
        self._owners = {office.id: office.owner for office in world.offices}
        self._people = {node.id for node in world.nodes if node.kind == "Person"}
        self._vocabulary = vocabulary

    def of(self, claim: ResolvedClaim) -> Iterator[Shortcut]:
        """Those of one claim, which other claims may support, too."""
        for name, one, other in _of_claim(claim, self._owners, self._people, self._vocabulary):
            yield one, name, other
            if name in self._vocabulary.symmetric:
                yield other, name, one


def describe_shortcut(shortcut: Shortcut, vocabulary: Vocabulary, space: DataSpace) -> Description:
    """A shortcut as the graph has it."""
    one, name, other = shortcut
    return space.node(one), space.world_graph, (f"{vocabulary.written(name)} {space.node(other)}",)


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
