"""Texts that rows are party to, weighed as they stand: what a seat makes of what lies on the table."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from game.minds.briefing import Briefing
from game.minds.guess import takes_over
from game.minds.outlook import attainable
from game.minds.singles import against_own_word, balances, likes, spare
from game.minds.weighing import MANDATE, Drafts, weigh
from game.rules.arrays import Array, Mask, Whole, places, some
from game.rules.salts import highest
from game.rules.signing import package_costs
from game.rules.texts import Texts, joined_texts, texts_at


@dataclass(frozen=True, slots=True)
class Weighed:
    """Texts weighed by the rows that read them, n of them."""

    texts: Texts
    """`game` is the row that weighs the text"""
    gain: Whole
    """own expected gain in hundredths of a point, payments counted"""
    price: Whole
    """mandate that signing costs the seat, payments counted"""
    payable: Mask
    """whether it has that"""
    liking: Whole
    """[n, S] what the others are taken to gain, payments counted"""
    wrongs: Mask
    """whether signing would break a word the seat has given, or rob others of a clause"""
    fair: Mask
    """whether it asks enough of others for this seat"""
    shunned: Whole
    """the seat among its parties that the seat signs nothing with; -1 none"""
    lines: Whole
    """how many more of its own red lines it would cross"""
    empty: Mask
    """whether one of its clauses could not be carried out as things stand"""

    @property
    def of(self) -> Whole:
        """The row that weighs each text."""
        return self.texts.game

    @property
    def sound(self) -> Mask:
        """Texts that nothing but their worth speaks against."""
        return self.payable & self.fair & ~self.wrongs & ~self.empty & (self.shunned < 0)

    def moved(self, rows: Whole) -> Weighed:
        """Say which rows weigh them if those were taken out of a larger table: its rows [R]."""
        return replace(self, texts=replace(self.texts, game=rows[self.of]))

    def only(self, rows: Array) -> Weighed:
        """Take some of them, any of them any number of times."""
        arrays = {item.name: getattr(self, item.name)[rows] for item in fields(self)[1:]}
        return replace(self, texts=self.texts.only(rows), **arrays)


def weigh_texts(moment: Briefing, texts: Texts) -> Weighed:
    """Weigh texts, each with the eyes of the row that `game` names."""
    book, seen, row = moment.book, moment.seen, texts.game
    if not len(row):
        none, no = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)
        liking = np.zeros((0, len(book.seats)), dtype=np.int64)
        return Weighed(texts, none, none, no, liking, no, no, none, none, no)
    drafts = Drafts(row, texts.clause, texts.public, texts.verified, texts.party)
    weights = weigh(book, seen, drafts, moment.memory.doubt)
    money, points = _payments(moment, row, texts.pay)
    shunned = moment.shunned[row] & texts.party
    price = weights.price - money
    return Weighed(
        texts,
        weights.gain + money * MANDATE // 100 + points,
        price,
        price <= spare(moment, row, texts.clause),
        likes(moment, row, texts.clause, weights.gains) + texts.pay[:, 0] * MANDATE // 100,
        weights.wrongs | against_own_word(moment, texts.game, texts.clause),
        (balances(moment, row, texts.clause) >= 0) | ~moment.character.fair[row],
        np.where(shunned.any(axis=1), highest(shunned, book.salt.seat), -1),
        weights.lines,
        empty(moment, row, texts.clause),
    )


def empty(moment: Briefing, row: Whole, clause: Whole) -> Mask:
    """Tell which packages [n, L] hold a clause that could not be carried out as things stand: [n]."""
    book, view = moment.book, moment.seen.view
    if not book.needs:
        return np.zeros(len(row), dtype=bool)
    asked = np.where(clause >= 0, clause, moment.standing[row])
    return some(attainable(book, view, row, asked) != asked, 1)


def sound(moment: Briefing, texts: Texts) -> Mask:
    """Tell which texts nothing but their worth speaks against, as `Weighed` does, without weighing them: [n]."""
    book, seen = moment.book, moment.seen
    fine = ~takes_over(book, seen.view, texts.game, texts.clause, texts.party)
    fine &= ~against_own_word(moment, texts.game, texts.clause)
    fine &= ~empty(moment, texts.game, texts.clause)
    fine &= ~(moment.shunned[texts.game] & texts.party).any(axis=1)
    fine &= (balances(moment, texts.game, texts.clause) >= 0) | ~moment.character.fair[texts.game]
    left = np.flatnonzero(fine)
    few, row = texts.only(left), texts.game[left]
    seat = seen.seat[row]
    said = few.clause, few.verified, few.party, book.itself[seat]
    price = package_costs(book, seen.view, row, *said).sum(axis=1)
    fine[left] = price - _payments(moment, row, few.pay)[0] <= spare(moment, row, few.clause)
    return fine


def _payments(moment: Briefing, row: Whole, pay: Whole) -> tuple[Whole, Whole]:
    """What texts pay the seat: mandate, and score for points in its purse, in hundredths: [n]."""
    book, seat = moment.book, moment.seen.seat[row]
    own = pay[np.arange(len(row)), :, seat]
    if (book.purse < 0).all():
        return own[:, 0], np.zeros(len(row), dtype=np.int64)
    purse = book.purse[seat]
    share = np.where(purse >= 0, book.interest[seat, purse] * book.normal_sign[purse], 0)
    return own[:, 0], own[:, 1] * share * 100 // book.score_span[purse]


def stacked(one: Weighed, other: Weighed) -> Weighed:
    """Put texts weighed behind others."""
    arrays = {
        item.name: np.concatenate([getattr(one, item.name), getattr(other, item.name)])
        for item in fields(Weighed)[1:]
    }
    return Weighed(joined_texts(one.texts, other.texts), **arrays)


@dataclass(frozen=True, slots=True)
class Lying:
    """What lies on the table, text by text and row by row: n times a text that a row is party to."""

    weighed: Weighed
    slot: Whole
    signed: Mask
    """by the seat itself"""
    stands: Mask
    """whether it stands for it"""
    declined: Mask
    """whether the seat has declined it already"""

    @property
    def of(self) -> Whole:
        """The row that reads each text."""
        return self.weighed.of


def lying(moment: Briefing) -> Lying:
    """Weigh every text on the table with the eyes of every row that is party to it."""
    seen, view = moment.seen, moment.seen.view
    party = seen.own(view.offer_party.transpose(0, 2, 1))
    signed = seen.own(view.signed.transpose(0, 2, 1))
    row, slot = places(view.offered & party & ~((view.offer_deal > 0) & signed))
    texts = texts_at(view, (row, slot))
    seat = seen.seat[row]
    cell = row, slot, seat
    return Lying(
        weigh_texts(moment, texts),
        slot,
        view.signed[cell],
        view.proposer[cell],
        view.declined[cell],
    )
