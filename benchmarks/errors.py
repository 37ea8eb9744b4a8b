"""The errors of a built graph against gold records, by class: what was missed and what was said too much.

Usage: python benchmarks/errors.py OUT/graph.ttl GOLD.jsonl SCORER.py [--list CLASS] [--kind KIND]

The scorer is the module that reads a graph into gold records (``system``, ``match``, ``same``, ``dedupe``, ``key``).
Classes of misses: ``modality`` (found, with another modality), ``target`` (found, aimed at another), ``actor`` (found,
done by another), ``owner`` (an office of another owner or status), ``none`` (nothing found). ``--list`` prints the
records of one class.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

Record = dict[str, Any]


def load_scorer(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None, path
    assert spec.loader is not None, path
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def errors(scorer: ModuleType, graph: Path, gold: Path) -> Iterator[tuple[str, str, Record]]:
    """Document, class and record of every miss and of every extra."""
    found = scorer.system(scorer.load(str(graph)))
    for line in gold.read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        wanted, got = scorer.dedupe(doc["records"]), scorer.dedupe(found.get(doc["doc"], []))
        missed, used = _matched(scorer, wanted, got)
        left = [record for i, record in enumerate(got) if i not in used]
        yield from ((doc["doc"], _class(scorer, record, left), record) for record in missed)
        yield from ((doc["doc"], "extra", record) for record in left)


def _matched(scorer: ModuleType, wanted: list[Record], got: list[Record]) -> tuple[list[Record], set[int]]:
    used: set[int] = set()
    missed = []
    for record in wanted:
        hit = next((i for i, other in enumerate(got) if i not in used and scorer.match(record, other, True)), None)
        if hit is None:
            missed.append(record)
        else:
            used.add(hit)
    return missed, used


def _class(scorer: ModuleType, record: Record, left: list[Record]) -> str:
    near = [other for other in left if scorer.key(other) == scorer.key(record)]
    if any(scorer.match(record, other, False) for other in near):
        return "owner" if record["t"] == "office" else "modality"
    if any(scorer.same(record["a"], other["a"]) for other in near):
        return "owner" if record["t"] == "office" else "target"
    if record.get("b") and any(scorer.same(record["b"], other.get("b")) for other in near):
        return "actor"
    return "none"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--list", help="print the records of this class")
    parser.add_argument("--kind", help="of this kind alone, such as meet or act:deny")
    options = parser.parse_args()
    scorer = load_scorer(options.scorer)
    table: Counter[tuple[str, str]] = Counter()
    for doc, name, record in errors(scorer, options.graph, options.gold):
        if options.kind in (None, record["t"], scorer.key(record)):
            table[record["t"], name] += 1
            if name == options.list:
                print(doc, json.dumps(record, ensure_ascii=False, default=str))
    for (kind, name), count in sorted(table.items()):
        print(f"{kind:8} {name:9} {count:4}")


if __name__ == "__main__":
    main()
