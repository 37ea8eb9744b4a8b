"""``make torture``: kills, refusals and damage by the hundred, each line a kind with its counts and the seed."""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from random import Random

from tests.torture import kinds, sameness
from tests.torture.situation import WrongError, prepare
from tests.torture.supervised import Plan

# What builds and readers load late is loaded before the first fork, once for all.
_LATE = (
    "kg.export",
    "kg.export.maps",
    "kg.export.network",
    "kg.export.parquet",
    "kg.read",
    "kg.resolve",
    "kg.api.graph",
)


def main() -> int:
    """Run as many cases of each kind as asked for; 1 if any promise was not kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    numbers = {"kills": 200, "faults": 200, "damages": 200, "orders": 20, "seeds": 5}
    for name, number in numbers.items():
        parser.add_argument(f"--{name}", type=int, default=number, metavar="N")
    parser.add_argument("--workers", type=int, nargs="*", default=[2, 4], metavar="N", help="numbers to compare with 1")
    parser.add_argument("--changes", type=int, metavar="N", help="of all changes of the folder; if not given, each")
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    for name in _LATE:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        situation = prepare(root)
        seconds, calls = kinds.duration(situation), situation.suffer(Plan()).calls
        tried = (
            ("killed at any time", kinds.killed_any_time(situation, wanted.kills, Random(wanted.seed), seconds)),
            ("killed at a change", kinds.killed_at_changes(situation, wanted.changes, Random(wanted.seed), calls)),
            ("change refused", kinds.refused(situation, wanted.faults, Random(wanted.seed), calls)),
            ("file damaged", kinds.damaged(situation, wanted.damages, Random(wanted.seed))),
            ("order of inputs", sameness.orders(root, wanted.orders, Random(wanted.seed))),
            ("hash seed", sameness.seeds(root, wanted.seeds)),
            ("workers", sameness.workers(root, tuple(wanted.workers))),
        )
        return int(sum(_try(name, cases, wanted.seed) for name, cases in tried) > 0)


def _try(name: str, cases: Iterable[kinds.Case], seed: int) -> int:
    """Print how many cases of one kind kept the promise, and each that did not; how many those were."""
    count = wrong = 0
    for words, case in cases:
        count += 1
        try:
            case()
        except WrongError as error:
            wrong += 1
            print(f"  {words}: {error}", flush=True)
    print(f"{name}: {count} cases, {count - wrong} kept, {wrong} broken (seed {seed})", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
