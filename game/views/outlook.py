"""Where a seat would end with orders that it has not given, as far as it can see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.rules.forecast import forecast
from game.rules.scores import scores
from game.rules.sight import Observation
from game.views.words import Words, tenths
from game.views.worth import moved


@dataclass(frozen=True, slots=True)
class Outlook:
    """The end of a game by what one seat sees, if nobody else moves anything; scores as they are shown."""

    now: int
    """The seat's score if nothing is ordered."""
    then: int
    """The same with the orders."""
    moved: tuple[tuple[str, int], ...]
    """How far each number that the seat sees would be from where it would be without them."""


def outlook(words: Words, seen: Observation, ordered: Mapping[str, str]) -> Outlook:
    """Forecast what orders would bring the observing seat: lever to setting."""
    book, view = words.book, seen.view
    stands = np.where(view.one.clause >= 0, view.one.clause, view.one.setting)
    then = stands.copy()
    for lever, setting in ordered.items():
        at = book.levers.index(lever)
        then[at] = book.settings[at].index(setting)
    alike = np.zeros(1, dtype=np.int64)
    ends = [forecast(book, view, alike, row[None]) for row in (stands, then)]
    now, with_them = (10 * tenths(int(scores(book, end)[0, seen.seat])) for end in ends)
    return Outlook(now, with_them, moved(book, seen, *ends))
