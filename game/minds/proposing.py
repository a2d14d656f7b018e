"""What a negotiator puts on the table, says in public, marks, takes back and leaves."""

from __future__ import annotations

import numpy as np

from game.minds.character import Briefing
from game.minds.mind import Reason, reason
from game.minds.old_talk import ProposeOrders, propose_menu
from game.minds.outlook import in_points
from game.minds.packages import place
from game.minds.search import Singles, amendments, best_package, singles
from game.rules.arrays import Mask, Whole
from game.rules.beats import WITHDRAW
from game.rules.chance import SHARES, draw
from game.rules.position import of_same_deal
from game.rules.resolve import phase_of

RESERVE = 200
"""Hundredths of mandate kept back for signing in the rounds to come."""
PLEASES = 2
"""Rating steps that an empty announcement promises at most."""


def propose(moment: Briefing, beat: ProposeOrders) -> list[Reason]:
    """Propose what is good for oneself and plausibly for the others; say what one means to do."""
    book, seen = moment.book, moment.seen
    view, seat = seen.view, seen.seat
    if not book.actors[seat]:
        return []
    clauses = singles(moment)
    _, exchange = phase_of(book, view)
    reasons: list[Reason] = []
    if exchange == 1:
        reasons += _announce(moment, beat, clauses)
        reasons += give_notice(moment, beat)
        if moment.character.denies:
            _deny(moment, beat)
        if view.round == 1:
            _mark(moment, beat, clauses)
    amended, asked = amendments(book, seen)
    own = np.where((view.offered[:, seat] & ~asked)[:, None], view.offer[:, seat], -1)
    best = best_package(moment, clauses, amended, own)
    same = view.offered[:, seat] & (best.clause == view.offer[:, seat]).all(axis=1)
    wants = (best.gain >= 0) & ~same & ~best.stays
    placed = place(book, seen, beat, best.clause, best.public, best.verified, wants, best.pay)
    if book.scenario.agreements.coalition is not None:
        # Whoever joins is bound, and enough of them bring it into force: nobody can block it alone.
        beat.open[:, seat] = placed
    spent = view.offered[:, seat] & ~placed & (best.gain < 0) & (view.offer_deal[:, seat] == 0)
    beat.action[:, seat] = np.where(spent, WITHDRAW, beat.action[:, seat])
    if view.games > 1:
        return []
    if placed[0] and asked[0] and (best.clause[0] == amended[0]).all():
        reasons.append(reason(book, seen, "takes_up", spoken=True))
    elif placed[0]:
        reasons.append(
            reason(book, seen, "proposes_gain", {"gain": in_points(book, seat, best.gain[0])})
        )
    elif spent[0]:
        reasons.append(reason(book, seen, "withdraws"))
    return reasons


def _announce(moment: Briefing, beat: ProposeOrders, clauses: Singles) -> list[Reason]:
    """Promise in public the one more cooperative step that the seat means to take (Osgood 1962).

    An empty announcement is any such step, whatever it would bring.
    """
    book, seen, character = moment.book, moment.seen, moment.character
    view = seen.view
    speaks = moment.lucky("announces", character.announces, 1)[:, 0]
    if not speaks.any():
        return []
    menu = propose_menu(book, view).promise
    best = np.zeros(view.games, dtype=np.int64)
    hand_of, setting_of = np.full(view.games, -1), np.full(view.games, -1)
    empty = not_meant(moment)
    for hand in np.flatnonzero((book.hand_seat == seen.seat) & (book.owners[book.hand_lever] == 1)):
        lever = book.hand_lever[hand]
        columns = np.flatnonzero(clauses.lever == lever)
        now = book.rating[lever, view.setting[:, lever]]
        for column in columns:
            setting = clauses.setting[column]
            higher = book.rating[lever, setting] - now
            may = (higher > 0) & (menu[:, hand, setting] == 0) & (view.clause[:, lever] < 0)
            may &= not book.covert[lever, setting]
            price = book.hand_price[lever, view.setting[:, lever], setting]
            may &= price <= view.mandate[:, seen.seat] - RESERVE
            worth = np.where(empty, higher, clauses.own[:, column] - 2 * character.steps + 1)
            better = speaks & may & (worth > best)
            best = np.where(better, worth, best)
            hand_of = np.where(better, hand, hand_of)
            setting_of = np.where(better, setting, setting_of)
    games = np.flatnonzero(hand_of >= 0)
    beat.promise[games, hand_of[games]] = setting_of[games]
    if view.games > 1 or not len(games):
        return []
    lever = int(book.hand_lever[hand_of[0]])
    facts = {"lever": book.levers[lever], "setting": book.settings[lever][setting_of[0]]}
    return [reason(book, seen, "empty_words" if empty[0] else "announces", facts, not empty[0])]


def not_meant(moment: Briefing) -> Mask:
    """Whether what the seat announces this round is not meant: [G]; the same in all phases."""
    lots = draw(moment.seeds, moment.seen.view.round, "hollow", np.arange(1))[:, 0]
    return lots < moment.character.hollow * SHARES // 100


def _deny(moment: Briefing, beat: ProposeOrders) -> None:
    """Deny in public the hidden settings that are in force; it pleases those at home."""
    book, seen = moment.book, moment.seen
    menu = propose_menu(book, seen.view).deny
    for hand in np.flatnonzero(book.hand_seat == seen.seat):
        lever = book.hand_lever[hand]
        now = seen.view.setting[:, lever]
        may = np.take_along_axis(menu[:, hand], now[:, None], axis=1)[:, 0] == 0
        may &= book.covert[lever, now]
        beat.deny[:, hand] = np.where(may, now, beat.deny[:, hand])


def give_notice(moment: Briefing, beat: ProposeOrders) -> list[Reason]:
    """Leave the agreements with those who broke their word, for a seat that bears a grudge for long."""
    book, seen = moment.book, moment.seen
    if moment.character.grudge < 2:
        return []
    view, seat = seen.view, seen.seat
    theirs = (view.signer & moment.shunned[:, None, :]).any(axis=2)
    leaves = view.signer[:, :, seat] & of_same_deal(view, theirs & (view.clause >= 0))
    if not leaves.any():
        return []
    beat.leave[:, seat] = leaves & (view.until > view.round)
    if view.games == 1 and beat.leave[0, seat].any():
        culprit = int(np.argmax(moment.shunned[0]))
        facts: dict[str, str | int] = {
            "proposer": book.seats[culprit],
            "when": int(moment.memory.last_broken[0, culprit]),
        }
        return [reason(book, seen, "leaves", facts, spoken=True)]
    return []


def _mark(moment: Briefing, beat: ProposeOrders, clauses: Singles) -> None:
    """Tell all which two levers of others could do most for the seat."""
    book, seen = moment.book, moment.seen
    table: Whole = np.zeros((seen.view.games, len(book.levers)), dtype=np.int64)
    size = np.where(clauses.legal, np.maximum(clauses.own, 0), 0)
    for column, lever in enumerate(clauses.lever):
        table[:, lever] = np.maximum(table[:, lever], size[:, column])
    table[:, book.owns[seen.seat]] = 0
    order = np.argsort(-table, axis=1, kind="stable")[:, :2]
    for rank in range(order.shape[1]):
        games = np.flatnonzero(np.take_along_axis(table, order, axis=1)[:, rank] > 0)
        beat.mark[games, seen.seat, :, order[games, rank]] = True
