"""What made-up claims cost once they are found: files, store, questions, checks, maps; time and memory of each.

Usage: python benchmarks/scale.py [CLAIMS ...]

A thousand claims are about 27,000 quads. Each part runs in a process of its own and is told in CPU seconds of it. The
questions are those of all packaged queries: as they are, and with each optional parameter alone. Whom they ask for are
the agents that have most to do in the graph.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

from made_claims import made_claims
from rows import row, section

from kg.export.outputs import write_outputs
from kg.graph.ask import ask
from kg.graph.check import Engine, shape_findings
from kg.graph.named import NamedQuery, Parameter, named_queries
from kg.graph.query import run_query
from kg.graph.shortcuts import Shortcuts
from kg.graph.spanning import spanning_findings, text_findings
from kg.graph.store import open_store, write_store
from kg.graph.vocabulary import load_vocabulary
from kg.model import Article, Claim
from kg.pipeline import draw
from kg.resolve import World, resolve
from kg.resolve.resolver import sources_of, years_of

SIZES = (4_000, 37_000)
_BUSIEST = """SELECT ?label { ?node a CLASS ; rdfs:label ?label
  { SELECT ?node (COUNT(*) AS ?n) { ?part dip:agent|dip:topic ?node } GROUP BY ?node } }
  ORDER BY DESC(?n) ?label LIMIT 3"""
_CLASSES = {
    **dict.fromkeys(("person", "agent"), "dip:Person"),
    **dict.fromkeys(("country", "place"), "dip:Country"),
    "topic": "skos:Concept",
}
_GIVEN = {
    **{"kind": "meeting", "day": "1997-05-05", "text": "foreign minister", "source": "Evening Post"},
    **{"start": "1995", "end": "1999"},
}
_SHOWN = 5
Figures = dict[str, float]


def timed(work: Callable[[], Any]) -> float:
    """CPU seconds of this process."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def resolving(count: int, folder: Path) -> Figures:
    """Telling who is who, and the shortcuts of all claims. The claims are made anew for each pass, as a build reads
    them anew from its shards; that is taken off."""
    articles = [article for article, _ in made_claims(count)]
    worlds: list[World] = []
    vocabulary, sources, years = load_vocabulary(), sources_of(articles), years_of(articles)
    work = timed(lambda: worlds.append(resolve(_claims(count), vocabulary, sources, years=years, folder=folder)))
    shortcuts = Shortcuts(worlds[0], vocabulary)
    linked = timed(lambda: sum(1 for claim in worlds[0].claims for _ in shortcuts.of(claim)))
    return {"telling who is who": work - timed(lambda: _all(_claims(count))), "shortcuts": linked}


def writing(count: int, folder: Path) -> Figures:
    """All files that a build writes of its claims."""
    made = timed(lambda: _all(_claims(count))) + timed(lambda: _all(_articles(count)))
    work = timed(lambda: write_outputs(_articles(count), _claims(count), folder))
    return {"from claims to all files": work - made}


def loading(_: int, folder: Path) -> Figures:
    """A new store from ``graph.nq``."""
    with tempfile.TemporaryDirectory(dir=folder) as other:
        return {"of it loading the store": timed(lambda: write_store(folder / "graph.nq", Path(other) / "store"))}


def asking(_: int, folder: Path) -> Figures:
    """Each question by its words."""
    return dict(questions(folder))


def checking(_: int, folder: Path) -> Figures:
    """The rules of one node, those across the graph, and the quotes."""
    store = open_store(folder)
    return {
        "check: shapes": timed(lambda: shape_findings(store, Engine.SPARQL)),
        "check: across the graph": timed(lambda: _all(spanning_findings(store))),
        "check: quotes in their texts": timed(lambda: _all(text_findings(store, folder / "texts"))),
    }


def drawing(_: int, folder: Path) -> Figures:
    """All maps and the network."""
    return {"maps and network": timed(lambda: draw(folder, fresh=True))}


_PARTS = {part.__name__: part for part in (resolving, writing, loading, asking, checking, drawing)}


def _all(items: Iterator[Any]) -> None:
    for _ in items:
        pass


def _articles(count: int) -> Iterator[Article]:
    return (article for article, _ in made_claims(count))


def _claims(count: int) -> Iterator[Claim]:
    return (claim for _, claims in made_claims(count) for claim in claims)


def questions(graph: Path) -> Iterator[tuple[str, float]]:
    """Each question in words, with its seconds; the store is opened before."""
    first = {kind: _busiest(graph, name) for kind, name in _CLASSES.items()}
    for query in named_queries().values():
        for given in _given(query, first):
            words = " ".join([query.name, *(f"--{name} {value}" for name, value in given.items())])
            yield words, timed(lambda query=query, given=given: ask(graph, query, given))  # type: ignore[misc]


def _busiest(graph: Path, name: str) -> tuple[str, ...]:
    return tuple(row[0] for row in run_query(graph, _BUSIEST.replace("CLASS", name)).rows)


def _given(query: NamedQuery, busiest: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, str]]:
    """Values for what must be given, once alone and once with each that may be; no name is given twice."""
    must: dict[str, str] = {}
    for each in query.parameters.values():
        if not each.optional:
            must[each.name] = _value(each, busiest, must)
    yield must
    for each in query.parameters.values():
        if each.optional:
            yield {**must, each.name: _value(each, busiest, must)}


def _value(parameter: Parameter, busiest: Mapping[str, tuple[str, ...]], taken: Mapping[str, str]) -> str:
    known = _GIVEN.get(parameter.name) or _GIVEN.get(parameter.type)
    names = busiest["country" if parameter.name == "owner" else parameter.type] if not known else (known,)
    return next((name for name in names if name not in taken.values()), names[0])


def tell(count: int, folder: Path, before: Figures) -> None:
    """Print the rows of one size, beside those of the smallest, which ``before`` keeps by measure."""
    of, made = f"{count:,} claims", folder / "out"
    made.mkdir()
    for name in _PARTS:
        figures = _part(name, count, made)
        memory = figures.pop("memory")
        asked = figures if name == "asking" else {}
        if asked:
            figures = {"median question": median(asked.values())}
        for measure, seconds in figures.items():
            pace = seconds / count
            many = f", {pace / before[measure]:.2f} × that of the smallest" if measure in before else ""
            row(measure, of, seconds, "s", f"{pace * 1000:.2g} ms a claim{many}" if not asked else "")
            before.setdefault(measure, pace)
        for words, seconds in sorted(asked.items(), key=lambda item: -item[1])[:_SHOWN]:
            row("  one of the slowest", of, seconds, "s", words)
        if asked:
            slow = sum(seconds >= 1 for seconds in asked.values())
            row("questions of a second or more", of, slow, f"of {len(asked)}")
        row("  … most memory", of, memory, "MB")
    row("quads", of, len(open_store(made)), "")


def _part(name: str, count: int, folder: Path) -> Figures:
    command = [sys.executable, __file__, "--part", name, "--folder", str(folder), str(count)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout))


def main() -> None:
    """Print the rows, or the figures of one part as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="*", type=int, default=SIZES)
    parser.add_argument("--part", choices=_PARTS, help="one part of one size, in this process")
    parser.add_argument("--folder", type=Path, help="where the part finds and leaves its files")
    options = parser.parse_args()
    if options.part:
        figures = _PARTS[options.part](options.claims[0], options.folder)
        print(json.dumps({**figures, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
        return
    section("Claims: files, store, questions, checks and maps; each part in a process of its own")
    before: Figures = {}
    for count in options.claims:
        with tempfile.TemporaryDirectory() as folder:
            tell(count, Path(folder), before)


if __name__ == "__main__":
    main()
