"""Repairs of the parse where the names decide what the parser could not know."""

from __future__ import annotations

from collections.abc import Sequence

from kg.text.sentence import Unit
from kg.text.tokens import Doc


def repair(doc: Doc, units: Sequence[Unit]) -> None:
    """Change heads and labels in place: "denied meeting Downer" is no Downer of the kind "meeting", but whom he met."""
    for token in doc:
        name = token.head
        if token.dep_ != "compound" or not token.lower_.endswith("ing") or not token.is_lower or name.i != token.i + 1:
            continue
        if name.dep_ == "dobj" and units[name.i].readings and name.head.i < token.i:
            token.attach(name.head, "xcomp")
            name.attach(token, name.dep_)
