"""Does a built graph keep the rules of its vocabulary? Each problem in words, with its document and sentence.

The rules are of two kinds. What a node must have by itself stands in ``ontology/shapes.ttl`` and is tried by pySHACL,
or, in graphs that are too large for it, as SPARQL; what spans the graph stands in ``checks/*.rq``. The stored texts are
read, too, to see that every quote stands where its claim says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from pyoxigraph import Store

from kg.graph.finding import Finding
from kg.graph.problem import Problem, Words
from kg.graph.store import open_store
from kg.graph.vocabulary import load_vocabulary
from kg.resources import ONTOLOGY

LARGE = 100_000
"""Graphs of more triples are not tried with pySHACL: 24,000 take it some seconds, and it holds them in memory."""


class Engine(StrEnum):
    """What runs the shapes: pySHACL, SPARQL, or whichever suits the size of the graph."""

    AUTO = "auto"
    SHACL = "shacl"
    SPARQL = "sparql"


def check(folder: Path, engine: Engine = Engine.AUTO) -> list[Problem]:
    """Every problem of a build, sorted by document, place and words; the files must be readable.

    What a file says that differs from the store is a problem, and the file is tried by itself. Raises InputError where
    there is no graph.
    """
    from kg.run.agreement import differences, missing_parts
    from kg.run.intact import anew
    from kg.run.unchanged import changed_files, is_recorded

    store, texts = open_store(folder), folder / "texts"
    changed = [*changed_files(folder, ("",))]  # open_store has looked at its own
    # What a build wrote in one go says the same while it is as it was written.
    doubted = changed if is_recorded(folder) else None
    found = [_of_file(name, f"is not there; {anew(folder)}") for name in missing_parts(folder)]
    found += problems(store, texts, engine)
    known = set(found)
    for name, words in differences(folder, store, doubted):
        found.append(_of_file(name, f"does not say the same as the rest of the build: {words}; {anew(folder)}"))
        other = problems(open_store(folder / name), texts, engine)
        found += [replace(problem, file=name) for problem in other if problem not in known]
    told = {problem.file for problem in found}
    for name in changed:
        if not told & {name, *map(str, Path(name).parents)}:
            found.append(_of_file(name, f"is not as it was written; {anew(folder)}"))
    return sorted(found)


def problems(store: Store, texts: Path, engine: Engine = Engine.AUTO) -> list[Problem]:
    """The problems of one graph, sorted; ``texts`` is the folder of the stored texts, left alone if it is not there."""
    words = Words(store)
    return sorted(words.problem(finding) for finding in set(findings(store, texts, engine)))


def findings(store: Store, texts: Path, engine: Engine = Engine.AUTO) -> Iterator[Finding]:
    """Whatever breaks a rule in a store."""
    from kg.graph.spanning import spanning_findings, text_findings

    yield from shape_findings(store, engine)
    yield from spanning_findings(store)
    if texts.is_dir():
        yield from text_findings(store, texts)


def shape_findings(store: Store, engine: Engine = Engine.AUTO) -> set[Finding]:
    """The nodes that break a shape; both engines find the same."""
    from kg.graph.shapes import load_shapes
    from kg.graph.shapes_sparql import ShapeQueries

    rules, vocabulary = load_shapes(), load_vocabulary()
    if engine is Engine.AUTO:
        engine = Engine.SPARQL if len(store) > LARGE else Engine.SHACL
    if engine is Engine.SHACL:
        from kg.graph.shapes_shacl import shacl_findings

        return shacl_findings(store, ONTOLOGY / "shapes.ttl", rules, vocabulary)
    queries = ShapeQueries(vocabulary)
    return {finding for rule in rules for finding in queries.findings(rule, store)}


def _of_file(name: str, words: str) -> Problem:
    return Problem(document="", start="", words=f"{name} {words}", rule="files", file=name)
