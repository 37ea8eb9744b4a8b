"""A folder of made-up articles that grows, changes and shrinks as an archive does, by a seed."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

_MAKER = Path(__file__).parents[2] / "benchmarks/made_articles.py"


@dataclass
class Corpus:
    """The articles below ``folder``, one file each; ``done`` counts what was done to them."""

    folder: Path
    random: Random
    done: Counter[str] = field(default_factory=Counter)
    fresh: Iterator[dict[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir()
        self.fresh = _made(self.random.randrange(1 << 30))

    def add(self, count: int) -> None:
        """Write so many new articles."""
        for _ in range(count):
            record = next(self.fresh)
            self.done["added"] += 1
            path = self.folder / f"{self.done['added']:05}.jsonl"
            path.write_text(json.dumps({**record, "id": path.stem}) + "\n")

    def change(self, count: int) -> None:
        """Give so many articles the text of others, or a sentence more."""
        for path in self._some(count):
            record = json.loads(path.read_text())
            more = "The talks went on until the evening." if self.random.random() < 0.5 else next(self.fresh)["text"]
            path.write_text(json.dumps({**record, "text": f"{record['text']}\n\n{more}"}) + "\n")
            self.done["changed"] += 1

    def remove(self, count: int) -> None:
        """Take so many articles out, but the last ones."""
        for path in self._some(min(count, len(self) - 10)):
            path.unlink()
            self.done["removed"] += 1

    def __len__(self) -> int:
        return sum(1 for _ in self.folder.iterdir())

    def _some(self, count: int) -> list[Path]:
        return self.random.sample(sorted(self.folder.iterdir()), max(0, count))


def _made(seed: int) -> Iterator[dict[str, str]]:
    spec = importlib.util.spec_from_file_location("made_articles", _MAKER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return iter(module.made_articles(seed))
