"""Menu, refusal and law agree: what the menu offers is taken, what it does not offer is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import numpy as np
from hypothesis import given, settings

from game.rules.arrays import Array
from game.rules.beats import DECLINE, SIGN, BeatOrders, CommitOrders, RatifyOrders, TalkOrders
from game.rules.chance import game_seeds
from game.rules.lawful import lawful_approvals, lawful_commitments, lawful_talk
from game.rules.legality import Obstacle, commit_menu, ratify_menu, talk_menu
from game.rules.opening import open_games
from game.rules.orders import (
    Choose,
    Clause,
    Decline,
    Deny,
    Inject,
    Leave,
    Move,
    Order,
    Promise,
    Put,
    Ratify,
    Sign,
    TakeBack,
)
from game.rules.position import Position
from game.rules.refusals import refusals
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, observe
from game.rules.texts import texts_known
from tests.properties.worlds import as_arrays, as_objects, drawn, numbers, rich, worlds

FEW = settings(max_examples=10, derandomize=True)


def _every_order(book: Rulebook, seen: Observation, phase: str) -> Iterator[tuple[Order, bool]]:
    """List every simple order of a seat in a phase, with what the menu says of it."""
    match phase:
        case "commit":
            yield from _moves_and_choices(book, seen)
        case "talk":
            if seen.view.one.awake[seen.seat]:
                yield from _words(book, seen)
                yield from _impossible_packages(book, seen)
                yield from _about_texts(book, seen)
        case "ratify":
            votes = ratify_menu(book, seen.view)
            for at, text in _read(seen):
                order = Ratify(book.seats[seen.seat], text, True)
                yield order, votes.approve[0, at, seen.seat] == 0


def _read(seen: Observation) -> Iterator[tuple[int, str]]:
    """The texts that a seat reads: places and names."""
    return ((at, name) for at, name in enumerate(texts_known(seen.view)) if name)


def _about_texts(book: Rulebook, seen: Observation) -> Iterator[tuple[Order, bool]]:
    menu, name = talk_menu(book, seen.view), book.seats[seen.seat]
    for place, text in _read(seen):
        at = 0, place, seen.seat
        yield Sign(name, text), menu.sign[at] == 0
        yield Decline(name, text), menu.decline[at] == 0
        yield TakeBack(name, text), menu.back[at] == 0


def _hands(book: Rulebook, seat: int) -> Iterator[tuple[int, int, tuple[str, str, str]]]:
    for hand in np.flatnonzero(book.hand_seat == seat):
        lever = book.hand_lever[hand]
        for rank, setting in enumerate(book.settings[lever]):
            yield int(hand), rank, (book.seats[seat], book.levers[lever], setting)


def _moves_and_choices(book: Rulebook, seen: Observation) -> Iterator[tuple[Order, bool]]:
    menu = commit_menu(book, seen.view)
    for hand, rank, order in _hands(book, seen.seat):
        yield Move(*order), menu.setting[0, hand, rank] == 0
    for event, options in enumerate(book.options):
        for rank, option in enumerate(options):
            fine = menu.option[0, event, rank] == 0 and book.choice_seat[event] == seen.seat
            yield Choose(book.seats[seen.seat], book.events[event], option), fine


def _words(book: Rulebook, seen: Observation) -> Iterator[tuple[Order, bool]]:
    menu = talk_menu(book, seen.view)
    for hand, rank, order in _hands(book, seen.seat):
        yield Promise(*order), menu.promise[0, hand, rank] == 0
        yield Deny(*order), menu.deny[0, hand, rank] == 0
    for lever, key in enumerate(book.levers):
        yield Leave(book.seats[seen.seat], key), menu.leave[0, seen.seat, lever] == 0


def _impossible_packages(book: Rulebook, seen: Observation) -> Iterator[tuple[Order, bool]]:
    menu = talk_menu(book, seen.view)
    name = book.seats[seen.seat]
    guests = tuple(other for other in book.seats[:3] if other != name)
    for lever, rank in np.argwhere(menu.clause[0] > 0):
        if rank < len(book.settings[lever]):
            clause = Clause(book.levers[lever], book.settings[lever][rank])
            yield Put(name, (clause,), (), guests), False


@FEW
@given(worlds, numbers)
def test_refused_is_what_the_menu_does_not_offer(on: tuple[str, ...], number: int) -> None:
    """An order of the menu is never refused, any other always; and what replaces it may be given."""
    book = rich(*on)
    for position in _games(book, number):
        phase, _ = phase_of(book, position)
        for seat in range(len(book.seats)):
            seen = observe(book, position, seat)
            for order, offered in _every_order(book, seen, phase):
                refused = refusals(book, seen, [order])
                assert (not refused) == offered, (order, refused)
                for refusal in refused:
                    if refusal.instead is not None:
                        assert refusals(book, seen, [refusal.instead]) == ()


@FEW
@given(worlds, numbers)
def test_what_is_accepted_is_not_dropped(on: tuple[str, ...], number: int) -> None:
    """Orders that no seat's refusals touch are all lawful: a session and the rules agree."""
    book = rich(*on)
    rng = np.random.default_rng(number)
    for position in _games(book, number):
        accepted: list[Order] = []
        wanted = as_objects(book, position, drawn(book, position, rng))
        for seat, name in enumerate(book.seats):
            seen = observe(book, position, seat)
            own: list[Order] = []
            for order in wanted:
                if order.seat == name and not refusals(book, seen, [*own, order]):
                    own.append(order)
            accepted += own
        asked = as_arrays(book, position, accepted)
        kept = _lawful(book, position, asked)
        for field in fields(asked):
            before, after = getattr(asked, field.name), getattr(kept, field.name)
            assert np.array_equal(before, after), (field.name, accepted)


@FEW
@given(worlds, numbers)
def test_what_the_menu_forbids_is_dropped(on: tuple[str, ...], number: int) -> None:
    """Whatever arrays come in, the rules carry out nothing that the menu of the position forbids."""
    book = rich(*on)
    rng = np.random.default_rng(number)
    for position in _games(book, number):
        kept = _lawful(book, position, drawn(book, position, rng))
        match kept:
            case CommitOrders():
                menu = commit_menu(book, position)
                why = _reasons(menu.setting, kept.setting)
                # Which of two moves that exclude each other is made, the reveal decides.
                assert set(why) <= {0, int(Obstacle.INFEASIBLE)}
                assert set(_reasons(menu.option, kept.option)) <= {0}
                price = np.maximum(_reasons(menu.price, kept.setting, -1), 0)
                spent = (price * (kept.setting >= 0)) @ book.hand_of_seat
                assert (spent <= position.mandate).all()
            case TalkOrders():
                talk = talk_menu(book, position)
                assert set(_reasons(talk.promise, kept.promise)) <= {0}
                assert set(_reasons(talk.deny, kept.deny)) <= {0}
                assert not (kept.leave & (talk.leave > 0)).any()
                assert not ((kept.answer == SIGN) & (talk.sign > 0)).any()
                assert not ((kept.answer == DECLINE) & (talk.decline > 0)).any()
                assert not (kept.action > 0)[~position.awake].any()
            case RatifyOrders():
                assert not ((kept.approve > 0) & (ratify_menu(book, position).approve > 0)).any()


def _reasons(table: Array, wanted: Array, given_only: int = 0) -> Array:
    """What a menu says of the settings or options wanted; of those that are given, or of all."""
    found = np.take_along_axis(table, np.maximum(wanted, 0)[:, :, None], axis=2)[:, :, 0]
    return found[wanted >= 0] if given_only == 0 else found


def _lawful(book: Rulebook, position: Position, asked: BeatOrders) -> BeatOrders:
    match asked:
        case TalkOrders():
            return lawful_talk(book, position, asked)
        case RatifyOrders():
            return lawful_approvals(book, position, asked)
        case CommitOrders():
            return lawful_commitments(book, position, asked)
        case _:
            return asked


def _games(book: Rulebook, number: int) -> Iterator[Position]:
    rng = np.random.default_rng(number + 1)
    position = open_games(book, game_seeds(number, 1))
    while not position.over.all():
        yield position
        phase, _ = phase_of(book, position)
        orders = drawn(book, position, rng)
        if phase == "brief":
            listed = [
                order for order in as_objects(book, position, orders) if isinstance(order, Inject)
            ]
            orders = as_arrays(book, position, listed)
        position = resolve(book, position, orders)
