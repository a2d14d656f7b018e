"""Why an order was not taken, as a value: a code, the facts, and where possible an order that would be.

Refusals are read from the same menus that minds and screens choose from, and from the seat's own
observation, so that a refusal gives no secret away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from game.rules.arrays import alone
from game.rules.beats import EDITS, PUT
from game.rules.edits import codes_of
from game.rules.encoding import hand_of, name_of_text, names_in, placed
from game.rules.legality import (
    CommitMenu,
    Obstacle,
    RatifyMenu,
    TalkMenu,
    change_reasons,
    commit_menu,
    first,
    package_reasons,
    ratify_menu,
    talk_menu,
)
from game.rules.orders import (
    Believe,
    Choose,
    Decline,
    Deny,
    Highlight,
    Inject,
    Leave,
    Move,
    Order,
    Promise,
    Put,
    Ratify,
    Sign,
    TakeBack,
    Unsay,
    Wait,
    Withdraw,
)
from game.rules.phases import PHASE_OF, TALK
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation
from game.rules.signing import packages
from game.rules.texts import texts_known

MOST_MARKS = 2


@dataclass(frozen=True, slots=True)
class Refusal:
    """An order that was not taken."""

    order: Order
    why: Obstacle
    facts: Mapping[str, str | int] = field(default_factory=dict)
    """What the sentence needs: ids, and hundredths for `price` and `have`."""
    instead: Order | None = None
    """An order that would be allowed now."""


class _Menus:
    """What a seat may order in the present phase, worked out once for all of its orders."""

    def __init__(self, book: Rulebook, seen: Observation) -> None:
        self._book, self._view = book, seen.view

    @cached_property
    def commit(self) -> CommitMenu:
        return alone(commit_menu(self._book, self._view))

    @cached_property
    def talk(self) -> TalkMenu:
        return alone(talk_menu(self._book, self._view))

    @cached_property
    def ratify(self) -> RatifyMenu:
        return alone(ratify_menu(self._book, self._view))


def refusals(book: Rulebook, seen: Observation, orders: Sequence[Order]) -> tuple[Refusal, ...]:
    """Check all orders a seat gives for the present phase together; empty if they may stand.

    Cases refusal-1 to refusal-17 and talk-10.
    """
    against = []
    for order in orders:
        unknown = _unknown(book, seen, order)
        if unknown:
            against.append(unknown)
    if against:
        return tuple(against)
    menus = _Menus(book, seen)
    for order in orders:
        refused = _check(book, seen, menus, order)
        if refused:
            against.append(refused)
    return tuple(against) or _together(book, seen, menus, orders)


def answers_refused(
    book: Rulebook, seen: Observation, answers: Sequence[Choose]
) -> tuple[Refusal, ...]:
    """Check answers to the news that are kept for the phase in which they are given; empty if they may be.

    They are checked by what the seat has now; it may have less when that phase comes.
    """
    unknown = tuple(filter(None, (_unnamed(book, seen, answer) for answer in answers)))
    if unknown:
        return unknown
    menus = _Menus(book, seen)
    against = tuple(filter(None, (_check_choice(book, seen, menus, each) for each in answers)))
    return against or _together(book, seen, menus, answers)


def permitted(
    book: Rulebook, seen: Observation, orders: Sequence[Order]
) -> tuple[tuple[Order, ...], tuple[Refusal, ...]]:
    """Take what may stand of a seat's orders, the earlier before the later; the rest with its reasons."""
    kept, refused = tuple(orders), list[Refusal]()
    while against := refusals(book, seen, kept):
        refused += against
        kept = tuple(order for order in kept if all(order is not item.order for item in against))
    return kept, tuple(refused)


def _unknown(book: Rulebook, seen: Observation, order: Order) -> Refusal | None:
    """Refuse names the scenario does not know, orders of other phases and other seats' orders."""
    phase, _ = phase_of(book, seen.view)
    seat = book.seats[seen.seat]
    if order.seat != seat and not isinstance(order, Inject):
        return Refusal(order, Obstacle.NOT_YOURS, {"seat": order.seat})
    if PHASE_OF[type(order)] != phase:
        return Refusal(
            order, Obstacle.WRONG_PHASE, {"phase": phase, "belongs": PHASE_OF[type(order)]}
        )
    if phase in TALK and not isinstance(order, Ratify) and not seen.view.one.awake[seen.seat]:
        why = Obstacle.NOT_ASKED if book.actors[seen.seat] else Obstacle.OBSERVER
        return Refusal(order, why, {})
    return _unnamed(book, seen, order)


def _unnamed(book: Rulebook, seen: Observation, order: Order) -> Refusal | None:
    """Refuse names the scenario does not know."""
    for kind, name, known in names_in(book, order, texts_known(seen.view)):
        if not name or name not in known:  # what lies in no place has no name
            return Refusal(order, Obstacle.UNKNOWN_NAME, {"kind": kind, "name": name})
    return None


def _check(book: Rulebook, seen: Observation, menus: _Menus, order: Order) -> Refusal | None:
    match order:
        case Move():
            return _check_move(book, seen, menus, order)
        case Choose():
            return _check_choice(book, seen, menus, order)
        case Put():
            return _check_package(book, seen, menus, order)
        case Promise() | Deny():
            return _check_word(book, seen, menus, order)
        case Leave():
            why = menus.talk.leave[seen.seat, book.levers.index(order.lever)]
            return _refuse(order, int(why), {"lever": order.lever})
        case Sign() | Decline() | TakeBack():
            return _check_answer(book, seen, menus, order)
        case Ratify():
            why = menus.ratify.approve[_text(seen, order.text), seen.seat]
            return _refuse(order, int(why), {"text": order.text})
        case Believe():
            lever = book.levers.index(order.lever)
            if seen.view.one.clause[lever] < 0 or not 0 <= order.percent <= 100:
                return Refusal(order, Obstacle.NO_AGREEMENT, {"lever": order.lever})
            return None
        case Withdraw():
            stands = seen.view.one.proposer[:, seen.seat] & seen.view.one.offered
            return None if stands.any() else Refusal(order, Obstacle.NO_PROPOSAL, {})
        case Unsay():
            ready = seen.view.one.ready[seen.seat] >= 0
            return None if ready else Refusal(order, Obstacle.NOTHING_READY, {})
        case _:
            return None


def _refuse(
    order: Order, why: int, facts: Mapping[str, str | int], instead: Order | None = None
) -> Refusal | None:
    return Refusal(order, Obstacle(why), facts, instead) if why else None


def _check_move(book: Rulebook, seen: Observation, menus: _Menus, order: Move) -> Refusal | None:
    facts: dict[str, str | int] = {"lever": order.lever, "setting": order.setting}
    try:
        hand = hand_of(book, order.seat, order.lever)
    except ValueError:
        return Refusal(order, Obstacle.NOT_YOURS, facts)
    menu = menus.commit
    lever = book.levers.index(order.lever)
    wanted = book.settings[lever].index(order.setting)
    facts |= _money(seen, int(menu.price[hand, wanted]))
    allowed = np.flatnonzero(menu.setting[hand] == 0)
    nearest = min(allowed, key=lambda rank: (abs(rank - wanted), rank), default=None)
    instead = None
    if nearest is not None:
        instead = Move(order.seat, order.lever, book.settings[lever][nearest])
    return _refuse(order, int(menu.setting[hand, wanted]), facts, instead)


def _money(seen: Observation, price: int) -> dict[str, str | int]:
    return {"price": price, "have": int(seen.view.one.mandate[seen.seat])}


def _check_choice(
    book: Rulebook, seen: Observation, menus: _Menus, order: Choose
) -> Refusal | None:
    event = book.events.index(order.event)
    option = book.options[event].index(order.option)
    if book.choice_seat[event] != seen.seat:
        return Refusal(order, Obstacle.NOT_YOURS, {"event": order.event})
    why = menus.commit.option[event, option]
    facts = {"event": order.event, "option": order.option}
    default = book.options[event][book.choice_default[event]]
    return _refuse(
        order,
        int(why),
        facts | _money(seen, int(book.option_cost[event, option])),
        Choose(order.seat, order.event, default) if why == Obstacle.TOO_DEAR else None,
    )


def _check_package(book: Rulebook, seen: Observation, menus: _Menus, order: Put) -> Refusal | None:
    menu = menus.talk
    levers = [clause.lever for clause in order.clauses]
    if len(set(levers)) < len(levers):
        return Refusal(order, Obstacle.TOO_MANY, {"lever": max(levers, key=levers.count)})
    for clause in order.clauses:
        lever = book.levers.index(clause.lever)
        why = menu.clause[lever, book.settings[lever].index(clause.setting)]
        if why:
            return Refusal(
                order, Obstacle(int(why)), {"lever": clause.lever, "setting": clause.setting}
            )
    beat = placed(book, order)
    package = packages(beat, beat.action == PUT)
    fault = first(package_reasons(book, seen.view, package))[0]
    return _refuse(order, int(fault), {"most": _most_paid(book)})


def _most_paid(book: Rulebook) -> int:
    """The most that one seat may pay, in hundredths."""
    return round(book.scenario.agreements.largest_payment * 100)


def _check_word(
    book: Rulebook, seen: Observation, menus: _Menus, order: Promise | Deny
) -> Refusal | None:
    facts = {"lever": order.lever, "setting": order.setting}
    try:
        hand = hand_of(book, order.seat, order.lever)
    except ValueError:
        return Refusal(order, Obstacle.NOT_YOURS, facts)
    menu = menus.talk
    table = menu.promise if isinstance(order, Promise) else menu.deny
    wanted = book.settings[book.levers.index(order.lever)].index(order.setting)
    return _refuse(order, int(table[hand, wanted]), facts)


def _text(seen: Observation, name: str) -> int:
    """The place of a text that the seat may read."""
    return texts_known(seen.view).index(name)


def _check_answer(
    book: Rulebook, seen: Observation, menus: _Menus, order: Sign | Decline | TakeBack
) -> Refusal | None:
    menu, text = menus.talk, _text(seen, order.text)
    place = text, seen.seat
    facts: dict[str, str | int] = {"text": order.text}
    match order:
        case Sign():
            why = int(menu.sign[place])
            facts |= _money(seen, int(menu.cost[place]))
            may_decline = why == Obstacle.TOO_DEAR and not menu.decline[place]
            decline = Decline(order.seat, order.text) if may_decline else None
            return _refuse(order, why, facts, decline)
        case Decline():
            return _check_decline(book, seen, order, int(menu.decline[place]), text)
        case TakeBack():
            return _refuse(order, int(menu.back[place]), facts)


def _check_decline(
    book: Rulebook, seen: Observation, order: Decline, why: int, text: int
) -> Refusal | None:
    facts: dict[str, str | int] = {"text": order.text}
    if order.blocking and not why:
        lever = book.levers.index(order.blocking)
        if seen.view.one.offer[text, lever] < 0:
            return Refusal(order, Obstacle.NO_CLAUSE, facts | {"lever": order.blocking})
    if why or not (order.change or order.meant):
        return _refuse(order, why, facts)
    if not 1 <= len(order.change) <= EDITS:
        return Refusal(order, Obstacle.NO_CHANGE, facts)
    at = np.array([0]), np.array([text]), np.array([seen.seat])
    try:
        change = codes_of(book, order.change)[None]
    except ValueError:
        return Refusal(order, Obstacle.NO_CHANGE, facts)
    why = int(first(change_reasons(book, seen.view, at, change))[0])
    if why == Obstacle.PAYMENT_TOO_LARGE:
        facts["most"] = _most_paid(book)
    return _refuse(order, why, facts)


def _together(
    book: Rulebook, seen: Observation, menus: _Menus, orders: Sequence[Order]
) -> tuple[Refusal, ...]:
    """Refuse what goes beyond the seat's mandate, too often or against itself, taken together."""
    about = [(order, _subject(order)) for order in orders]
    for index, (order, subject) in enumerate(about):
        if subject and subject in [earlier for _, earlier in about[:index]]:
            return (Refusal(order, Obstacle.TOO_MANY, {"most": 1}),)
    against = _put_and_declined(book, orders)
    if against:
        return against
    marks = [order for order in orders if isinstance(order, Highlight)]
    if len({mark.lever for mark in marks}) > MOST_MARKS:
        return (Refusal(marks[-1], Obstacle.TOO_MANY, {"most": MOST_MARKS}),)
    meant = [order for order in orders if isinstance(order, Decline) and order.meant]
    if len(meant) > 1:
        return (Refusal(meant[-1], Obstacle.TOO_MANY, {"most": 1}),)
    have, spent = int(seen.view.one.mandate[seen.seat]), 0
    for order in orders:
        price = _price(book, seen, menus, order)
        spent += price
        if spent > have and price:
            return (Refusal(order, Obstacle.TOO_DEAR, {"price": spent, "have": have}),)
    return ()


def _put_and_declined(book: Rulebook, orders: Sequence[Order]) -> tuple[Refusal, ...]:
    """Refuse the later of two orders of which one puts a text and the other declines it (case refusal-16)."""
    about = [
        (order, name_of_text(book, order) if isinstance(order, Put) else order.text)
        for order in orders
        if isinstance(order, Put | Decline)
    ]
    for index, (order, text) in enumerate(about):
        if text in [earlier for _, earlier in about[:index]]:
            return (Refusal(order, Obstacle.PUT_TOO, {"text": text}),)
    return ()


def _subject(order: Order) -> tuple[str, ...]:
    """Name what only one order of a seat can be about; nothing where several may stand.

    This is the law on what is given together; what takes whose place while it is prepared is the draft's.
    """
    match order:
        case Put() | Withdraw():
            return ("text",)
        case Promise() | Unsay() | Wait():
            return (type(order).__name__,)
        case Sign() | Decline() | TakeBack() | Ratify():
            return ("answer", order.text)
        case Move() | Deny() | Believe():
            return (type(order).__name__, order.lever)
        case Choose():
            return ("choice", order.event)
        case _:
            return ()


def _price(book: Rulebook, seen: Observation, menus: _Menus, order: Order) -> int:
    match order:
        case Move():
            lever = book.levers.index(order.lever)
            wanted = book.settings[lever].index(order.setting)
            hand = hand_of(book, order.seat, order.lever)
            return int(menus.commit.price[hand, wanted])
        case Choose():
            event = book.events.index(order.event)
            return int(book.option_cost[event, book.options[event].index(order.option)])
        case _:
            return 0
