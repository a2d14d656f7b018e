"""What negotiators do with their own levers: weigh gains, mirror, take the first step, or spoil.

A conduct writes orders for the seat's own hands. Every one keeps within the budget and the menus; they
differ in what they do with a word given and with levers nobody has their word for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.minds.character import EVER, Briefing
from game.minds.conduct import OwnMoves, chosen_options, deeds
from game.minds.memory import APART, levels
from game.minds.mind import Reason, reason
from game.minds.outlook import in_points
from game.minds.proposing import RESERVE, not_meant
from game.rules.arrays import Mask, Whole, alone
from game.rules.beats import CommitOrders
from game.rules.compliance import BROKEN
from game.rules.legality import CommitMenu, commit_menu
from game.rules.position import of_same_deal


@dataclass(frozen=True, slots=True)
class Conduct:
    """What a negotiator does with its own levers."""

    order: Callable[[Briefing, CommitOrders, Whole], list[Reason]]
    """writes the orders; takes the mandate already spent [G], and returns reasons for a game alone"""


LAG = 2_500
"""Hundredths of a cooperation rating by which one may lead those who stand still."""
STEPS = 2
"""Own steps in a round at most."""


def commit(moment: Briefing, beat: CommitOrders, conduct: Conduct) -> list[Reason]:
    """Answer the questions put to the seat, then do with its levers as its conduct says."""
    book, seen = moment.book, moment.seen
    option, spent = chosen_options(book, seen)
    mine = np.flatnonzero(book.choice_seat == seen.seat)
    beat.option[:, mine] = option[:, mine]
    reasons = []
    if seen.view.games == 1:
        for event in mine[option[0, mine] >= 0]:
            facts = {
                "event": book.events[event],
                "option": book.options[event][option[0, event]],
            }
            reasons.append(reason(book, seen, "chooses_gain", facts))
    if not (book.hand_seat == seen.seat).any():
        return reasons
    return reasons + conduct.order(moment, beat, spent)


def by_gain(moment: Briefing, beat: CommitOrders, spent: Whole) -> list[Reason]:
    """Keep or break and move by what the seat expects of it for its own score."""
    book, seen = moment.book, moment.seen
    done = deeds(book, seen)
    hollow = not_meant(moment)
    free = hollow[:, None] & ~_signed(moment, done)
    done = _freed(done, free)
    breaks = _keep_or_break(moment, beat, done, spent)
    _own_steps(moment, beat, done, spent)
    if seen.view.games > 1:
        return []
    return _gains_said(moment, beat, done, breaks)


def _signed(moment: Briefing, done: OwnMoves) -> Mask:
    """Whether the seat has signed the lever's clause: [G, C]."""
    view, lever = moment.seen.view, moment.book.hand_lever[done.hand]
    return (view.clause[:, lever] >= 0) & view.signer[:, lever, moment.seen.seat]


def _freed(done: OwnMoves, free: Mask) -> OwnMoves:
    """Take deeds as free [G, C] of what was announced."""
    return OwnMoves(
        done.hand,
        done.setting,
        done.gain,
        done.price,
        done.legal,
        np.where(free, -1, done.owed),
        done.broken & ~free,
    )


def _keep_or_break(moment: Briefing, beat: CommitOrders, done: OwnMoves, spent: Whole) -> Mask:
    """Order what the seat has given its word for, or the breach that pays better; which hands break."""
    book, seen, character = moment.book, moment.seen, moment.character
    view, seat = seen.view, seen.seat
    everyone = np.arange(view.games)
    broke = np.zeros((view.games, len(book.hand_lever)), dtype=bool)
    dark = np.ones_like(done.broken)
    if character.unseen and view.round < book.rounds:
        lever = book.hand_lever[done.hand]
        dark = np.broadcast_to(book.covert[lever, done.setting], done.broken.shape)
    for hand in np.flatnonzero(book.hand_seat == seat):
        rows = np.flatnonzero(done.hand == hand)
        owed = done.owed[:, rows[0]]
        bound = owed >= 0
        if not bound.any():
            continue
        left = view.mandate[:, seat] - spent
        at = rows[np.maximum(owed, 0)]
        word = done.gain[everyone, at]
        may = done.legal[:, rows] & done.broken[:, rows] & (done.price[:, rows] <= left[:, None])
        gain = np.where(may & dark[:, rows], done.gain[:, rows] - word[:, None], -EVER * 10)
        best = gain.argmax(axis=1)
        breach = bound & (gain.max(axis=1) >= character.tempted * moment.mettle // 100)
        price = done.price[everyone, at]
        keep = bound & ~breach & done.legal[everyone, at] & (price <= left)
        beat.setting[:, hand] = np.where(breach, best, np.where(keep, owed, -1))
        spent += np.where(breach, done.price[everyone, rows[best]], price * keep)
        broke[:, hand] = breach
    return broke


def _own_steps(moment: Briefing, beat: CommitOrders, done: OwnMoves, spent: Whole) -> None:
    """Take the best affordable steps on levers that nobody has the seat's word for."""
    book, seen = moment.book, moment.seen
    view, seat = seen.view, seen.seat
    everyone = np.arange(view.games)
    reserve = 0 if view.round == book.rounds else RESERVE
    for _ in range(STEPS):
        left = view.mandate[:, seat] - spent
        open_ = (done.owed < 0) & done.legal & (beat.setting[:, done.hand] < 0)
        open_ &= (done.price <= (left - reserve)[:, None]) | (done.price == 0)
        open_ &= done.price <= left[:, None]
        open_ &= view.setting[:, book.hand_lever[done.hand]] != done.setting
        score = np.where(open_, done.gain, 0)
        best = score.argmax(axis=1)
        games = np.flatnonzero(score[everyone, best] >= moment.character.steps)
        beat.setting[games, done.hand[best[games]]] = done.setting[best[games]]
        spent[games] += done.price[games, best[games]]


def _gains_said(moment: Briefing, beat: CommitOrders, done: OwnMoves, breaks: Mask) -> list[Reason]:
    book, seen = moment.book, moment.seen
    orders = alone(beat)
    reasons = []
    for hand in np.flatnonzero(book.hand_seat == seen.seat):
        ordered = int(orders.setting[hand])
        if ordered < 0:
            continue
        row = int(np.flatnonzero((done.hand == hand) & (done.setting == ordered))[0])
        lever = int(book.hand_lever[hand])
        facts: dict[str, str | int] = {
            "lever": book.levers[lever],
            "setting": book.settings[lever][ordered],
        }
        code = "moves_gain"
        if done.owed[0, row] >= 0:
            signed = seen.view.one.signer[lever, seen.seat] and seen.view.one.clause[lever] >= 0
            code = "keeps_word" if signed else "keeps_promise"
            if breaks[0, hand]:
                code = "breaks_word" if signed else "breaks_promise"
        if code in ("moves_gain", "breaks_word"):
            facts["gain"] = in_points(book, seen.seat, done.gain[0, row])
        reasons.append(reason(book, seen, code, facts))
    return reasons


def mood(moment: Briefing) -> Whole:
    """Which way the seat answers the others: a step up (1), down (-1) or none (0): [G].

    Up in the first round, then to where the others stand: with one lever of two settings each, what the
    other did last (Rapoport, in Axelrod 1984). Where levels are alike, the way most others just went.
    """
    book, seen = moment.book, moment.seen
    view, seat = seen.view, seen.seat
    if view.round == 1:
        return np.ones(view.games, dtype=np.int64)
    level = levels(book, view)
    others = book.actors & (np.arange(len(book.seats)) != seat)
    counted = others & (level >= 0)
    other = (level * counted).sum(axis=1) // np.maximum(counted.sum(axis=1), 1)
    gap = np.where((level[:, seat] >= 0) & counted.any(axis=1), other - level[:, seat], 0)
    went = np.sign((view.step * others).sum(axis=1))
    behind = np.where(gap < -LAG, -1, 0)
    return np.where(np.abs(gap) >= APART, np.sign(gap), np.where(went != 0, went, behind))


def mirror(moment: Briefing, beat: CommitOrders, spent: Whole) -> list[Reason]:
    """Keep every word to those who keep theirs; of the free levers answer in kind."""
    way = mood(moment)
    # Others who stay at the bottom offend again every round, though nothing moves.
    level = levels(moment.book, moment.seen.view)
    low = (level < LAG) & (level >= 0) & (np.arange(level.shape[1]) != moment.seen.seat)
    offended = (way < 0) | ((way == 0) & low.any(axis=1))
    way = np.where(offended & moment.forgiving.any(axis=1), 1, way)
    return _word_and_way(moment, beat, spent, way, _released(moment), "mirrors", "retaliates")


def unforgiving(moment: Briefing, beat: CommitOrders, spent: Whole) -> list[Reason]:
    """Cooperate until let down once, then never again (Friedman 1971)."""
    memory = moment.memory
    ended: Mask = np.logical_or.reduce((memory.broken > 0) | (memory.let_down > 0), axis=1)
    others = np.where(ended, -1, np.maximum(mood(moment), 0))
    released = _released(moment) | _with_shunned(moment)
    return _word_and_way(moment, beat, spent, others, released, "mirrors", "never_forgives")


def initiate(moment: Briefing, beat: CommitOrders, spent: Whole) -> list[Reason]:
    """Follow the plan of announced steps; one proportionate reply if exploited, then the plan again."""
    exploited = moment.memory.hurt == 1
    way = np.where(exploited, -1, 1)
    none = np.zeros_like(moment.seen.view.clause, dtype=bool)
    return _word_and_way(moment, beat, spent, way, none, "first_step", "replies_once")


def spoil(moment: Briefing, beat: CommitOrders, spent: Whole) -> list[Reason]:
    """Break what others count on and step down where it can (Stedman 1997)."""
    everything = np.ones_like(moment.seen.view.clause, dtype=bool)
    way = np.full(moment.seen.view.games, -1)
    return _word_and_way(moment, beat, spent, way, everything, "spoils", "spoils")


def _released(moment: Briefing) -> Mask:
    """Own clauses that others of the same agreement broke last round, and are not forgiven: [G, L]."""
    book, seen = moment.book, moment.seen
    view = seen.view
    broken: Mask = (
        (view.verdict[:, seen.seat] == BROKEN) & ~book.owns[seen.seat] & (view.clause >= 0)
    )
    if not broken.any():
        return broken
    forgiven: Mask = np.logical_or.reduce(moment.forgiving, axis=1)
    return of_same_deal(view, broken) & ~forgiven[:, None]


def _with_shunned(moment: Briefing) -> Mask:
    """Clauses signed by a seat that the seat bears a grudge against: [G, L]."""
    theirs: Mask = np.logical_or.reduce(
        moment.seen.view.signer & moment.shunned[:, None, :], axis=2
    )
    return theirs


def _word_and_way(
    moment: Briefing,
    beat: CommitOrders,
    spent: Whole,
    way: Whole,
    released: Mask,
    up: str,
    down: str,
) -> list[Reason]:
    """Keep the words that are not released; of the other levers move the first that can go that way."""
    book, seen = moment.book, moment.seen
    view, seat = seen.view, seen.seat
    menu = commit_menu(book, view)
    left = view.mandate[:, seat] - spent
    codes: dict[int, str] = {}
    free: list[tuple[int, Mask]] = []
    empty = not_meant(moment)
    for hand in np.flatnonzero(book.hand_seat == seat).tolist():
        lever = book.hand_lever[hand]
        clause = np.where(view.signer[:, lever, seat], view.clause[:, lever], -1)
        bound = (clause >= 0) & ~released[:, lever]
        promised = np.where(empty | (clause >= 0), -1, view.promised[:, lever])
        owed = np.where(bound, clause, promised)
        left = _order(beat, menu, hand, owed, left)
        codes[hand] = "keeps_word" if bound[0] else "keeps_promise"
        free.append((hand, owed < 0))
    moved = np.zeros(view.games, dtype=bool)
    for hand, may in free:
        lever = book.hand_lever[hand]
        # Every released clause is answered; of the levers that are free, one step is enough.
        pace = np.where(may & (~moved | released[:, lever] & (view.clause[:, lever] >= 0)), way, 0)
        wanted = _step(moment, hand, pace, menu)
        reserve = RESERVE * (view.round < book.rounds)
        left = _order(beat, menu, hand, wanted, left, reserve)
        stepped = (wanted >= 0) & (beat.setting[:, hand] >= 0)
        moved |= stepped & (book.owners[lever] == 1)
        if view.games == 1 and stepped[0]:
            codes[hand] = down if way[0] < 0 else up
            if may[0] and view.one.signer[lever, seat] and view.one.clause[lever] >= 0:
                codes[hand] = down
    return _way_said(moment, beat, codes) if view.games == 1 else []


def _way_said(moment: Briefing, beat: CommitOrders, codes: dict[int, str]) -> list[Reason]:
    book, seen = moment.book, moment.seen
    orders = alone(beat)
    reasons = []
    for hand, code in codes.items():
        ordered = int(orders.setting[hand])
        if ordered >= 0:
            at = int(book.hand_lever[hand])
            facts = {"lever": book.levers[at], "setting": book.settings[at][ordered]}
            reasons.append(reason(book, seen, code, facts))
    return reasons


def _order(
    beat: CommitOrders,
    menu: CommitMenu,
    hand: int,
    wanted: Whole,
    left: Whole,
    reserve: int = 0,
) -> Whole:
    """Order a setting [G] where it is legal and paid for; return the mandate left."""
    at = np.maximum(wanted, 0)[:, None]
    cost = np.take_along_axis(menu.price[:, hand], at, axis=1)[:, 0]
    may = np.take_along_axis(menu.setting[:, hand], at, axis=1)[:, 0] == 0
    may &= (wanted >= 0) & ((cost == 0) | (cost + reserve <= left)) & (cost <= left)
    beat.setting[:, hand] = np.where(may, wanted, beat.setting[:, hand])
    return left - cost * may


def _step(moment: Briefing, hand: int, direction: Whole, menu: CommitMenu) -> Whole:
    """The legal setting whose rating is the next in that direction [G]; -1 for none.

    It never hides: a mirror that nobody sees teaches nothing.
    """
    book, seen = moment.book, moment.seen
    lever = book.hand_lever[hand]
    now = book.rating[lever, seen.view.setting[:, lever]][:, None]
    gap = (book.rating[lever] - now) * direction[:, None]
    may = (menu.setting[:, hand] == 0) & (gap > 0) & ~book.covert[lever]
    gap = np.where(may, gap, 10**6)
    return np.where(may.any(axis=1), gap.argmin(axis=1), -1)
