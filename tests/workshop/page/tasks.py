"""What processes beside the page are given to do; they find it by its name."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

Tell = Callable[[int, int], None]


def counted(upto: int, tell: Tell) -> int:
    for number in range(upto):
        tell(number + 1, upto)
    return upto


def lasting(folder: str, tell: Tell) -> None:
    """Leave a sign that it has begun, and one after a while."""
    Path(folder, "begun").touch()
    tell(1, 2)
    time.sleep(2)
    Path(folder, "ended").touch()


def wrong(tell: Tell) -> None:
    raise KeyError("nothing")
