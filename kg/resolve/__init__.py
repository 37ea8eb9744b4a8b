"""Claims in, one world out: who is who, which claims speak of one event, and the ids of all of them.

The result depends on the set of claims alone, never on their order or on how they were sharded. ``resolve`` is imported
when it is first used: whoever asks a graph needs names and ids from here, but neither gazetteer nor spaCy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.resolve.world import EventNode, HoldingNode, Node, OfficeNode, Party, ResolvedClaim, World

if TYPE_CHECKING:
    from kg.resolve.resolver import resolve

__all__ = ["EventNode", "HoldingNode", "Node", "OfficeNode", "Party", "ResolvedClaim", "World", "resolve"]


def __getattr__(name: str) -> Any:
    if name != "resolve":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kg.resolve.resolver import resolve

    return resolve
