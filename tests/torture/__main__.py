"""``make torture``: kills, refusals and damage by the hundred, each line a kind with its counts and the seed."""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from random import Random

from tests.torture import damage, kinds, refusals, sameness
from tests.torture.remedies import missed
from tests.torture.situation import WrongError, prepare

# What builds and readers load late is loaded before the first fork, once for all.
_LATE = (
    "kg.api.events",
    "kg.api.graph",
    "kg.export",
    "kg.export.maps",
    "kg.export.network",
    "kg.export.parquet",
    "kg.graph.ask",
    "kg.graph.check",
    "kg.graph.shapes_sparql",
    "kg.graph.spanning",
    "kg.read",
    "kg.resolve",
    "kg.run.agreement",
    "pandas",
)
_NUMBERS = {
    "kills": 200,
    "changes": None,  # each
    "again": 40,
    "power": 100,
    "faults": 200,
    "full": 20,
    "damages": 200,
    "orders": 20,
    "seeds": 5,
}
_WHETHER = {
    "rights": "take rights away",
    "remedies": "take each remedy out and see promises broken",
    "places": "build under other locales, zones of time and in other folders",
    "spark": "compare Spark with workers",
}
_MEMORY = Path("/dev/shm")  # where waiting for the disk takes no time


def main() -> int:
    """Run as many cases of each kind as asked for; 1 if any promise was not kept."""
    wanted = _options()
    for name in _LATE:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        root = Path(folder).resolve()
        situation, seed = prepare(root), wanted.seed
        tried = (
            ("killed at any time", kinds.killed_any_time(situation, wanted.kills, Random(seed))),
            ("killed at a change", kinds.killed_at_changes(situation, wanted.changes, Random(seed))),
            ("killed again", kinds.killed_again(situation, wanted.again, Random(seed))),
            ("power lost", kinds.power_lost(situation, wanted.power, Random(seed))),
            ("call refused", kinds.refused(situation, wanted.faults, Random(seed))),
            ("disk full", refusals.full(situation, wanted.full)),
            ("right refused", refusals.forbidden(situation, wanted.rights)),
            ("file damaged", damage.damaged(situation, wanted.damages, Random(seed))),
            ("remedy taken out", missed(situation) if wanted.remedies else ()),
            ("order of inputs", sameness.orders(root, wanted.orders, Random(seed))),
            ("hash seed", sameness.seeds(root, wanted.seeds)),
            ("place", sameness.places(root, wanted.places)),
            ("way to the claims", sameness.ways(root, tuple(wanted.workers), wanted.spark)),
        )
        return int(sum(_try(name, cases, seed) for name, cases in tried) > 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--only", action="store_true", help="leave out all kinds that are not named")
    parser.add_argument("--seed", type=int, default=1)
    only = "--only" in sys.argv
    for name, number in _NUMBERS.items():
        parser.add_argument(f"--{name}", type=int, default=0 if only else number, metavar="N")
    workers = [] if only else [2, 4]
    parser.add_argument("--workers", type=int, nargs="*", default=workers, metavar="N", help="to compare with 1")
    for name, words in _WHETHER.items():
        parser.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, default=not only, help=words)
    return parser.parse_args()


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
    if count:
        print(f"{name}: {count} cases, {count - wrong} kept, {wrong} broken (seed {seed})", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
