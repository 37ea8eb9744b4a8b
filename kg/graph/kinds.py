"""What a node is besides its own class, because of what texts say that it did or was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.graph.vocabulary import Vocabulary
from kg.resolve.world import World


def further_kinds(world: World, vocabulary: Vocabulary) -> dict[str, list[str]]:
    """By id, the classes that a node's parts in claims give it and its own class does not.

    A region that signs a treaty is an agent, too, a body that receives visitors a place, and whatever carried or is
    cited for a report a news medium.
    """
    own = {node.id: node.kind for node in world.nodes}
    found: dict[str, set[str]] = defaultdict(set)
    for node, kind in _parts(world):
        if node in own and not vocabulary.is_a(own[node], kind):
            found[node].add(kind)
    return {node: sorted(kinds) for node, kinds in found.items()}


def _parts(world: World) -> Iterator[tuple[str, str]]:
    for claim in world.claims:
        yield from ((party.agent, "Agent") for party in claim.parties)
        yield from ((node, "Agent") for node in (claim.attributed_to,) if node)
        yield from ((node, "Place") for node in (claim.place,) if node)
        yield from ((node, "MediaOutlet") for node in (claim.source,) if node)
    yield from ((medium, "MediaOutlet") for medium in world.publishers.values())
