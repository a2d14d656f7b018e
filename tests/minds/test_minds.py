"""Minds: they order only what is allowed, see only what their seat may know, and do the same again."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache

import numpy as np
import pytest
from _pytest.mark import ParameterSet

from game.minds.memory import remembered
from game.minds.registry import MINDS
from game.rules.beats import BeatOrders
from game.rules.chance import game_seeds
from game.rules.orders import Decline, Move, Order, Put
from game.rules.phases import no_orders
from game.rules.position import pick
from game.rules.refusals import Refusal, refusals
from game.rules.rulebook import Rulebook
from game.rules.sight import observe
from tests.minds.places import Stranger, bay, beside_a_stranger, market
from tests.minds.table import (
    SCENARIOS,
    Table,
    book_of,
    orders_in,
    player,
    same_memory,
    table,
    turned,
)

NAMES = (*sorted(MINDS), "noisy(40, grim)", "conceder(hardliner)", "noisy(60, self_interested)")


def slow(name: str) -> list[ParameterSet]:
    return [pytest.param(name, marks=pytest.mark.slow)]


def refused(at: Table) -> tuple[int, list[Refusal]]:
    """Play to the end: how many orders minds gave, and which of them were refused."""
    count, found = 0, list[Refusal]()

    def look(seat: int, own: BeatOrders) -> None:
        nonlocal count
        if isinstance(at.minds[seat].mind, Stranger):
            return
        for game in np.flatnonzero(~at.position.over):
            orders = orders_in(at.book, own, at.position, int(game))
            count += len(orders)
            assert all(order.seat == at.book.seats[seat] for order in orders)
            alone = observe(at.book, pick(at.position, np.array([game])), seat)
            found.extend(refusals(at.book, alone, orders))

    while not at.position.over.all():
        at.step(look)
    return count, found


def check_all(at: Table) -> None:
    """Play to the end; there are orders, and every one must be accepted."""
    count, found = refused(at)
    assert count > 0
    assert found == []


MEETINGS = [
    (place, turn)
    for place, seats in (("bay", 2), ("market", 3))
    for turn in range(0, len(NAMES), seats)
]
"""Every mind once at each place, beside a stranger who does what none of them would."""


def met(place: str, turn: int, games: int = 1) -> Table:
    book = bay("at_home", "ratified", "signed") if place == "bay" else market("all_but")
    return beside_a_stranger(book, turned(NAMES, turn)[:3], games, seed=turn, at=turn % 3)


@cache
def met_alone(place: str, turn: int) -> tuple[Table, int, list[Refusal]]:
    at = met(place, turn)
    return at, *refused(at)


@pytest.mark.parametrize("name", ["three-valleys", *slow("drones-over-mexico")])
@pytest.mark.parametrize("turn", range(0, len(NAMES), 3))
def test_no_mind_ever_gives_an_order_that_is_refused(name: str, turn: int) -> None:
    check_all(table(book_of(name), turned(NAMES, turn), games=1, seed=turn))


@pytest.mark.parametrize(("place", "turn"), MEETINGS)
def test_nor_beside_a_stranger(place: str, turn: int) -> None:
    _, count, found = met_alone(place, turn)
    assert count > 0
    assert found == []


@pytest.mark.long
@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("mind", NAMES)
def test_every_mind_on_every_seat_in_every_length_without_a_refusal(name: str, mind: str) -> None:
    for minutes in book_of(name).scenario.lengths:
        check_all(table(book_of(name, minutes), (mind,), games=2, seed=7))
        check_all(table(book_of(name, minutes), (mind, "random", "self_interested"), 2, seed=8))


@pytest.mark.parametrize(("place", "turn"), MEETINGS)
def test_a_game_of_a_batch_is_decided_as_if_it_were_alone(place: str, turn: int) -> None:
    one, *_ = met_alone(place, turn)
    many = met(place, turn, games=2)
    while not many.position.over[0]:
        many.step()
    for part in fields(one.position):
        if part.name in ("indicator", "trust", "setting", "clause", "mandate", "signer", "deal"):
            ours = getattr(many.position, part.name)[:1]
            assert np.array_equal(ours, getattr(one.position, part.name))
    for seat, memory in one.memories.items():
        assert same_memory(remembered(many.memories[seat], np.arange(1)), memory)
    assert not many.said, "reasons are for a game alone"
    assert one.said


def orders_now(at: Table, book: Rulebook, seat: int, name: str) -> tuple[Order, ...]:
    """What a mind would order on a seat now, by this rulebook."""
    beat = no_orders(book, at.phase, 1)
    seen = observe(book, at.position, seat)
    player(name, game_seeds(seat + 1, 1)).decide(book, seen, at.memories[seat], beat)
    return orders_in(book, beat, seen.view)


def hidden_from(book: Rulebook, seat: int) -> Rulebook:
    """The same rulebook with other private interests of all the others."""
    others = np.arange(len(book.seats)) != seat
    interest, worth = book.interest.copy(), book.worth.copy()
    interest[others] = interest[others][:, ::-1]
    worth[others] = 3_000_000 - worth[others][:, :, ::-1]
    bonuses = tuple(b if b.seat == seat else replace(b, points=-b.points) for b in book.bonuses)
    reservation = book.reservation + 700 * others
    return replace(book, interest=interest, worth=worth, bonuses=bonuses, reservation=reservation)


@pytest.mark.parametrize("name", ["three-valleys", *slow("drones-over-mexico")])
def test_what_others_want_in_private_changes_no_decision(name: str) -> None:
    """Their interests, worths, bonuses and reservation values are not read, nor what is hidden."""
    book = book_of(name)
    at = table(book, ("self_interested", "grit", "opportunist", "tit_for_tat"))
    compared = 0
    while not at.position.over.all():
        at.notice()
        seat = (at.position.round + at.position.phase) % int(book.actors.sum())
        other = hidden_from(book, seat)
        few = turned(NAMES, 4 * compared)[:4]
        for mind in few if at.phase not in ("brief", "epilogue") else ():
            assert orders_now(at, book, seat, mind) == orders_now(at, other, seat, mind)
            compared += 1
        at.step()
    assert compared > 30


def test_minds_know_only_their_observation() -> None:
    """Whatever hides behind the observation may change; the orders stay the same."""
    book = book_of("drones-over-mexico")
    at = table(book, ("self_interested", "random"))
    for _ in range(9):
        at.step()
    position = at.position
    for seat in range(2):
        hidden = 1 - position.fact % 2
        at.position = position
        seen = observe(book, position, seat)
        seeds = position.seeds + np.uint64(99)
        other = replace(position, seeds=seeds, fact=np.where(seen.told > 0, position.fact, hidden))
        if not np.array_equal(observe(book, other, seat).told, seen.told):
            continue
        for mind in sorted(MINDS)[seat::2]:
            at.position = position
            one = orders_now(at, book, seat, mind)
            at.position = other
            assert orders_now(at, book, seat, mind) == one


def test_the_status_quo_mind_moves_nothing() -> None:
    book = book_of("three-valleys")
    at = table(book, ("status_quo",))
    ordered: list[Order] = []
    while not at.position.over.all():
        before = at.position
        ordered += orders_in(book, at.step(), before)
    assert np.array_equal(at.position.setting[0], book.start)
    assert not [order for order in ordered if not isinstance(order, Decline)]


@pytest.mark.parametrize("mind", ["random", "self_interested", "noisy(50, grim)"])
def test_chance_is_the_minds_own_and_keyed(mind: str) -> None:
    book = book_of("three-valleys")

    def game(seed: int) -> list[Order]:
        at, found = table(book, (mind,), seed=seed), []
        while not at.position.over.all():
            before = at.position
            found += orders_in(book, at.step(), before)
        return found

    assert game(1) == game(1)
    assert game(1) != game(2)


@pytest.mark.parametrize("name", ["three-valleys", *slow("drones-over-mexico")])
def test_things_happen_between_self_interested_minds(name: str) -> None:
    """Over a few games texts are put, there are signatures, refusals with a reason, and kept words."""
    book, codes, texts, deals, moves = book_of(name), set(), 0, 0, 0
    for seed in range(8):
        at = table(book, ("self_interested", "tit_for_tat"), seed=seed)
        while not at.position.over.all():
            before = at.position
            orders = orders_in(book, at.step(), before)
            texts += sum(isinstance(order, Put) for order in orders)
            moves += sum(isinstance(order, Move) for order in orders)
        codes |= {reason.code for _, reason in at.said}
        deals += int((at.position.clause >= 0).any())
    assert texts > 8
    assert deals >= 2
    assert moves > 8
    assert {"proposes_gain", "better_for_us", "mirrors", "keeps_word"} <= codes
    assert {"would_sign_with", "not_enough"} & codes


def test_what_is_spoken_gives_no_private_number_away() -> None:
    """Expected gains, prices and the mandate that a seat has are never said to others."""
    spoken = 0
    for place, turn in MEETINGS:
        at, *_ = met_alone(place, turn)
        for _, reason in at.said:
            spoken += reason.spoken
            assert not reason.spoken or not {"gain", "price", "have"} & set(reason.facts)
    assert spoken > 20


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
def test_nor_at_the_tables_that_are_shipped(name: str) -> None:
    for turn in range(0, len(NAMES), 4):
        at = table(book_of(name), turned(NAMES, turn))
        while not at.position.over.all():
            at.step()
        for _, reason in at.said:
            if reason.spoken:
                assert not {"gain", "price", "have"} & set(reason.facts)


@pytest.mark.slow
@pytest.mark.parametrize("turn", range(0, len(NAMES), 3))
def test_a_shipped_game_of_a_batch_is_decided_as_if_it_were_alone(turn: int) -> None:
    book = book_of("three-valleys", 45)
    many, one = (table(book, turned(NAMES, turn), games) for games in (3, 1))
    while not many.position.over.all():
        many.step()
    while not one.position.over.all():
        one.step()
    for fact in ("indicator", "trust", "signed", "clause", "promised", "marked"):
        assert np.array_equal(getattr(many.position, fact)[:1], getattr(one.position, fact))
    for seat, memory in one.memories.items():
        assert np.array_equal(many.memories[seat].taste[:1], memory.taste)
        assert np.array_equal(many.memories[seat].refused[:1], memory.refused)
