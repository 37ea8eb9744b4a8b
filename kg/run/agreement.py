"""Do the files of a build say the same? ``graph.ttl`` and ``graph.nq`` can be changed by hand, ``store/`` cannot."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import islice
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, parse

from kg.graph.rdf_file import statements_in

_FORMATS = {"graph.ttl": RdfFormat.TURTLE, "graph.nq": RdfFormat.N_QUADS}
_SHOWN = 2
PARTS = ("graph.nq", "store", "texts")
"""What a build writes beside ``graph.ttl`` and a check needs."""


def missing_parts(folder: Path) -> list[str]:
    """The names of what a build ought to have and this one has not."""
    return [name for name in PARTS if not (folder / name).exists()]


def differences(folder: Path, store: Store, names: Container[str] | None = None) -> Iterator[tuple[str, str]]:
    """Each file, or each of these ``names``, that does not say what the store says: its name, and how, in words.

    In ``graph.ttl`` the names of graphs do not count. All of a file is looked up in the store, and of one that differs
    all is held.
    """
    for name, form in _FORMATS.items():
        path = folder / name
        if (names is None or name in names) and path.is_file() and (words := _difference(path, form, store)):
            yield name, words


def _difference(path: Path, form: RdfFormat, store: Store) -> str:
    named = form.supports_datasets
    statements_in(path)  # does this process survive the file?
    more, count = [], 0
    for quad in parse(path=str(path), format=form):
        count += 1
        if not _holds(store, quad, named):
            more.append(quad)
    total = len(store) if named else len({quad.triple for quad in store})
    if not more and count == total:
        return ""
    here = set(parse(path=str(path), format=form))
    fewer = [quad for quad in store if (quad if named else _bare(quad)) not in here]
    return "; ".join(_told(words, quads) for words, quads in (("has besides", more), ("lacks", fewer)) if quads)


def _holds(store: Store, quad: Quad, named: bool) -> bool:
    graph = quad.graph_name if named else None
    return next(store.quads_for_pattern(quad.subject, quad.predicate, quad.object, graph), None) is not None


def _bare(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())


def _told(words: str, quads: list[Quad]) -> str:
    shown = ", ".join(islice((str(quad.triple) for quad in sorted(quads, key=str)), _SHOWN))
    return f"{words} {shown}" + (f" and {len(quads) - _SHOWN} more" if len(quads) > _SHOWN else "")
