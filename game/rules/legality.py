"""What may be ordered now, and why not.

Every rule of legality is a mask with its reason. A menu names for every possible order the first reason
that applies, 0 where none does: minds and screens read the zeros, refusals read the reasons. `lawful`
drops what any of the same masks forbids; so menu, refusal and law come from the same code.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import reduce

import numpy as np

from game.rules.agreeing import read_as_signed, too_dear
from game.rules.arrays import Array, Mask, Whole, count, places, some
from game.rules.beats import PAY
from game.rules.edits import changes_fit, edited
from game.rules.impossible import never
from game.rules.moves import may_change, out_of_reach, step_prices
from game.rules.once import once
from game.rules.position import Position
from game.rules.ratification import approvers
from game.rules.readings import as_seen
from game.rules.rulebook import Rulebook
from game.rules.signing import Packages, sign_costs, written
from game.rules.texts import Texts, names_of, texts_at


class Obstacle(IntEnum):
    """Why an order is not allowed."""

    ALLOWED = 0
    NO_SUCH_SETTING = 1
    NOT_IN_PLAY = 2
    NOT_YOURS = 3
    IRREVERSIBLE = 4
    NEEDS = 5
    INFEASIBLE = 6
    TOO_DEAR = 7
    BOUND = 8
    NO_PROPOSAL = 9
    NOT_PARTY = 10
    OWN_PROPOSAL = 11
    ALREADY_SIGNED = 12
    NOT_COVERT = 13
    ALREADY_DENIED = 14
    ALREADY_PROMISED = 15
    NO_QUESTION = 16
    NO_AGREEMENT = 17
    NOT_RATIFIER = 18
    EMPTY_PACKAGE = 19
    NOBODY_ELSE = 20
    NO_SECRETS = 21
    NO_VERIFICATION = 22
    NO_PAYMENTS = 23
    PAYMENT_TOO_LARGE = 24
    PAYMENTS_UNEQUAL = 25
    JOINT = 26
    WRONG_PHASE = 27
    UNKNOWN_NAME = 28
    TOO_MANY = 29
    OBSERVER = 30
    NOT_ASKED = 31
    ALREADY_CLOSED = 32
    NEVER = 33
    NOT_SIGNED = 34
    NO_CHANGE = 35
    NOTHING_READY = 36
    PUT_TOO = 37
    NO_CLAUSE = 38
    PAID_WATCHER = 39
    TOO_EARLY = 40
    ONLY_AGREED = 41


@dataclass(frozen=True, slots=True)
class CommitMenu:
    """Reasons for each hand and setting [G, M, K], prices, and event options [G, E, O]."""

    setting: Whole
    price: Whole
    option: Whole
    lapses: Whole
    """[G, M, K] why an allowed move would lapse as things stand; the same reveal may cure it"""

    @property
    def sure(self) -> Mask:
        """Settings that may be ordered and that nothing which stands is in the way of: [G, M, K]."""
        return (self.setting == 0) & (self.lapses == 0)


@dataclass(frozen=True, slots=True)
class TalkMenu:
    """Reasons for what can be said in an exchange.

    For clauses [G, L, K], promises and denials [G, M, K], notices [G, S, L]; for signing, declining and taking
    back each text [G, T, S], with the cost of signing.
    """

    clause: Whole
    promise: Whole
    deny: Whole
    leave: Whole
    sign: Whole
    decline: Whole
    back: Whole
    cost: Whole


@dataclass(frozen=True, slots=True)
class RatifyMenu:
    """Reasons for speaking on each text [G, T, S]."""

    approve: Whole


Reasons = list[tuple[Mask, Obstacle]]
"""Masks that fit one array, each with why it forbids, the first to be named first."""


def first(reasons: Reasons) -> Whole:
    """Name the first reason that applies to each element; 0 where it is allowed.

    >>> first([(np.array([False, True]), Obstacle.NEEDS), (np.array([True, True]), Obstacle.JOINT)])
    array([26,  5])
    """
    shape = np.broadcast_shapes(*(mask.shape for mask, _ in reasons))
    named = np.zeros(shape, dtype=np.int64)
    for mask, why in reversed(reasons):
        np.copyto(named, int(why), where=mask)
    return named


def allowed(reasons: Reasons, besides: Obstacle | None = None) -> Mask:
    """Tell what no reason forbids, perhaps passing one over.

    >>> allowed([(np.array([False, True]), Obstacle.NEEDS)])
    array([ True, False])
    """
    forbidden: Mask = reduce(np.logical_or, [mask for mask, why in reasons if why != besides])
    return ~forbidden


@dataclass(frozen=True, slots=True)
class AskedFor:
    """Settings asked for, n of them: in which game, by which hand or of which lever, and which."""

    game: Whole
    what: Whole
    """index of a hand or of a lever"""
    setting: Whole


@dataclass(frozen=True, slots=True)
class Wanted:
    """Settings somebody may want: every setting, [1, levers or hands, K], or n that are asked for."""

    lever: Whole
    setting: Whole
    game: Whole | None = None
    """[n] where they are asked for"""

    def of(self, fact: Array) -> Array:
        """Look up a fact [G, L] of the levers, in the shape of the wish."""
        return fact[:, self.lever[0]] if self.game is None else fact[self.game, self.lever]

    def per_game(self, mask: Mask) -> Mask:
        """Bring a mask [G] into the shape of the wish."""
        return mask[:, None, None] if self.game is None else mask[self.game]

    def is_for(self, lever: int, setting: int) -> Mask:
        """Where this setting of this lever is wanted."""
        return (self.lever == lever) & (self.setting == setting)


def _wish(book: Rulebook, lever: Whole, asked: AskedFor | None) -> Wanted:
    """Wish for all settings of the levers listed, or for what is asked, by its index in the list."""
    if asked is None:
        return Wanted(lever[None, :, None], np.arange(book.real.shape[1]))
    return Wanted(lever[asked.what], asked.setting, asked.game)


def clause_reasons(book: Rulebook, position: Position, asked: AskedFor | None = None) -> Reasons:
    """Why a clause may not name a setting, from what everyone knows.

    Masks [n] for the settings of levers that are asked for; [G, L, K] for every setting without it.
    """
    wish = _wish(book, np.arange(len(book.levers)), asked)
    reasons: Reasons = [
        (~book.real[wish.lever, wish.setting], Obstacle.NO_SUCH_SETTING),
        (
            ~book.in_play[wish.lever] & (book.start[wish.lever] != wish.setting),
            Obstacle.NOT_IN_PLAY,
        ),
    ]
    if book.irreversible.any():
        now = wish.of(position.setting)
        stuck = book.irreversible[wish.lever, now] & ~some(book.covert, 1)[wish.lever]
        reasons.append((stuck & (now != wish.setting), Obstacle.IRREVERSIBLE))
    return reasons


def move_reasons(book: Rulebook, position: Position, asked: AskedFor | None = None) -> Reasons:
    """Why a hand may not order a setting, from what its own seat sees (case signed-3 on what takes an agreement).

    Masks [n] for the settings asked of hands; [G, M, K] for every setting without it.
    """
    wish = _wish(book, book.hand_lever, asked)
    hands = np.arange(len(book.hand_lever))[None, :, None] if asked is None else asked.what
    now = wish.of(position.setting)
    moves = now != wish.setting
    reasons: Reasons = [
        (~book.real[wish.lever, wish.setting], Obstacle.NO_SUCH_SETTING),
        (~book.in_play[wish.lever] & moves, Obstacle.NOT_IN_PLAY),
    ]
    if book.irreversible.any():
        reasons.append((book.irreversible[wish.lever, now] & moves, Obstacle.IRREVERSIBLE))
    if book.pledged:
        bare = book.only_agreed[wish.lever, wish.setting] & (
            wish.of(position.clause) != wish.setting
        )
        reasons.append((bare & moves, Obstacle.ONLY_AGREED))
    for need in book.needs:
        for hand in np.flatnonzero(book.hand_lever == need.lever).tolist():
            never_met = wish.per_game(out_of_reach(book, position, need, int(book.hand_seat[hand])))
            wanted = wish.is_for(need.lever, need.setting) & (hands == hand)
            reasons.append((never_met & wanted & moves, Obstacle.NEEDS))
    reasons += _clash_reasons(book, position, wish, for_good=True)
    if book.binding.any():
        bound = book.binding[wish.lever] & (wish.of(position.clause) >= 0)
        reasons.append((bound & moves, Obstacle.BOUND))
    return reasons


def warnings(book: Rulebook, position: Position) -> Reasons:
    """Why a hand's move may lapse, unless the same reveal cures it: masks [G, M, K].

    As things stand a need is unmet, or the combination is excluded.
    """
    wish = _wish(book, book.hand_lever, None)
    moves = wish.of(position.setting) != wish.setting
    reasons = _clash_reasons(book, position, wish, for_good=False)
    for need in book.needs:
        for hand in np.flatnonzero(book.hand_lever == need.lever).tolist():
            readings = as_seen(book, position, int(book.hand_seat[hand]))
            unmet = wish.per_game(~need.condition.holds(readings))
            mine = (np.arange(len(book.hand_lever)) == hand)[None, :, None]
            wanted = wish.is_for(need.lever, need.setting) & mine
            reasons.append((unmet & wanted & moves, Obstacle.NEEDS))
    return reasons or [(np.zeros(moves.shape, dtype=bool), Obstacle.ALLOWED)]


def _clash_reasons(book: Rulebook, position: Position, wish: Wanted, for_good: bool) -> Reasons:
    """Which settings would make an excluded combination with what stands, or stands for good."""
    moves = wish.of(position.setting) != wish.setting
    reasons: Reasons = []
    for pair in book.infeasible:
        for own, setting in pair:
            others = [position.setting[:, x] == s for x, s in pair if x != own]
            if for_good:
                others.append(
                    ~some(
                        may_change(book, position.setting)[:, [x for x, _ in pair if x != own]], 1
                    )
                )
            clash = wish.per_game(np.logical_and.reduce(others))
            reasons.append((clash & wish.is_for(own, setting) & moves, Obstacle.INFEASIBLE))
    return reasons


def option_reasons(book: Rulebook, position: Position) -> Reasons:
    """Why an event's question may not be answered so: masks [G, E, O]."""
    budget = position.mandate[:, np.maximum(book.choice_seat, 0)]
    known = np.array([len(options) for options in book.options])[:, None] > np.arange(
        book.option_cost.shape[1]
    )
    return [
        (~position.pending[:, :, None], Obstacle.NO_QUESTION),
        (~known[None], Obstacle.NO_SUCH_SETTING),
        (book.option_cost > budget[:, :, None], Obstacle.TOO_DEAR),
    ]


def promise_reasons(book: Rulebook, position: Position, asked: AskedFor | None = None) -> Reasons:
    """Why a setting may not be promised in public: masks as for moves."""
    said = ((position.promised >= 0).astype(np.float64) @ book.owns.T > 0)[:, book.hand_seat]
    joint = book.owners[book.hand_lever] > 1
    return [
        *move_reasons(book, position, asked),
        (joint[None, :, None] if asked is None else joint[asked.what], Obstacle.JOINT),
        (
            said[:, :, None] if asked is None else said[asked.game, asked.what],
            Obstacle.ALREADY_PROMISED,
        ),
    ]


def deny_reasons(book: Rulebook, position: Position) -> Reasons:
    """Why a setting may not be denied: masks [G, M, K]."""
    lever = book.hand_lever
    no_denials = book.scenario.agreements.denial is None
    return [
        ((~book.covert[lever] | no_denials)[None], Obstacle.NOT_COVERT),
        ((position.denied[:, lever] >= 0)[:, :, None], Obstacle.ALREADY_DENIED),
    ]


def leave_reasons(position: Position) -> Reasons:
    """Why a seat may not give notice on a lever's clause: masks [G, S, L]."""
    return [(~read_as_signed(position), Obstacle.NO_AGREEMENT)]


def package_reasons(book: Rulebook, position: Position, placed: Packages) -> Reasons:
    """Why packages as a whole may not be put on the table: masks [N] (case talk-11)."""
    texts = written(book, placed)
    early = np.full(len(placed.game), position.round < book.talk_from)
    seen = position.seen[placed.game, placed.proposer]
    return [
        (~book.actors[placed.proposer], Obstacle.OBSERVER),
        (early, Obstacle.TOO_EARLY),
        *text_reasons(book, texts),
        (never(book, seen, texts), Obstacle.NEVER),
        (_has_closed(book, position, texts), Obstacle.ALREADY_CLOSED),
    ]


def text_reasons(book: Rulebook, texts: Texts) -> Reasons:
    """Why texts may not say what they say, whoever puts them: masks [n]."""
    rules, named = book.scenario.agreements, texts.named
    reasons = [
        (~some(named, 1) & ~some(some(texts.pay != 0, 1), 1), Obstacle.EMPTY_PACKAGE),
        *_payment_reasons(book, texts.pay),
        (count(texts.party, 1) < 2, Obstacle.NOBODY_ELSE),
    ]
    if not rules.secret:
        reasons.append((some(named & ~texts.public, 1), Obstacle.NO_SECRETS))
    if rules.verification is None:
        reasons.append((some(named & texts.verified, 1), Obstacle.NO_VERIFICATION))
    return reasons


def _has_closed(book: Rulebook, position: Position, texts: Texts) -> Mask:
    """Tell which texts have closed in this talk, where a text closes at most once, or are in force: [n].

    Case closing-18. Who would join an open agreement signs it.
    """
    closed = position.offer_deal > 0
    same = position.offer_name[texts.game] == names_of(book, texts)[:, None]
    return some(closed[texts.game] & same, 1)


def _payment_reasons(book: Rulebook, pay: Whole) -> Reasons:
    """Why texts may not pay so [n, 2, S]: masks [n] (cases refusal-8, refusal-9 and refusal-17).

    A seat that only watches signs nothing: what it would pay could never close, and what it received would
    change its mandate for a reason that it could not read.
    """
    if not pay.any():
        return []
    rules = book.scenario.agreements
    paid = pay != 0
    kinds = np.array([kind not in rules.payments for kind in PAY])
    no_purse = some(paid[:, 1] & (book.purse < 0), 1)
    most = round(rules.largest_payment * 100)
    return [
        (some(some(paid, 2) & kinds, 1) | no_purse, Obstacle.NO_PAYMENTS),
        (some(some(paid, 1) & ~book.actors, 1), Obstacle.PAID_WATCHER),
        (some(pay @ np.ones(pay.shape[2], dtype=np.int64) != 0, 1), Obstacle.PAYMENTS_UNEQUAL),
        (some(some(-pay > most, 2), 1), Obstacle.PAYMENT_TOO_LARGE),
    ]


def change_reasons(
    book: Rulebook, position: Position, at: tuple[Whole, Whole, Whole], change: Whole
) -> Reasons:
    """Why changes [n, edits] may not be named for texts by seats, `at` games, places and seats: masks [n].

    One or two differences that make a text which the seat could sign, and which could be put (case talk-7).
    """
    game, text, seat = at
    of = texts_at(position, (game, text))
    after = edited(book, of, change, seat)
    seen = position.seen[game, seat]
    row, lever = places(after.named)
    clause = AskedFor(game[row], lever, after.clause[row, lever])
    lawful = allowed(clause_reasons(book, position, clause))
    unlawful = np.zeros(len(game), dtype=bool)
    unlawful[row[~lawful]] = True
    return [
        (~changes_fit(book, of, change, seat), Obstacle.NO_CHANGE),
        (unlawful, Obstacle.NO_CHANGE),
        *text_reasons(book, after),
        (never(book, seen, after), Obstacle.NEVER),
    ]


def in_the_way(position: Position, blocking: Whole) -> Mask:
    """Tell which levers [G, T, S] can be named as in the way: those on which the text has a clause (case talk-10).

    It holds where none is named, -1, too.
    """
    clause = np.take_along_axis(position.offer, np.maximum(blocking, 0), axis=2)
    return (blocking < 0) | (clause >= 0)


def decline_reasons(position: Position) -> Reasons:
    """Why a seat may not decline a text: masks [G, T, S]."""
    joined = position.offer_deal > 0
    return [
        (~position.offered[:, :, None], Obstacle.NO_PROPOSAL),
        (~position.offer_party, Obstacle.NOT_PARTY),
        (position.proposer, Obstacle.OWN_PROPOSAL),
        (position.signed & joined[:, :, None], Obstacle.ALREADY_SIGNED),
    ]


def sign_reasons(book: Rulebook, position: Position, cost: Whole) -> Reasons:
    """Why a seat may not sign a text at that cost: masks [G, T, S]."""
    return [
        (~position.offered[:, :, None], Obstacle.NO_PROPOSAL),
        (~position.offer_party, Obstacle.NOT_PARTY),
        (position.signed, Obstacle.ALREADY_SIGNED),
        (too_dear(book, position, cost), Obstacle.TOO_DEAR),
    ]


def back_reasons(position: Position) -> Reasons:
    """Why a seat may not take its signature back from a text: masks [G, T, S]."""
    return [
        (~position.offered[:, :, None], Obstacle.NO_PROPOSAL),
        (~position.signed, Obstacle.NOT_SIGNED),
        ((position.offer_deal > 0)[:, :, None], Obstacle.ALREADY_CLOSED),
    ]


def approve_reasons(book: Rulebook, position: Position) -> Reasons:
    """Why a seat may not speak on the ratification of a text: masks [G, T, S]."""
    asked = approvers(book, position, position.awaiting)
    return [
        (~position.awaiting[:, :, None], Obstacle.NO_PROPOSAL),
        (~asked, Obstacle.NOT_RATIFIER),
        (position.signed, Obstacle.ALREADY_SIGNED),
    ]


@once
def commit_menu(book: Rulebook, position: Position) -> CommitMenu:
    """Say what may be ordered in the commit phase."""
    price = step_prices(book, position, np.arange(book.real.shape[1]))
    dear = price > position.mandate[:, book.hand_seat][:, :, None]
    setting = first([*move_reasons(book, position), (dear, Obstacle.TOO_DEAR)])
    lapses = first(warnings(book, position))
    return CommitMenu(setting, price, first(option_reasons(book, position)), lapses)


@once
def talk_menu(book: Rulebook, position: Position) -> TalkMenu:
    """Say what may be put, promised, denied, given notice on, signed, declined and taken back."""
    clause = first(clause_reasons(book, position))
    cost = sign_costs(book, position).all
    return TalkMenu(
        np.broadcast_to(clause, (position.games, *clause.shape[1:])),
        first(promise_reasons(book, position)),
        first(deny_reasons(book, position)),
        first(leave_reasons(position)),
        first(sign_reasons(book, position, cost)),
        first(decline_reasons(position)),
        first(back_reasons(position)),
        cost,
    )


@once
def ratify_menu(book: Rulebook, position: Position) -> RatifyMenu:
    """Say on which signed texts each seat's approval is asked."""
    return RatifyMenu(first(approve_reasons(book, position)))
