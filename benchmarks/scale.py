"""What the second half of a build, its store and the packaged queries cost on made-up claims.

Usage: python benchmarks/scale.py [CLAIMS ...]

A thousand claims are about 27,000 triples. Each size runs in a process of its own and is a line of the table: quads,
CPU seconds of resolving and writing all files, the most memory (MB), seconds to load ``graph.nq`` into a new store, the
slowest packaged query with its seconds, and the median of all. Every parameter of a query that must be given is given
the agents that have most to do in the graph.
"""

from __future__ import annotations

import argparse
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from made_claims import made_claims

from kg.export.outputs import write_outputs
from kg.graph.ask import ask
from kg.graph.named import NamedQuery, named_queries
from kg.graph.query import run_query
from kg.graph.store import open_store, write_store
from kg.model import Article, Claim

SIZES = (4_000, 37_000)
_BUSIEST = """SELECT ?label { ?node a CLASS ; rdfs:label ?label
  { SELECT ?node (COUNT(*) AS ?n) { ?part dip:agent ?node } GROUP BY ?node } } ORDER BY DESC(?n) ?label LIMIT 2"""
_GIVEN = {"kind": "meeting", "day": "1997-05-05", "text": "foreign minister", "start": "1995", "end": "1999"}
_HEAD = f"{'claims':>9} {'quads':>10} {'write s':>8} {'MB':>6} {'load s':>7} {'slowest query':>32} {'median':>7}"


def timed(work: Callable[[], Any]) -> float:
    """CPU seconds of this process."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def measure(count: int, folder: Path) -> str:
    """One line of the table. The claims are made anew for each pass, as a build reads them anew from its shards."""
    out = folder / "out"
    made = timed(lambda: sum(1 for _ in _claims(count)) + sum(1 for _ in _articles(count)))
    written = timed(lambda: write_outputs(_articles(count), _claims(count), out)) - made
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    loaded = timed(lambda: write_store(out / "graph.nq", folder / "again"))
    asked = dict(_queries(out))
    name = max(asked, key=lambda query: asked[query])
    return (
        f"{count:9,} {len(open_store(out)):10,} {written:8.1f} {memory:6,} {loaded:7.1f} "
        f"{name:>26} {asked[name]:5.2f} {median(asked.values()):7.3f}"
    )


def _articles(count: int) -> Iterator[Article]:
    return (article for article, _ in made_claims(count))


def _claims(count: int) -> Iterator[Claim]:
    return (claim for _, claims in made_claims(count) for claim in claims)


def _queries(graph: Path) -> Iterator[tuple[str, float]]:
    people, lands = ([row[0] for row in run_query(graph, _BUSIEST.replace("CLASS", c)).rows] for c in _CLASSES)
    for query in named_queries().values():
        given = dict(_required(query, people, lands))
        yield query.name, timed(lambda query=query, given=given: ask(graph, query, given))  # type: ignore[misc]


_CLASSES = ("dip:Person", "dip:Country")


def _required(query: NamedQuery, people: list[str], lands: list[str]) -> Iterator[tuple[str, str]]:
    """Values for what must be given: the first person or country, where two are wanted the second, too."""
    busiest = {"person": iter(people), "agent": iter(people), "country": iter(lands), "place": iter(lands)}
    for parameter in query.parameters.values():
        if not parameter.optional:
            by_name = {"source": "Evening Post", "owner": lands[0]}.get(parameter.name)
            yield parameter.name, by_name or _GIVEN.get(parameter.type) or next(busiest[parameter.type])


def main() -> None:
    """Print the table, or the line of one size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="*", type=int, default=SIZES)
    parser.add_argument("--here", action="store_true", help="one size, in this process")
    options = parser.parse_args()
    if options.here:
        with tempfile.TemporaryDirectory() as folder:
            print(measure(options.claims[0], Path(folder)))
        return
    print(f"Python {platform.python_version()}, pyoxigraph {version('pyoxigraph')}, diplograph {version('diplograph')}")
    print(_HEAD, flush=True)
    for count in options.claims:
        subprocess.run([sys.executable, __file__, "--here", str(count)], check=True)


if __name__ == "__main__":
    main()
