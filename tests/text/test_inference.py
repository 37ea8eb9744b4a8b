"""Names, parses and rows of words are to the bit those that the model gives when spaCy runs it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from kg.read import read_inputs
from kg.resources import SAMPLE
from kg.text import convolution, embedding, multiply, recognizer
from kg.text.language import Language, straight

ODD = ("", " ", "I'm sure he can't have met them; they'll say he's lying.", "Primakov", "met  met met", "U.S.\n\nMr. X")


pytestmark = pytest.mark.filterwarnings("ignore:.*W095.*")  # the model is of an older spaCy


@pytest.fixture(scope="module")
def stock(language: Language) -> Any:
    """The language's model as spaCy loads and runs it."""
    return spacy.load(language.nlp.path, exclude=["tagger", "senter", "lemmatizer", "attribute_ruler"])


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Paragraphs of many lengths."""
    articles = read_inputs([str(SAMPLE)], [])
    return [*ODD, *(straight(a.text[start:end]) for a in articles for start, end in a.body)]


def test_names_are_spacys(language: Language, stock: Any, texts: list[str]) -> None:
    theirs = list(map(stock.make_doc, texts))
    stock.get_pipe("ner").set_annotations(theirs, stock.get_pipe("ner").predict(theirs))
    expected = [[(e.start, e.end, e.label_) for e in doc.ents] for doc in theirs]
    assert sum(map(len, expected)) > 100
    ours = recognizer.entities(language.nlp.get_pipe("ner"), list(map(language.nlp.make_doc, texts)))
    assert [list(map(tuple, found)) for found in ours] == expected


def test_names_by_steps_are_those_of_all_words_at_once(
    language: Language, texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ner, docs = language.nlp.get_pipe("ner"), list(map(language.nlp.make_doc, texts))
    at_once = list(recognizer.entities(ner, docs))
    monkeypatch.setattr(recognizer, "recognizer", lambda _: None)  # as for a component that decides in another way
    assert list(recognizer.entities(ner, docs)) == at_once


@pytest.mark.parametrize("width", [8, 1], ids=["beam", "greedy"])
def test_only_a_greedy_component_is_asked_at_once(stock: Any, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ner = stock.get_pipe("ner")
    monkeypatch.setitem(ner.cfg, "beam_width", width)
    assert (recognizer.recognizer(ner) is None) == (width > 1)


def test_parses_are_spacys(language: Language, stock: Any, texts: list[str]) -> None:
    words = [[token.text for token in doc] for doc in map(stock.make_doc, texts) if len(doc)]
    ours = language.parse(words)
    for mine, these in zip(ours, words, strict=True):
        one = Doc(stock.vocab, words=these, sent_starts=[i == 0 for i in range(len(these))])
        other = stock.get_pipe("parser")(stock.get_pipe("tok2vec")(one))
        assert [(t.head.i, t.dep_) for t in mine] == [(t.head.i, t.dep_) for t in other]


@pytest.mark.parametrize("size", [1 << 15, 300, 0], ids=["all", "few", "none"])
def test_rows_are_those_of_the_layer(stock: Any, texts: list[str], size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "SIZE", size)
    (layer,) = [n.get_ref("embed") for n in stock.get_pipe("ner").model.walk() if n.has_ref("embed")]
    rows, docs = embedding.Rows(layer, stock.vocab), list(map(stock.make_doc, texts))
    for some in (docs[:20], docs[20:30], docs, docs[3:4]):
        for mine, other in zip(rows.of(some), layer.predict(some), strict=True):
            assert np.array_equal(mine, other)


def test_all_embedding_layers_keep_their_rows(language: Language) -> None:
    kept = [n.name for pipe in ("tok2vec", "ner") for n in language.nlp.get_pipe(pipe).model.walk()]
    assert kept.count("kept_rows") == 2


def test_layers_that_see_more_than_words_stay(stock: Any) -> None:
    model = stock.get_pipe("ner").model.copy()
    (extractor,) = [node for node in model.walk() if node.name == "extract_features"]
    extractor.attrs["columns"] = ["NORM", "POS"]
    embedding.remember_words(model, stock.vocab)
    assert "kept_rows" not in [node.name for node in model.walk()]


@pytest.mark.parametrize("name", ["kept_rows", "quick_encoder"])
def test_quick_layers_are_not_for_training(language: Language, name: str) -> None:
    (quick,) = [node for node in language.nlp.get_pipe("ner").model.walk() if node.name == name]
    with pytest.raises(NotImplementedError):
        quick([language.nlp.make_doc("Kohl met Major.")], is_train=True)


@pytest.fixture(scope="module", params=["numpy", "blis"])
def encoder(stock: Any, request: pytest.FixtureRequest) -> convolution.Encoder:
    """The quick encoder for the stock model, with each way to multiply."""
    (encode,) = [n.get_ref("encode") for n in stock.get_pipe("ner").model.walk() if n.has_ref("encode")]
    with pytest.MonkeyPatch.context() as patch:
        chosen = np.matmul if request.param == "numpy" else multiply._blis
        patch.setattr(convolution, "multiplication", lambda *_: chosen)
        found = convolution.encoder_of(encode)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def rows(stock: Any, texts: list[str]) -> list[multiply.Matrix]:
    """What the encoder is given for each of the texts."""
    (embed,) = [n.get_ref("embed") for n in stock.get_pipe("ner").model.walk() if n.has_ref("embed")]
    found: list[multiply.Matrix] = embed.predict(list(map(stock.make_doc, texts)))
    return found


def test_quick_layers_give_what_spacys_give(
    stock: Any, encoder: convolution.Encoder, rows: list[multiply.Matrix]
) -> None:
    (encode,) = [n.get_ref("encode") for n in stock.get_pipe("ner").model.walk() if n.has_ref("encode")]
    for mine, other in zip(encoder.encode(rows), encode.predict(rows), strict=True):
        assert np.allclose(mine, other, atol=1e-4)


def test_rows_do_not_hang_on_other_documents(stock: Any, rows: list[multiply.Matrix]) -> None:
    (encode,) = [n.get_ref("encode") for n in stock.get_pipe("ner").model.walk() if n.has_ref("encode")]
    encoder = convolution.encoder_of(encode)
    assert encoder is not None
    for mine, alone in zip(encoder.encode(rows), rows, strict=True):
        assert np.array_equal(mine, encoder.encode([alone])[0])


def test_both_encoders_are_quick(language: Language) -> None:
    names = [n.name for pipe in ("tok2vec", "ner") for n in language.nlp.get_pipe(pipe).model.walk()]
    assert names.count("quick_encoder") == 2


@pytest.mark.parametrize("change", ["pad", "window_size"])
def test_encoders_of_another_make_stay(stock: Any, change: str) -> None:
    model = stock.get_pipe("ner").model.copy()
    for node in model.walk():
        if change in node.attrs:
            node.attrs[change] = 2
    convolution.quicken(model)
    assert "quick_encoder" not in [node.name for node in model.walk()]


def test_a_product_that_sees_places_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    product = np.matmul

    def by_place(rows: multiply.Matrix, weights: multiply.Matrix, out: multiply.Matrix) -> None:
        product(rows, weights, out=out)
        out[::7] *= np.float32(1 + 1e-6)

    monkeypatch.setattr(np, "matmul", by_place)
    multiply.multiplication.cache_clear()
    assert multiply.multiplication(96, 288) is multiply._blis
    multiply.multiplication.cache_clear()
