"""Triples of who is who: why the names of one person came together, which two may be one, how sure and why."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Triple

from kg.graph.space import DataSpace, decimal, text
from kg.graph.vocabulary import LABEL, TYPE, Vocabulary
from kg.resolve.names import short_hash
from kg.resolve.world import Doubt, World


def doubt_triples(world: World, vocabulary: Vocabulary, space: DataSpace) -> Iterator[Triple]:
    """All doubts of a world; the plain ``dip:possiblySameAs`` stands beside them."""
    term, labels = vocabulary.term, {node.id: node.label for node in world.nodes}
    for doubt in world.doubts:
        subject = space.node(doubt_id(doubt))
        yield Triple(subject, TYPE, term("IdentityDoubt"))
        yield Triple(subject, LABEL, text(f"Is {labels[doubt.one]} the same as {labels[doubt.other]}?"))
        yield Triple(subject, term("candidate"), space.node(doubt.one))
        yield Triple(subject, term("candidate"), space.node(doubt.other))
        yield Triple(subject, term("score"), decimal(doubt.score))
        yield Triple(subject, term("reason"), text(doubt.reason))


def joining_triples(world: World, vocabulary: Vocabulary, space: DataSpace) -> Iterator[Triple]:
    """For each person known by several names, why these are his."""
    for one in world.joinings:
        why = f"{one.one} is {one.other}: {one.reason}"
        yield Triple(space.node(one.person), vocabulary.term("joinedBecause"), text(why))


def doubt_id(doubt: Doubt) -> str:
    """The id of a doubt: a hash of the two whom it is about."""
    return f"identity-doubt/{short_hash(doubt.one, doubt.other, digits=16)}"
