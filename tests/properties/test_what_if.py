"""What holds of every game played again with a decision altered, whatever the mechanisms of its world."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from game import UserError
from game.analysis.turning import alternatives_of, shifts
from game.rules.beats import TalkOrders
from game.rules.encoding import decode
from game.rules.lawful import lawful_talk
from game.rules.orders import Decline, Inject, Move, Order, Sign
from game.rules.position import NUMBERS, pick, same
from game.rules.refusals import permitted
from game.rules.rulebook import Rulebook
from game.rules.scores import exact_scores, scores
from game.rules.sight import observe
from game.rules.texts import texts_known
from game.session.alteration import Alteration
from game.session.course import Course, Recorded
from game.session.holding import all_held
from game.session.retelling import compared
from game.session.suggestions import phases
from game.session.whatif import what_if
from game.views.words import Words
from tests.properties.worlds import drawn, numbers, rich, worlds

FEW = settings(max_examples=6, derandomize=True, deadline=None)


def course(book: Rulebook, number: int) -> Course:
    """A whole game of drawn orders, as far as they are legal."""
    rng = np.random.default_rng(number)
    found = Course(book, number)
    while not found.position.over[0]:
        beat = drawn(book, found.position, rng)
        said = lawful_talk(book, found.position, beat) if isinstance(beat, TalkOrders) else beat
        asked = decode(book, said, 0, texts_known(found.position))
        orders: list[Order] = [order for order in asked if isinstance(order, Inject)]
        for at, seat in enumerate(book.seats):
            seen = observe(book, found.position, at)
            own = [order for order in asked if order.seat == seat]
            orders += permitted(book, seen, own)[0]
        found.resolve(orders)
    return found


def recorded(book: Rulebook, number: int) -> Recorded:
    played = course(book, number)
    return Recorded(played, tuple({} for _ in range(len(played.steps) + 1)))


def altered_move(book: Rulebook, game: Recorded, data: st.DataObject) -> Alteration:
    """Some order to some lever in a round that was played."""
    rounds = sorted({s.before.round for s in game.course.steps if s.phase == "commit"})
    hand = data.draw(st.integers(0, len(book.hand_lever) - 1))
    lever = int(book.hand_lever[hand])
    to = data.draw(st.sampled_from(["", *book.settings[lever]]))
    seat = book.seats[book.hand_seat[hand]]
    return Alteration(data.draw(st.sampled_from(rounds)), seat, Move, book.levers[lever], to)


@FEW
@given(worlds, numbers)
def test_nothing_altered_is_the_same_game(on: tuple[str, ...], number: int) -> None:
    game = recorded(rich(*on), number)
    found = what_if(game, [])
    assert [step.digest for step in found.altered.steps] == [s.digest for s in game.course.steps]
    assert found.altered.ledger.changes == game.course.ledger.changes
    assert not found.lapsed


@FEW
@given(worlds, numbers, st.data())
def test_what_ends_differently_is_the_sum_of_its_causes(
    on: tuple[str, ...], number: int, data: st.DataObject
) -> None:
    book = rich(*on)
    game = recorded(book, number)
    try:
        found = what_if(game, [altered_move(book, game, data)])
    except UserError:
        return
    one, other = found.played.position, found.altered.position
    told = found.difference()
    ends = {(n.target, n.index): sum(c.amount for c in n.causes) for n in told.numbers}
    for name in NUMBERS:
        moved = (getattr(other, name) - getattr(one, name))[0]
        for index in np.argwhere(moved).tolist():
            assert ends.pop((name, tuple(index))) == moved[tuple(index)]
    assert not ends
    exact = (exact_scores(book, other) - exact_scores(book, one))[0]
    for seat in np.flatnonzero(book.scored & (exact != 0)).tolist():
        (score,) = [each for each in told.scores if each.seat == seat]
        assert sum(part.amount for part in score.parts) == exact[seat]


@FEW
@given(worlds, numbers, st.data())
def test_every_difference_is_said(on: tuple[str, ...], number: int, data: st.DataObject) -> None:
    book = rich(*on)
    game = recorded(book, number)
    try:
        found = what_if(game, [altered_move(book, game, data)])
    except UserError:
        return
    for language in ("en", "es"):
        told = compared(Words(book, language), found)
        numbers_told = (*told.scores, *told.cooperation, *told.numbers)
        lines = [*told.deeds, *(n.title for n in numbers_told)]
        lines += [row.sentence for n in numbers_told for row in n.rows]
        assert not [line for line in lines if "{" in line]
        for n in numbers_told:
            shown = sum(row.shown for row in n.rows)
            assert abs(shown - (n.altered - n.played)) < 10 or n.kind in ("score", "cooperation")


@FEW
@given(worlds, numbers)
def test_a_batch_of_alternatives_is_each_of_them_alone(on: tuple[str, ...], number: int) -> None:
    book = rich(*on)
    game = recorded(book, number)
    seat = number % len(book.seats)
    if not book.scored[seat]:
        return
    for each in alternatives_of(book, (seat,), phases(game))[seat][::4]:
        to = book.settings[each.lever][each.setting] if each.setting >= 0 else ""
        one = Alteration(each.round, book.seats[seat], Move, book.levers[each.lever], to)
        alone = what_if(game, [one])
        if not alone.lapsed:
            assert scores(book, alone.altered.position)[0, seat] == each.score


@FEW
@given(worlds, numbers)
def test_shifts_of_trust_add_up_to_the_game(on: tuple[str, ...], number: int) -> None:
    book = rich(*on)
    game = recorded(book, number)
    total = np.zeros_like(book.trust_start)
    negotiate = book.actors[:, None] & book.actors
    for shift in shifts(book, phases(game)):
        if shift.kind == "trust":
            total[shift.index] += shift.amount
    moved = game.course.position.trust[0] - game.course.start.trust[0]
    assert (total == moved * negotiate).all()


@FEW
@given(worlds, numbers, st.data())
def test_a_batch_that_holds_is_each_of_its_games_alone(
    on: tuple[str, ...], number: int, data: st.DataObject
) -> None:
    """Also where recorded orders lapse, and where the altered decision was not possible."""
    book = rich(*on)
    game = recorded(book, number)
    tried = [altered_move(book, game, data) for _ in range(6)]
    tried += [
        Alteration(step.before.round, item.order.seat, Decline, item.order.text, "")
        for step in game.course.steps
        for item in step.orders
        if isinstance(item.order, Sign)
    ][:6]
    found = all_held(game, tried)
    for each in tried:
        try:
            alone = what_if(game, [each])
        except UserError:
            assert each not in found.game
            continue
        assert found.position is not None
        end = pick(found.position, np.array([found.game[each]]))
        last = alone.altered.position
        if last.over.all():  # other games of the batch may have gone on
            end = end.changed(round=last.round, phase=last.phase)
        assert same(end, last), each
