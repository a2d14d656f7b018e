"""A mind that looks ahead with the rules themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.minds.acting import purse
from game.minds.briefing import Briefing, put, seat_by_seat, taken
from game.minds.character import USUAL
from game.minds.excuses import about
from game.minds.hands import own_hands
from game.minds.lying import weigh_texts
from game.minds.mind import Reason
from game.minds.negotiator import Negotiator
from game.minds.outlook import in_points
from game.minds.packages import place
from game.minds.rollouts import Tries, joined, rolled
from game.rules.arrays import Mask, Whole, alone, distinct, only
from game.rules.beats import DECLINE, KEEP, PUT, SIGN, BeatOrders, CommitOrders, TalkOrders
from game.rules.legality import commit_menu
from game.rules.moves import asks
from game.rules.resolve import phase_of
from game.rules.signing import packages, written
from game.rules.texts import place_of, texts_at

LUCKS = 4
"""With how many imagined lucks everything is tried."""
BETTER = 60
"""Hundredths of a point by which something else must be better on average than the first thought; twice
that where much depends on what others answer."""
PUTS = ("proposes_gain", "takes_up", "amends")
"""Why a text is put."""
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
    """[G] hundredths of a point more than the first thought brings; a text, than putting nothing"""


def improved(moment: Briefing, first: BeatOrders) -> Best:
    """Try changes of the first thought with imagined luck, and take the best of all in each game."""
    everyone = np.arange(moment.seen.view.games)
    none = Best(first, np.zeros(len(everyone), dtype=bool), np.zeros(len(everyone), dtype=np.int64))
    match first:
        case TalkOrders():
            changes: Changes = [*_other_packages(moment, first), *_other_answers(moment, first)]
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
    margin = BETTER * (2 if isinstance(first, TalkOrders) else 1)
    ahead = scores - usual[games] - margin * LUCKS
    ahead[: len(open_)] = 0
    order = np.lexsort((np.arange(len(games)), -ahead, games))
    best = order[np.unique(games[order], return_index=True)[1]]
    if isinstance(first, TalkOrders) and (first.action[:, moment.seen.one_seat] == PUT).any():
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
    hands = own_hands(book, seat)
    ordered = first.setting[:, hands]
    price = menu.price[:, hands]
    paid = np.take_along_axis(price, np.maximum(ordered, 0)[:, :, None], axis=2)[:, :, 0]
    paid = np.where(ordered >= 0, paid, 0)
    left = purse(moment, first) - paid.sum(axis=1)
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


def _other_answers(moment: Briefing, first: TalkOrders) -> Sequence[tuple[Whole, TalkOrders]]:
    """Signing one text more, or one less; what the seat has said it would sign stays signed."""
    seen, menu = moment.seen, moment.menu
    view, seat = seen.view, seen.one_seat
    awake = view.awake[:, seat]
    signs = first.answer[:, :, seat] == SIGN
    left = view.mandate[:, seat] - (menu.cost[:, :, seat] * signs).sum(axis=1)
    named = view.offer >= 0
    covered = (named & signs[:, :, None]).any(axis=1)
    settled = (view.offer_name[:, :, None] == moment.memory.settled[:, None]).any(axis=2)
    may = (menu.sign[:, :, seat] == 0) & ~signs & awake[:, None]
    changes: list[tuple[Whole, TalkOrders]] = []
    for text in np.flatnonzero((may | signs).any(axis=0)).tolist():
        paid = np.minimum(view.offer_pay[:, text, 0, seat], 0)
        more = may[:, text] & (menu.cost[:, text, seat] - paid <= left)
        more &= ~(covered & named[:, text]).any(axis=1)
        less = signs[:, text] & ~settled[:, text] & (menu.decline[:, text, seat] == 0)
        for where, answer in ((more, SIGN), (less, DECLINE)):
            games = np.flatnonzero(where)
            if len(games):
                orders = taken(first, games)
                orders.answer[:, text, seat] = answer
                orders.blocking[:, text, seat] = -1
                orders.change[:, text, seat] = 0
                orders.meant[:, text, seat] = False
                changes.append((games, orders))
    return changes


def _other_packages(moment: Briefing, first: TalkOrders) -> Sequence[tuple[Whole, TalkOrders]]:
    """Putting nothing new, or the same package without one of its clauses."""
    seat = moment.seen.one_seat
    puts = first.action[:, seat] == PUT
    games = np.flatnonzero(puts)
    if not len(games):
        return []
    silent = taken(first, games)
    _clear(silent, seat)
    changes: list[tuple[Whole, TalkOrders]] = [(games, silent)]
    clause = first.clause[:, seat]
    unpaid = ~first.pay[:, seat].any(axis=(1, 2))
    for lever in np.argsort(moment.book.salt.lever):
        may = puts & unpaid & (clause[:, lever] >= 0) & ((clause >= 0).sum(axis=1) > 1)
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


def _clear(orders: TalkOrders, seat: int) -> None:
    orders.action[:, seat] = KEEP
    orders.clause[:, seat] = -1
    orders.public[:, seat] = True
    orders.verified[:, seat] = False
    orders.pay[:, seat] = 0
    orders.invited[:, seat] = False
    orders.parent[:, seat] = -1


def _likings(moment: Briefing, games: Whole, orders: BeatOrders) -> Whole:
    """What each seat is guessed to gain by each text, those on the table and a new one: [N, T, S]."""
    book, view, seat = moment.book, moment.seen.view, moment.seen.one_seat
    likings = np.zeros((len(games), book.slots, len(book.seats)), dtype=np.int64)
    if isinstance(orders, CommitOrders):
        return likings
    game, text = np.nonzero(view.offered & view.offer_party[:, :, seat])
    if len(game):
        table = np.zeros((view.games, *likings.shape[1:]), dtype=np.int64)
        table[game, text] = weigh_texts(moment, texts_at(view, (game, text))).liking
        likings[:] = table[games]
    if isinstance(orders, TalkOrders):
        _, exchange = phase_of(book, view)
        placed = packages(orders, ~moment.others[games] & (orders.action == PUT))
        row, texts = placed.game, written(book, placed)
        weighed = weigh_texts(moment, replace(texts, game=games[row]))
        likings[row, place_of(book, exchange, placed.proposer)] = weighed.liking
    return likings


def _said(
    moment: Briefing, first: BeatOrders, best: Best, reasons: tuple[Reason, ...]
) -> tuple[Reason, ...]:
    """Say of a game alone what looking ahead has shown, in place of what was thought at first."""
    gain = in_points(moment.book, moment.seen.one_seat, only(best.gain))
    match alone(first), alone(best.orders):
        case TalkOrders() as old, TalkOrders() as new:
            reasons = _package_said(moment, old, new, gain, reasons)
            return _answer_said(moment, old, new, gain, reasons)
        case CommitOrders() as old, CommitOrders() as new:
            return _move_said(moment, old, new, gain, reasons)
    return reasons


def _package_said(
    moment: Briefing, old: TalkOrders, new: TalkOrders, gain: int, reasons: tuple[Reason, ...]
) -> tuple[Reason, ...]:
    seat = moment.seen.one_seat
    same = all(
        np.array_equal(getattr(old, name)[seat], getattr(new, name)[seat])
        for name in ("action", "clause")
    )
    if old.action[seat] != PUT or same:
        return reasons
    kept = [one for one in reasons if one.code not in PUTS]
    if new.action[seat] == PUT:
        return (*kept, moment.say(0, "proposes_gain", {"gain": max(gain, 0)}))
    return tuple(moment.given(kept))


def _answer_said(
    moment: Briefing, old: TalkOrders, new: TalkOrders, gain: int, reasons: tuple[Reason, ...]
) -> tuple[Reason, ...]:
    now = new.answer[:, moment.seen.one_seat]
    for text in np.flatnonzero(now != old.answer[:, moment.seen.one_seat]):
        signs = now[text] == SIGN
        facts = about(moment, 0, int(text))
        code = "better_for_us" if signs else "not_better_for_us"
        said = facts | {"gain": gain if signs else -gain}
        reasons = tuple(one for one in reasons if one.facts.get("text") != facts["text"])
        reasons = (*reasons, moment.say(0, code, said))
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
