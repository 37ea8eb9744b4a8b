"""The one table: throughput beside spaCy's, workers, size, memory, and what the graph costs to write, load and ask.

Usage: python benchmarks/bench.py [--full] [--made N] [--articles N ...] [--workers N ...] [--claims N ...]

All data are made for it. Without options it takes some ten minutes on two processors that have nothing else to do.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from machine import busy, machine
from rows import HEAD, section

Sizes = dict[str, list[int]]
FULL: Sizes = {"made": [4000], "articles": [500, 2000, 4000, 16000], "workers": [1, 2], "claims": [4000, 37000, 150000]}
QUICK: Sizes = {"made": [1000], "articles": [500, 2000, 4000], "workers": [1, 2], "claims": [4000, 37000]}


def run(script: str, *arguments: object, must: bool = True) -> None:
    """Let one benchmark print its rows, in a process of its own; where it ``must`` not, it may lack something here."""
    subprocess.run([sys.executable, Path(__file__).with_name(script), *map(str, arguments)], check=must)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="large sizes: an hour")
    parser.add_argument("--made", nargs=1, type=int, help="articles to read as spaCy reads them")
    parser.add_argument("--articles", nargs="+", type=int, help="sizes of builds")
    parser.add_argument("--workers", nargs="+", type=int, help="numbers of worker processes")
    parser.add_argument("--claims", nargs="+", type=int, help="sizes of graphs")
    parser.add_argument("--maps", action=argparse.BooleanOptionalAction, default=True, help="needs a browser")
    options = parser.parse_args()
    wanted = {name: sizes for name, sizes in vars(options).items() if isinstance(sizes, list)}
    sizes = {**(FULL if options.full else QUICK), **wanted}
    print(f"{machine()}\n{busy()}".rstrip(), HEAD, sep="\n\n", flush=True)
    run("cost.py", "--made", *sizes["made"])
    run("builds.py", "--articles", *sizes["articles"], "--workers", *sizes["workers"])
    run("scale.py", *sizes["claims"])
    if options.maps:
        section("A map of 500 people, drawn by Chromium")
        run("maps.py", must=False)


if __name__ == "__main__":
    main()
