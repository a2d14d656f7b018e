"""What comes of it for a reader if something she does is seen: whose trust, what at home, which agreement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Whole
from game.rules.discovery import Discovery
from game.rules.sight import Observation
from game.views.words import TENTH, Words, tenths

NAMED = 4
"""Seats whose trust is named in a sentence."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What is lost, or won, if something is seen; trust of others is worked out from what all can see of it."""

    trust: tuple[tuple[str, int], ...] = ()
    """By seat how its trust in the reader moves, as shown (hundredths rounded to tenths), what falls most first."""
    support: int = 0
    """How the reader's support at home moves, as shown."""
    ends: tuple[str, ...] = ()
    """Levers whose clauses end with the agreement."""

    @property
    def any(self) -> bool:
        """Whether anything at all comes of it."""
        return bool(self.trust or self.support or self.ends)


def loss_of(words: Words, found: Discovery, row: int, besides: int | None = None) -> Loss:
    """Read what comes of one row of a discovery; only what is more than in another row, if one is given."""
    book = words.book
    trust, support = found.trust[row], found.support[row]
    ended = found.ended[row]
    if besides is not None:
        trust, support = trust - found.trust[besides], support - found.support[besides]
        ended = ended & ~found.ended[besides]
    return Loss(
        tuple(_shown(words, trust)),
        TENTH * tenths(int(support)),
        tuple(book.levers[at] for at in np.flatnonzero(ended)),
    )


def _shown(words: Words, trust: Whole) -> Iterator[tuple[str, int]]:
    for at in np.argsort(trust, kind="stable"):
        moved = TENTH * tenths(int(trust[at]))
        if moved:
            yield words.book.seats[at], moved


def losses_said(words: Words, seen: Observation, loss: Loss) -> str:
    """Say what comes of it in one line; empty for nothing."""
    book, said = words.book, []
    named = [f"{words.seat(seat)} {words.signed(moved)}" for seat, moved in loss.trust]
    if len(named) > NAMED:
        named = [*named[:NAMED], words.say("loss.more", count=len(named) - NAMED)]
    if named:
        said.append(words.say("loss.trust", seats=", ".join(named)))
    if loss.support:
        home = words.indicator(book.indicators[book.support[seen.seat]])
        said.append(words.say("loss.support", home=home, signed=words.signed(loss.support)))
    if loss.ends:
        said.append(words.say("loss.ends", about=words.about(loss.ends)))
    return "; ".join(said)
