"""Turn the sentence files of the tests into input for ``kg build`` and into gold records for scoring.

    python benchmarks/sentences_gold.py OUT [FILE.yml ...]

writes ``OUT/NAME.input.jsonl`` (``id``, ``text``, ``published``; what ``kg build`` reads) and ``OUT/NAME.gold.jsonl``
(``doc``, ``published``, ``records``) for ``tune`` and ``held``, or for each file named.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

SENTENCES = Path(__file__).parent.parent / "tests" / "extract" / "sentences"


def cases(files: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The cases of YAML files, file by file, with ``published`` as text."""
    for file in files:
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            yield {**case, "published": str(case["published"])}


def article(case: dict[str, Any]) -> dict[str, Any]:
    """What ``kg build`` is given of a case: no record of what it should find.

    >>> article({"id": "a", "text": "A met B.", "published": "1999-01-02", "records": [{"t": "meet"}]})
    {'id': 'a', 'text': 'A met B.', 'published': '1999-01-02'}
    """
    return {key: case[key] for key in ("id", "text", "published")}


def gold(case: dict[str, Any]) -> dict[str, Any]:
    """What a scorer is given of a case.

    >>> gold({"id": "a", "text": "A met B.", "published": "1999-01-02", "records": []})
    {'doc': 'a', 'published': '1999-01-02', 'records': []}
    """
    return {"doc": case["id"], "published": case["published"], "records": case["records"]}


def write(name: str, files: list[Path], out: Path) -> int:
    """Write both files of one set; gives the number of its cases."""
    found = list(cases(files))
    for ending, shape in (("input", article), ("gold", gold)):
        lines = [json.dumps(shape(case), ensure_ascii=False) + "\n" for case in found]
        (out / f"{name}.{ending}.jsonl").write_text("".join(lines), encoding="utf-8")
    return len(found)


def main() -> None:
    """Read the options and write the sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, metavar="OUT", help="folder to write to")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.yml", help="sentence files; default: all")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    tune, held = sorted(SENTENCES.glob("tune-*.yml")), [SENTENCES / "held.yml"]
    sets = {file.stem: [file] for file in options.files} or {"tune": tune, "held": held}
    for name, files in sets.items():
        print(f"{name}: {write(name, files, options.out)} texts")


if __name__ == "__main__":
    main()
