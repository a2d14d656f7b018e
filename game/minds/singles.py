"""What single settings are worth alone, to a seat and by its guess to the others; and when a package is fair."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from game.minds.briefing import Briefing
from game.minds.weighing import MANDATE, Drafts, Weights, weigh
from game.rules.arrays import Mask, Whole
from game.rules.rulebook import Rulebook
from game.rules.sight import Rows

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
    legal = moment.menu.clause[:, lever, setting] == 0
    legal &= moment.standing[:, lever] != setting
    legal &= moment.owns[:, lever] | ~book.covert[lever, setting]
    # What is agreed already is not asked for again.
    legal &= seen.view.clause[:, lever] < 0
    row, column = np.nonzero(legal)
    drafts, weights = _weighed(moment, lever, setting, row, column)
    liking = np.zeros((*legal.shape, len(book.seats)), dtype=np.int64)
    liking[row, column] = likes(moment, drafts, weights)
    own = np.zeros(legal.shape, dtype=np.int64)
    own[row, column] = weights.gain
    liking[moment.at, :, seen.seat] = own
    return Singles(lever, setting, own, liking, legal)


def _weighed(
    moment: Briefing, lever: Whole, setting: Whole, row: Whole, column: Whole
) -> tuple[Drafts, Weights]:
    """Weigh clauses alone, n of them: those anew of which something that they hang on has changed."""
    book, thoughts = moment.book, moment.thoughts
    many, seats = moment.many or len(moment.seen), len(book.seats)
    base = moment.at if moment.base is None else moment.base
    stale = thoughts.stale(moment.seen.view, base, many)
    clause = np.full((len(row), len(book.levers)), -1, dtype=np.int64)
    clause[np.arange(len(row)), lever[column]] = setting[column]
    drafts = drafted(book, moment.seen, row, clause)
    anew = np.flatnonzero(stale[row])
    found = None
    if len(anew):
        found = weigh(book, moment.seen, drafts.rows(anew), moment.memory.doubt)
    wide = {"gain": (), "price": (), "payable": (), "wrongs": (), "lines": ()}
    shapes = {**wide, "prices": (seats,), "liking": (seats,)}
    values = {}
    for name, shape in shapes.items():
        kind = np.bool_ if name in ("payable", "wrongs") else np.int64
        whole = partial(np.zeros, (many, len(lever), *shape), dtype=kind)
        kept = thoughts.kept(name, base, whole)
        if found is not None:
            kept[row[anew], column[anew]] = getattr(found, name)
            thoughts.note(name, base, kept)
        values[name] = kept[row, column]
    return drafts, Weights(**values)


def likes(moment: Briefing, drafts: Drafts, weights: Weights) -> Whole:
    """What the others are taken to gain: from what all can see, and from what they said: [N, S].

    Who could have moved an own lever and did not is taken to lose by it. What a seat asked for, signed
    and refused counts as in a table of frequencies (Hindriks and Tykhonov 2008), twice where it has
    marked the lever.
    """
    book, taste = moment.book, moment.memory.taste
    draft, lever = np.nonzero(drafts.clause >= 0)
    row = drafts.row[draft]
    asked = drafts.clause[draft, lever]
    usual = moment.standing[row, lever]
    said = -RELUCTANCE * ((book.owns & (book.owners == 1))[:, lever].T & (asked != usual)[:, None])
    unknown = (book.support < 0) & ~book.regard.any(axis=(1, 2))
    if unknown.any():
        # Who has marked another's lever wants something of it: more cooperation, until it says what.
        marked = moment.seen.view.marked[row, :, moment.seen.seat[row], lever]
        steps = (book.rating[lever, asked] > book.rating[lever, usual])[:, None]
        unsaid = unknown & ~book.owns[:, lever].T & ~taste[row, :, lever].any(axis=2)
        said = said + MARKED * (marked & unsaid & steps)
    if taste.any():
        heard = taste[row, :, lever, asked].astype(np.int64) - taste[row, :, lever, usual]
        said = said + heard * (1 + moment.seen.view.marked[row, :, moment.seen.seat[row], lever])
    gains = weights.liking - weights.prices * MANDATE // 100
    gains -= WARINESS * moment.memory.wary[drafts.row]
    np.add.at(gains, draft, said)
    return gains


def drafted(book: Rulebook, seen: Rows, row: Whole, clause: Whole) -> Drafts:
    """Drafts in public, checked where a hidden setting of another's lever would be worth checking."""
    seat = seen.seat[row]
    named = clause >= 0
    rules = book.scenario.agreements.verification
    check = np.zeros_like(named)
    if rules is not None:
        check = named & book.covert.any(axis=1) & ~book.owns[seat] & ~book.binding
    owners = (named.astype(np.int64) @ book.owns.T.astype(np.int64)) > 0
    party = owners | (named & (book.owners == 0)).any(axis=1)[:, None]
    if book.scenario.agreements.sign.among == "table":
        party = np.ones_like(party)
    party = (party | book.itself[seat]) & book.actors
    return Drafts(row, clause, np.ones_like(named), check, party)


def against_own_word(moment: Briefing, drafts: Drafts) -> Mask:
    """Packages that ask of an own lever another setting than the seat has announced this round: [N]."""
    promised = moment.seen.view.promised[drafts.row]
    other = (drafts.clause >= 0) & (promised >= 0) & (drafts.clause != promised)
    against: Mask = np.logical_or.reduce(other & moment.owns[drafts.row], axis=1)
    return against


def balances(moment: Briefing, row: Whole, clause: Whole) -> Whole:
    """By how much packages [N, L] ask more cooperation of the others than of oneself: [N] hundredths.

    Levers of the table and joint levers count for both. Half of what one gives must come back.
    """
    book, levers = moment.book, np.arange(len(moment.book.levers))
    usual = moment.standing[row]
    step = np.where(
        clause >= 0, book.rating[levers, np.maximum(clause, 0)] - book.rating[levers, usual], 0
    )
    step = step * book.lever_weight
    mine = moment.owns[row]
    gives: Whole = (step * mine).sum(axis=1)
    asks: Whole = (step * ~(mine & (book.owners == 1))).sum(axis=1)
    return asks - gives // 2
