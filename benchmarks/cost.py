"""CPU seconds of a whole build over those of spaCy's own full pipeline of the same model on the same texts.

Usage: python benchmarks/cost.py [INPUT ...] [--made NUMBER]

Both in one process and one run, with one worker, and each as a user would run it: ``nlp.pipe`` over the stored texts,
and ``kg build`` from reading to the last written file. Loading is told by itself and is in neither. Inputs are what
``kg build`` reads; without any, so many made-up articles (``benchmarks/made_articles.py``).
"""

from __future__ import annotations

import argparse
import tempfile
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from made_articles import write_articles
from rows import row, section
from stages import FINDING, Stages, cpu

from kg.pipeline import Build, build
from kg.read import read_inputs
from kg.run.recipe import Extractor, Recipe
from kg.text.language import load_language

BATCH = 64  # the best for spaCy's pipeline as well


@dataclass(frozen=True)
class Loaded(Recipe):
    """A recipe that is loaded already."""

    extractor: Extractor | None = None

    def load(self) -> Extractor:
        """What was loaded before."""
        assert self.extractor is not None
        return self.extractor


@dataclass(frozen=True)
class Amount:
    """How much was read."""

    articles: int
    megabytes: float
    words: int

    def paces(self, name: str, seconds: float, spacys: float | None = None) -> None:
        """Print how much of it was done in a CPU second."""
        of = f"{self.articles:,} articles"
        row(f"{name}: CPU", of, seconds, "s", f"{seconds / spacys:.2f} of spaCy" if spacys else "")
        for unit, number in (("articles", self.articles), ("MB", self.megabytes), ("words", self.words)):
            row("  in a CPU second", of, number / seconds, f"{unit}/s")


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of some work, and what came of it."""
    begin = cpu()
    result = work()
    return cpu() - begin, result


def measure(inputs: list[str], out: Path) -> None:
    """Print what both cost."""
    texts = [article.text for article in read_inputs(inputs, [])]
    warnings.filterwarnings("ignore", message=r".*W095.*")  # the model is older than spaCy
    ours, extractor = timed(Recipe().load)
    theirs, nlp = timed(lambda: spacy.load(load_language(None).nlp.path))
    spacys, words = timed(lambda: sum(map(len, nlp.pipe(texts, batch_size=BATCH))))
    amount = Amount(len(texts), sum(len(text.encode()) for text in texts) / 1e6, words)
    stages = Stages()
    whole, _ = timed(lambda: build(Build(tuple(inputs), out, Loaded(extractor=extractor), fresh=True), stages))
    stages.stage("end")
    section(f"One process, beside spaCy's own pipeline ({', '.join(nlp.pipe_names)}) in the same run")
    amount.paces("spaCy", spacys)
    amount.paces("kg, finding claims", stages.took[FINDING].cpu, spacys)
    amount.paces("kg, whole build", whole, spacys)
    for name in ("reading", "writing the graph", "drawing the maps"):
        row(f"  of it {name}: CPU", f"{len(texts):,} articles", stages.took[name].cpu, "s")
    row("loading, not in the figures above: spaCy, CPU", "once", theirs, "s")
    row("loading, not in the figures above: kg, CPU", "once", ours, "s", f"{ours / theirs:.2f} of spaCy")


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
