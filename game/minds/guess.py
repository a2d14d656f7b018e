"""What a seat can guess that the others want: from what everybody may know, never from their briefs.

Public are how a stakeholder regards each setting of others, which indicator carries its support at home,
its red lines, and whatever the file says that everybody knows of its interests.
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Mask, Whole, places, some
from game.rules.imagined import Situation, kinds_of
from game.rules.position import Position
from game.rules.readings import Readings, told_apart
from game.rules.rulebook import Rulebook

REGARD = 5
"""Hundredths of a point for each point of regard: a setting regarded at 100 counts as 5 points."""
KNOWN = 60
"""Percent of a score that all the interests together are taken to make of which everybody knows."""
LINE = 600
"""Hundredths of a point that a red line about to be crossed counts."""

POINT = 1_000_000
EVERY = slice(None)


def likings(book: Rulebook, after: Situation, rows: slice = EVERY) -> Whole:
    """Guess what every seat makes of imagined positions, run ahead: [N, S] hundredths of a point.

    Support at home counts half, regard for what others do in full; of known interests the weights are not
    known, of known worth the points are. Red lines are left to `crossings`. Compare rows of one game with each other; by itself a row means nothing. `rows` says which are asked
    for.
    """
    kinds, kind = kinds_of(after)
    liking: Whole = np.zeros((kinds.games, len(book.seats)), dtype=np.int64)
    regard = np.where(book.owns[:, :, None], 0, book.regard * REGARD)
    for lever in np.flatnonzero(regard.any(axis=(0, 2))):
        liking += regard[:, lever].T.take(kinds.setting[:, lever], axis=0)
    for seat in np.flatnonzero(book.support >= 0):
        indicator = book.support[seat]
        liking[:, seat] += kinds.indicator[:, indicator] * book.normal_sign[indicator] // 2
    for seat, indicator in np.argwhere(book.known_interest):
        share = KNOWN // int(book.known_interest[seat].sum())
        moved = kinds.indicator[:, indicator] * book.normal_sign[indicator] * share
        liking[:, seat] += moved * 100 // book.score_span[indicator]
    for seat, lever in np.argwhere(book.known_worth.any(axis=2)):
        worth = np.where(book.known_worth[seat, lever], book.worth[seat, lever], 0)
        liking[:, seat] += worth[kinds.setting[:, lever]] * 100 // POINT
    return liking[kind][rows] if isinstance(kind, slice) else liking.take(kind[rows], axis=0)


def crossings(book: Rulebook, after: Situation) -> Whole:
    """Count every seat's red lines that imagined positions would cross: [N, S]."""
    kinds, kind = kinds_of(after)
    crossed = np.zeros((kinds.games, len(book.seats)), dtype=np.int64)
    whole = Readings(book, kinds)
    others = []
    for index, condition in book.line_when:
        if told_apart(condition):
            others.append((index, condition))
        else:
            crossed[:, book.line_seat[index]] += condition.holds(whole)
    crossed = crossed[kind] if isinstance(kind, slice) else crossed.take(kind, axis=0)
    for index, condition in others:
        crossed[:, book.line_seat[index]] += condition.holds(Readings(book, after))
    return crossed


def takes_over(book: Rulebook, view: Position, games: Whole, clause: Whole, party: Mask) -> Mask:
    """Tell which packages [N, L] would take over a clause without all who signed it: [N]."""
    other = (clause >= 0) & (view.clause >= 0)[games]
    wrongs = np.zeros(len(games), dtype=bool)
    row, lever = places(other)
    left_out = some(view.signer[games[row], lever] & ~party[row], 1)
    wrongs[row[left_out]] = True
    return wrongs
