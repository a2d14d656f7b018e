"""A mind that looks ahead with the rules themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.minds.briefing import Briefing, put, seat_by_seat, taken
from game.minds.character import USUAL
from game.minds.mind import Reason
from game.minds.negotiator import Negotiator
from game.minds.outlook import in_points
from game.minds.packages import place
from game.minds.rollouts import Tries, joined, rolled
from game.minds.search import drafted, likes
from game.minds.weighing import MANDATE, Drafts, weigh
from game.rules.arrays import Mask, Whole, alone, distinct, only
from game.rules.beats import (
    DECLINE,
    KEEP,
    PLACE,
    SIGN,
    AnswerOrders,
    BeatOrders,
    CommitOrders,
    ProposeOrders,
)
from game.rules.legality import answer_menu, commit_menu
from game.rules.moves import asks
from game.rules.position import Position

LUCKS = 4
"""With how many imagined lucks everything is tried."""
BETTER = 60
"""Hundredths of a point by which something else must be better on average than the first thought; twice
that where much depends on what others answer."""
GAMES = 64
"""Games that are thought about at once: so many that the rows fit a processor's cache."""


class Planner(Negotiator):
    """Plays the rounds to come in its head before it decides.

    Its first thought is what a self-interested seat would do. Then it tries every change of one order,
    with the same imagined luck, and takes the best: one step of policy improvement by rollout (Tesauro
    and Galperin 1997; Bertsekas 2013).
    """

    __slots__ = ()

    def decide(self, moment: Briefing, beat: BeatOrders) -> Sequence[Reason]:
        """Have a first thought, and better it by looking ahead."""
        return seat_by_seat(self._decide, moment, beat)

    def _decide(self, moment: Briefing, beat: BeatOrders) -> Sequence[Reason]:
        reasons = tuple(super().decide(moment, beat))
        for start in range(0, len(moment.seen), GAMES):
            games = moment.at[start : start + GAMES]
            part, first = moment.rows(games), taken(beat, games)
            best = improved(part, first)
            put(beat, games, best.orders)
            if moment.seen.alone:
                reasons = _said(part, first, best, reasons)
        return reasons


PLANNER = Planner("planner", USUAL)


@dataclass(frozen=True, slots=True)
class Best:
    """The orders that look best in each game."""

    orders: BeatOrders
    better: Mask
    """[G] whether they are other than the first thought"""
    gain: Whole
    """[G] hundredths of a point more than the first thought brings; a package, than proposing nothing"""


def improved(moment: Briefing, first: BeatOrders) -> Best:
    """Try changes of the first thought with imagined luck, and take the best of all in each game."""
    everyone = np.arange(moment.seen.view.games)
    none = Best(first, np.zeros(len(everyone), dtype=bool), np.zeros(len(everyone), dtype=np.int64))
    match first:
        case ProposeOrders():
            changes: Changes = _other_packages(moment, first)
        case AnswerOrders():
            changes = _other_answers(moment, first)
        case CommitOrders():
            changes = _other_moves(moment, first)
        case _:
            return none
    if not changes:
        return none
    # Games in which there is nothing to choose need no looking ahead.
    open_ = distinct(np.concatenate([games for games, _ in changes]))
    games = np.concatenate([open_, *(games for games, _ in changes)])
    orders = joined([taken(first, open_), *(orders for _, orders in changes)])
    scores = _expected(moment, games, orders)
    usual = np.zeros(len(everyone), dtype=np.int64)
    usual[open_] = scores[: len(open_)]
    margin = BETTER * (2 if isinstance(first, AnswerOrders) else 1)
    ahead = scores - usual[games] - margin * LUCKS
    ahead[: len(open_)] = 0
    order = np.lexsort((np.arange(len(games)), -ahead, games))
    best = order[np.unique(games[order], return_index=True)[1]]
    if isinstance(first, ProposeOrders):
        silent, _ = changes[0]
        usual[silent] = scores[len(open_) : len(open_) + len(silent)]
    best_of_all = Best(taken(first, everyone), none.better.copy(), none.gain.copy())
    chosen = taken(orders, best)
    put(best_of_all.orders, games[best], chosen)
    best_of_all.better[games[best]] = best >= len(open_)
    best_of_all.gain[games[best]] = (scores[best] - usual[games[best]]) // LUCKS
    return best_of_all


def _expected(moment: Briefing, games: Whole, orders: BeatOrders) -> Whole:
    """What each try brings, summed over the lucks: [N]; in talk, with the better of two intentions.

    The seat can mean to keep what it signs or not to; what it signs is worth the better of the two.
    """
    liking = _likings(moment, games, orders)
    loyal = np.ones(len(games), dtype=bool)
    if isinstance(orders, CommitOrders):
        return rolled(moment, Tries(games, orders, liking, loyal), LUCKS).sum(axis=1)
    tries = Tries(
        np.concatenate([games, games]),
        joined([orders, orders]),
        np.concatenate([liking, liking]),
        np.concatenate([loyal, ~loyal]),
    )
    return rolled(moment, tries, LUCKS).sum(axis=1).reshape(2, -1).max(axis=0)


Changes = Sequence[tuple[Whole, BeatOrders]]
"""Games [n] and their orders with one thing changed."""


def _other_moves(moment: Briefing, first: CommitOrders) -> Sequence[tuple[Whole, CommitOrders]]:
    """Every other setting of one own hand that is allowed and can be paid for."""
    book, view, seat = moment.book, moment.seen.view, moment.seen.one_seat
    menu = commit_menu(book, view)
    hands = np.flatnonzero(book.hand_seat == seat)
    ordered = first.setting[:, hands]
    price = menu.price[:, hands]
    paid = np.take_along_axis(price, np.maximum(ordered, 0)[:, :, None], axis=2)[:, :, 0]
    paid = np.where(ordered >= 0, paid, 0)
    events = np.arange(len(book.events))
    chosen = (first.option >= 0) & (book.choice_seat == seat)
    asked = np.where(chosen, book.option_cost[events, np.maximum(first.option, 0)], 0)
    left = view.mandate[:, seat] - asked.sum(axis=1) - paid.sum(axis=1)
    changes: list[tuple[Whole, CommitOrders]] = []
    means = asks(book, view, first)
    for at, hand in enumerate(hands):
        lever = book.hand_lever[hand]
        now = means[:, hand]
        for setting in np.flatnonzero(book.real[lever]):
            may = (menu.setting[:, hand, setting] == 0) & (now != setting)
            may &= price[:, at, setting] <= left + paid[:, at]
            games = np.flatnonzero(may)
            if len(games):
                orders = taken(first, games)
                orders.setting[:, hand] = setting
                changes.append((games, orders))
    return changes


def _other_answers(moment: Briefing, first: AnswerOrders) -> Sequence[tuple[Whole, AnswerOrders]]:
    """Signing one proposal more, or one less; what the seat has said it would sign stays signed."""
    book, seen = moment.book, moment.seen
    view, seat = seen.view, seen.one_seat
    menu = answer_menu(book, view)
    own = first.answer[:, :, seat]
    signs = own == SIGN
    left = view.mandate[:, seat] - (menu.cost[:, :, seat] * signs).sum(axis=1)
    named = view.offer >= 0
    covered = (named & signs[:, :, None]).any(axis=1)
    said = moment.memory.settled[:, None] == view.offer[:, :, None]
    settled = said.all(axis=3).any(axis=2)
    changes: list[tuple[Whole, AnswerOrders]] = []
    for proposer in range(len(book.seats)):
        more = (menu.sign[:, proposer, seat] == 0) & ~signs[:, proposer]
        more &= menu.cost[:, proposer, seat] - _paid_to(view, proposer, seat) <= left
        more &= ~(covered & named[:, proposer]).any(axis=1)
        less = signs[:, proposer] & ~settled[:, proposer]
        for where, answer in ((more, SIGN), (less, DECLINE)):
            games = np.flatnonzero(where)
            if len(games):
                orders = taken(first, games)
                orders.answer[:, proposer, seat] = answer
                orders.blocking[:, proposer, seat] = -1
                orders.would[:, proposer, seat] = -1
                changes.append((games, orders))
    return changes


def _paid_to(view: Position, proposer: int, seat: int) -> Whole:
    """What a proposal would take from the seat counts against its budget; what it brings does not."""
    return np.minimum(view.offer_pay[:, proposer, 0, seat], 0)


def _other_packages(
    moment: Briefing, first: ProposeOrders
) -> Sequence[tuple[Whole, ProposeOrders]]:
    """Proposing nothing new, or the same package without one of its clauses."""
    seat = moment.seen.one_seat
    places = first.action[:, seat] == PLACE
    games = np.flatnonzero(places)
    if not len(games):
        return []
    silent = taken(first, games)
    _clear(silent, seat)
    changes: list[tuple[Whole, ProposeOrders]] = [(games, silent)]
    clause = first.clause[:, seat]
    unpaid = ~first.pay[:, seat].any(axis=(1, 2))
    for lever in np.flatnonzero((clause >= 0).any(axis=0)):
        may = places & unpaid & (clause[:, lever] >= 0) & ((clause >= 0).sum(axis=1) > 1)
        games = np.flatnonzero(may)
        if not len(games):
            continue
        orders = taken(first, games)
        less = clause[games].copy()
        less[:, lever] = -1
        public = first.public[games, seat] | (less < 0)
        verified = first.verified[games, seat] & (less >= 0)
        everyone = np.ones(len(games), dtype=bool)
        fine = place(moment.rows(games), orders, less, public, verified, everyone)
        games = games[fine]
        if len(games):
            changes.append((games, taken(orders, np.flatnonzero(fine))))
    return changes


def _clear(orders: ProposeOrders, seat: int) -> None:
    orders.action[:, seat] = KEEP
    orders.clause[:, seat] = -1
    orders.public[:, seat] = True
    orders.verified[:, seat] = False
    orders.pay[:, seat] = 0


def _likings(moment: Briefing, games: Whole, orders: BeatOrders) -> Whole:
    """What each seat is guessed to gain by each proposal, those on the table and a new one: [N, P, S]."""
    book, seen = moment.book, moment.seen
    view, seat, seats = seen.view, seen.one_seat, len(book.seats)
    likings = np.zeros((len(games), seats, seats), dtype=np.int64)
    if isinstance(orders, CommitOrders):
        return likings
    game, proposer = np.nonzero(view.offered)
    if len(game):
        on_table = Drafts(
            row=game,
            clause=view.offer[game, proposer],
            public=view.offer_public[game, proposer],
            verified=view.offer_verified[game, proposer],
            party=view.offer_party[game, proposer],
        )
        table = np.zeros((view.games, seats, seats), dtype=np.int64)
        table[game, proposer] = likes(moment, on_table, weigh(book, seen, on_table))
        likings[:] = table[games]
    if isinstance(orders, ProposeOrders):
        row = np.flatnonzero(orders.action[:, seat] == PLACE)
        drafts = drafted(book, seen, games[row], orders.clause[row, seat])
        new = Drafts(
            drafts.row,
            drafts.clause,
            orders.public[row, seat],
            orders.verified[row, seat],
            drafts.party,
        )
        liking = likes(moment, new, weigh(book, seen, new))
        likings[row, seat] = liking + orders.pay[row, seat, 0] * MANDATE // 100
    return likings


def _said(
    moment: Briefing, first: BeatOrders, best: Best, reasons: tuple[Reason, ...]
) -> tuple[Reason, ...]:
    """Say of a game alone what looking ahead has shown, in place of what was thought at first."""
    gain = in_points(moment.book, moment.seen.one_seat, only(best.gain))
    match alone(first), alone(best.orders):
        case ProposeOrders() as old, ProposeOrders() as new:
            return _package_said(moment, old, new, gain, reasons)
        case AnswerOrders() as old, AnswerOrders() as new:
            return _answer_said(moment, old, new, gain, reasons)
        case CommitOrders() as old, CommitOrders() as new:
            return _move_said(moment, old, new, gain, reasons)
    return reasons


def _package_said(
    moment: Briefing, old: ProposeOrders, new: ProposeOrders, gain: int, reasons: tuple[Reason, ...]
) -> tuple[Reason, ...]:
    seat = moment.seen.one_seat
    if old.action[seat] != PLACE:
        return reasons
    kept = [one for one in reasons if one.code not in ("proposes_gain", "takes_up")]
    if new.action[seat] == PLACE:
        facts = {"gain": max(gain, 0)}
        return (*kept, moment.say(0, "proposes_gain", facts))
    return tuple(moment.given(kept))


def _answer_said(
    moment: Briefing, old: AnswerOrders, new: AnswerOrders, gain: int, reasons: tuple[Reason, ...]
) -> tuple[Reason, ...]:
    book, seat = moment.book, moment.seen.one_seat
    now = new.answer[:, seat]
    for proposer in np.flatnonzero(now != old.answer[:, seat]):
        name, signs = book.seats[proposer], now[proposer] == SIGN
        facts: dict[str, str | int] = {
            "proposer": name,
            "gain": gain if signs else -gain,
        }
        code = "better_for_us" if signs else "not_better_for_us"
        reasons = tuple(one for one in reasons if one.facts.get("proposer") != name)
        reasons = (*reasons, moment.say(0, code, facts))
    return reasons


def _move_said(
    moment: Briefing, old: CommitOrders, new: CommitOrders, gain: int, reasons: tuple[Reason, ...]
) -> tuple[Reason, ...]:
    book, view, seat = moment.book, moment.seen.view.one, moment.seen.one_seat
    for hand in np.flatnonzero(new.setting != old.setting):
        lever, setting = int(book.hand_lever[hand]), int(new.setting[hand])
        reasons = tuple(one for one in reasons if one.facts.get("lever") != book.levers[lever])
        owed = int(view.clause[lever]) if view.signer[lever, seat] else -1
        facts: dict[str, str | int] = {
            "lever": book.levers[lever],
            "setting": book.settings[lever][setting],
        }
        if setting == owed:
            reasons = (*reasons, moment.say(0, "keeps_word", facts))
        elif owed >= 0 or setting != view.setting[lever]:
            code = "breaks_word" if owed >= 0 else "moves_gain"
            facts["gain"] = gain
            reasons = (*reasons, moment.say(0, code, facts))
    return tuple(moment.given(reasons))
