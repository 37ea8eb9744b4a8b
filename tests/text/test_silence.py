"""Sentences that speak of nobody are left unparsed, and no claim hangs on that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.extract import Extractor, load_frames
from kg.model import Article, Finding
from kg.read import read_inputs
from kg.resources import SAMPLE
from kg.text.language import Language
from kg.text.silence import Silence
from kg.text.tokens import Doc, parsed, unparsed

SPEAKING = {
    "name": "Rain fell in Tomsk for two days.",
    "pronoun": "They were closed until the weekend.",
    "office": "The minister was busy.",
    "body": "The agency published the figures.",
    "fighters": "Several rebels fell.",
    "place": "Little is grown there.",
    "person": "Iryna Bondar sang.",
}
SILENT = {
    "weather": "Rain fell for several days, and the road to the coast was closed.",
    "event": "The visit has been put off again.",
    "prices": "The price of bread rose by a tenth.",
}
# What is put off, denied or held after all in a sentence that speaks of nobody.
FATES = (
    "President Kuchma will visit Moscow in May. The visit has already been put off twice.",
    "Primakov reportedly met Aziz in Amman. Rain fell for days. The report is false.",
    "Albright plans to meet Arafat on Friday. Rain fell. The meeting took place after all.",
)


@pytest.fixture(scope="module")
def extractor(language: Language) -> Extractor:
    """One with the packaged frames."""
    return Extractor(language, load_frames())


def silences(extractor: Extractor, text: str) -> list[bool]:
    return [sentence.silent for sentence in extractor.annotator.annotate(Article("a", text)).sentences]


@pytest.mark.parametrize("name", SPEAKING)
def test_somebody_is_spoken_of(extractor: Extractor, name: str) -> None:
    assert silences(extractor, SPEAKING[name]) == [False]


@pytest.mark.parametrize("name", SILENT)
def test_nobody_is_spoken_of(extractor: Extractor, name: str) -> None:
    assert silences(extractor, SILENT[name]) == [True]


def articles() -> list[Article]:
    texts = [*FATES, " ".join(SILENT.values()), " ".join([*SPEAKING.values(), *SILENT.values()])]
    return [*read_inputs([str(SAMPLE)], []), *(Article(f"made/{i}", text) for i, text in enumerate(texts))]


def findings(extractor: Extractor) -> list[list[Finding]]:
    return [found for _, found in extractor.each(articles())]


def test_claims_are_those_of_all_sentences_parsed(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = findings(extractor)
    assert sum(map(len, ours)) > 200
    monkeypatch.setattr(Silence, "reigns", lambda *_: False)
    assert findings(extractor) == ours


def test_near_misses_are_told_of_silent_sentences_too(extractor: Extractor) -> None:
    annotation = extractor.annotator.annotate(Article("a", "Rain met with some surprise."))
    assert annotation.sentences[0].silent
    misses: list[object] = []
    extractor.found(annotation, misses)  # type: ignore[arg-type]
    assert misses


def parse() -> Doc:
    return parsed(["Rain", "fell", "again"], [1, 1, 1], ["nsubj", "ROOT", "advmod"])


def read(doc: Doc) -> Iterator[object]:
    for token in doc:
        yield from (token.dep_, token.head.i, [c.i for c in token.children], [t.i for t in token.subtree], token.i)


def test_a_parse_put_off_is_that_made_at_once() -> None:
    times = list[int]()
    doc = unparsed(["Rain", "fell", "again"], lambda: times.append(1) or parse())  # type: ignore[func-returns-value]
    assert doc.words == {"rain", "fell", "again"}
    assert not times
    assert list(read(doc)) == list(read(parse()))
    assert len(times) == 1


def test_other_attributes_are_still_lacking() -> None:
    doc = unparsed(["Rain"], parse)
    with pytest.raises(AttributeError, match="colour"):
        _ = doc[0].colour
