"""The graph as Turtle and as N-Quads, both written in one go through its descriptions, which are sorted by subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from pathlib import Path
from typing import TextIO

from kg.export.nquads import sorted_lines
from kg.export.turtle import Turtle
from kg.graph.space import DataSpace, Description
from kg.run.sorting import Sorted


def write_graph(descriptions: Iterable[Description], turtle: Path, lines: Path, space: DataSpace) -> None:
    """Write both files, each statement once, the same bytes for the same statements in whatever order and pieces.

    In Turtle the header comes first, then the vocabulary, then the data. So what is not of the data space, the
    ontology, is held in memory; all else is sorted beside ``lines`` if there is much of it.
    """
    head: list[Description] = []
    data: Sorted[Description] = Sorted(lines.parent)
    base, header = f"<{space.base}", space.header
    for one in descriptions:
        (data.add if one[0].startswith(base) and one[0] != header else head.append)(one)
    head.sort()
    writer = Turtle(space)
    with _text(turtle) as prose, _text(lines) as plain:
        prose.writelines(writer.prefixes())
        for subject, group in sorted(_by_subject(head), key=lambda item: item[0] != header):
            prose.write(writer.paragraph(subject, group))
        for subject, group in _by_subject(merge(head, data)):
            plain.writelines(sorted_lines(group))
            if subject.startswith(base) and subject != header:
                prose.write(writer.paragraph(subject, group))


def _by_subject(descriptions: Iterable[Description]) -> Iterator[tuple[str, list[Description]]]:
    return ((subject, list(group)) for subject, group in groupby(descriptions, key=lambda one: one[0]))


def _text(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="\n")
