"""What the answer after the last round came to, and who paid for it without having broken anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from game.analysis.answered import answer_gains, innocent_payers
from game.rules.arrays import Mask, only, some
from game.rules.phases import EPILOGUE
from game.rules.position import Position
from game.rules.resolve import phase_of
from game.views.words import Words, tenths


def answered(words: Words, path: Sequence[Position]) -> Iterator[str]:
    """Say what taking back did to the scores of a game; nothing where nothing was taken back.

    `path` are the positions of the game.
    """
    book, end = words.book, path[-1]
    released: Mask = some(end.released, 1)[0]
    before = [x for x in path if not x.one.over and phase_of(book, x)[0] == EPILOGUE]
    if not released.any() or not before:
        return
    gains = answer_gains(book, before[-1], end)
    change = only(gains)
    moved = [at for at in np.flatnonzero(book.scored) if tenths(int(change[at]))]
    listed = [f"{words.seat(book.seats[at])} {words.signed(int(change[at]))}" for at in moved]
    yield words.say(
        "debrief.answer" if listed else "debrief.answer.nothing",
        seats=_named(words, released),
        changes=words.listing(listed),
    )
    paid: Mask = only(innocent_payers(book, end, gains))
    if paid.any():
        yield words.say("debrief.answer.innocent", seats=_named(words, paid))


def _named(words: Words, seats: Mask) -> str:
    return words.listing([words.seat(words.book.seats[at]) for at in np.flatnonzero(seats)])
