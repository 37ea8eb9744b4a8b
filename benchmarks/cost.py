"""CPU seconds of a whole build over those of spaCy's own full pipeline of the same model on the same texts.

Usage: python benchmarks/cost.py [INPUT ...] [--made NUMBER]

Both in one process and one run, with one worker, and each as a user would run it: ``nlp.pipe`` over the stored texts,
and ``kg build`` from reading to the last written file. Loading is told by itself and is in neither. Inputs are what
``kg build`` reads; without any, so many made-up articles (``benchmarks/made_articles.py``).
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy
from made_articles import write_articles

from kg.pipeline import Build, build
from kg.read import read_inputs
from kg.run.recipe import Extractor, Recipe
from kg.text.language import load_language

BATCH = 64  # the best for spaCy's pipeline as well


def cpu() -> float:
    """CPU seconds so far, of this process and of those that it began and that ended."""
    return sum(os.times()[:4])


@dataclass(frozen=True)
class Loaded(Recipe):
    """A recipe that is loaded already."""

    extractor: Extractor | None = None

    def load(self) -> Extractor:
        """What was loaded before."""
        assert self.extractor is not None
        return self.extractor


@dataclass
class Stages:
    """A listener that counts the CPU seconds of each stage of a build."""

    seconds: dict[str, float] = field(default_factory=dict)
    _name: str = "beginning"
    _begin: float = field(default_factory=cpu)

    def stage(self, name: str) -> None:
        """The stage before ends."""
        now = cpu()
        self.seconds[self._name] = self.seconds.get(self._name, 0.0) + now - self._begin
        self._name, self._begin = name, now

    def skipped(self, inputs: object) -> None:
        """Nothing to count."""

    def damaged(self, articles: object) -> None:
        """Nothing to count."""

    def extracting(self, growth: object) -> None:  # noqa: ARG002
        """The claims are sought now."""
        self.stage("finding claims")

    def advance(self, articles: int) -> None:
        """Nothing to count."""


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of some work, and what came of it."""
    begin = cpu()
    result = work()
    return cpu() - begin, result


def measure(inputs: list[str], out: Path) -> None:
    """Print what both cost."""
    texts = [article.text for article in read_inputs(inputs, [])]
    ours, extractor = timed(Recipe().load)
    theirs, nlp = timed(lambda: spacy.load(load_language().nlp.path))
    print(f"{len(texts)} articles, {sum(map(len, texts)):,} characters; loading: kg {ours:.1f} s, spaCy {theirs:.1f} s")
    spacys, _ = timed(lambda: sum(1 for _ in nlp.pipe(texts, batch_size=BATCH)))
    stages = Stages()
    whole, _ = timed(lambda: build(Build(tuple(inputs), out, Loaded(extractor=extractor), fresh=True), stages))
    stages.stage("end")
    for name, seconds in stages.seconds.items():
        print(f"  {name:32} {seconds:7.2f}")
    print(f"{'kg build':34} {whole:7.2f}\n{'spaCy, ' + ', '.join(nlp.pipe_names):34}\n{'':34} {spacys:7.2f}")
    print(f"{'kg build / spaCy':34} {whole / spacys:7.2f}")


def main() -> None:
    """Measure once."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*")
    parser.add_argument("--made", type=int, default=1000, help="how many articles to make up where there is no input")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        inputs = options.inputs or [str(Path(folder, "made.jsonl"))]
        if not options.inputs:
            write_articles(options.made, Path(inputs[0]))
        measure(inputs, Path(folder, "out"))


if __name__ == "__main__":
    main()
