"""Orders cut down to the law: what the menus forbid is dropped before a phase is resolved.

A session refuses such orders with a reason first; these functions protect batches and records.
"""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np

from game.rules.arrays import Array, Mask, Whole, places
from game.rules.beats import (
    PLACE,
    SIGN,
    AnswerOrders,
    BeatOrders,
    CommitOrders,
    ProposeOrders,
    RatifyOrders,
)
from game.rules.legality import (
    AskedFor,
    Obstacle,
    allowed,
    approve_reasons,
    clause_reasons,
    decline_reasons,
    deny_reasons,
    leave_reasons,
    move_reasons,
    option_reasons,
    package_reasons,
    promise_reasons,
    sign_reasons,
)
from game.rules.moves import step_prices
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.signing import packages, sign_costs


def _keep(orders: Whole, mask: Mask) -> Whole:
    """Keep orders where the mask holds and put -1 elsewhere."""
    return (orders + 1) * mask - 1


def _at(table: Array, wanted: Whole) -> Array:
    """Look up what was asked for along the last axis of a table; -1 looks up the first."""
    return np.take_along_axis(table, np.maximum(wanted, 0)[..., None], axis=-1)[..., 0]


def _without(orders: Whole, at: tuple[Whole, ...], fine: Mask) -> Whole:
    """Put -1 in place of the orders `at` that are not fine."""
    if fine.all():
        return orders
    kept = orders.copy()
    kept[at] = _keep(kept[at], fine)
    return kept


def lawful_proposals(book: Rulebook, position: Position, orders: ProposeOrders) -> ProposeOrders:
    """Drop clauses, packages, promises, denials and notices that are not allowed."""
    kept: dict[str, Array] = {}
    if (orders.action == PLACE).any():
        at = places(orders.clause >= 0)
        fine = allowed(clause_reasons(book, position, AskedFor(at[0], at[2], orders.clause[at])))
        kept["clause"] = _without(orders.clause, at, fine)
        placed = packages(replace(orders, clause=kept["clause"]), orders.action == PLACE)
        kept["action"] = orders.action.copy()
        fine = allowed(package_reasons(book, position, placed))
        kept["action"][placed.game, placed.proposer] *= fine
    game, hand = at = places(orders.promise >= 0)
    if len(game):
        fine = allowed(promise_reasons(book, position, AskedFor(game, hand, orders.promise[at])))
        kept["promise"] = _one_each(book, _without(orders.promise, at, fine))
    game, hand = at = places(orders.deny >= 0)
    if len(game):
        may = allowed(deny_reasons(book, position))
        kept["deny"] = _without(orders.deny, at, may[game, hand, orders.deny[at]])
    if orders.leave.any():
        kept["leave"] = orders.leave & allowed(leave_reasons(position))
    return replace(orders, **kept)


def _one_each(book: Rulebook, promise: Whole) -> Whole:
    """Keep the first promise of every seat."""
    earlier = np.tril(book.hand_seat[:, None] == book.hand_seat, -1).astype(np.float64)
    given = (promise >= 0).astype(np.float64)
    return _keep(promise, given @ earlier.T == 0)


def lawful_answers(
    book: Rulebook, position: Position, orders: AnswerOrders, cost: Whole
) -> AnswerOrders:
    """Drop answers that are not allowed; `cost` [G, P, S] is what signing costs."""
    signs = orders.answer == SIGN
    fine = signs & allowed(sign_reasons(book, position, cost))
    fine |= ~signs & allowed(decline_reasons(book, position))
    return replace(orders, answer=orders.answer * fine)


def lawful_approvals(book: Rulebook, position: Position, orders: RatifyOrders) -> RatifyOrders:
    """Drop approvals by seats that were not asked."""
    return RatifyOrders(orders.approve * allowed(approve_reasons(book, position)))


def lawful_commitments(book: Rulebook, position: Position, orders: CommitOrders) -> CommitOrders:
    """Drop moves and answers that are not allowed, and what goes beyond a seat's mandate.

    Moves that would exclude each other stay: the reveal decides which of them is made.
    """
    game, hand = at = places(orders.setting >= 0)
    wanted = AskedFor(game, hand, orders.setting[at])
    given = np.zeros(orders.setting.shape, dtype=bool)
    given[at] = allowed(move_reasons(book, position, wanted), besides=Obstacle.INFEASIBLE)
    price = step_prices(book, position, np.maximum(orders.setting, 0)[:, :, None])[:, :, 0]
    option = orders.option
    spent = np.zeros_like(position.mandate)
    if (option >= 0).any():
        option = _keep(option, _at(allowed(option_reasons(book, position)), option))
        option = _keep(option, _affordable(book, position, option, spent))
    spending = price * given
    sums = (spending.astype(np.float64) @ book.hand_of_seat).astype(np.int64)
    if (sums + spent > position.mandate).any():
        for index, seat in enumerate(book.hand_seat):
            over = spent[:, seat] + spending[:, index] > position.mandate[:, seat]
            given[:, index] &= ~over
            spent[:, seat] += spending[:, index] * ~over
    return CommitOrders(_keep(orders.setting, given), option)


def _affordable(book: Rulebook, position: Position, option: Whole, spent: Whole) -> Mask:
    """Tell which answers to events [G, E] their seats can pay, in the order of the events.

    Adds what they cost to `spent` [G, S].
    """
    fine = option >= 0
    for event, seat in enumerate(book.choice_seat):
        if seat >= 0 and fine[:, event].any():
            cost = book.option_cost[event].take(np.maximum(option[:, event], 0))
            fine[:, event] &= spent[:, seat] + cost <= position.mandate[:, seat]
            spent[:, seat] += cost * fine[:, event]
    return fine


def objectionable(book: Rulebook, view: Position, orders: BeatOrders) -> Mask:
    """Tell in which games a seat that sees so much would be refused some of its orders: [G].

    `view` and `orders` are those of one seat in a whole batch, which asks `refusals` only where this
    holds.
    """
    objected = np.zeros(view.games, dtype=bool)
    kept: BeatOrders = orders
    match orders:
        case ProposeOrders():
            kept = lawful_proposals(book, view, orders)
        case AnswerOrders():
            kept = lawful_answers(book, view, orders, sign_costs(book, view).all)
        case RatifyOrders():
            kept = lawful_approvals(book, view, orders)
        case CommitOrders():
            kept = lawful_commitments(book, view, orders)
            game, hand = at = places(orders.setting >= 0)
            asked = AskedFor(game, hand, orders.setting[at])
            objected[game[~allowed(move_reasons(book, view, asked))]] = True
    for field in fields(orders):
        asked_for, stands = getattr(orders, field.name), getattr(kept, field.name)
        if asked_for is not stands:
            objected |= (asked_for != stands).reshape(view.games, -1).any(axis=1)
    return objected
