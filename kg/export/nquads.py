"""The graph as sorted N-Quads, for stores and for ``diff``."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.build import nquads
from kg.graph.space import Description


def sorted_lines(descriptions: Iterable[Description]) -> list[str]:
    """The lines of the descriptions of one subject, sorted, each once.

    Because no IRI begins with another one in its brackets, the lines of a file are sorted if its subjects are.

    >>> sorted_lines([("<s>", "<g>", ('<q> "2"', '<p> "1"')), ("<s>", "<g>", ('<p> "1"',))])
    ['<s> <p> "1" <g> .\\n', '<s> <q> "2" <g> .\\n']
    """
    return sorted({line for one in descriptions for line in nquads(one)})
