"""What single settings are worth alone, to a seat and by its guess to the others; and when a package is fair."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from game.minds.briefing import Briefing
from game.minds.weighing import Drafts, weigh
from game.rules.arrays import Mask, Whole, count, places, some
from game.rules.rulebook import Rulebook
from game.rules.sight import Rows
from game.rules.signers import must_sign

NEVER = -(10**9)
RELUCTANCE = 80
"""Hundredths of a point that others are taken to lose by moving an own lever they left where it is."""
MARKED = 200
"""Hundredths of a point that a seat of which nothing is public is taken to gain by a step on what matters most to it."""
WARINESS = 60
"""Hundredths of a point by which a seat likes packages less for each that it was seen to decline."""


@dataclass(frozen=True, slots=True)
class Singles:
    """Every lever and setting in play, weighed alone: lever by lever, in the order of their salts."""

    lever: Whole
    """[C]"""
    setting: Whole
    """[C]"""
    own: Whole
    """[R, C] gain of the seat itself, in hundredths"""
    liking: Whole
    """[R, C, S] what each seat is taken to gain; for the seat itself its own gain"""
    legal: Mask
    """[R, C]"""

    def rows(self, rows: Whole) -> Singles:
        """Take what they are worth to some rows."""
        return Singles(
            self.lever, self.setting, self.own[rows], self.liking[rows], self.legal[rows]
        )


def singles(moment: Briefing) -> Singles:
    """Weigh every setting that could be a clause alone; what cannot be one is left at 0."""
    book, seen = moment.book, moment.seen
    lever, setting = np.nonzero(book.real & book.in_play[:, None])
    turns = np.lexsort((setting, book.salt.lever[lever]))
    lever, setting = lever[turns], setting[turns]
    legal = moment.may_name[:, lever, setting]
    legal &= moment.standing[:, lever] != setting
    legal &= moment.owns[:, lever] | ~book.covert[lever, setting]
    # What is agreed already is not asked for again.
    legal &= seen.view.clause[:, lever] < 0
    row, column = places(legal)
    clause = np.full((len(row), len(book.levers)), -1, dtype=np.int64)
    clause[np.arange(len(row)), lever[column]] = setting[column]
    gain, gains = _weighed(moment, clause, row, column, len(lever))
    liking = np.zeros((*legal.shape, len(book.seats)), dtype=np.int64)
    liking[row, column] = likes(moment, row, clause, gains)
    own = np.zeros(legal.shape, dtype=np.int64)
    own[row, column] = gain
    liking[moment.at, :, seen.seat] = own
    return Singles(lever, setting, own, liking, legal)


def _weighed(
    moment: Briefing, clause: Whole, row: Whole, column: Whole, columns: int
) -> tuple[Whole, Whole]:
    """Weigh clauses alone, n of them: those anew of which something that they hang on has changed.

    What they bring the seat [n], and what all can see that they bring everybody [n, S].
    """
    book, thoughts = moment.book, moment.thoughts
    many, seats = moment.many or len(moment.seen), len(book.seats)
    base = moment.at if moment.base is None else moment.base
    stale = thoughts.stale(moment.seen, base, many)
    gain = thoughts.kept("gain", base, partial(np.zeros, (many, columns), dtype=np.int64))
    gains = thoughts.kept("gains", base, partial(np.zeros, (many, columns, seats), dtype=np.int64))
    anew = np.flatnonzero(stale[row])
    if len(anew):
        at = row[anew], column[anew]
        drafts = drafted(book, moment.seen, row[anew], clause[anew])
        found = weigh(book, moment.seen, drafts, moment.memory.doubt)
        gain[at], gains[at] = found.gain, found.gains
        thoughts.note("gain", base, gain)
        thoughts.note("gains", base, gains)
    return gain[row, column], gains[row, column]


def likes(moment: Briefing, row: Whole, clause: Whole, gains: Whole) -> Whole:
    """What the others are taken to gain by packages [N, L]: from what all can see, `gains`, and what they said.

    [N, S], as the seats of the rows `row` [N] take it. Who could have moved an own lever and did not is taken
    to lose by it. What a seat asked for, signed and refused counts as in a table of frequencies (Hindriks and
    Tykhonov 2008), twice where it has marked the lever.
    """
    book, taste = moment.book, moment.memory.taste
    whole, named = row, clause >= 0
    draft, lever = places(named)
    row, asked = whole[draft], clause[draft, lever]
    usual = moment.standing[row, lever]
    could = (book.owns & (book.owners == 1))[:, lever] & ~book.only_agreed[lever, asked]
    said = -RELUCTANCE * (could.T & (asked != usual)[:, None])
    unknown = (book.support < 0) & ~book.regard.any(axis=(1, 2))
    if unknown.any():
        # Who has marked another's lever wants something of it: more cooperation, until it says what.
        marked = moment.seen.view.marked[row, :, moment.seen.seat[row], lever]
        steps = (book.rating[lever, asked] > book.rating[lever, usual])[:, None]
        unsaid = unknown & ~book.owns[:, lever].T & ~taste[row, :, lever].any(axis=2)
        said = said + MARKED * (marked & unsaid & steps)
    if moment.heard.any():
        heard = taste[row, :, lever, asked].astype(np.int64) - taste[row, :, lever, usual]
        said = said + heard * (1 + moment.seen.view.marked[row, :, moment.seen.seat[row], lever])
    sums = np.zeros((len(said) + 1, len(book.seats)), dtype=np.int64)
    np.cumsum(said, axis=0, out=sums[1:])
    until = np.cumsum(count(named, 1))
    before = np.append(0, until[:-1])
    liked: Whole = gains - WARINESS * moment.memory.wary[whole] + sums[until] - sums[before]
    return liked


def drafted(book: Rulebook, seen: Rows, row: Whole, clause: Whole) -> Drafts:
    """Drafts in public, checked where a hidden setting of another's lever would be worth checking."""
    seat = seen.seat[row]
    named = clause >= 0
    rules = book.scenario.agreements.verification
    check = np.zeros_like(named)
    if rules is not None:
        check = named & book.covert.any(axis=1) & ~book.owns[seat] & ~book.binding
    party = must_sign(book, clause) | (named & (book.owners == 0)).any(axis=1)[:, None]
    if book.scenario.agreements.sign.among == "table":
        party = np.ones_like(party)
    party = (party | book.itself[seat]) & book.actors
    return Drafts(row, clause, np.ones_like(named), check, party)


def against_own_word(moment: Briefing, row: Whole, clause: Whole) -> Mask:
    """Packages [N, L] that ask of an own lever another setting than the seat has announced this round: [N]."""
    promised = np.where(moment.owns, moment.seen.view.promised, -1)[row]
    return some((clause >= 0) & (promised >= 0) & (clause != promised), 1)


def spare(moment: Briefing, row: Whole, clause: Whole) -> Whole:
    """The mandate a seat has for packages [N, L] besides what its own announced steps will take: [N]."""
    announced = np.where(clause < 0, moment.announced[row], 0).sum(axis=1)
    return np.maximum(moment.seen.own(moment.seen.view.mandate)[row] - announced, 0)


def balances(moment: Briefing, row: Whole, clause: Whole) -> Whole:
    """By how much packages [N, L] ask more cooperation of the others than of oneself: [N] hundredths.

    Levers of the table and joint levers count for both. Half of what one gives must come back.
    """
    book = moment.book
    package, lever = places(clause >= 0)
    of, asked = row[package], clause[package, lever]
    step = book.rating[lever, asked] - book.rating[lever, moment.standing[of, lever]]
    step *= book.lever_weight[lever]
    mine = moment.owns[of, lever]
    # Floats hold these whole numbers exactly.
    gives = np.bincount(package, step * mine, len(row)).astype(np.int64)
    asks = np.bincount(package, step * ~(mine & (book.owners[lever] == 1)), len(row))
    return asks.astype(np.int64) - gives // 2
