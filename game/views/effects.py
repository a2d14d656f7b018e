"""What each setting of each lever is expected to change by the end, from what one seat can see.

The rules' own forecast, with nobody moving anything else; what is hidden, events to come and what others
may do are left out, and whoever shows it says so. That a hidden setting of the reader's own may come to light is
no part of the numbers either; the sentence says how likely that is, and what it costs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.rules.aftermath import answers, expected_back
from game.rules.arrays import Whole
from game.rules.forecast import forecast
from game.rules.imagined import Imagined
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.rules.sight import Observation
from game.views.brief import may_name
from game.views.reveal import most_moved
from game.views.risks import risks
from game.views.words import Words, tenths

MOST = 3
"""Numbers of the world that are named."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What setting a lever would change, all in hundredths of a point, by the end of the game."""

    score: int
    """of the reader's own score"""
    indicators: tuple[tuple[str, int], ...]
    """the numbers that would move most of their range, the largest first"""
    sentence: str
    """the same in words, with what a hidden setting of the reader's own risks"""


def effects(words: Words, seen: Observation) -> Mapping[tuple[str, str], Effect]:
    """Forecast every setting that the observing seat may know of: (lever, setting) to its effect."""
    book = words.book
    asked = [
        (int(lever), rank)
        for lever in np.flatnonzero(book.in_play)
        for rank in may_name(book, seen, int(lever))
    ]
    after = expected(book, seen, asked)
    worth = scores(book, after)[:, seen.seat]
    known = seen.exact | seen.estimated
    risk_of, effect_of = risks(words, seen), {}
    for row, (lever, rank) in enumerate(asked):
        moved = (after.indicator[row] - after.indicator[-1]) * known
        order = most_moved(book, after.indicator[-1] * known, after.indicator[row] * known)
        named = [(book.indicators[i], int(moved[i])) for i in order if tenths(int(moved[i]))][:MOST]
        gain = int(worth[row] - worth[-1])
        at = book.levers[lever], book.settings[lever][rank]
        said = _said(words, gain, named)
        if at in risk_of:
            said = f"{said} {risk_of[at].sentence}"
        effect_of[at] = Effect(gain, tuple(named), said)
    return effect_of


def expected(book: Rulebook, seen: Observation, asked: Sequence[tuple[int, int]]) -> Imagined:
    """Run the game to its end with each setting, by lever and rank, and in the last row with none of them.

    Clauses are kept, and nobody moves anything else.
    """
    view = seen.view
    stands = np.where(view.one.clause >= 0, view.one.clause, view.one.setting)
    rows = np.repeat(stands[None], len(asked) + 1, axis=0)
    for row, (lever, rank) in enumerate(asked):
        rows[row, lever] = rank
    games = np.zeros(len(rows), dtype=np.int64)
    return forecast(book, view, games, rows, afterwards=_afterwards(book, seen, asked, rows))


def _afterwards(
    book: Rulebook, seen: Observation, asked: Sequence[tuple[int, int]], rows: Whole
) -> Whole | None:
    """Where levers go after the last round, as far as the seat knows, if a setting breaks a clause."""
    view = seen.view
    if not answers(book, view):
        return None
    deal, clause = view.one.deal, view.one.clause
    lever, rank = np.array([*asked, (0, 0)]).T
    breaks = (clause[lever] >= 0) & (clause[lever] != rank) & ~book.binding[lever]
    breaks[-1] = False
    together = (deal == deal[lever][:, None]) & (deal > 0) & breaks[:, None]
    return expected_back(book, view.one.free[seen.seat], rows, lever, together)


def _said(words: Words, gain: int, moved: list[tuple[str, int]]) -> str:
    parts = [f"{words.indicator(name)} {words.signed(amount)}" for name, amount in moved]
    if not parts and not tenths(gain):
        return words.say("effect.none")
    world = ", ".join(parts) or words.say("effect.nothing")
    return words.say("effect", world=world, gain=words.signed(gain))
