"""What a seat can guess that the others want: from what everybody may know, never from their briefs.

Public are how a stakeholder regards each setting of others, which indicator carries its support at home,
and its red lines.
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Mask, Whole
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook

REGARD = 5
"""Hundredths of a point for each point of regard: a setting regarded at 100 counts as 5 points."""
LINE = 600
"""Hundredths of a point that a red line about to be crossed counts."""


def likings(book: Rulebook, after: Position, setting: Whole, usual: Whole) -> Whole:
    """Guess what every seat makes of imagined positions, run ahead: [N, S] hundredths of a point.

    `setting` [N, L] are the settings thought of, `usual` [N, L] those expected otherwise. Support at
    home counts half, regard for what others do in full. Compare rows of one game with each other.
    """
    levers = np.arange(len(book.levers))
    seats = np.arange(len(book.seats))[:, None]
    regard = (
        book.regard[seats, levers, setting[:, None]] - book.regard[seats, levers, usual[:, None]]
    )
    found: Whole = (regard * ~book.owns).sum(axis=2) * REGARD
    carries = book.support >= 0
    support = after.indicator[:, np.maximum(book.support, 0)] * book.normal_sign[book.support]
    found += np.where(carries, support // 2, 0)
    return found - LINE * crossings(book, after)


def crossings(book: Rulebook, after: Position) -> Whole:
    """Count every seat's red lines that imagined positions would cross: [N, S]."""
    found = np.zeros((after.games, len(book.seats)), dtype=np.int64)
    readings = Readings(book, after)
    for index, condition in book.line_when:
        found[:, book.line_seat[index]] += condition.holds(readings)
    return found


def takes_over(book: Rulebook, view: Position, games: Whole, clause: Whole, party: Mask) -> Mask:
    """Tell which packages [N, L] would take over a clause without all who signed it: [N]."""
    other = (clause >= 0) & (view.clause[games] >= 0)
    left_out = (view.signer[games] & ~party[:, None, :]).any(axis=2)
    return np.logical_or.reduce(other & left_out, axis=1)
