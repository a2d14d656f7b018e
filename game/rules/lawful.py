"""Orders cut down to the law: what the menus forbid is dropped before a phase is resolved.

A session refuses such orders with a reason first; these functions protect batches and records. What
stands never hangs on the place of a seat or a lever in the file: of orders that exclude each other either
all fall, or the price decides.
"""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np

from game.rules.arrays import Array, Mask, Whole, count, places, some
from game.rules.beats import (
    DECLINE,
    KEEP,
    NO_ANSWER,
    PUT,
    SIGN,
    WITHDRAW,
    BeatOrders,
    CommitOrders,
    RatifyOrders,
    TalkOrders,
)
from game.rules.legality import (
    AskedFor,
    Obstacle,
    allowed,
    approve_reasons,
    back_reasons,
    change_reasons,
    clause_reasons,
    decline_reasons,
    deny_reasons,
    in_the_way,
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
from game.rules.signing import packages, sign_costs, written
from game.rules.texts import names_of


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


def lawful_talk(book: Rulebook, position: Position, orders: TalkOrders) -> TalkOrders:
    """Drop what is not allowed in an exchange, and all that comes from who is not asked."""
    kept = _of_the_asked(book, position, orders)
    kept |= _lawful_texts(book, position, orders, kept["action"])
    kept |= _lawful_words(book, position, kept)
    kept |= _lawful_answers(book, position, orders, kept)
    return replace(orders, **kept)


def _of_the_asked(book: Rulebook, position: Position, orders: TalkOrders) -> dict[str, Array]:
    """Drop the orders of seats that sleep."""
    awake = position.awake
    hands = awake[:, book.hand_seat]
    return {
        "action": orders.action * awake,
        "answer": orders.answer * awake[:, None],
        "back": orders.back & awake[:, None],
        "unsay": orders.unsay & awake,
        "wait": orders.wait & awake,
        "promise": _keep(orders.promise, hands),
        "deny": _keep(orders.deny, hands),
        "mark": orders.mark & awake[:, :, None, None],
        "leave": orders.leave & awake[:, :, None],
    }


def _lawful_texts(
    book: Rulebook, position: Position, orders: TalkOrders, action: Whole
) -> dict[str, Array]:
    """Drop clauses and packages that are not allowed; a parent is a text of this talk that the seat may read."""
    if not (action == PUT).any():
        return {}
    clause, action = orders.clause, action.copy()
    at = places((clause >= 0) & (action == PUT)[:, :, None])
    fine = allowed(clause_reasons(book, position, AskedFor(at[0], at[2], clause[at])))
    clause = _without(clause, at, fine)
    placed = packages(replace(orders, clause=clause), action == PUT)
    fine = allowed(package_reasons(book, position, placed))
    game, seat = placed.game[~fine], placed.proposer[~fine]
    action[game, seat] = KEEP
    game, seat = places(orders.parent >= 0)
    text = orders.parent[game, seat]
    reads = (position.offer_name[game, text] > 0) & position.offer_party[game, text, seat]
    parent = _without(orders.parent, (game, seat), reads)
    return {"clause": clause, "action": action, "parent": parent}


def _lawful_words(book: Rulebook, position: Position, asked: dict[str, Array]) -> dict[str, Array]:
    """Drop promises, denials and notices that are not allowed."""
    kept: dict[str, Array] = {}
    promise, deny, leave = asked["promise"], asked["deny"], asked["leave"]
    game, hand = at = places(promise >= 0)
    if len(game):
        fine = allowed(promise_reasons(book, position, AskedFor(game, hand, promise[at])))
        kept["promise"] = _one_each(book, _without(promise, at, fine))
    game, hand = at = places(deny >= 0)
    if len(game):
        may = allowed(deny_reasons(book, position))
        kept["deny"] = _of_one_voice(book, _without(deny, at, may[game, hand, deny[at]]))
    if leave.any():
        kept["leave"] = leave & allowed(leave_reasons(position))
    return kept


def _lawful_answers(
    book: Rulebook, position: Position, orders: TalkOrders, asked: dict[str, Array]
) -> dict[str, Array]:
    """Drop answers and take-backs that are not allowed, changes that could not be signed, and clauses not there.

    Who puts a text stands for it: an answer that declines that very text is dropped (case refusal-16).

    Of several changes for which a seat would keep its signature ready none is kept so: it has one.
    """
    answer, back = asked["answer"], asked["back"]
    signs, declines = answer == SIGN, answer == DECLINE
    if signs.any():
        cost = sign_costs(book, position, signs).all
        signs &= allowed(sign_reasons(book, position, cost))
    if declines.any():
        declines &= allowed(decline_reasons(position))
        declines &= ~_put_again(book, position, replace(orders, **asked), declines)
    change, meant = _lawful_changes(book, position, orders, declines)
    kept: dict[str, Array] = {
        "change": change,
        "meant": meant & (count(meant, 1) == 1)[:, None],
        "blocking": _keep(orders.blocking, declines & in_the_way(position, orders.blocking)),
    }
    kept["answer"] = np.where(signs, SIGN, np.where(declines, DECLINE, NO_ANSWER))
    if back.any():
        # A signature kept ready may be taken back in the moment in which it would be given.
        readable = position.offered[:, :, None] & position.offer_party
        kept["back"] = back & readable & (position.offer_deal == 0)[:, :, None]
    return kept


def _put_again(book: Rulebook, position: Position, orders: TalkOrders, declines: Mask) -> Mask:
    """Mark the texts on the table that seats put now, of those seats that decline something: [G, T, S]."""
    placed = packages(orders, (orders.action == PUT) & some(declines, 1))
    texts = written(book, placed)
    row, text = places(position.offer_name[texts.game] == names_of(book, texts)[:, None])
    put = np.zeros_like(declines)
    put[texts.game[row], text, placed.proposer[row]] = True
    return put


def _lawful_changes(
    book: Rulebook, position: Position, orders: TalkOrders, declines: Mask
) -> tuple[Whole, Mask]:
    """Drop changes that do not fit the text, and the signatures kept ready for them."""
    change = orders.change * declines[:, :, :, None]
    if change.any():
        game, text, seat = at = places(some(change != 0, 3))
        fine = allowed(change_reasons(book, position, (game, text, seat), change[at]))
        change[at] *= fine[:, None]
    return change, orders.meant & declines & some(change != 0, 3)


def _one_each(book: Rulebook, promise: Whole) -> Whole:
    """Keep the promises of seats that give one; who promises several things at once promises none."""
    number = (promise >= 0).astype(np.float64) @ book.hand_of_seat
    return _keep(promise, number[:, book.hand_seat] <= 1)


def _of_one_voice(book: Rulebook, deny: Whole) -> Whole:
    """Drop the denials of owners of one lever who deny different things of it at once."""
    together = book.hand_lever[:, None] == book.hand_lever
    said = deny >= 0
    differ = (deny[:, :, None] != deny[:, None, :]) & said[:, None, :] & together
    return _keep(deny, said & ~some(differ, 2))


def lawful_approvals(book: Rulebook, position: Position, orders: RatifyOrders) -> RatifyOrders:
    """Drop approvals by seats that were not asked."""
    return RatifyOrders(orders.approve * allowed(approve_reasons(book, position)))


def lawful_commitments(book: Rulebook, position: Position, orders: CommitOrders) -> CommitOrders:
    """Drop moves and answers that are not allowed, and what a seat cannot pay with all that is no dearer.

    Moves that would exclude each other stay: the reveal decides which of them is made.
    """
    game, hand = at = places(orders.setting >= 0)
    wanted = AskedFor(game, hand, orders.setting[at])
    given = np.zeros(orders.setting.shape, dtype=bool)
    given[at] = allowed(move_reasons(book, position, wanted), besides=Obstacle.INFEASIBLE)
    price = step_prices(book, position, np.maximum(orders.setting, 0)[:, :, None])[:, :, 0] * given
    option, seat, hands = orders.option, book.hand_seat, len(book.hand_seat)
    answered = bool((option >= 0).any())
    if answered:
        option = _keep(option, _at(allowed(option_reasons(book, position)), option))
        events = np.arange(len(book.events))
        fee = book.option_cost[events, np.maximum(option, 0)] * (option >= 0)
        price = np.concatenate([price, fee], axis=1)
        seat = np.concatenate([seat, book.choice_seat])
    paid = _payable(position.mandate, price, seat)
    if answered:
        option = _keep(option, paid[:, hands:])
    return CommitOrders(_keep(orders.setting, given & paid[:, :hands]), option)


def _payable(mandate: Whole, price: Whole, seat: Whole) -> Mask:
    """Tell which of the orders that cost so much [G, n] their seats [n] can pay from their mandates [G, S].

    Of a seat that orders more than it has, the cheaper orders stand and the dearer ones fall; what costs
    the same stands or falls together. So no order goes before another for being listed earlier.

    >>> ten = np.array([[10]])
    >>> _payable(ten, np.array([[8, 1, 6, 2]]), np.array([0, 0, 0, 0]))
    array([[False,  True,  True,  True]])
    >>> _payable(ten, np.array([[6, 6, 0]]), np.array([0, 0, 0]))
    array([[False, False,  True]])
    """
    of_seat = (seat[:, None] == np.arange(mandate.shape[1])).astype(np.float64)
    fine = np.ones(price.shape, dtype=bool)
    over = np.flatnonzero((price.astype(np.float64) @ of_seat > mandate).any(axis=1))
    if len(over):
        asked = price[over]
        no_dearer = (asked[:, None, :] <= asked[:, :, None]) & (seat[:, None] == seat)
        fine[over] = (no_dearer * asked[:, None, :]).sum(axis=2) <= mandate[over][:, seat]
    return fine


def _pointless(view: Position, orders: TalkOrders) -> Mask:
    """Tell where something is taken back that is not there: [G]. The law lets it pass, since it changes nothing."""
    back = orders.back & ~allowed(back_reasons(view))
    stands = some(view.proposer & view.offered[:, :, None], 1)
    nothing = ((orders.action == WITHDRAW) & ~stands) | (orders.unsay & (view.ready < 0))
    return some(some(back, 1) | nothing, 1)


def objectionable(book: Rulebook, view: Position, orders: BeatOrders) -> Mask:
    """Tell in which games a seat that sees so much would be refused some of its orders: [G].

    `view` and `orders` are those of one seat in a whole batch, which asks `refusals` only where this
    holds.
    """
    objected = np.zeros(view.games, dtype=bool)
    kept: BeatOrders = orders
    match orders:
        case TalkOrders():
            kept = lawful_talk(book, view, orders)
            objected |= _pointless(view, orders)
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
