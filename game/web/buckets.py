"""Limits of how often: a bucket that fills slowly and is emptied by what is done.

Nobody is locked out: an empty bucket has something in it again after a moment.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

MOST: Final = 4096
"""Buckets that are kept; the one that was used longest ago goes first, and would be full again by then."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How often something may be done."""

    rate: float
    """Times a second, for long."""
    burst: float
    """Times at once."""


@dataclass
class Buckets:
    """A bucket for each key: a seat's token, an address."""

    limit: Limit
    clock: Callable[[], float] = monotonic
    _held: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def take(self, key: str) -> bool:
        """Take one out of a bucket; False, and nothing is taken, if it is empty."""
        there = self.left(key)
        if there < 1:
            return False
        self._held[key] = there - 1, self.clock()
        self._held.move_to_end(key)
        if len(self._held) > MOST:
            self._held.popitem(last=False)
        return True

    def left(self, key: str) -> float:
        """What there is in a bucket now."""
        held, since = self._held.get(key, (self.limit.burst, self.clock()))
        return min(self.limit.burst, held + (self.clock() - since) * self.limit.rate)


@dataclass
class Guesses:
    """Wrong codes: few from one address and not many in all, so that codes cannot be tried out.

    Right ones cost nothing, so that a class behind one address takes its seats all at once.
    """

    each: Buckets = field(default_factory=lambda: Buckets(Limit(20 / 60, 20)))
    all: Buckets = field(default_factory=lambda: Buckets(Limit(1.0, 60)))

    def may(self, address: str) -> bool:
        """Whether a code from an address is looked at now."""
        return self.each.left(address) >= 1 and self.all.left("") >= 1

    def wrong(self, address: str) -> None:
        """Say that a code from an address was wrong."""
        self.each.take(address)
        self.all.take("")
