"""``kg same``: say that two nodes of a graph are one."""

from __future__ import annotations

from kg.cli.identities import DEFAULT, File, One, Other, add_line
from kg.cli.places import GraphOption

NAME = "same"


def run(one: One, other: Other, graph: GraphOption = None, file: File = DEFAULT) -> None:
    """Say that two of a graph are one.

    Adds a line to identities.yml; the next build with --identities makes one node of them, under the id of A. Take
    the line out to undo it.

    Example: kg same "Tariq Aziz" "Tareq Aziz" -g out/demo
    """
    add_line(NAME, (one, other), graph, file)
