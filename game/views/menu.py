"""What a seat may order now: ready orders with their prices, and why not where it may not.

Everything is read from the menus of the rules on the seat's own observation, so what is offered here is
never refused, and nothing is offered that would give a secret away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.rules.arrays import alone
from game.rules.legality import Obstacle, commit_menu, ratify_menu, talk_menu
from game.rules.orders import (
    Choose,
    Clause,
    Decline,
    Deny,
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
from game.rules.phases import PHASES
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation
from game.rules.texts import texts_known
from game.views.brief import may_name
from game.views.called import called
from game.views.packages import clause_said
from game.views.refusing import why_not
from game.views.words import Words

SILENT = (
    Obstacle.NO_SUCH_SETTING,
    Obstacle.NOT_IN_PLAY,
    Obstacle.NOT_COVERT,
    Obstacle.NO_AGREEMENT,
    Obstacle.NO_QUESTION,
)
"""Reasons for which an order is not even shown."""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One thing that may be ordered, or why it may not."""

    order: Order
    text: str
    price: int
    """Mandate in hundredths."""
    why_not: str = ""
    stands: bool = False
    """Whether this is how things are anyway."""
    warning: str = ""
    """Why it would not happen as things stand, though the same reveal may bring what is missing."""

    @property
    def allowed(self) -> bool:
        """Whether it may be ordered."""
        return not self.why_not


@dataclass(frozen=True, slots=True)
class Offer:
    """A clause that a text may hold."""

    clause: Clause
    text: str
    why_not: str
    stands: bool

    @property
    def allowed(self) -> bool:
        """Whether a text may hold it now."""
        return not self.why_not


@dataclass(frozen=True, slots=True)
class Group:
    """Choices that belong together: one lever, one question, one text."""

    kind: str
    """move, choose, promise, deny, leave, answer, besides or ratify"""
    about: str
    """The id of the lever or event, or the name of the text."""
    title: str
    choices: tuple[MenuItem, ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """What a seat may order in this phase."""

    phase: str
    exchange: int
    mandate: int
    groups: tuple[Group, ...]
    clauses: tuple[tuple[Offer, ...], ...] = ()
    """In the talk: for each lever the clauses that a text may hold."""


def menu(words: Words, seen: Observation) -> Menu:
    """Show what the observing seat may order now."""
    book = words.book
    phase, exchange = phase_of(book, seen.view)
    mandate = int(seen.view.one.mandate[seen.seat])
    kinds = PHASES[phase].kinds
    talks = Put in kinds
    if talks and not seen.view.one.awake[seen.seat]:
        return Menu(phase, exchange, mandate, ())
    offered = (
        group for kind, made in GROUPS.items() if kind in kinds for group in made(words, seen)
    )
    groups = tuple(group for group in offered if group.choices)
    return Menu(phase, exchange, mandate, groups, tuple(_offers(words, seen)) if talks else ())


def _hands(book: Rulebook, seat: int) -> list[int]:
    """List the seat's hands on levers that are in play at this length."""
    return [
        int(x) for x in np.flatnonzero((book.hand_seat == seat) & book.in_play[book.hand_lever])
    ]


def _moves(words: Words, seen: Observation) -> Iterator[Group]:
    book, seat = words.book, words.book.seats[seen.seat]
    menu = alone(commit_menu(book, seen.view))
    have = int(seen.view.one.mandate[seen.seat])
    for hand in _hands(book, seen.seat):
        lever = int(book.hand_lever[hand])
        name = book.levers[lever]
        choices = []
        for rank, setting in enumerate(book.settings[lever]):
            why, price = (
                Obstacle(int(menu.setting[hand, rank])),
                int(menu.price[hand, rank]),
            )
            if why not in SILENT:
                stands = int(seen.view.one.setting[lever]) == rank
                said = _priced(words, words.setting(name, setting), price)
                no = why_not(words, why, lever=name, setting=setting, price=price, have=have)
                lapses = Obstacle(int(menu.lapses[hand, rank]) * (not why))
                missing = why_not(words, lapses, lever=name, setting=setting)
                warning = words.say("menu.lapses", why=missing) if missing else ""
                choices.append(
                    MenuItem(Move(seat, name, setting), said, price, no, stands, warning)
                )
        title = words.say("menu.move", lever=words.lever(name), ask=words.texts.levers[name].ask)
        yield Group("move", name, title, tuple(choices))


def _priced(words: Words, text: str, price: int) -> str:
    return words.say("menu.priced", text=text, price=words.points(price)) if price else text


def questions(words: Words, seen: Observation) -> Iterator[Group]:
    """Offer the answers to what the news of the round ask the seat."""
    book, seat = words.book, words.book.seats[seen.seat]
    menu, have = alone(commit_menu(book, seen.view)), int(seen.view.one.mandate[seen.seat])
    for event in np.flatnonzero(seen.view.one.pending & (book.choice_seat == seen.seat)):
        name = book.events[event]
        choice = words.event(name).choice
        assert choice is not None
        choices = []
        for rank, option in enumerate(book.options[event]):
            why, price = (
                Obstacle(int(menu.option[event, rank])),
                int(book.option_cost[event, rank]),
            )
            said = _priced(words, words.option(name, option), price)
            no = why_not(words, why, price=price, have=have)
            default = rank == int(book.choice_default[event])
            choices.append(MenuItem(Choose(seat, name, option), said, price, no, default))
        title = words.say("menu.choose", event=words.headline(name), ask=choice.ask)
        yield Group("choose", name, title, tuple(choices))


def _promised(words: Words, seen: Observation) -> Iterator[Group]:
    return _said(words, seen, "promise")


def _denied(words: Words, seen: Observation) -> Iterator[Group]:
    return _said(words, seen, "deny")


def _said(words: Words, seen: Observation, kind: str) -> Iterator[Group]:
    """Offer what the seat may promise or deny in public."""
    book, seat = words.book, words.book.seats[seen.seat]
    menu = alone(talk_menu(book, seen.view))
    table = menu.promise if kind == "promise" else menu.deny
    make = Promise if kind == "promise" else Deny
    for hand in _hands(book, seen.seat):
        lever = int(book.hand_lever[hand])
        name = book.levers[lever]
        choices = []
        for rank, setting in enumerate(book.settings[lever]):
            why = Obstacle(int(table[hand, rank]))
            if why not in SILENT:
                no = why_not(words, why, lever=name, setting=setting)
                stands = int(seen.view.one.setting[lever]) == rank
                said = words.setting(name, setting)
                choices.append(MenuItem(make(seat, name, setting), said, 0, no, stands))
        title = words.say(f"menu.{kind}", lever=words.lever(name))
        yield Group(kind, name, title, tuple(choices))


def _left(words: Words, seen: Observation) -> Iterator[Group]:
    book, seat = words.book, words.book.seats[seen.seat]
    reasons = alone(talk_menu(book, seen.view)).leave[seen.seat]
    for lever in np.flatnonzero(reasons == 0):
        name = book.levers[lever]
        said = words.say("menu.leave", lever=words.lever(name))
        yield Group("leave", name, said, (MenuItem(Leave(seat, name), said, 0),))


def _offers(words: Words, seen: Observation) -> Iterator[tuple[Offer, ...]]:
    """Offer the clauses of each lever, without hidden settings of others; none before texts may be put."""
    book = words.book
    early = Obstacle.TOO_EARLY if seen.view.round < book.talk_from else Obstacle.ALLOWED
    reasons = alone(talk_menu(book, seen.view)).clause
    for lever in (int(x) for x in np.flatnonzero(book.in_play)):
        name, offers = book.levers[lever], []
        for rank in may_name(words.book, seen, lever):
            why = Obstacle(int(reasons[lever, rank])) or early
            setting = book.settings[lever][rank]
            if why not in SILENT:
                clause = Clause(name, setting)
                no = why_not(words, why, lever=name, setting=setting)
                stands = int(seen.view.one.setting[lever]) == rank
                offers.append(Offer(clause, clause_said(words, clause), no, stands))
        yield tuple(offers)


def _answers(words: Words, seen: Observation) -> Iterator[Group]:
    """Offer to sign, decline or take back what lies on the table."""
    book, view = words.book, seen.view
    seat, at = book.seats[seen.seat], seen.seat
    menu, have = alone(talk_menu(book, view)), int(view.one.mandate[at])
    texts, names = texts_known(view), called(words, view)
    for place in np.flatnonzero(view.one.offered & view.one.offer_party[:, at]):
        name, price = texts[place], int(menu.cost[place, at])
        why = Obstacle(int(menu.sign[place, at]))
        choices = []
        if why in (Obstacle.ALLOWED, Obstacle.TOO_DEAR):
            no = why_not(words, why, price=price, have=have)
            sign = _priced(words, words.say("menu.sign"), price)
            choices.append(MenuItem(Sign(seat, name), sign, price, no))
        if not menu.decline[place, at]:
            choices.append(MenuItem(Decline(seat, name), words.say("menu.decline"), 0))
        if not menu.back[place, at]:
            choices.append(MenuItem(TakeBack(seat, name), words.say("menu.back"), 0))
        title = words.say("menu.answer", proposal=names[name])
        yield Group("answer", name, title, tuple(choices))


def _besides(words: Words, seen: Observation) -> Iterator[Group]:
    """Offer to step aside from the own text, to take back what is kept ready, and to wait."""
    view, seat = seen.view.one, words.book.seats[seen.seat]
    orders: list[Order] = [Wait(seat)]
    if view.ready[seen.seat] >= 0:
        orders.insert(0, Unsay(seat))
    if (view.proposer[:, seen.seat] & view.offered).any():
        orders.insert(0, Withdraw(seat))
    choices = [
        MenuItem(order, words.say(f"menu.{type(order).__name__.lower()}"), 0) for order in orders
    ]
    yield Group("besides", "", words.say("menu.besides"), tuple(choices))


def _ratified(words: Words, seen: Observation) -> Iterator[Group]:
    book, seat = words.book, words.book.seats[seen.seat]
    reasons = alone(ratify_menu(book, seen.view)).approve
    texts, names = texts_known(seen.view), called(words, seen.view)
    for place in np.flatnonzero(reasons[:, seen.seat] == 0):
        name = texts[place]
        title = words.say("menu.ratify", proposal=names[name])
        choices = tuple(
            MenuItem(Ratify(seat, name, approve=yes), words.say(f"menu.{key}"), 0)
            for yes, key in ((True, "approve"), (False, "refuse"))
        )
        yield Group("ratify", name, title, choices)


GROUPS: Final[Mapping[type[Order], Callable[[Words, Observation], Iterator[Group]]]] = {
    Promise: _promised,
    Deny: _denied,
    Leave: _left,
    Sign: _answers,
    Wait: _besides,
    Ratify: _ratified,
    Choose: questions,
    Move: _moves,
}
"""What is offered of each kind of order that is chosen from a list, in the order in which it is shown."""
