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
