"""What a model's vectors say of a word is found once: the first layer of spaCy's tok2vec looks at each word alone.

Half of the words of a text are among its hundred most frequent. The layer's rows are kept by word, norm and whether a
space follows, which is all that it looks at; the layers that look at neighbours run as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

SIZE = 1 << 15  # rows kept; of 96 numbers each, 13 MB
_OF_WORDS = frozenset("NORM PREFIX SUFFIX SHAPE ORTH LOWER SPACY IS_SPACE".split())
_MIXING = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no bit is lost
Matrix = NDArray[np.float32]
Numbers = NDArray[np.uint64]


class Rows:
    """The rows of one embedding layer; ``vocab`` knows its words."""

    def __init__(self, layer: Model[Any, Any], vocab: Vocab) -> None:
        self._layer, self._vocab = layer, vocab
        self._places: dict[int, int] = {}
        self._rows: Matrix | None = None

    def of(self, docs: Sequence[Doc]) -> list[Matrix]:
        """One row for each token of each document, of which there must be one."""
        words = np.concatenate([doc.to_array(["ORTH", "NORM", "SPACY"]) for doc in docs])
        keys = _keys(words)
        wanted = dict(zip(keys, range(len(keys)), strict=True))
        new = [place for key, place in wanted.items() if key not in self._places]
        if len(self._places) + len(new) > SIZE:  # forget all: what is frequent is soon there again
            self._places, self._rows, new = {}, None, list(wanted.values())
        if new:
            self._add(words[new])
        assert self._rows is not None
        found = self._rows[np.fromiter(map(self._places.__getitem__, keys), np.int64, len(keys))]
        ends = accumulate(map(len, docs), initial=0)
        return [found[start:end] for start, end in pairwise(ends)]

    def _add(self, new: Numbers) -> None:
        strings, lines = self._vocab.strings, new.tolist()
        doc = Doc(self._vocab, words=[strings[line[0]] for line in lines], spaces=[bool(line[2]) for line in lines])
        for token, (_, norm, _) in zip(doc, lines, strict=True):
            if token.norm != norm:  # a rule of the tokenizer's: "'m" is "am"
                token.norm_ = strings[norm]
        (rows,) = self._layer.predict([doc])
        start, end = len(self._places), len(self._places) + len(new)
        if self._rows is None or end > len(self._rows):
            grown = np.zeros((max(1024, 2 * end), rows.shape[1]), rows.dtype)
            if self._rows is not None:
                grown[:start] = self._rows[:start]
            self._rows = grown
        self._rows[start:end] = rows
        self._places.update(zip(_keys(new), range(start, end), strict=True))


def _keys(words: Numbers) -> list[int]:
    """One number for each line of a word, its norm and whether a space follows, all of which are hashes already."""
    keys: list[int] = ((words[:, 0] * _MIXING + words[:, 1]) * _MIXING + words[:, 2]).tolist()
    return keys


def remember_words(model: Model[Any, Any], vocab: Vocab) -> None:
    """Let the embedding layers within a component's model keep their rows; those that see more than words stay."""
    for node in list(model.walk()):
        if node.has_ref("embed") and node.layers and _sees_words_alone(layer := node.get_ref("embed")):
            node.layers[0] = kept = _keeping(layer, vocab)
            node.set_ref("embed", kept)


def _keeping(layer: Model[Any, Any], vocab: Vocab) -> Model[Any, Any]:
    rows = Rows(layer, vocab)

    def forward(_: object, docs: Sequence[Doc], is_train: bool) -> tuple[list[Matrix], Callable[[object], object]]:
        if is_train:
            raise NotImplementedError("rows of words are kept for reading alone")
        return rows.of(docs), lambda gradient: gradient

    return Model("kept_rows", forward, layers=[layer])


def _sees_words_alone(layer: Model[Any, Any]) -> bool:
    columns = {column for node in _extractors(layer) for column in node.attrs["columns"]}
    return bool(columns) and columns <= _OF_WORDS


def _extractors(layer: Model[Any, Any]) -> Iterator[Model[Any, Any]]:
    return (node for node in layer.walk() if node.name == "extract_features")
