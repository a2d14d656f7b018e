"""What a package is worth to a seat: if all keep it, if only this seat does, and with the odds it sees.

A package is weighed as a gamble (Kydd 2005): the chance that the others keep their clauses comes from
trust, and what is left of it if they do not is what the seat's own clauses and those that move by
themselves bring alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.minds.guess import LINE, crossings, likings, takes_over
from game.minds.outlook import FARTHEST, attainable, faith, standing, value
from game.rules.arrays import Mask, Whole, count, every
from game.rules.forecast import Package, forecast
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation
from game.rules.signing import package_costs

MANDATE = 15
"""Hundredths of a point of score that a seat counts for a point of mandate."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """Packages to be weighed, one a row: which game each belongs to, and what it says."""

    games: Whole
    """[N]"""
    clause: Whole
    """[N, L] settings, -1 for no clause"""
    public: Mask
    """[N, L]"""
    verified: Mask
    """[N, L]"""
    party: Mask
    """[N, S]"""

    def rows(self, rows: Whole) -> Drafts:
        """Take some rows, any of them any number of times."""
        return Drafts(
            self.games[rows],
            self.clause[rows],
            self.public[rows],
            self.verified[rows],
            self.party[rows],
        )


@dataclass(frozen=True, slots=True)
class Weights:
    """What came of weighing, each row beside its draft."""

    gain: Whole
    """[N] own expected gain over going on without, in hundredths of a point, the price taken off"""
    price: Whole
    """[N] mandate that signing costs the seat"""
    prices: Whole
    """[N, S] mandate that it costs each seat"""
    payable: Mask
    """[N] whether everyone can pay that; what others have is taken to be what they began with"""
    liking: Whole
    """[N, S] what the others are guessed to gain if all keep it"""
    wrongs: Mask
    """[N] whether it takes over a clause without all who signed that"""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a seat's own score would make of packages, over going on without, in hundredths: each [N]."""

    kept: Whole
    """if all keep theirs"""
    alone: Whole
    """if only the seat itself does, beside what moves by itself"""
    lines_kept: Whole
    """how many more of its own red lines would then be crossed"""
    lines_alone: Whole
    liking: Whole
    """[N, S] what the others are guessed to gain if all keep it"""


def foresee(book: Rulebook, seen: Observation, drafts: Drafts) -> Forecast:
    """Run packages ahead by what one seat can see; prices are left out."""
    view, seat = seen.view, seen.seat
    rows = len(drafts.games)
    usual = standing(view)[drafts.games]
    named = drafts.clause >= 0
    kept = attainable(book, view, drafts.games, np.where(named, drafts.clause, usual))
    mine = named & (book.owns[seat] | book.binding)
    alone = attainable(book, view, drafts.games, np.where(mine, drafts.clause, usual))
    # Going on without is run once for each game.
    without, game = np.unique(drafts.games, return_inverse=True)
    games = np.concatenate([drafts.games, drafts.games, without])
    setting = np.concatenate([kept, alone, standing(view)[without]])
    none = np.full_like(view.clause[without], -1)
    package = Package(
        np.concatenate([drafts.clause, drafts.clause, none]),
        np.concatenate([drafts.public, drafts.public, view.public[without]]),
        np.concatenate([drafts.verified, drafts.verified, view.verified[without]]),
    )
    after = forecast(book, view, games, setting, package, FARTHEST)
    own, crossed = value(book, after, seat), crossings(book, after)
    base, before = own[2 * rows :][game], crossed[2 * rows :][game]
    lines = crossed[:rows] - before
    liking = likings(book, after, slice(rows))
    liking -= likings(book, after, slice(2 * rows, None))[game]
    return Forecast(
        own[:rows] - base,
        own[rows : 2 * rows] - base,
        lines[:, seat],
        crossed[rows : 2 * rows, seat] - before[:, seat],
        liking - LINE * lines,
    )


def weigh(book: Rulebook, seen: Observation, drafts: Drafts) -> Weights:
    """Weigh packages by what one seat can see and foresee."""
    view, seat = seen.view, seen.seat
    outlook = foresee(book, seen, drafts)
    odds = _odds(book, seen, drafts)
    kept = outlook.kept - LINE * outlook.lines_kept
    alone = outlook.alone - LINE * outlook.lines_alone
    gain = (odds * kept + (100 - odds) * alone) // 100
    prices = package_costs(book, view, drafts.games, drafts.clause, drafts.verified, drafts.party)
    price = prices[:, seat]
    return Weights(
        gain=gain - price * MANDATE // 100,
        price=price,
        prices=prices,
        payable=every(prices <= view.mandate[drafts.games], 1),
        liking=outlook.liking,
        wrongs=takes_over(book, view, drafts.games, drafts.clause, drafts.party),
    )


def _odds(book: Rulebook, seen: Observation, drafts: Drafts) -> Whole:
    """The chance in percent that the others keep their clauses, on average: [N]; 100 if they owe none."""
    trusted = faith(book, seen)[drafts.games]
    rules = book.scenario.agreements.verification
    if rules is not None:
        checked = trusted + (100 - trusted) * rules.exposes // 100
        trusted = np.where(drafts.verified, checked, trusted)
    owed = (drafts.clause >= 0) & ~book.owns[seen.seat]
    owing = count(owed, 1)
    trusts = np.einsum("nl,nl->n", trusted, owed)
    return np.where(owing > 0, trusts // np.maximum(owing, 1), 100)
