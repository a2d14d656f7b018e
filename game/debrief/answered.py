"""What the answer after the last round came to, and who paid for it without having broken anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from game.rules.arrays import Mask, Whole, only, some
from game.rules.phases import EPILOGUE, no_orders
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.views.words import Words, tenths


def answered(words: Words, path: Sequence[Position]) -> Iterator[str]:
    """Say what taking back did to the scores of a game; nothing where nothing was taken back.

    `path` are the positions of the game. It is compared with the same end without the answer.
    """
    book, end = words.book, path[-1]
    released: Mask = some(end.released, 1)[0]
    before = [x for x in path if not x.one.over and phase_of(book, x)[0] == EPILOGUE]
    if not released.any() or not before:
        return
    change = _change(book, before[-1], end)
    moved = [at for at in np.flatnonzero(book.scored) if tenths(int(change[at]))]
    listed = [f"{words.seat(book.seats[at])} {words.signed(int(change[at]))}" for at in moved]
    yield words.say(
        "debrief.answer" if listed else "debrief.answer.nothing",
        seats=_named(words, released),
        changes=words.listing(listed),
    )
    paid: Mask = ~released & (np.array([tenths(int(x)) for x in change]) < 0) & book.scored
    if paid.any():
        yield words.say("debrief.answer.innocent", seats=_named(words, paid))


def _change(book: Rulebook, before: Position, end: Position) -> Whole:
    """What the answer added to each score, in hundredths: [S]."""
    quiet = before.changed(guilty=np.zeros_like(before.guilty))
    without = resolve(book, quiet, no_orders(book, EPILOGUE, 1))
    change: Whole = only(scores(book, end)) - only(scores(book, without))
    return change


def _named(words: Words, seats: Mask) -> str:
    return words.listing([words.seat(words.book.seats[at]) for at in np.flatnonzero(seats)])
