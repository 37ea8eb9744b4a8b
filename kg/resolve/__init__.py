"""Claims in, one world out: who is who, which claims speak of one event, and the ids of all of them.

The result depends on the set of claims alone, never on their order or on how they were sharded.
"""

from kg.resolve.resolver import resolve
from kg.resolve.world import EventNode, HoldingNode, Node, OfficeNode, Party, ResolvedClaim, World

__all__ = ["EventNode", "HoldingNode", "Node", "OfficeNode", "Party", "ResolvedClaim", "World", "resolve"]
