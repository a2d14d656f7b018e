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
from game.rules.arrays import Mask, Whole, count
from game.rules.forecast import Package, forecast
from game.rules.rulebook import Rulebook
from game.rules.sight import Rows
from game.rules.signing import package_costs

MANDATE = 15
"""Hundredths of a point of score that a seat counts for a point of mandate."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """Packages to be weighed, one a row: for which row of what is seen, and what it says."""

    row: Whole
    """[N] whose seat weighs it, in its game"""
    clause: Whole
    """[N, L] settings, -1 for no clause"""
    public: Mask
    """[N, L]"""
    verified: Mask
    """[N, L]"""
    party: Mask
    """[N, S]"""

    def rows(self, rows: Whole) -> Drafts:
        """Take some drafts, any of them any number of times."""
        return Drafts(
            self.row[rows],
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
    liking: Whole
    """[N, S] what the others are guessed to gain if all keep it"""
    wrongs: Mask
    """[N] whether it takes over a clause without all who signed that"""
    lines: Whole
    """[N] how many more of the seat's own red lines it would cross"""

    @property
    def gains(self) -> Whole:
        """[N, S] the liking, the prices taken off."""
        gains: Whole = self.liking - self.prices * MANDATE // 100
        return gains


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the score of the seat that weighs would make of packages, over going on without, in hundredths: each [N]."""

    kept: Whole
    """if all keep theirs"""
    alone: Whole
    """if only the seat itself does, beside what moves by itself"""
    lines_kept: Whole
    """how many more of its own red lines would then be crossed"""
    lines_alone: Whole
    liking: Whole
    """[N, S] what the others are guessed to gain if all keep it"""


def foresee(book: Rulebook, seen: Rows, drafts: Drafts) -> Forecast:
    """Run packages ahead by what the seat of each can see; prices are left out."""
    view, size = seen.view, len(drafts.row)
    now = standing(view)
    usual = now[drafts.row]
    named = drafts.clause >= 0
    kept = attainable(book, view, drafts.row, np.where(named, drafts.clause, usual))
    mine = named & (book.owns[seen.seat] | book.binding)[drafts.row]
    alone = attainable(book, view, drafts.row, np.where(mine, drafts.clause, usual))
    # Going on without is run once for each row of what is seen.
    asked = np.zeros(len(seen), dtype=bool)
    asked[drafts.row] = True
    without, row = np.flatnonzero(asked), (np.cumsum(asked) - 1)[drafts.row]
    rows = np.concatenate([drafts.row, without, drafts.row])
    setting = np.concatenate([kept, now[without], alone])
    none = np.full_like(view.clause[without], -1)
    package = Package(
        np.concatenate([drafts.clause, none, drafts.clause]),
        np.concatenate([drafts.public, view.public[without], drafts.public]),
        np.concatenate([drafts.verified, view.verified[without], drafts.verified]),
    )
    after = forecast(book, view, rows, setting, package, FARTHEST)
    seat, most = seen.seat[drafts.row], size + len(without)
    own, crossed = value(book, after, seen.seat[rows]), crossings(book, after)
    base, before = own[size:most][row], crossed[size:most][row]
    lines = crossed[:size] - before
    liking = likings(book, after, slice(most))
    liking = liking[:size] - liking[size:][row]
    each = np.arange(size)
    return Forecast(
        own[:size] - base,
        own[most:] - base,
        lines[each, seat],
        crossed[most:][each, seat] - before[each, seat],
        liking - LINE * lines,
    )


def weigh(book: Rulebook, seen: Rows, drafts: Drafts, doubt: Whole) -> Weights:
    """Weigh packages by what the seat of each can see and foresee.

    `doubt` [R, L] is how likely, in percent, each lever seems to hide something.
    """
    view, row = seen.view, drafts.row
    outlook = foresee(book, seen, drafts)
    odds = _odds(book, seen, drafts, doubt)
    kept = outlook.kept - LINE * outlook.lines_kept
    alone = outlook.alone - LINE * outlook.lines_alone
    gain = (odds * kept + (100 - odds) * alone) // 100
    prices = package_costs(book, view, row, drafts.clause, drafts.verified, drafts.party)
    price = prices[np.arange(len(row)), seen.seat[row]]
    return Weights(
        gain=gain - price * MANDATE // 100,
        price=price,
        prices=prices,
        liking=outlook.liking,
        wrongs=takes_over(book, view, row, drafts.clause, drafts.party),
        lines=outlook.lines_kept,
    )


def _odds(book: Rulebook, seen: Rows, drafts: Drafts, doubt: Whole) -> Whole:
    """The chance in percent that the others keep their clauses, on average: [N]; 100 if they owe none."""
    trusted = faith(book, seen, doubt)[drafts.row]
    rules = book.scenario.agreements.verification
    if rules is not None:
        checked = trusted + (100 - trusted) * rules.exposes // 100
        trusted = np.where(drafts.verified, checked, trusted)
    owed = (drafts.clause >= 0) & ~book.owns[seen.seat[drafts.row]]
    owing = count(owed, 1)
    trusts = np.einsum("nl,nl->n", trusted, owed)
    return np.where(owing > 0, trusts // np.maximum(owing, 1), 100)
