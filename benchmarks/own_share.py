"""CPU seconds of each spaCy component and of the project's own code, over a folder of texts, and their ratio.

Usage: python benchmarks/own_share.py FOLDER

One process, one run, from articles to claims; neither loading nor reading files is counted. ``own code`` is all that is
not inside a component: what is found before, between and after them.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from spacy.tokens import Doc

from kg.extract import Extractor, load_frames
from kg.model import Article
from kg.read import read_inputs
from kg.text.language import load_language


@dataclass(slots=True)
class Clock:
    """CPU seconds of this process by the name of what was done."""

    seconds: Counter[str] = field(default_factory=Counter)

    def timed(self, name: str, work: Callable[[], Any]) -> Any:
        """Do the work and count its time."""
        begin = time.process_time()
        result = work()
        self.seconds[name] += time.process_time() - begin
        return result


@dataclass(slots=True)
class TimedPipe:
    """A component whose time is counted without that of the component before it."""

    name: str
    pipe_of: Callable[..., Iterator[Doc]]
    clock: Clock

    def pipe(self, docs: Iterable[Doc], batch_size: int) -> list[Doc]:
        """The documents with what the component adds."""
        waiting = list(docs)
        done: list[Doc] = self.clock.timed(self.name, lambda: list(self.pipe_of(waiting, batch_size=batch_size)))
        return done


@dataclass(slots=True)
class TimedPipeline:
    """A spaCy pipeline, as far as the project uses it, with the time of each part counted."""

    nlp: Any
    clock: Clock

    @property
    def vocab(self) -> Any:
        """The pipeline's vocabulary."""
        return self.nlp.vocab

    def make_doc(self, text: str) -> Doc:
        """The tokens of a text."""
        doc: Doc = self.clock.timed("tokenizer", lambda: self.nlp.make_doc(text))
        return doc

    def get_pipe(self, name: str) -> TimedPipe:
        """One component by name."""
        return TimedPipe(name, self.nlp.get_pipe(name).pipe, self.clock)


def measure(articles: list[Article]) -> tuple[Counter[str], float]:
    """CPU seconds of the components by name, and of our own code, for all articles."""
    clock, language = Clock(), load_language()
    extractor = Extractor(replace(language, nlp=TimedPipeline(language.nlp, clock)), load_frames())
    extractor.claims(articles[0])  # loads what is loaded at first use
    assert language.gazetteer.cities  # the one list that may wait for a later article
    gc.collect()
    gc.freeze()  # as a build does with all that is loaded
    clock.seconds.clear()
    begin = time.process_time()
    for article in articles:
        extractor.claims(article)
    whole = time.process_time() - begin
    return clock.seconds, whole - clock.seconds.total()


def main() -> None:
    """Measure the texts of a folder and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="a folder of texts, as `kg build` reads it")
    articles = list(read_inputs([parser.parse_args().folder], []))
    components, own = measure(articles)
    spacy = components.total()
    print(f"{len(articles)} articles, CPU seconds")
    for name, seconds in sorted(components.items()):
        print(f"  {name:<12} {seconds:6.2f}")
    print(f"  {'own code':<12} {own:6.2f}\nown code / components: {own / spacy:.2f}")


if __name__ == "__main__":
    main()
