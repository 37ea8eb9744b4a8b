"""The layers of spaCy's tok2vec that look at neighbours, without what training needs: the same in half the time.

Each layer sees a word between its two neighbours, multiplies, keeps the greatest of some results, brings them to one
mean and spread, and adds them to what the word was before. Thinc's layers make a dozen new arrays on the way and note
which result was the greatest. Here a block of words goes through all steps while it is in the processor's cache.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from thinc.api import Model

from kg.text.multiply import BLOCK, Matrix, multiplication, threads

_STEPS = ["expand_window", "maxout", "layernorm", "dropout"]
_EPSILON = np.float32(1e-8)  # as Thinc has it


@dataclass(frozen=True)
class Layer:
    """One layer; the last row of ``weights`` is the bias, and columns come by piece, then by what comes out."""

    weights: Matrix
    gain: Matrix
    shift: Matrix


class Encoder:
    """Layers one above the other, with as many empty rows between two documents."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self._layers = layers
        self._multiply = multiplication(*layers[0].weights.shape)

    def encode(self, docs: Sequence[Matrix]) -> list[Matrix]:
        """What the layers make of the rows of each document; a row depends on its own document alone."""
        pad = len(self._layers)
        starts = np.cumsum([1 + pad, *(len(rows) + pad for rows in docs)])
        blocks = -(-int(starts[-1]) // BLOCK)
        before = np.zeros((blocks * BLOCK + 2, len(self._layers[0].gain)), np.float32)
        for start, rows in zip(starts, docs, strict=False):
            before[start : start + len(rows)] = rows
        after = np.zeros_like(before)
        with threads().limit(limits=1, user_api="blas"):
            for layer in self._layers:
                self._through(layer, before, after)
                before, after = after, before
        return [before[start : start + len(rows)] for start, rows in zip(starts, docs, strict=False)]

    def _through(self, layer: Layer, before: Matrix, after: Matrix) -> None:
        """One layer from one array to the other; the first and the last row belong to no block and stay empty."""
        height, width = layer.weights.shape
        size = len(layer.gain)
        window = np.ones((BLOCK, height), np.float32)  # the last column meets the bias
        pieces = np.empty((BLOCK, width), np.float32)
        best = np.empty((BLOCK, size), np.float32)
        for start in range(1, len(before) - 1, BLOCK):
            end = start + BLOCK
            for step in range(3):
                window[:, step * size : (step + 1) * size] = before[start + step - 1 : end + step - 1]
            self._multiply(window, layer.weights, pieces)
            np.maximum(pieces[:, :size], pieces[:, size : 2 * size], out=best)
            for piece in range(2 * size, width, size):
                np.maximum(best, pieces[:, piece : piece + size], out=best)
            _normalise(best, layer)
            np.add(before[start:end], best, out=after[start:end])


def _normalise(rows: Matrix, layer: Layer) -> None:
    """Bring each row to the layer's mean and spread, in place."""
    share = np.float32(1 / rows.shape[1])
    rows -= np.add.reduce(rows, axis=1, keepdims=True) * share
    spread = np.einsum("ij,ij->i", rows, rows) * share
    rows *= (1 / np.sqrt(spread + _EPSILON))[:, None]
    rows *= layer.gain
    rows += layer.shift


def quicken(model: Model[Any, Any]) -> None:
    """Put an ``Encoder`` in the place of each encoder in a component's model that is built as one is."""
    for node in list(model.walk()):
        if not node.has_ref("encode") or (encode := node.get_ref("encode")) not in node.layers:
            continue
        if (encoder := encoder_of(encode)) is not None:
            node.layers[node.layers.index(encode)] = quick = _wrapped(encoder, encode)
            node.set_ref("encode", quick)


def _wrapped(encoder: Encoder, encode: Model[Any, Any]) -> Model[Any, Any]:
    def forward(_: object, docs: Sequence[Matrix], is_train: bool) -> tuple[list[Matrix], Any]:
        if is_train:
            raise NotImplementedError("this encoder is made for reading alone")
        return encoder.encode(docs), lambda gradient: gradient

    return Model("quick_encoder", forward, layers=[encode])


def encoder_of(encode: Model[Any, Any]) -> Encoder | None:
    """The encoder with the weights of spaCy's; None where that is not one of maxout layers over three words."""
    if not encode.name.startswith("with_array") or len(encode.layers) != 1:
        return None
    layers = [_layer(residual) for residual in encode.layers[0].layers]
    if not layers or encode.attrs.get("pad") != len(layers):
        return None
    known = [layer for layer in layers if layer]
    return Encoder(known) if len(known) == len(layers) else None


def _layer(residual: Model[Any, Any]) -> Layer | None:
    steps = (
        [node for node in residual.walk(order="dfs_pre") if not node.layers]
        if residual.name.startswith("residual")
        else []
    )
    if [step.name for step in steps] != _STEPS or steps[0].attrs["window_size"] != 1:
        return None
    weights, bias = steps[1].get_param("W"), steps[1].get_param("b")
    if not isinstance(weights, np.ndarray) or weights.dtype != np.float32:
        return None  # on a graphics card
    out, pieces, within = weights.shape
    if within != 3 * out or pieces < 2:
        return None
    by_piece = np.vstack([weights.transpose(2, 1, 0).reshape(within, -1), bias.T.reshape(1, -1)])
    return Layer(np.ascontiguousarray(by_piece), steps[2].get_param("G"), steps[2].get_param("b"))
