"""How a negotiator answers: sign, or say which clause is in the way and what would do."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.minds.character import Briefing
from game.minds.concession import demand, elapsed, given_up
from game.minds.mind import Reason, reason
from game.minds.old_talk import AnswerOrders, answer_menu, propose_menu
from game.minds.outlook import in_points, standing
from game.minds.packages import speakable
from game.minds.search import against_own_word, balances
from game.minds.weighing import MANDATE, Drafts, weigh
from game.rules.arrays import Mask, Whole, distinct, some
from game.rules.beats import DECLINE, NO_ANSWER, SIGN, RatifyOrders
from game.rules.legality import ratify_menu
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation

NEVER = -(10**9)
HONOURS = -40
"""Hundredths of a point down to which a seat signs what it has said it would sign."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Proposals that wait for an answer, one a row, weighed as they stand."""

    game: Whole
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
    if not len(asked.game):
        return []
    clauses = seen.view.offer[asked.game, asked.proposer]
    signs, rival, left = signatures(moment, asked, clauses)
    stays = asked.signed & asked.good
    unwanted = ~asked.good & (asked.shunned < 0)
    # What shares a lever with one that is signed could not be signed whatever else it said.
    variants = weigh_variants(moment, asked, clauses, unwanted & (rival < 0))
    blocking, would = in_the_way(asked, variants, left)
    blocking = np.where(rival >= 0, rival, blocking)
    place_of = asked.game, asked.proposer, np.full(len(asked.game), seen.seat)
    beat.answer[place_of] = np.where(signs, SIGN, np.where(stays, NO_ANSWER, DECLINE))
    beat.blocking[place_of] = np.where(signs | stays, -1, blocking)
    beat.would[place_of] = np.where(signs | stays, -1, would)
    if seen.view.games > 1:
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
        for row in np.flatnonzero(~stays)
    ]


def weigh_asked(moment: Briefing) -> Waiting:
    """Weigh every proposal the seat may answer, and its own that is on the table."""
    book, seen, character = moment.book, moment.seen, moment.character
    view, seat = seen.view, seen.seat
    menu = answer_menu(book, view)
    game, proposer = np.nonzero(menu.decline[:, :, seat] == 0)
    count = len(game)
    own = distinct(game)
    own = own[view.offered[own, seat]]
    games = np.concatenate([game, own])
    drafts = _on_table(moment, games, np.concatenate([proposer, np.full(len(own), seat)]))
    if not len(game):
        none = np.zeros(0, dtype=np.int64)
        no = np.zeros(0, dtype=bool)
        return Waiting(none, none, none, none, no, no, no, no, none, none, none)
    weights = weigh(book, seen, drafts)
    money, points = _payments(book, seen, game, proposer)
    gain = weights.gain[:count] + money * MANDATE // 100 + points
    wrongs = weights.wrongs | against_own_word(book, seen, drafts)
    mine = np.full(view.games, NEVER)
    mine[own] = weights.gain[count:]
    shunned = moment.shunned[game] & drafts.party[:count]
    fair = balances(book, seen, game, drafts.clause[:count]) >= 0
    # What it said it would sign it signs, whoever puts it on the table.
    said = moment.memory.settled[game] == drafts.clause[:count, None]
    settled = said.all(axis=2).any(axis=1)
    demands = _demands(moment, mine)[game]
    asks = np.where(settled, min(0, character.accepts) + HONOURS, demands)
    return Waiting(
        game,
        proposer,
        gain,
        weights.price[:count] - money,
        menu.sign[game, proposer, seat] == 0,
        wrongs[:count],
        fair | settled | (not character.fair),
        view.signed[game, proposer, seat],
        asks,
        demands,
        np.where(shunned.any(axis=1), shunned.argmax(axis=1), -1),
    )


def _demands(moment: Briefing, own: Whole) -> Whole:
    """What the seat asks of an agreement in the next exchange: [G] hundredths of a point.

    As much as its own next offer would bring it (AC_next of Baarslag, Hindriks and Jonker 2013): what
    its present one brings, `own` [G], less what it will give up till then.
    """
    character = moment.character
    last = character.accepts
    if character.first_good:
        return np.full(len(own), last)
    then = given_up(character.pace, elapsed(moment.book, moment.seen, later=1))
    aspires = character.aspires * moment.mettle // 100
    first = np.where(own > last, np.minimum(own, aspires), aspires)
    return demand(np.maximum(first, last), last, then)


def _on_table(moment: Briefing, game: Whole, proposer: Whole) -> Drafts:
    view = moment.seen.view
    return Drafts(
        games=game,
        clause=view.offer[game, proposer],
        public=view.offer_public[game, proposer],
        verified=view.offer_verified[game, proposer],
        party=view.offer_party[game, proposer],
    )


def weigh_variants(moment: Briefing, asked: Waiting, clauses: Whole, where: Mask) -> Variants:
    """Weigh everything that could be changed in one clause of the marked proposals [N]."""
    book, seen = moment.book, moment.seen
    rows = np.flatnonzero(where)
    game, proposer, offer = asked.game[rows], asked.proposer[rows], clauses[rows]
    legal = propose_menu(book, seen.view).clause[game] == 0
    row, lever, setting = _changes(legal & _concessions(book, seen, game, offer), offer)
    if not len(row):
        none, no = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)
        return Variants(none, none, none, none, none, no, no)
    drafts = _on_table(moment, game[row], proposer[row])
    clause = drafts.clause.copy()
    clause[np.arange(len(row)), lever] = setting
    drafts = Drafts(drafts.games, clause, drafts.public, drafts.verified, drafts.party)
    weights = weigh(book, seen, drafts)
    money, points = _payments(book, seen, game, proposer)
    fair = balances(book, seen, drafts.games, clause) >= 0
    return Variants(
        rows[row],
        lever,
        setting,
        weights.gain + (money * MANDATE // 100 + points)[row],
        weights.price - money[row],
        weights.wrongs | against_own_word(book, seen, drafts),
        fair | (not moment.character.fair),
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


def _concessions(book: Rulebook, seen: Observation, game: Whole, offer: Whole) -> Mask:
    """Settings a seat may name in its answer: of own levers those half-way to what is asked: [N, L, K].

    And the one it has announced in public, if it has.
    """
    ranks = np.arange(book.real.shape[1])
    usual, asked = standing(seen.view)[game][:, :, None], offer[:, :, None]
    low, high = np.minimum(usual, asked), np.maximum(usual, asked)
    half_way = (low < ranks) & (ranks < high)
    half_way |= seen.view.promised[game][:, :, None] == ranks
    return np.where(book.owns[seen.seat][:, None], half_way, speakable(book, seen.seat))


def _payments(
    book: Rulebook, seen: Observation, game: Whole, proposer: Whole
) -> tuple[Whole, Whole]:
    """What a proposal pays the seat: mandate, and score for points in its purse, in hundredths: [N]."""
    pay = seen.view.offer_pay[game, proposer][:, :, seen.seat]
    purse = int(book.purse[seen.seat])
    if purse < 0:
        return pay[:, 0], pay[:, 1] * 0
    span = int(book.score_span[purse])
    share = book.interest[seen.seat, purse] * book.normal_sign[purse]
    return pay[:, 0], pay[:, 1] * share * 100 // span


def signatures(moment: Briefing, asked: Waiting, clauses: Whole) -> tuple[Mask, Whole, Whole]:
    """Choose what to sign within the budget, and never two on one lever.

    The best first, or in the order of the table for a seat that takes the first that is good enough.
    `clauses` [N, L] are the packages. Also the lever that a proposal shares with one that is signed
    instead, -1 where there is none; and the mandate left afterwards in each row's game: each [N].
    """
    view = moment.seen.view
    budget = view.mandate[:, moment.seen.seat].copy()
    taken = np.full((view.games, clauses.shape[1]), False)
    signs = np.zeros(len(asked.game), dtype=bool)
    rival = np.full(len(asked.game), -1, dtype=np.int64)
    good = asked.good & asked.payable & ~asked.signed
    worth = asked.proposer if moment.character.first_good else -asked.gain
    order = np.lexsort((asked.proposer, worth, ~good, asked.game))
    turn = np.arange(len(order)) - np.searchsorted(asked.game[order], asked.game[order])
    for rank in range(int(turn.max(initial=-1)) + 1):
        row = order[turn == rank]
        game = asked.game[row]
        named = clauses[row] >= 0
        both = named & taken[game]
        shared = some(both, 1)
        rival[row] = np.where(shared, both.argmax(axis=1), -1)
        takes = ~shared & good[row] & (asked.price[row] <= budget[game])
        signs[row] = takes
        budget[game] -= np.maximum(asked.price[row], 0) * takes
        taken[game] |= named & takes[:, None]
    return signs, rival, budget[asked.game]


def in_the_way(asked: Waiting, variants: Variants, left: Whole) -> tuple[Whole, Whole]:
    """Name the clause in the way of each proposal, and the setting that would do: each [N], or -1.

    The clause is the one whose change helps most. A setting is named only if the seat would sign the
    proposal with that change alone, with the mandate that is `left` [N].
    """
    count = len(asked.game)
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
    book, seen = moment.book, moment.seen
    gain = int(asked.gain[row])
    told = in_points(book, seen.seat, gain)
    facts: dict[str, str | int] = {"proposer": book.seats[asked.proposer[row]]}
    if signs:
        return reason(book, seen, "better_for_us", facts | {"gain": told})
    if asked.shunned[row] >= 0:
        culprit = int(asked.shunned[row])
        facts |= {"culprit": book.seats[culprit]}
        facts |= {"when": int(moment.memory.last_broken[seen.view.games - 1, culprit])}
        code = "never_again" if moment.character.grudge > 2 else "broke_word"
        return reason(book, seen, code, facts, spoken=True)
    if asked.good[row] and blocking < 0:
        facts |= {"price": int(asked.price[row]), "have": int(left[row])}
        return reason(book, seen, "cannot_pay", facts)
    if blocking >= 0:
        rank = int(seen.view.one.offer[asked.proposer[row], blocking]) if would < 0 else would
        facts |= {"lever": book.levers[blocking], "setting": book.settings[blocking][rank]}
        code = "clause_in_the_way" if would < 0 else "would_sign_with"
        return reason(book, seen, "rival" if rival else code, facts, spoken=True)
    if asked.wrongs[row]:
        return reason(book, seen, "word_given", facts, spoken=True)
    if gain >= moment.character.accepts:
        return reason(book, seen, "not_enough", facts, spoken=True)
    return reason(book, seen, "not_better_for_us", facts | {"gain": told})


def ratify(moment: Briefing, beat: RatifyOrders) -> list[Reason]:
    """Approve what does the seat no harm."""
    book, seen = moment.book, moment.seen
    game, proposer = np.nonzero(ratify_menu(book, seen.view).approve[:, :, seen.seat] == 0)
    if not len(game):
        return []
    gain = weigh(book, seen, _on_table(moment, game, proposer)).gain
    beat.approve[game, proposer, seen.seat] = np.where(gain >= 0, SIGN, DECLINE)
    if seen.view.games > 1:
        return []
    return [
        reason(
            book,
            seen,
            "better_for_us" if worth >= 0 else "not_better_for_us",
            {"proposer": book.seats[who], "gain": in_points(book, seen.seat, worth)},
        )
        for who, worth in zip(proposer, gain, strict=True)
    ]
