"""spaCy's names of all words at once: the same names in a fraction of the steps.

spaCy decides word after word. But outside a name its decision looks at nothing but the word (with those around it that
the vectors hold), and inside one at the word, the word before and the name's first. So all words are asked at once
whether a name begins there, and all names go on together until each has found its end; then the text is walked from
name to name.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from kg.text import lockstep
from kg.text.tokens import EntitySpan

_WORDS = 8_000  # taken together, about; more gain nothing and need more memory
Matrix = NDArray[np.float32]
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Moves:
    """The places of a recognizer's moves among its scores, by label: begin, go on, end, one word alone; and outside."""

    def __init__(self, names: Sequence[str]) -> None:
        places = {name: i for i, name in enumerate(names)}
        self.labels = [name[2:] for name in names if name.startswith("B-")]
        self.begin, self.inside, self.last, self.unit = (
            np.array([places[f"{move}-{label}"] for label in self.labels]) for move in "BILU"
        )
        self.outside = places["O"]


class Recognizer:
    """Finds the names of documents as a spaCy component does that decides greedily."""

    def __init__(self, pipe: Any) -> None:
        self._tokens, self._lower, self._upper = pipe.model.layers
        self._moves = Moves([pipe.moves.get_class_name(i) for i in range(pipe.moves.n_moves)])

    def entities(self, docs: Sequence[Doc]) -> Iterator[list[EntitySpan]]:
        """The names of each document, in order."""
        for batch in _batches(docs):
            if not any(map(len, batch)):
                yield from ([] for _ in batch)
                continue
            ends = list(accumulate(map(len, batch), initial=0))
            found = deque(self._found(batch, np.array([end - 1 for end in ends[1:]])))
            for start, end in pairwise(ends):
                own = list[EntitySpan]()
                while found and found[0].start < end:
                    first, last, label = found.popleft()
                    own.append(EntitySpan(first - start, last - start, label))
                yield own

    def _found(self, docs: Sequence[Doc], finals: Numbers) -> list[EntitySpan]:
        """The names in documents of which ``finals`` are the last words, counted from the first document on."""
        features = self._lower.predict(self._tokens.predict(docs))  # the first row stands for no word
        final = np.zeros(len(features) - 1, bool)
        final[finals] = True
        blank = np.concatenate([doc.to_array("IS_SPACE") for doc in docs]).astype(bool)
        moves, features, nothing = self._moves, features[1:], features[0]
        scores = self._scores(features[:, 0] + nothing[1] + nothing[2])
        begins, units = scores[:, moves.begin], scores[:, moves.unit]
        begins[final | blank], units[blank] = -np.inf, -np.inf
        best = np.maximum(begins.max(axis=1), units.max(axis=1))
        (starts,) = np.nonzero(best > scores[:, moves.outside])
        wide = begins[starts].max(axis=1) >= units[starts].max(axis=1)
        labels = np.where(wide, begins[starts].argmax(axis=1), units[starts].argmax(axis=1))
        ends = starts + 1
        ends[wide] = self._ends(features, starts[wide], labels[wide], final)
        return _walked([EntitySpan(s, e, moves.labels[k]) for s, e, k in np.array([starts, ends, labels]).T.tolist()])

    def _ends(self, features: Matrix, starts: Numbers, labels: Numbers, final: Flags) -> Numbers:
        """Where names of more than one word end that begin at these words with these labels."""
        ends, going = starts + 1, np.arange(len(starts))
        while len(going):
            at = ends[going]
            scores = self._scores(features[at, 0] + features[starts[going], 1] + features[at - 1, 2])
            line, label = np.arange(len(going)), labels[going]
            closes = scores[line, self._moves.last[label]] > scores[line, self._moves.inside[label]]
            ends[going] += 1
            going = going[~(closes | final[at])]
        return ends

    def _scores(self, sums: Matrix) -> Matrix:
        """What each move scores where the features of a state have these sums."""
        sums = sums + self._lower.get_param("b")
        scores: Matrix = self._upper.predict(reduce(np.maximum, (sums[..., i] for i in range(sums.shape[-1]))))
        return scores


def recognizer(pipe: Any) -> Recognizer | None:
    """The recognizer for a component; None where that decides in another way."""
    if not lockstep.decides_greedily(pipe):
        return None
    lower = pipe.model.layers[1]
    return Recognizer(pipe) if lower.get_dim("nF") == 3 and lower.get_dim("nP") >= 2 else None


def entities(pipe: Any, docs: Sequence[Doc]) -> Iterator[list[EntitySpan]]:
    """The names that a component finds in each document."""
    if (quick := recognizer(pipe)) is not None:
        yield from quick.entities(docs)
        return
    lockstep.annotate(pipe, docs)
    yield from ([EntitySpan(e.start, e.end, e.label_) for e in doc.ents] for doc in docs)


def _walked(found: Sequence[EntitySpan]) -> list[EntitySpan]:
    """The names that are met when words within a name already found are passed over."""
    kept, reached = list[EntitySpan](), 0
    for span in found:
        if span.start >= reached:
            kept.append(span)
            reached = span.end
    return kept


def _batches(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    batch, words = list[Doc](), 0
    for doc in docs:
        batch.append(doc)
        words += len(doc)
        if words >= _WORDS:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch
