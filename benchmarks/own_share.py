"""CPU seconds of what is done with the model and of the project's own code, over a folder of texts, and their ratio.

Usage: python benchmarks/own_share.py FOLDER

One process, one run, from articles to claims; neither loading nor reading files is counted. ``own code`` is all that is
done before, between and after what the model does: ``tokenize``, ``name`` and ``parse`` of ``kg.text.language``.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc as SpacyDoc

from kg.extract import Extractor, load_frames
from kg.model import Article
from kg.read import read_inputs
from kg.text.language import Language, load_language
from kg.text.tokens import Doc


@dataclass(frozen=True)
class TimedLanguage(Language):
    """A language that counts the CPU seconds of what it does."""

    seconds: Counter[str] = field(default_factory=Counter)

    def _timed(self, name: str, work: Callable[[], Any]) -> Any:
        begin = time.process_time()
        result = work()
        self.seconds[name] += time.process_time() - begin
        return result

    def tokenize(self, text: str) -> SpacyDoc:
        """The tokens of a text."""
        doc: SpacyDoc = self._timed("tokenize", lambda: super(TimedLanguage, self).tokenize(text))
        return doc

    def name(self, docs: Iterable[SpacyDoc]) -> list[Doc]:
        """The names of documents; their tokens are made, and counted, before."""
        waiting = list(docs)
        done: list[Doc] = self._timed("name", lambda: super(TimedLanguage, self).name(waiting))
        return done

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Doc]:
        """The parses of sentences."""
        done: list[Doc] = self._timed("parse", lambda: super(TimedLanguage, self).parse(sentences))
        return done


def measure(articles: list[Article]) -> tuple[Counter[str], float]:
    """CPU seconds of what is done with the model, by name, and of our own code, for all articles."""
    loaded = load_language()
    language = TimedLanguage(loaded.nlp, loaded.gazetteer, loaded.fingerprint)
    extractor = Extractor(language, load_frames())
    extractor.claims(articles[0])  # loads what is loaded at first use
    assert language.gazetteer.cities  # the one list that may wait for a later article
    gc.collect()
    gc.freeze()  # as a build does with all that is loaded
    language.seconds.clear()
    begin = time.process_time()
    for _ in extractor.each(articles):
        pass
    whole = time.process_time() - begin
    return language.seconds, whole - language.seconds.total()


def main() -> None:
    """Measure the texts of a folder and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="a folder of texts, as `kg build` reads it")
    articles = list(read_inputs([parser.parse_args().folder], []))
    components, own = measure(articles)
    print(f"{len(articles)} articles, CPU seconds")
    for name, seconds in sorted(components.items()):
        print(f"  {name:<12} {seconds:6.2f}")
    print(f"  {'own code':<12} {own:6.2f}\nown code / model: {own / components.total():.2f}")


if __name__ == "__main__":
    main()
