"""Whether a change turns the sense of a number: what was good is bad after it, and the text may say the opposite."""

from __future__ import annotations

from typing import Final, Literal

from game.scenario.model import Scenario
from game.scenario.numbers import ValueChange

Turn = Literal["good_bad", "bad_good", "round"]
"""From good to bad, from bad to good, or where neither is good the other way round."""
_OF_SEATS: Final = ("bonus", "worth", "regard")
"""Kinds of numbers of which more is good for somebody; others move an indicator, trust or mandate."""


def turn_of(scenario: Scenario, change: ValueChange) -> Turn | None:
    """Say how a change turns the sense of its number; None if it keeps its sign, as most do."""
    if not turns(change):
        return None
    good = _good(scenario, change)
    if good == "neither":
        return "round"
    assert isinstance(change.old, int | float)
    return "good_bad" if (change.old > 0) == (good == "high") else "bad_good"


def turns(change: ValueChange) -> bool:
    """Whether a change turns the sign of a number that stands in the file.

    >>> path = ("levers", "permit", "settings", "open", "each_round", "trade")
    >>> turns(ValueChange(path, "effect", 1, -1)), turns(ValueChange(path, "effect", 1, 2))
    (True, False)
    """
    old, new = change.old, change.new
    return isinstance(old, int | float) and isinstance(new, int | float) and old * new < 0


def _good(scenario: Scenario, change: ValueChange) -> Literal["high", "low", "neither"]:
    """Which way the number is good, for whoever it is for."""
    moved = change.path[1] if change.kind == "drift" else change.name
    part = None if change.kind in _OF_SEATS else scenario.indicators.get(str(moved))
    return part.good if part else "high"
