"""Packages as minds write them: legal, payable, and put on the table."""

from __future__ import annotations

import numpy as np

from game.minds.briefing import Briefing
from game.rules.arrays import Mask, Whole
from game.rules.beats import PLACE, ProposeOrders
from game.rules.legality import allowed, package_reasons
from game.rules.rulebook import Rulebook
from game.rules.signing import packages


def affordable(chosen: Whole, price: Whole, budget: Whole) -> tuple[Whole, Whole]:
    """Drop choices [G, 1] that cost more than the budget [G]; return them and what is left.

    >>> affordable(np.array([[2], [1]]), np.array([[300], [100]]), np.array([200, 200]))
    (array([[-1],
           [ 1]]), array([200, 100]))
    """
    pays = (chosen >= 0) & (price <= budget[:, None])
    return np.where(pays, chosen, -1), budget - (price * pays)[:, 0]


def speakable(book: Rulebook, seat: Whole) -> Mask:
    """Settings that seats [R] can name in a clause: hidden ones of others are none of their business: [R, L, K]."""
    open_: Mask = book.owns[seat][:, :, None] | ~book.covert
    return open_


def place(
    moment: Briefing,
    beat: ProposeOrders,
    clause: Whole,
    public: Mask,
    verified: Mask,
    where: Mask,
    pay: Whole | None = None,
) -> Mask:
    """Put the package [R, L] of each row's seat on the table where asked and where it is allowed: [R].

    `pay` [R, 2, S] is what it pays and receives.
    """
    book, view, own = moment.book, moment.seen.view, (moment.at, moment.seen.seat)
    if pay is not None:
        beat.pay[own] = np.where(where[:, None, None], pay, 0)
    beat.action[own] = np.where(where, PLACE, 0)
    beat.clause[own] = np.where(where[:, None], clause, -1)
    beat.public[own] = public | ~where[:, None]
    beat.verified[own] = verified & where[:, None]
    placed = packages(beat, ~moment.others & where[:, None])
    fine = np.zeros_like(where)
    fine[placed.game] = allowed(package_reasons(book, view, placed))
    named = np.maximum(clause, 0)[..., None]
    may = moment.menu.clause == 0
    fine &= (np.take_along_axis(may, named, axis=2)[..., 0] | (clause < 0)).all(axis=1)
    beat.action[own] *= fine
    beat.clause[own] = np.where(fine[:, None], beat.clause[own], -1)
    beat.public[own] |= ~fine[:, None]
    beat.pay[own] *= fine[:, None, None]
    beat.verified[own] &= fine[:, None]
    return fine
