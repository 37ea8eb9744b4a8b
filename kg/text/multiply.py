"""Products of matrices of which each row depends on that row alone, whatever stands in the others.

NumPy's OpenBLAS is half as fast again as the BLIS that spaCy takes, but on some processors its result for a row depends
on where the row stands. What a report says must not hang on the reports that are read with it, so OpenBLAS is tried
first, and BLIS taken where it fails.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
from blis.py import gemm
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

BLOCK = 192  # rows of every product: enough for full speed, and few enough to stay in the processor's cache
Matrix = NDArray[np.float32]
Multiply = Callable[[Matrix, Matrix, Matrix], object]  # rows, weights, and where the result goes
_TRIALS = 8


@cache
def threads() -> ThreadpoolController:
    """How many threads NumPy takes; one is enough for products as small as these."""
    return ThreadpoolController()


@cache
def multiplication(width: int, height: int) -> Multiply:
    """The quickest way to multiply ``BLOCK`` rows of ``width`` with weights of ``width`` by ``height``, rows alone."""
    return np.matmul if _sees_rows_alone(np.matmul, width, height) else _blis


def _blis(rows: Matrix, weights: Matrix, out: Matrix) -> None:
    gemm(rows, weights, out=out, beta=0.0)


def _sees_rows_alone(multiply: Multiply, width: int, height: int) -> bool:
    """Whether rows give the same to the bit in other places among others."""
    random = np.random.default_rng(0)
    weights = random.standard_normal((width, height), dtype=np.float32)
    rows = random.standard_normal((BLOCK // 2, width), dtype=np.float32)
    seen = set()
    with threads().limit(limits=1, user_api="blas"):  # as where it is used
        for _ in range(_TRIALS):
            block = random.standard_normal((BLOCK, width), dtype=np.float32)
            places = random.permutation(BLOCK)[: len(rows)]
            block[places] = rows
            multiply(block, weights, out := np.empty((BLOCK, height), np.float32))
            seen.add(out[places].tobytes())
    return len(seen) == 1
