"""Whom a name on the command line was taken for, where it is that of several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.cli.say import say

if TYPE_CHECKING:
    from kg.graph.naming import Named


def print_meant(meant: Mapping[str, list[Named]]) -> None:
    """Tell on standard error, for each option or argument, who is meant where that is more than one."""
    for name, nodes in meant.items():
        if len(nodes) > 1:
            who = "; ".join(f"{node.label} ({node.id})" for node in nodes)
            say(f"kg: {name} may mean {len(nodes)}, all of whom are answered for: {who}", err=True)
