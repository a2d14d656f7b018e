"""Orders of people and orders of batches: the same asks as small objects and as arrays."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from game.rules.beats import (
    DECLINE,
    PAY,
    PLACE,
    SIGN,
    WITHDRAW,
    AnswerOrders,
    BeatOrders,
    BriefOrders,
    CommitOrders,
    ProposeOrders,
    RatifyOrders,
)
from game.rules.orders import (
    Answer,
    Choose,
    Clause,
    Deny,
    Highlight,
    Inject,
    Leave,
    Move,
    Order,
    Payment,
    Promise,
    Propose,
    Ratify,
    Withdraw,
)
from game.rules.phases import PHASE_OF, no_orders
from game.rules.rulebook import Rulebook


def hand_of(book: Rulebook, seat: str, lever: str) -> int:
    """Find a seat's hand on a lever; raise ValueError if it has none."""
    both = (book.hand_seat == book.seats.index(seat)) & (
        book.hand_lever == book.levers.index(lever)
    )
    if not both.any():
        raise ValueError(f"{seat} does not own {lever}")
    return int(np.flatnonzero(both)[0])


def setting_of(book: Rulebook, lever: str, setting: str) -> int:
    """Find the index of a setting of a lever; raise ValueError if there is none."""
    return book.settings[book.levers.index(lever)].index(setting)


def encode(book: Rulebook, phase: str, orders: Iterable[Order]) -> BeatOrders:
    """Write the orders of one game as arrays for the phase; later orders replace earlier ones.

    Orders of other phases and beliefs are passed over: beliefs move nothing. Raises ValueError for
    names that the rulebook does not know; a session refuses such orders first.
    """
    beat = no_orders(book, phase, 1)
    for order in orders:
        match beat, order:
            case ProposeOrders(), _:
                _talk(book, beat, order)
            case AnswerOrders(), Answer():
                place = (0, book.seats.index(order.proposer), book.seats.index(order.seat))
                beat.answer[place] = SIGN if order.sign else DECLINE
                if order.blocking:
                    beat.blocking[place] = book.levers.index(order.blocking)
                    if order.would:
                        beat.would[place] = setting_of(book, order.blocking, order.would)
            case RatifyOrders(), Ratify():
                place = (0, book.seats.index(order.proposer), book.seats.index(order.seat))
                beat.approve[place] = SIGN if order.approve else DECLINE
            case CommitOrders(), Move():
                hand = hand_of(book, order.seat, order.lever)
                beat.setting[0, hand] = setting_of(book, order.lever, order.setting)
            case CommitOrders(), Choose():
                event = book.events.index(order.event)
                beat.option[0, event] = book.options[event].index(order.option)
            case BriefOrders(), Inject():
                beat.inject[0, book.events.index(order.event)] = True
            case _, _:
                pass
    return beat


def placed(book: Rulebook, package: Propose) -> ProposeOrders:
    """Write the orders of one game in which nothing but a package is placed on the table."""
    beat = encode(book, PHASE_OF[Propose], (package,))
    assert isinstance(beat, ProposeOrders)
    return beat


def _talk(book: Rulebook, beat: ProposeOrders, order: Order) -> None:
    match order:
        case Propose():
            seat = book.seats.index(order.seat)
            beat.action[0, seat] = PLACE
            beat.clause[0, seat] = -1
            beat.pay[0, seat] = 0
            for clause in order.clauses:
                lever = book.levers.index(clause.lever)
                beat.clause[0, seat, lever] = setting_of(book, clause.lever, clause.setting)
                beat.public[0, seat, lever] = clause.public
                beat.verified[0, seat, lever] = clause.verified
            for paid in order.payments:
                beat.pay[0, seat, PAY.index(paid.kind), book.seats.index(paid.seat)] += paid.amount
            for guest in order.invited:
                beat.invited[0, seat, book.seats.index(guest)] = True
            beat.open[0, seat] = order.open
            beat.rounds[0, seat] = order.rounds
        case Withdraw():
            beat.action[0, book.seats.index(order.seat)] = WITHDRAW
        case Promise():
            hand = hand_of(book, order.seat, order.lever)
            beat.promise[0, hand] = setting_of(book, order.lever, order.setting)
        case Deny():
            hand = hand_of(book, order.seat, order.lever)
            beat.deny[0, hand] = setting_of(book, order.lever, order.setting)
        case Highlight():
            seat, lever = book.seats.index(order.seat), book.levers.index(order.lever)
            hearers = slice(None) if not order.to else book.seats.index(order.to)
            beat.mark[0, seat, hearers, lever] = True
        case Leave():
            place = (0, book.seats.index(order.seat), book.levers.index(order.lever))
            beat.leave[place] = True
        case _:
            pass


def decode(book: Rulebook, beat: BeatOrders, game: int) -> tuple[Order, ...]:
    """Read the orders of one game of a batch as objects, in a fixed order."""
    match beat:
        case ProposeOrders():
            return tuple(_decode_talk(book, beat, game))
        case AnswerOrders():
            return tuple(
                Answer(
                    book.seats[seat],
                    book.seats[proposer],
                    bool(beat.answer[game, proposer, seat] == SIGN),
                    *_in_the_way(book, beat, game, int(proposer), int(seat)),
                )
                for proposer, seat in np.argwhere(beat.answer[game])
            )
        case RatifyOrders():
            return tuple(
                Ratify(
                    book.seats[seat],
                    book.seats[proposer],
                    bool(beat.approve[game, proposer, seat] == SIGN),
                )
                for proposer, seat in np.argwhere(beat.approve[game])
            )
        case CommitOrders():
            moves = [
                Move(
                    book.seats[book.hand_seat[hand]],
                    book.levers[book.hand_lever[hand]],
                    book.settings[book.hand_lever[hand]][beat.setting[game, hand]],
                )
                for hand in np.flatnonzero(beat.setting[game] >= 0)
            ]
            answers = [
                Choose(
                    book.seats[book.choice_seat[event]],
                    book.events[event],
                    book.options[event][beat.option[game, event]],
                )
                for event in np.flatnonzero(beat.option[game] >= 0)
            ]
            return (*moves, *answers)
        case BriefOrders():
            return tuple(Inject(book.events[event]) for event in np.flatnonzero(beat.inject[game]))


def _in_the_way(
    book: Rulebook, beat: AnswerOrders, game: int, proposer: int, seat: int
) -> tuple[str, str]:
    lever = beat.blocking[game, proposer, seat]
    would = beat.would[game, proposer, seat]
    if lever < 0:
        return "", ""
    return book.levers[lever], book.settings[lever][would] if would >= 0 else ""


def _decode_talk(book: Rulebook, beat: ProposeOrders, game: int) -> Iterable[Order]:
    for seat, name in enumerate(book.seats):
        if beat.action[game, seat] == WITHDRAW:
            yield Withdraw(name)
        if beat.action[game, seat] == PLACE:
            yield Propose(
                name,
                tuple(
                    Clause(
                        book.levers[lever],
                        book.settings[lever][beat.clause[game, seat, lever]],
                        bool(beat.public[game, seat, lever]),
                        bool(beat.verified[game, seat, lever]),
                    )
                    for lever in np.flatnonzero(beat.clause[game, seat] >= 0)
                ),
                tuple(
                    Payment(book.seats[who], PAY[kind], int(beat.pay[game, seat, kind, who]))
                    for kind, who in np.argwhere(beat.pay[game, seat])
                ),
                tuple(book.seats[x] for x in np.flatnonzero(beat.invited[game, seat])),
                bool(beat.open[game, seat]),
                int(beat.rounds[game, seat]),
            )
        for lever in np.flatnonzero(beat.leave[game, seat]):
            yield Leave(name, book.levers[lever])
        for lever in np.flatnonzero(beat.mark[game, seat].all(axis=0)):
            yield Highlight(name, book.levers[lever])
        for hearer, lever in np.argwhere(beat.mark[game, seat]):
            if not beat.mark[game, seat, :, lever].all():
                yield Highlight(name, book.levers[lever], book.seats[hearer])
    for kind, wanted in ((Promise, beat.promise), (Deny, beat.deny)):
        for hand in np.flatnonzero(wanted[game] >= 0):
            lever = book.hand_lever[hand]
            yield kind(
                book.seats[book.hand_seat[hand]],
                book.levers[lever],
                book.settings[lever][wanted[game, hand]],
            )
