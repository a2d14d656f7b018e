"""What processes beside the page are given to do; they find it by its name."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from game.workshop import sweep
from game.workshop.page.background import Background

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


def helped(folder: str, tell: Tell) -> None:
    """Have two helpers work for very long; each leaves its number, and so does who has them."""
    Path(folder, f"{os.getpid()}.own").touch()
    with sweep.helpers(2) as pool:
        assert pool is not None
        for each in [pool.submit(_long, folder) for _ in range(2)]:
            each.result()


def _long(folder: str) -> None:
    Path(folder, f"{os.getpid()}.helper").touch()
    time.sleep(60)


if __name__ == "__main__":
    # A server that is killed while something is under way.
    Background(lambda: None).start(helped, sys.argv[1], of="a")
    time.sleep(60)
