"""The area of a plot: where a tick and a value lie in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlotArea:
    """A rectangle with so many ticks from left to right, and values from `low` at its bottom to `high` at its top.

    >>> area = PlotArea(0, 0, 100, 50, 0, 10, 3)
    >>> area.x(1), area.y(10)
    (50.0, 0.0)
    """

    left: float
    top: float
    right: float
    bottom: float
    low: float
    high: float
    ticks: int

    def x(self, at: float) -> float:
        """Where a tick is, or a place between two; a single one is in the middle."""
        share = at / (self.ticks - 1) if self.ticks > 1 else 0.5
        return self.left + (self.right - self.left) * share

    def y(self, value: float) -> float:
        """Where a value is."""
        span = (self.high - self.low) or 1
        return self.bottom - (self.bottom - self.top) * (value - self.low) / span
