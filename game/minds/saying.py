"""What negotiators say beside texts: announcements, denials, notices, and what matters most to them."""

from __future__ import annotations

import numpy as np

from game.minds.briefing import Briefing
from game.minds.excuses import grudge
from game.minds.hands import hands_of
from game.minds.mind import Reason
from game.minds.singles import Singles
from game.rules.arrays import Mask, Whole
from game.rules.beats import TalkOrders
from game.rules.legality import allowed, deny_reasons, promise_reasons
from game.rules.position import of_same_deal
from game.rules.resolve import phase_of
from game.rules.salts import highest

RESERVE = 200
"""Hundredths of mandate kept back for signing in the rounds to come."""


def speak(moment: Briefing, beat: TalkOrders, clauses: Singles) -> list[Reason]:
    """Say once a round what is said beside texts: announcements, notices, denials, and first of all marks."""
    _, exchange = phase_of(moment.book, moment.seen.view)
    if exchange != 1:
        return []
    reasons = _announce(moment, beat, clauses) + give_notice(moment, beat) + _suspicions(moment)
    _deny(moment, beat)
    if moment.seen.view.round == 1:
        _mark(moment, beat, clauses)
    return reasons


def _announce(moment: Briefing, beat: TalkOrders, clauses: Singles) -> list[Reason]:
    """Promise in public the one more cooperative step that the seat means to take (Osgood 1962).

    An empty announcement is any such step, whatever it would bring.
    """
    book, seen, character = moment.book, moment.seen, moment.character
    view, at = seen.view, moment.at[:, None]
    speaks = moment.lucky("announces", character.announces)
    if not speaks.any() or not len(clauses.lever) or not len(book.hand_lever):
        return []
    hand, lever, there = hands_of(book, seen.seat)
    now = view.setting[at, lever]
    ranks = np.arange(book.real.shape[1])
    column = np.full(book.real.shape, -1)
    column[clauses.lever, clauses.setting] = np.arange(len(clauses.lever))
    known = column[lever]
    higher = book.rating[lever] - book.rating[lever, now][:, :, None]
    price = book.hand_price[lever[:, :, None], now[:, :, None], ranks]
    may = speaks[:, None] & there & (book.owners[lever] == 1) & (view.clause[at, lever] < 0)
    open_ = may[:, :, None] & (known >= 0) & (higher > 0) & ~book.covert[lever]
    open_ &= allowed(promise_reasons(book, view))[at, hand]
    open_ &= price <= seen.own(view.mandate)[:, None, None] - RESERVE
    own = clauses.own[moment.at[:, None, None], known]
    worth = own - 2 * character.steps[:, None, None] + 1
    worth = np.where(moment.hollow[:, None, None], higher, worth)
    worth = np.where(open_, worth, 0).reshape(len(seen), -1)
    best = worth.argmax(axis=1)
    rows = np.flatnonzero(worth[moment.at, best] > 0)
    which, setting = best[rows] // len(ranks), best[rows] % len(ranks)
    beat.promise[rows, hand[rows, which]] = setting
    if not seen.alone:
        return []
    reasons = []
    for row, at_, rank in zip(rows, lever[rows, which], setting, strict=True):
        facts = {"lever": book.levers[at_], "setting": book.settings[at_][rank]}
        empty = bool(moment.hollow[row])
        reasons.append(moment.say(row, "empty_words" if empty else "announces", facts, not empty))
    return reasons


def _deny(moment: Briefing, beat: TalkOrders) -> None:
    """Deny in public the hidden settings that are in force; it pleases those at home."""
    book, at = moment.book, moment.at[:, None]
    hand, lever, there = hands_of(book, moment.seen.seat)
    now = moment.seen.view.setting[at, lever]
    may = there & moment.character.denies[:, None] & book.covert[lever, now]
    # What has just come to light is denied no more.
    may &= ~moment.seen.view.exposed[at, lever]
    row, which = np.nonzero(may)
    denied, rank = hand[row, which], now[row, which]
    may_deny = allowed(deny_reasons(book, moment.seen.view))
    fine = np.broadcast_to(may_deny, (len(at), *may_deny.shape[1:]))[row, denied, rank]
    beat.deny[row[fine], denied[fine]] = rank[fine]


def give_notice(moment: Briefing, beat: TalkOrders) -> list[Reason]:
    """Leave the agreements with those who broke their word, for a seat that bears a grudge for long."""
    bears = moment.character.grudge >= 2
    if not bears.any():
        return []
    view, own = moment.seen.view, (moment.at, moment.seen.seat)
    theirs = (view.signer & (moment.shunned & bears[:, None])[:, None, :]).any(axis=2)
    signed = moment.seen.own(view.signer.transpose(0, 2, 1))
    leaves = signed & of_same_deal(view, theirs & (view.clause >= 0)) & (view.until > view.round)
    beat.leave[own] = leaves
    if not moment.seen.alone:
        return []
    reasons = []
    for row in np.flatnonzero(leaves.any(axis=1)):
        culprit = int(highest(moment.shunned[row], moment.book.salt.seat))
        why, facts = grudge(moment, int(row), culprit)
        code = "leaves_in_doubt" if why == "seems_false" else "leaves"
        reasons.append(moment.say(row, code, facts, spoken=True))
    return reasons


def _suspicions(moment: Briefing) -> list[Reason]:
    """Say what the numbers have betrayed of the levers of others."""
    if not moment.seen.alone:
        return []
    book, memory = moment.book, moment.memory
    alone = (book.owners == 1) & ~moment.owns
    reasons = []
    for row, lever in np.argwhere((memory.hidden >= 0) & alone):
        facts: dict[str, str | int] = {
            "culprit": book.seats[int(book.owns[:, lever].argmax())],
            "lever": book.levers[lever],
            "indicator": book.indicators[memory.trace[row, lever]],
        }
        reasons.append(moment.say(row, "suspects", facts, spoken=True))
    return reasons


def _mark(moment: Briefing, beat: TalkOrders, clauses: Singles) -> None:
    """Tell all which two levers of others could do most for the seat."""
    book, seen = moment.book, moment.seen
    size = np.where(clauses.legal, np.maximum(clauses.own, 0), 0)
    table: Whole = np.zeros((len(seen), len(book.levers)), dtype=np.int64)
    first = np.flatnonzero(np.diff(clauses.lever, prepend=-1))
    if len(first):
        table[:, clauses.lever[first]] = np.maximum.reduceat(size, first, axis=1)
    table[moment.owns] = 0
    order = np.lexsort((np.broadcast_to(book.salt.lever, table.shape), -table))[:, :2]
    for rank in range(order.shape[1]):
        rows: Mask = table[moment.at, order[:, rank]] > 0
        beat.mark[moment.at[rows], seen.seat[rows], :, order[rows, rank]] = True
