"""The array types of the rules; axis 0 of every array of a position is the game."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
"""Whole numbers: hundredths of a point, counts or indexes."""

Mask = NDArray[np.bool_]
"""Yes or no for each element."""

Seeds = NDArray[np.uint64]
"""One seed for each game."""

Array = NDArray[Any]


def choose(mask: Mask, new: Array, old: Array) -> Array:
    """Take `new` where the mask holds, `old` elsewhere; whole numbers or masks.

    Arithmetic does not branch, so it is several times quicker than `np.where` on large batches.

    >>> choose(np.array([True, False]), np.array([5, 5]), np.array([1, 2]))
    array([5, 2])
    """
    if new.dtype == np.bool_:
        return (mask & new) | (old & ~mask)
    return old + mask * (new - old)
