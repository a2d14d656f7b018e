"""Memory kept by a process that plays very many games.

Arrays of large batches come and go. The C library of Linux hands such pieces back to the system each
time and gets them again, page by page, which costs about a quarter of the time.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import Final

SETTINGS: Final = ((-3, 1 << 30), (-1, (1 << 31) - 1), (-2, 1 << 26))
"""`mallopt(3)`: from which size pieces are handed back, how much stays at the top, how much is asked for."""


@cache
def keep_memory() -> bool:
    """Let this process keep what it once had; whether the system knows how. Results are the same."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):
        return False
    done = [mallopt(what, value) for what, value in SETTINGS]
    return all(done)
