"""What may be ordered now: menus of reasons, and orders cut down to the law.

A menu holds for every possible order the reason why it is not allowed, 0 where it is. Minds and screens
read the zeros, refusals read the reasons, and `lawful` drops what neither would let through; so menu
and refusal come from the same code.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np

from game.rules.arrays import Mask, Whole
from game.rules.beats import (
    PLACE,
    SIGN,
    AnswerOrders,
    BeatOrders,
    BriefOrders,
    CommitOrders,
    ProposeOrders,
    RatifyOrders,
)
from game.rules.closing import purses
from game.rules.position import Position
from game.rules.readings import as_seen
from game.rules.reveal import step_prices
from game.rules.rulebook import Rulebook
from game.rules.signing import parties, sign_costs


class Why(IntEnum):
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


def _first(*reasons: tuple[Mask, Why]) -> Whole:
    """Name the first reason that applies to each element.

    >>> _first((np.array([False, True]), Why.NEEDS), (np.array([True, True]), Why.JOINT))
    array([26,  5])
    """
    shape = np.broadcast_shapes(*(mask.shape for mask, _ in reasons))
    found = np.zeros(shape, dtype=np.int64)
    for mask, why in reversed(reasons):
        found = np.where(mask, int(why), found)
    return found


def _moves(book: Rulebook, position: Position) -> list[tuple[Mask, Why]]:
    """Why a lever may not go to a setting: masks [G, L, K], from what its first owner can see."""
    ranks = np.arange(book.real.shape[1])
    stays = position.setting[:, :, None] == ranks
    stuck = book.irreversible[np.arange(len(book.levers)), position.setting]
    unmet = np.zeros(stays.shape, dtype=bool)
    for need in book.needs:
        owner = int(np.argmax(book.owns[:, need.lever]))
        holds = need.condition.holds(as_seen(book, position, owner))
        unmet[:, need.lever, need.setting] |= ~holds
    return [*_clauses(book, position), (stuck[:, :, None] & ~stays, Why.IRREVERSIBLE), (unmet & ~stays, Why.NEEDS)]


def _clauses(book: Rulebook, position: Position) -> list[tuple[Mask, Why]]:
    """Why a clause may not name a setting: masks [G, L, K], from what everyone knows."""
    ranks = np.arange(book.real.shape[1])
    stays = position.setting[:, :, None] == ranks
    hidden = book.covert.any(axis=1)
    stuck = book.irreversible[np.arange(len(book.levers)), position.setting] & ~hidden
    return [
        (np.broadcast_to(~book.real, stays.shape), Why.NO_SUCH_SETTING),
        (~book.in_play[:, None] & (book.start[:, None] != ranks) & np.ones_like(stays), Why.NOT_IN_PLAY),
        (stuck[:, :, None] & ~stays, Why.IRREVERSIBLE),
    ]


def infeasible(book: Rulebook, position: Position) -> Mask:
    """Tell which single move would make an excluded combination with what is in force: [G, L, K]."""
    found = np.zeros((position.games, *book.real.shape), dtype=bool)
    for pair in book.infeasible:
        for lever, setting in pair:
            others = [position.setting[:, x] == s for x, s in pair if x != lever]
            found[:, lever, setting] |= np.logical_and.reduce(others)
    return found


def commit_menu(book: Rulebook, position: Position) -> CommitMenu:
    """Say what may be ordered in the commit phase."""
    lever = book.hand_lever
    bound = (book.binding & (position.clause >= 0))[:, :, None]
    ranks = np.arange(book.real.shape[1])
    stays = position.setting[:, :, None] == ranks
    clash = infeasible(book, position) & ~stays
    why = _first(
        *_moves(book, position), (clash, Why.INFEASIBLE), (bound & ~stays, Why.BOUND)
    )[:, lever]
    price = step_prices(book, position)
    budget = position.mandate[:, book.hand_seat]
    why = np.where((why == 0) & (price > budget[:, :, None]), int(Why.TOO_DEAR), why)
    return CommitMenu(why, price, _options(book, position))


def _options(book: Rulebook, position: Position) -> Whole:
    choosers = np.maximum(book.choice_seat, 0)
    budget = position.mandate[:, choosers]
    known = np.array([[o < len(x) for o in range(book.option_cost.shape[1])] for x in book.options])
    known = known.reshape(book.option_cost.shape)
    return _first(
        (~position.pending[:, :, None] & np.ones_like(known), Why.NO_QUESTION),
        (~known, Why.NO_SUCH_SETTING),
        (book.option_cost > budget[:, :, None], Why.TOO_DEAR),
    )


def propose_menu(book: Rulebook, position: Position) -> ProposeMenu:
    """Say what may be proposed, promised, denied and given notice on."""
    lever = book.hand_lever
    clause = _first(*_clauses(book, position))
    moves = _first(*_moves(book, position))[:, lever]
    said = (position.promised >= 0).astype(np.float64) @ book.owns.T > 0
    promise = _first(
        (np.broadcast_to((book.owners[lever] > 1)[:, None], moves.shape), Why.JOINT),
        (said[:, book.hand_seat][:, :, None], Why.ALREADY_PROMISED),
    )
    promise = np.where(moves > 0, moves, promise)
    rules = book.scenario.agreements.denial
    deny = _first(
        (np.broadcast_to(~book.covert[lever] | (rules is None), promise.shape), Why.NOT_COVERT),
        ((position.denied[:, lever] >= 0)[:, :, None], Why.ALREADY_DENIED),
    )
    leave = np.where(position.signer.transpose(0, 2, 1), 0, int(Why.NO_AGREEMENT))
    return ProposeMenu(clause, promise, deny, leave)


def answer_menu(book: Rulebook, position: Position) -> AnswerMenu:
    """Say which proposals each seat may sign or decline, and at what cost."""
    cost = sign_costs(book, position).all
    paid = np.minimum(position.offer_pay, 0) * (position.offer_deal == 0)[:, :, None, None]
    own = np.eye(len(book.seats), dtype=bool)
    dear = (cost - paid[:, :, 0] > position.mandate[:, None]) | (
        -paid[:, :, 1] > purses(book, position)[:, None]
    )
    decline = _first(
        (~position.offered[:, :, None], Why.NO_PROPOSAL),
        (~position.offer_party, Why.NOT_PARTY),
        (np.broadcast_to(own, dear.shape), Why.OWN_PROPOSAL),
        (position.signed & (position.offer_deal > 0)[:, :, None], Why.ALREADY_SIGNED),
    )
    sign = np.where(decline > 0, decline, _first((position.signed, Why.ALREADY_SIGNED), (dear, Why.TOO_DEAR)))
    return AnswerMenu(sign, decline, cost)


def ratify_menu(book: Rulebook, position: Position) -> RatifyMenu:
    """Say on which signed proposals each seat's approval is asked."""
    decides = book.ratifier[None, :] == np.arange(len(book.seats))[:, None]
    asked = (position.signed.astype(np.float64) @ decides.T) > 0
    return RatifyMenu(
        _first((~position.awaiting[:, :, None], Why.NO_PROPOSAL), (~asked, Why.NOT_RATIFIER))
    )


def lawful(book: Rulebook, position: Position, orders: BeatOrders) -> BeatOrders:
    """Drop every order that the menu does not allow, and what goes beyond a seat's mandate."""
    match orders:
        case CommitOrders():
            return _lawful_commit(book, position, orders)
        case ProposeOrders():
            return _lawful_proposals(book, position, orders)
        case AnswerOrders():
            if not orders.answer.any():
                return orders
            menu = answer_menu(book, position)
            why = np.where(orders.answer == SIGN, menu.sign, menu.decline)
            return replace(orders, answer=np.where(why == 0, orders.answer, 0))
        case RatifyOrders():
            if not position.awaiting.any():
                return orders
            menu_ = ratify_menu(book, position)
            return replace(orders, approve=np.where(menu_.approve == 0, orders.approve, 0))
        case BriefOrders():
            return orders


def _lawful_commit(book: Rulebook, position: Position, orders: CommitOrders) -> CommitOrders:
    menu = commit_menu(book, position)
    wanted = np.maximum(orders.setting, 0)[:, :, None]
    why = np.take_along_axis(menu.setting, wanted, axis=2)[:, :, 0]
    price = np.take_along_axis(menu.price, wanted, axis=2)[:, :, 0]
    given = (orders.setting >= 0) & ((why == 0) | (why == int(Why.INFEASIBLE)))
    option = orders.option
    spent = np.zeros_like(position.mandate)
    if (option >= 0).any():
        chosen = np.maximum(option, 0)[:, :, None]
        reason = np.take_along_axis(menu.option, chosen, axis=2)[:, :, 0]
        option = np.where(reason == 0, option, -1)
        spent += option_costs(book, option)
    spending = np.where(given, price, 0)
    sums = (spending.astype(np.float64) @ book.hand_of_seat).astype(np.int64)
    if (sums + spent > position.mandate).any():
        for hand, seat in enumerate(book.hand_seat):
            over = spent[:, seat] + spending[:, hand] > position.mandate[:, seat]
            given[:, hand] &= ~over
            spent[:, seat] += np.where(over, 0, spending[:, hand])
    return CommitOrders(np.where(given, orders.setting, -1), option)


def option_costs(book: Rulebook, option: Whole) -> Whole:
    """What each seat pays for its answers to events: [G, S]."""
    events = np.arange(len(book.events))
    cost = np.where(option >= 0, book.option_cost[events, np.maximum(option, 0)], 0)
    asked = book.choice_seat[:, None] == np.arange(len(book.seats))
    return cost @ asked.astype(np.int64)


def package_faults(book: Rulebook, position: Position, orders: ProposeOrders) -> Whole:
    """Name what is wrong with each package as a whole: [G, P], 0 where nothing is."""
    rules = book.scenario.agreements
    named = orders.clause >= 0
    paid = orders.pay != 0
    party = parties(book, orders.clause, orders.pay, orders.invited)
    most = int(round(rules.largest_payment * 100))
    kinds = np.array([kind not in rules.payments for kind in ("mandate", "points")])
    no_purse = paid[:, :, 1] & (book.purse < 0)
    clash = np.zeros(orders.action.shape, dtype=bool)
    if book.infeasible:
        after = np.where(named, orders.clause, position.setting[:, None, :])
        for pair in book.infeasible:
            both = np.logical_and.reduce([after[:, :, x] == s for x, s in pair])
            clash |= both & np.logical_or.reduce([named[:, :, x] for x, _ in pair])
    return _first(
        (np.broadcast_to(~book.actors, orders.action.shape), Why.OBSERVER),
        (~named.any(axis=2) & ~paid.any(axis=(2, 3)), Why.EMPTY_PACKAGE),
        ((paid.any(axis=3) & kinds).any(axis=2) | no_purse.any(axis=2), Why.NO_PAYMENTS),
        ((orders.pay.sum(axis=3) != 0).any(axis=2), Why.PAYMENTS_UNEQUAL),
        ((-orders.pay > most).any(axis=(2, 3)), Why.PAYMENT_TOO_LARGE),
        ((named & ~orders.public).any(axis=2) & (not rules.secret), Why.NO_SECRETS),
        ((named & orders.verified).any(axis=2) & (rules.verification is None), Why.NO_VERIFICATION),
        (party.sum(axis=2) < 2, Why.NOBODY_ELSE),
        (clash, Why.INFEASIBLE),
    )


def _lawful_proposals(book: Rulebook, position: Position, orders: ProposeOrders) -> ProposeOrders:
    menu = propose_menu(book, position)
    clause = orders.clause
    if (orders.action == PLACE).any():
        why = np.take_along_axis(
            menu.clause[:, None], np.maximum(clause, 0)[..., None], axis=3
        )[..., 0]
        clause = np.where(why == 0, clause, -1)
        orders = replace(orders, clause=clause)
        fine = package_faults(book, position, orders) == 0
        action = np.where((orders.action == PLACE) & ~fine, 0, orders.action)
        orders = replace(orders, action=action)
    promise = _allowed(orders.promise, menu.promise)
    first = np.zeros_like(promise, dtype=bool)
    if (promise >= 0).any():
        seats = book.hand_seat[:, None] == book.hand_seat
        earlier = np.tril(seats, -1).astype(np.float64)
        first = ((promise >= 0).astype(np.float64) @ earlier.T) == 0
        promise = np.where(first, promise, -1)
    return replace(
        orders,
        promise=promise,
        deny=_allowed(orders.deny, menu.deny),
        leave=orders.leave & (menu.leave == 0),
    )


def _allowed(wanted: Whole, why: Whole) -> Whole:
    if not (wanted >= 0).any():
        return wanted
    reason = np.take_along_axis(why, np.maximum(wanted, 0)[:, :, None], axis=2)[:, :, 0]
    return np.where(reason == 0, wanted, -1)
