"""Steps of a talk for tests: a text that lies on the table, by the seat that stands for it, signed or declined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from game.rules.encoding import name_of_text
from game.rules.orders import Decline, Edit, Order, Put, Sign
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.texts import texts_known


class Played(Protocol):
    """A game that has come so far."""

    @property
    def book(self) -> Rulebook:
        """Its rules."""

    @property
    def position(self) -> Position:
        """Where it stands."""


def name_of(book: Rulebook, put: Put) -> str:
    """The name of the text that is put."""
    return name_of_text(book, replace(put, parent=""))


def text_by(game: Played, seat: str) -> str:
    """The name of the text that a seat stands for."""
    view = game.position.one
    stands = view.proposer[:, game.book.seats.index(seat)] & view.offered
    (place,) = np.flatnonzero(stands)
    return texts_known(game.position)[place]


def sign(game: Played, seat: str, proposer: str) -> Sign:
    """Sign the text that another seat stands for."""
    return Sign(seat, text_by(game, proposer))


def decline(
    game: Played, seat: str, proposer: str, lever: str = "", setting: str = "", meant: bool = False
) -> Decline:
    """Decline it, perhaps because of a clause, or naming the setting with which the seat would sign."""
    change = (Edit(lever, setting),) if setting else ()
    return Decline(seat, text_by(game, proposer), lever, change, meant)


def signed(book: Rulebook, put: Put, *seats: str) -> Sequence[Sequence[Order]]:
    """What is said, exchange by exchange, until some seats have signed what one puts."""
    return (put,), [Sign(seat, name_of(book, put)) for seat in seats]
