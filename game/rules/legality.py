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

from game.rules.arrays import Array, Mask, Whole, choose, count, some
from game.rules.closing import purses
from game.rules.moves import may_change, out_of_reach, step_prices
from game.rules.once import once
from game.rules.position import Position
from game.rules.readings import as_seen
from game.rules.rulebook import Rulebook
from game.rules.signing import Packages, parties, sign_costs


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
class ProposeMenu:
    """Reasons for clauses [G, L, K], promises and denials [G, M, K], and notices [G, S, L]."""

    clause: Whole
    promise: Whole
    deny: Whole
    leave: Whole


@dataclass(frozen=True, slots=True)
class AnswerMenu:
    """Reasons for signing and for declining each proposal [G, P, S], and the cost of signing."""

    sign: Whole
    decline: Whole
    cost: Whole


@dataclass(frozen=True, slots=True)
class RatifyMenu:
    """Reasons for speaking on each proposal [G, P, S]."""

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
    """Why a hand may not order a setting, from what its lever's first owner sees.

    Masks [n] for the settings asked of hands; [G, M, K] for every setting without it.
    """
    wish = _wish(book, book.hand_lever, asked)
    now = wish.of(position.setting)
    moves = now != wish.setting
    reasons: Reasons = [
        (~book.real[wish.lever, wish.setting], Obstacle.NO_SUCH_SETTING),
        (~book.in_play[wish.lever] & moves, Obstacle.NOT_IN_PLAY),
    ]
    if book.irreversible.any():
        reasons.append((book.irreversible[wish.lever, now] & moves, Obstacle.IRREVERSIBLE))
    for need in book.needs:
        never = wish.per_game(out_of_reach(book, position, need))
        reasons.append((never & wish.is_for(need.lever, need.setting) & moves, Obstacle.NEEDS))
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
        owner = int(book.owner_seats[need.lever, 0])
        unmet = wish.per_game(~need.condition.holds(as_seen(book, position, owner)))
        reasons.append((unmet & wish.is_for(need.lever, need.setting) & moves, Obstacle.NEEDS))
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
    return [(~position.signer.transpose(0, 2, 1), Obstacle.NO_AGREEMENT)]


def package_reasons(book: Rulebook, position: Position, placed: Packages) -> Reasons:
    """Why packages as a whole may not be placed: masks [N]."""
    rules = book.scenario.agreements
    named = placed.named
    reasons = [
        (~book.actors[placed.proposer], Obstacle.OBSERVER),
        (~some(named, 1) & ~some(some(placed.pay != 0, 1), 1), Obstacle.EMPTY_PACKAGE),
        *_payment_reasons(book, placed.pay),
        (count(parties(book, placed), 1) < 2, Obstacle.NOBODY_ELSE),
        *_package_clashes(book, position, placed),
    ]
    if not rules.secret:
        reasons.append((some(named & ~placed.public, 1), Obstacle.NO_SECRETS))
    if rules.verification is None:
        reasons.append((some(named & placed.verified, 1), Obstacle.NO_VERIFICATION))
    return reasons


def _payment_reasons(book: Rulebook, pay: Whole) -> Reasons:
    if not pay.any():
        return []
    rules = book.scenario.agreements
    paid = pay != 0
    kinds = np.array([kind not in rules.payments for kind in ("mandate", "points")])
    no_purse = some(paid[:, 1] & (book.purse < 0), 1)
    most = round(rules.largest_payment * 100)
    return [
        (some(some(paid, 2) & kinds, 1) | no_purse, Obstacle.NO_PAYMENTS),
        (some(pay @ np.ones(pay.shape[2], dtype=np.int64) != 0, 1), Obstacle.PAYMENTS_UNEQUAL),
        (some(some(-pay > most, 2), 1), Obstacle.PAYMENT_TOO_LARGE),
    ]


def _package_clashes(book: Rulebook, position: Position, placed: Packages) -> Reasons:
    """A package may not ask for an excluded combination, as its proposer sees the levers."""
    if not book.infeasible:
        return []
    named = placed.named
    after = choose(named, placed.clause, position.seen[placed.game, placed.proposer])
    clash = np.zeros(len(named), dtype=bool)
    for pair in book.infeasible:
        both = np.logical_and.reduce([after[:, x] == s for x, s in pair])
        clash |= both & np.logical_or.reduce([named[:, x] for x, _ in pair])
    return [(clash, Obstacle.INFEASIBLE)]


def decline_reasons(book: Rulebook, position: Position) -> Reasons:
    """Why a seat may not answer a proposal: masks [G, P, S]."""
    own = book.itself
    joined = position.offer_deal > 0
    return [
        (~position.offered[:, :, None], Obstacle.NO_PROPOSAL),
        (~position.offer_party, Obstacle.NOT_PARTY),
        (own[None], Obstacle.OWN_PROPOSAL),
        (position.signed & joined[:, :, None], Obstacle.ALREADY_SIGNED),
    ]


def sign_reasons(book: Rulebook, position: Position, cost: Whole) -> Reasons:
    """Why a seat may not sign a proposal at that cost: masks [G, P, S]."""
    dear = cost > position.mandate[:, None]
    if position.offer_pay.any():
        paid = np.minimum(position.offer_pay, 0) * (position.offer_deal == 0)[:, :, None, None]
        dear = cost - paid[:, :, 0] > position.mandate[:, None]
        dear |= -paid[:, :, 1] > purses(book, position)[:, None]
    return [
        *decline_reasons(book, position),
        (position.signed, Obstacle.ALREADY_SIGNED),
        (dear, Obstacle.TOO_DEAR),
    ]


def approve_reasons(book: Rulebook, position: Position) -> Reasons:
    """Why a seat may not speak on the ratification of a proposal: masks [G, P, S]."""
    decides = book.ratifier[None, :] == np.arange(len(book.seats))[:, None]
    asked = (position.signed.astype(np.float64) @ decides.T) > 0
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
def propose_menu(book: Rulebook, position: Position) -> ProposeMenu:
    """Say what may be proposed, promised, denied and given notice on."""
    clause = first(clause_reasons(book, position))
    return ProposeMenu(
        np.broadcast_to(clause, (position.games, *clause.shape[1:])),
        first(promise_reasons(book, position)),
        first(deny_reasons(book, position)),
        first(leave_reasons(position)),
    )


@once
def answer_menu(book: Rulebook, position: Position) -> AnswerMenu:
    """Say which proposals each seat may sign or decline, and at what cost."""
    cost = sign_costs(book, position).all
    return AnswerMenu(
        first(sign_reasons(book, position, cost)), first(decline_reasons(book, position)), cost
    )


@once
def ratify_menu(book: Rulebook, position: Position) -> RatifyMenu:
    """Say on which signed proposals each seat's approval is asked."""
    return RatifyMenu(first(approve_reasons(book, position)))
