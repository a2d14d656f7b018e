"""Where self-interest alone leads, worked out without playing: everyone does what is best for themselves.

From the status quo each owner in turn moves a lever to the setting that is best for its own score while
all others stand, until nobody moves any more (best replies; Cournot 1838). It is a quick stand-in for
games without agreements: mandate, chance and what others might answer are left out.
"""

from __future__ import annotations

import numpy as np

from game.analysis.interlock import ALIKE
from game.analysis.packages import possible
from game.analysis.utilities import open_levers
from game.rules.arrays import Whole
from game.rules.forecast import forecast
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import exact_scores

TURNS = 6
"""How often everyone gets a turn; where replies go round in circles it stops there."""


def worth_alone(book: Rulebook, view: Position, setting: Whole) -> Whole:
    """What settings [N, L] lead to without any agreement: [N, S] millionths of a point."""
    games = np.zeros(len(setting), dtype=np.int64)
    return exact_scores(book, forecast(book, view, games, setting))


def best_replies(book: Rulebook, view: Position) -> Whole:
    """Return where levers stand when nobody gains by moving one alone: [L].

    A lever of several owners moves only where all of them gain; the table's stays.
    """
    now = view.setting[0].copy()
    levers = [lever for lever in np.flatnonzero(open_levers(book)) if book.owners[lever] > 0]
    for _ in range(TURNS):
        before = now.copy()
        for lever in levers:
            now[lever] = _reply(book, view, now, int(lever))
        if (now == before).all():
            break
    return now


def _reply(book: Rulebook, view: Position, now: Whole, lever: int) -> int:
    """The best setting of one lever for those who own it."""
    kinds = np.flatnonzero(book.real[lever])
    setting = np.repeat(now[None], len(kinds), axis=0)
    setting[:, lever] = kinds
    owners = np.flatnonzero(book.owns[:, lever])
    gain = worth_alone(book, view, setting)[:, owners]
    gain = (gain - gain[now[lever]]).min(axis=1)
    gain = np.where(possible(book, view, setting), gain, -1)
    best = int(gain.argmax())
    return int(kinds[best]) if gain[best] > ALIKE else int(now[lever])
