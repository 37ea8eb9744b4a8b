"""``kg different``: say that two nodes of a graph are two."""

from __future__ import annotations

from kg.cli.identities import DEFAULT, File, One, Other, add_line
from kg.cli.places import GraphOption

NAME = "different"


def run(one: One, other: Other, graph: GraphOption = None, file: File = DEFAULT) -> None:
    """Say that two are not one.

    Adds a line to identities.yml; the next build with --identities keeps them apart. Two that share a node are told
    apart by names that differ, or by the article: "NAME @ ARTICLE". Take the line out to undo it.

    Example: kg different "Igor Ivanov @ 1999/march-4" "Igor Ivanov @ 2003/may-2" -g out/demo
    """
    add_line(NAME, (one, other), graph, file)
