"""The people whom an article names and of whom none of its claims speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Claim, Naming
from kg.text.annotate import Annotation


def only_named(annotation: Annotation, claims: Iterable[Claim]) -> Iterator[Naming]:
    """The namings of an article that bring in somebody whom its claims leave out."""
    spoken_of = {entity for claim in claims for entity in claim.entities}
    return (naming for naming in annotation.named if naming.person.entity not in spoken_of)
