"""Of what a body is part: a committee of its parliament, an agency of the United Nations, a ministry of its state."""

from __future__ import annotations

from collections.abc import Container

from kg.graph.vocabulary import Vocabulary
from kg.resolve.things import thing_id
from kg.resolve.world import Node
from kg.text.gazetteer import Facts, load_gazetteer


def whole_of(node: Node, known: Container[str], vocabulary: Vocabulary) -> str | None:
    """The id of the body or state to which a body belongs; ``known`` are the ids of which the graph speaks.

    By the gazetteer's ``part_of``, from body to body up to the first that is known; else organs of states are parts of
    their state. Parties and firms belong to a country without being part of the state.
    """
    gazetteer, name = load_gazetteer(), node.label
    while (whole := gazetteer.facts.get(name, Facts()).part_of) is not None:
        name, found = whole, thing_id(gazetteer.entities[whole], vocabulary)
        if found in known and found != node.id:
            return found
    return node.country if node.kind == "GovernmentBody" else None
