"""Packages as minds write them: legal, payable, and put on the table."""

from __future__ import annotations

import numpy as np

from game.minds.old_talk import PLACE, ProposeOrders
from game.rules.arrays import Mask, Whole
from game.rules.legality import allowed, clause_reasons, package_reasons
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation
from game.rules.signing import packages


def affordable(chosen: Whole, price: Whole, budget: Whole) -> tuple[Whole, Whole]:
    """Drop choices [G, 1] that cost more than the budget [G]; return them and what is left.

    >>> affordable(np.array([[2], [1]]), np.array([[300], [100]]), np.array([200, 200]))
    (array([[-1],
           [ 1]]), array([200, 100]))
    """
    pays = (chosen >= 0) & (price <= budget[:, None])
    return np.where(pays, chosen, -1), budget - (price * pays)[:, 0]


def speakable(book: Rulebook, seat: int) -> Mask:
    """Settings a seat can name in a clause: hidden ones of others are none of its business: [L, K]."""
    open_: Mask = book.owns[seat][:, None] | ~book.covert
    return open_


def place(
    book: Rulebook,
    seen: Observation,
    beat: ProposeOrders,
    clause: Whole,
    public: Mask,
    verified: Mask,
    where: Mask,
    pay: Whole | None = None,
) -> Mask:
    """Put the seat's package [G, L] on the table where asked and where it is allowed: [G].

    `pay` [G, 2, S] is what it pays and receives.
    """
    seat = seen.seat
    if pay is not None:
        beat.pay[:, seat] = np.where(where[:, None, None], pay, 0)
    beat.action[:, seat] = np.where(where, PLACE, 0)
    beat.clause[:, seat] = np.where(where[:, None], clause, -1)
    beat.public[:, seat] = public | ~where[:, None]
    beat.verified[:, seat] = verified & where[:, None]
    mine = (np.arange(len(book.seats)) == seat) & where[:, None]
    placed = packages(beat, mine)
    fine = np.zeros_like(where)
    fine[placed.game] = allowed(package_reasons(book, seen.view, placed))
    named = np.maximum(clause, 0)[..., None]
    may = allowed(clause_reasons(book, seen.view))
    may = np.broadcast_to(may, (len(clause), *may.shape[1:]))
    fine &= (np.take_along_axis(may, named, axis=2)[..., 0] | (clause < 0)).all(axis=1)
    beat.action[:, seat] *= fine
    beat.clause[:, seat] = np.where(fine[:, None], beat.clause[:, seat], -1)
    beat.public[:, seat] |= ~fine[:, None]
    beat.pay[:, seat] *= fine[:, None, None]
    beat.verified[:, seat] &= fine[:, None]
    return fine
