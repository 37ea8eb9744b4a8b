"""What the graph says of who is who: why names of one person came together, which two may be one, how sure and why."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.space import DataSpace, Description, decimal, text
from kg.graph.vocabulary import LABEL, TYPE, Vocabulary
from kg.resolve.names import short_hash
from kg.resolve.world import Doubt, World


def describe_doubts(world: World, vocabulary: Vocabulary, space: DataSpace) -> Iterator[Description]:
    """All doubts of a world; the plain ``dip:possiblySameAs`` stands beside them."""
    term, labels = vocabulary.written, {node.id: node.label for node in world.nodes}
    for doubt in world.doubts:
        question = f"Is {labels[doubt.one]} the same as {labels[doubt.other]}?"
        pairs = (
            f"{TYPE} {term('IdentityDoubt')}",
            f"{LABEL} {text(question)}",
            f"{term('candidate')} {space.node(doubt.one)}",
            f"{term('candidate')} {space.node(doubt.other)}",
            f"{term('score')} {decimal(doubt.score)}",
            f"{term('reason')} {text(doubt.reason)}",
        )
        yield space.node(doubt_id(doubt)), space.world_graph, pairs


def describe_joinings(world: World, vocabulary: Vocabulary, space: DataSpace) -> Iterator[Description]:
    """For each person known by several names, why these are his."""
    for one in world.joinings:
        why = text(f"{one.one} is {one.other}: {one.reason}")
        yield space.node(one.person), space.world_graph, (f"{vocabulary.written('joinedBecause')} {why}",)


def doubt_id(doubt: Doubt) -> str:
    """The id of a doubt: a hash of the two whom it is about."""
    return f"identity-doubt/{short_hash(doubt.one, doubt.other, digits=16)}"
