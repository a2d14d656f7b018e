"""How likely texts are to close, by what the others have said of them and what they are taken to like.

A text is worth what it brings if it closes, times the chance that it does; so seats that hear the same
meet around the text that is nearest to closing.
"""

from __future__ import annotations

import numpy as np

from game.minds.briefing import Briefing
from game.minds.lying import Lying, Weighed
from game.rules.arrays import Mask, Whole
from game.rules.signing import enough_signatures

SURE = 100
"""Percent: whoever has signed."""
READY = 85
"""Percent: whoever has said that with this it would sign."""
CHANGED, REFUSED = 12, 6
"""Percent: whoever has declined it and named a change, or has named none."""
LEAST, EVEN, MOST = 5, 30, 70
"""Percent by which others may sign that have said nothing: as they seem to dislike, not to mind or to like it."""
PER_PERCENT = 6
"""Hundredths of a point of liking that make one percent of difference."""


def guessed(weighed: Weighed) -> Whole:
    """The chance that each seat signs texts of which it has said nothing yet: [n, S] percent."""
    return np.clip(EVEN + weighed.liking // PER_PERCENT, LEAST, MOST)


def hope_of(moment: Briefing, table: Lying) -> Whole:
    """The chance that texts on the table close if one signs them: [n] percent."""
    chance = heard_of(moment, table.weighed, (table.of, table.slot), SURE)
    return hopes(moment, table.weighed, chance)


def heard_of(moment: Briefing, weighed: Weighed, texts: tuple[Whole, Whole], signed: int) -> Whole:
    """Guess who signs, by what all have said of these texts, rows and places: [n, S] percent.

    Whoever has signed them will, in `signed` percent.
    """
    view = moment.seen.view
    changed = (view.change[texts] != 0).any(axis=2)
    chance = guessed(weighed)
    chance = np.where(view.declined[texts], np.where(changed, CHANGED, REFUSED), chance)
    return np.where(view.signed[texts], np.maximum(chance, signed), chance)


def hopes(moment: Briefing, weighed: Weighed, chance: Whole) -> Whole:
    """The chance that enough others sign for texts to close, oneself too: [n] percent.

    Where not all must sign, those are counted that are likeliest to, until there are enough.
    """
    book, texts = moment.book, weighed.texts
    others = texts.party & moment.others[weighed.of]
    chance = np.where(others, chance, SURE)
    if book.scenario.agreements.sign.rule == "all" and not texts.open.any():
        return _product(chance)
    seats = len(book.seats)
    ranked = np.where(texts.party, chance + SURE * book.veto, -1)
    order = np.lexsort((np.broadcast_to(book.salt.seat, ranked.shape), -ranked))
    rank = np.argsort(order, axis=1)
    hope = np.zeros(len(chance), dtype=np.int64)
    open_ = np.ones(len(chance), dtype=bool)
    for many in range(2, seats + 1):
        signed: Mask = (rank < many) & texts.party
        met = open_ & enough_signatures(book, texts, signed)
        hope[met] = _product(np.where(signed, chance, SURE)[met])
        open_ &= ~met
    return hope


def _product(chance: Whole) -> Whole:
    """Multiply percentages along the last axis: [n]; the lowest first, so that rounding knows no order."""
    product = np.full(len(chance), SURE)
    for column in np.sort(chance, axis=1).T:
        product = product * column // SURE
    return product


def lowered(asks: Whole, least: Whole, hope: Whole) -> Whole:
    """What is asked of texts that may close: up to half of what is above the least less, the likelier the less.

    A bird in the hand (the pivotal signature is worth most to whoever gives it): [n] hundredths.
    """
    found: Whole = asks - (asks - least) * hope // (2 * SURE)
    return found
