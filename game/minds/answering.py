"""How negotiators answer: sign, or say which clause is in the way and what would do."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.minds.briefing import Briefing
from game.minds.concession import demand, elapsed, given_up_by
from game.minds.mind import Reason
from game.minds.outlook import in_points
from game.minds.search import against_own_word, balances
from game.minds.weighing import MANDATE, Drafts, weigh
from game.rules.arrays import Mask, Whole, distinct, some
from game.rules.beats import DECLINE, NO_ANSWER, SIGN, AnswerOrders, RatifyOrders
from game.rules.legality import answer_menu, ratify_menu

NEVER = -(10**9)
HONOURS = -40
"""Hundredths of a point down to which a seat signs what it has said it would sign."""
FEIGNS = 25
"""How often, in percent, whoever blocks agreements signs what serves it, to break it."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Proposals that wait for an answer, one a row, weighed as they stand."""

    of: Whole
    """which row of what is seen it waits in"""
    proposer: Whole
    gain: Whole
    """own expected gain in hundredths of a point, payments counted"""
    price: Whole
    """mandate that signing costs, payments counted"""
    payable: Mask
    wrongs: Mask
    """whether signing would break a word the seat has given, or rob others of a clause"""
    fair: Mask
    """whether it asks enough of others for this seat"""
    signed: Mask
    """whether the seat has signed it before, and it still waits for others"""
    asks: Whole
    """what the seat demands of it by now, in hundredths"""
    demands: Whole
    """what it would demand if it had not said that it would sign just this"""
    shunned: Whole
    """the seat among its parties that the seat signs nothing with; -1 none"""

    @property
    def good(self) -> Mask:
        """Proposals to be signed if there is mandate for all of them."""
        return (self.gain >= self.asks) & self.fair & ~self.wrongs & (self.shunned < 0)


@dataclass(frozen=True, slots=True)
class Variants:
    """The same proposals with one clause changed (`setting`) or left out (-1), one a row."""

    row: Whole
    """which of the proposals"""
    lever: Whole
    setting: Whole
    gain: Whole
    price: Whole
    wrongs: Mask
    fair: Mask


def answer(moment: Briefing, beat: AnswerOrders) -> list[Reason]:
    """Sign what is worth as much as the seat demands by now; name what would change a refusal."""
    seen = moment.seen
    asked = weigh_asked(moment)
    if not len(asked.of):
        return []
    clauses = seen.view.offer[asked.of, asked.proposer]
    signs, rival, left = signatures(moment, asked, clauses)
    stays = asked.signed & asked.good
    unwanted = ~asked.good & (asked.shunned < 0)
    # What shares a lever with one that is signed could not be signed whatever else it said.
    variants = weigh_variants(moment, asked, clauses, unwanted & (rival < 0))
    blocking, would = in_the_way(asked, variants, left)
    blocking = np.where(rival >= 0, rival, blocking)
    blocks = moment.character.blocks[asked.of]
    if blocks.any():
        feigns = moment.lucky("feigns", np.full(len(seen), FEIGNS))[asked.of]
        signs &= feigns | ~blocks
        stays &= ~blocks
    named = ~signs & ~stays & ~blocks
    place_of = asked.of, asked.proposer, seen.seat[asked.of]
    beat.answer[place_of] = np.where(signs, SIGN, np.where(stays, NO_ANSWER, DECLINE))
    beat.blocking[place_of] = np.where(named, blocking, -1)
    beat.would[place_of] = np.where(named, would, -1)
    if not seen.alone:
        return []
    return [
        _said(
            moment,
            asked,
            int(row),
            bool(signs[row]),
            int(blocking[row]),
            int(would[row]),
            left,
            bool(rival[row] >= 0),
        )
        for row in sorted(np.flatnonzero(~stays), key=lambda row: blocks[row] and not signs[row])
    ]


def weigh_asked(moment: Briefing) -> Waiting:
    """Weigh every proposal the seat may answer, and its own that is on the table."""
    book, seen, character = moment.book, moment.seen, moment.character
    view = seen.view
    menu = answer_menu(book, view)
    row, proposer = np.nonzero(seen.own(menu.decline.transpose(0, 2, 1)) == 0)
    count = len(row)
    own = distinct(row)
    own = own[view.offered[own, seen.seat[own]]]
    drafts = _on_table(
        moment, np.concatenate([row, own]), np.concatenate([proposer, seen.seat[own]])
    )
    if not len(row):
        none = np.zeros(0, dtype=np.int64)
        no = np.zeros(0, dtype=bool)
        return Waiting(none, none, none, none, no, no, no, no, none, none, none)
    weights = weigh(book, seen, drafts)
    money, points = _payments(moment, row, proposer)
    gain = weights.gain[:count] + money * MANDATE // 100 + points
    wrongs = weights.wrongs | against_own_word(moment, drafts)
    mine = np.full(len(seen), NEVER)
    mine[own] = weights.gain[count:]
    shunned = moment.shunned[row] & drafts.party[:count]
    fair = balances(moment, row, drafts.clause[:count]) >= 0
    # What it said it would sign it signs, whoever puts it on the table.
    said = moment.memory.settled[row] == drafts.clause[:count, None]
    settled = said.all(axis=2).any(axis=1)
    demands = _demands(moment, mine)[row]
    asks = np.where(settled, np.minimum(0, character.accepts)[row] + HONOURS, demands)
    cell = row, proposer, seen.seat[row]
    return Waiting(
        row,
        proposer,
        gain,
        weights.price[:count] - money,
        menu.sign[cell] == 0,
        wrongs[:count],
        fair | settled | ~character.fair[row],
        view.signed[cell],
        asks,
        demands,
        np.where(shunned.any(axis=1), shunned.argmax(axis=1), -1),
    )


def _demands(moment: Briefing, own: Whole) -> Whole:
    """What the seat asks of an agreement in the next exchange: [R] hundredths of a point.

    As much as its own next offer would bring it (AC_next of Baarslag, Hindriks and Jonker 2013): what
    its present one brings, `own` [R], less what it will give up till then.
    """
    character = moment.character
    last = character.accepts
    then = given_up_by(character.pace, elapsed(moment.book, moment.seen.view, later=1))
    aspires = character.aspires * moment.mettle // 100
    first = np.where(own > last, np.minimum(own, aspires), aspires)
    return np.where(character.first_good, last, demand(np.maximum(first, last), last, then))


def _on_table(moment: Briefing, row: Whole, proposer: Whole) -> Drafts:
    view = moment.seen.view
    return Drafts(
        row=row,
        clause=view.offer[row, proposer],
        public=view.offer_public[row, proposer],
        verified=view.offer_verified[row, proposer],
        party=view.offer_party[row, proposer],
    )


def weigh_variants(moment: Briefing, asked: Waiting, clauses: Whole, where: Mask) -> Variants:
    """Weigh everything that could be changed in one clause of the marked proposals [N]."""
    rows = np.flatnonzero(where)
    of, proposer, offer = asked.of[rows], asked.proposer[rows], clauses[rows]
    legal = moment.menu.clause[of] == 0
    row, lever, setting = _changes(legal & _concessions(moment, of, offer), offer)
    if not len(row):
        none, no = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)
        return Variants(none, none, none, none, none, no, no)
    drafts = _on_table(moment, of[row], proposer[row])
    clause = drafts.clause.copy()
    clause[np.arange(len(row)), lever] = setting
    drafts = Drafts(drafts.row, clause, drafts.public, drafts.verified, drafts.party)
    weights = weigh(moment.book, moment.seen, drafts)
    money, points = _payments(moment, of, proposer)
    fair = balances(moment, drafts.row, clause) >= 0
    return Variants(
        rows[row],
        lever,
        setting,
        weights.gain + (money * MANDATE // 100 + points)[row],
        weights.price - money[row],
        weights.wrongs | against_own_word(moment, drafts),
        fair | ~moment.character.fair[drafts.row],
    )


def _changes(legal: Mask, offer: Whole) -> tuple[Whole, Whole, Whole]:
    """List every change of one clause of each proposal: leaving it out, or another legal setting."""
    named = offer >= 0
    ranks = np.arange(legal.shape[2])
    other = named[:, :, None] & legal & (offer[:, :, None] != ranks)
    row, lever, setting = np.nonzero(other)
    out_row, out_lever = np.nonzero(named & (named.sum(axis=1) > 1)[:, None])
    nothing = np.full(len(out_row), -1)
    return (
        np.concatenate([out_row, row]),
        np.concatenate([out_lever, lever]),
        np.concatenate([nothing, setting]),
    )


def _concessions(moment: Briefing, row: Whole, offer: Whole) -> Mask:
    """Settings a seat may name in its answer: of own levers those half-way to what is asked: [N, L, K].

    And the one it has announced in public, if it has.
    """
    ranks = np.arange(moment.book.real.shape[1])
    usual, asked = moment.standing[row][:, :, None], offer[:, :, None]
    low, high = np.minimum(usual, asked), np.maximum(usual, asked)
    half_way = (low < ranks) & (ranks < high)
    half_way |= moment.seen.view.promised[row][:, :, None] == ranks
    return np.where(moment.owns[row][:, :, None], half_way, ~moment.book.covert)


def _payments(moment: Briefing, row: Whole, proposer: Whole) -> tuple[Whole, Whole]:
    """What a proposal pays the seat: mandate, and score for points in its purse, in hundredths: [N]."""
    book, seat = moment.book, moment.seen.seat[row]
    pay = moment.seen.view.offer_pay[row, proposer, :, seat]
    if (book.purse < 0).all():
        return pay[:, 0], np.zeros(len(row), dtype=np.int64)
    purse = book.purse[seat]
    share = np.where(purse >= 0, book.interest[seat, purse] * book.normal_sign[purse], 0)
    return pay[:, 0], pay[:, 1] * share * 100 // book.score_span[purse]


def signatures(moment: Briefing, asked: Waiting, clauses: Whole) -> tuple[Mask, Whole, Whole]:
    """Choose what to sign within the budget, and never two on one lever.

    The best first, or in the order of the table for a seat that takes the first that is good enough.
    `clauses` [N, L] are the packages. Also the lever that a proposal shares with one that is signed
    instead, -1 where there is none; and the mandate left afterwards to whoever answers: each [N].
    """
    budget = moment.seen.own(moment.seen.view.mandate)
    taken = np.full((len(budget), clauses.shape[1]), False)
    signs = np.zeros(len(asked.of), dtype=bool)
    rival = np.full(len(asked.of), -1, dtype=np.int64)
    good = asked.good & asked.payable & ~asked.signed
    worth = np.where(moment.character.first_good[asked.of], asked.proposer, -asked.gain)
    order = np.lexsort((asked.proposer, worth, ~good, asked.of))
    turn = np.arange(len(order)) - np.searchsorted(asked.of[order], asked.of[order])
    for rank in range(int(turn.max(initial=-1)) + 1):
        row = order[turn == rank]
        of = asked.of[row]
        named = clauses[row] >= 0
        both = named & taken[of]
        shared = some(both, 1)
        rival[row] = np.where(shared, both.argmax(axis=1), -1)
        takes = ~shared & good[row] & (asked.price[row] <= budget[of])
        signs[row] = takes
        budget[of] -= np.maximum(asked.price[row], 0) * takes
        taken[of] |= named & takes[:, None]
    return signs, rival, budget[asked.of]


def in_the_way(asked: Waiting, variants: Variants, left: Whole) -> tuple[Whole, Whole]:
    """Name the clause in the way of each proposal, and the setting that would do: each [N], or -1.

    The clause is the one whose change helps most. A setting is named only if the seat would sign the
    proposal with that change alone, with the mandate that is `left` [N].
    """
    count = len(asked.of)
    blocking = np.full(count, -1, dtype=np.int64)
    would = np.full(count, -1, dtype=np.int64)
    if not len(variants.row):
        return blocking, would
    row, settings = variants.row, variants.setting >= 0
    gain = np.where(variants.wrongs | ~variants.fair, NEVER, variants.gain)
    fine = (gain >= asked.demands[row]) & (variants.price <= left[row]) & settings
    order = np.lexsort((np.where(fine, -gain, 0), ~fine, row))
    first = order[np.unique(row[order], return_index=True)[1]]
    first = first[fine[first]]
    blocking[row[first]], would[row[first]] = variants.lever[first], variants.setting[first]
    order = np.lexsort((-gain, row))
    best = order[np.unique(row[order], return_index=True)[1]]
    helps = (gain[best] > np.where(asked.fair | asked.wrongs, asked.gain, NEVER)[row[best]]) & (
        would[row[best]] < 0
    )
    best = best[helps]
    blocking[row[best]] = variants.lever[best]
    return blocking, would


def _said(
    moment: Briefing,
    asked: Waiting,
    row: int,
    signs: bool,
    blocking: int,
    would: int,
    left: Whole,
    rival: bool,
) -> Reason:
    """Say why a proposal was signed or declined, by the reason that decided."""
    book, of = moment.book, int(asked.of[row])
    gain = int(asked.gain[row])
    told = in_points(book, int(moment.seen.seat[of]), gain)
    facts: dict[str, str | int] = {"proposer": book.seats[asked.proposer[row]]}
    if signs:
        return moment.say(of, "better_for_us", facts | {"gain": told})
    if moment.character.blocks[of]:
        return moment.say(of, "blocks", facts, spoken=True)
    if asked.shunned[row] >= 0:
        culprit = int(asked.shunned[row])
        facts |= {"culprit": book.seats[culprit]}
        facts |= {"when": int(moment.memory.last_broken[of, culprit])}
        code = "never_again" if moment.character.grudge[of] > 2 else "broke_word"
        return moment.say(of, code, facts, spoken=True)
    if asked.good[row] and blocking < 0:
        facts |= {"price": int(asked.price[row]), "have": int(left[row])}
        return moment.say(of, "cannot_pay", facts)
    if blocking >= 0:
        rank = (
            int(moment.seen.view.offer[of, asked.proposer[row], blocking]) if would < 0 else would
        )
        facts |= {"lever": book.levers[blocking], "setting": book.settings[blocking][rank]}
        code = "clause_in_the_way" if would < 0 else "would_sign_with"
        return moment.say(of, "rival" if rival else code, facts, spoken=True)
    if asked.wrongs[row]:
        return moment.say(of, "word_given", facts, spoken=True)
    if gain >= moment.character.accepts[of]:
        return moment.say(of, "not_enough", facts, spoken=True)
    return moment.say(of, "not_better_for_us", facts | {"gain": told})


def ratify(moment: Briefing, beat: RatifyOrders) -> list[Reason]:
    """Approve what does the seat no harm."""
    book, seen = moment.book, moment.seen
    menu = ratify_menu(book, seen.view).approve
    row, proposer = np.nonzero(seen.own(menu.transpose(0, 2, 1)) == 0)
    if not len(row):
        return []
    gain = weigh(book, seen, _on_table(moment, row, proposer)).gain
    beat.approve[row, proposer, seen.seat[row]] = np.where(gain >= 0, SIGN, DECLINE)
    if not seen.alone:
        return []
    return [
        moment.say(
            of,
            "better_for_us" if worth >= 0 else "not_better_for_us",
            {
                "proposer": book.seats[who],
                "gain": in_points(book, int(seen.seat[of]), worth),
            },
        )
        for of, who, worth in zip(row, proposer, gain, strict=True)
    ]
