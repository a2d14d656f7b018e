"""Waiting for what comes true a moment later, in another thread or process."""

from __future__ import annotations

import time
from collections.abc import Callable


def eventually(true: Callable[[], object], patience: float = 15.0) -> None:
    """Wait until something is so, for so many seconds at most."""
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.01)
