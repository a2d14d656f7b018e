"""What holds in every game, whatever anyone orders."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.chance import draw, game_seeds
from game.rules.changes import fold
from game.rules.changes import from_data as change_from_data
from game.rules.changes import to_data as change_to_data
from game.rules.ledger import SILENT, Ledger
from game.rules.numbered import Numbered
from game.rules.opening import open_games
from game.rules.position import NUMBERS, Position, pick, same
from game.rules.resolve import phase_of, resolve
from game.rules.writing import Journal
from tests.properties.worlds import (
    SWITCHES,
    as_arrays,
    as_objects,
    drawn,
    numbers,
    only,
    played,
    rich,
    worlds,
)

FEW = settings(max_examples=10, derandomize=True)


@FEW
@given(worlds, numbers)
def test_the_same_orders_lead_to_the_same_position(on: tuple[str, ...], number: int) -> None:
    """Nothing but position and orders decides what comes next, and neither is changed."""
    book = rich(*on)
    for before, orders, after in played(book, 3, number):
        assert same(resolve(book, before, orders), after)


@FEW
@given(worlds, numbers)
def test_a_game_alone_goes_as_in_a_batch(on: tuple[str, ...], number: int) -> None:
    """resolve(batch)[g] == resolve([g])."""
    book = rich(*on)
    for before, orders, after in played(book, 5, number):
        for game in range(5):
            alone = resolve(book, pick(before, np.array([game])), only(orders, game))
            assert same(alone, pick(after, np.array([game])))


@FEW
@given(worlds, numbers)
def test_numbers_stay_in_their_ranges(on: tuple[str, ...], number: int) -> None:
    """No number leaves its range, no lever goes where it may not, and no excluded pair is in force."""
    book = rich(*on)
    for _, _, after in played(book, 8, number):
        assert (after.indicator >= book.low).all()
        assert (after.indicator <= book.high).all()
        for name in ("trust", "ceiling", "shown"):
            array = getattr(after, name)
            assert (array >= 0).all(), name
            assert (array <= 10_000).all(), name
        assert (after.mandate >= 0).all()
        assert (after.mandate <= np.maximum(book.mandate_cap, book.mandate_start)).all()
        levers = np.arange(len(book.levers))
        assert book.real[levers, after.setting].all()
        assert (after.clause[:, ~book.in_play] < 0).all()
        for pair in book.infeasible:
            together = np.logical_and.reduce([after.setting[:, x] == s for x, s in pair])
            assert not together.any(), pair


@FEW
@given(worlds, numbers)
def test_clauses_belong_to_agreements(on: tuple[str, ...], number: int) -> None:
    """A clause in force has an agreement, two signatories, and its owners among them unless it binds."""
    book = rich(*on)
    for _, _, end in played(book, 8, number):
        after = pick(end, ~end.over)
        covered = after.clause >= 0
        assert ((after.deal > 0) == covered).all()
        assert (after.signer.any(axis=2) == covered).all()
        assert (after.signer.sum(axis=2)[covered] >= 2).all()
        owners = book.owns.T[None] & ~book.binding[None, :, None]
        assert (after.signer | ~owners)[covered].all()
        assert not (after.public | after.verified)[~covered].any()
        assert (after.until[covered] >= after.round).all()


@FEW
@given(worlds, numbers)
def test_what_seats_must_sign_for_is_taken_up_only_with_their_signatures(
    on: tuple[str, ...], number: int
) -> None:
    """No order, promise, silence or step back brings such a setting about without a clause for it."""
    book = rich(*on, *{"signed"} - set(on))
    for before, _, after in played(book, 12, number):
        game, lever = np.nonzero(after.setting != before.setting)
        must = book.signed_by[:, lever, after.setting[game, lever]].T
        agreed = before.clause[game, lever] == after.setting[game, lever]
        assert (agreed | ~must.any(axis=1)).all()
        assert (before.signer[game, lever] | ~must).all()


def test_settings_that_seats_must_sign_for_are_taken_up_at_all() -> None:
    book = rich("signed")
    taken = 0
    for before, _, after in played(book, 60, 3):
        _, lever = at = np.nonzero(after.setting != before.setting)
        taken += int(book.only_agreed[lever, after.setting[at]].sum())
    assert taken > 10


@FEW
@given(worlds, numbers)
def test_every_game_ends_and_then_nothing_changes(on: tuple[str, ...], number: int) -> None:
    """The phases of the rounds and one epilogue are all there is; after its end a game stands still."""
    book = rich(*on)
    last = None
    count = 0
    for before, _, after in played(book, 6, number):
        count += 1
        ended = np.flatnonzero(before.over)
        one, other = pick(before, ended), pick(after, ended)
        assert same(one.changed(round=0, phase=0), other.changed(round=0, phase=0))
        assert (after.ending[after.over] >= 0).all()
        assert (after.ending[~after.over] == -1).all()
        last = after
    assert last is not None
    assert count <= book.rounds * len(book.phases) + 1


@FEW
@given(worlds, numbers, st.randoms(use_true_random=False))
def test_order_of_submission_is_irrelevant(
    on: tuple[str, ...], number: int, shuffle: random.Random
) -> None:
    """Orders written down one by one, in any order, make the same arrays."""
    book = rich(*on)
    book = rich(*on)
    for before, orders, after in played(book, 2, number):
        position = pick(before, np.array([1]))
        listed = list(as_objects(book, before, orders, 1))
        straight = as_arrays(book, position, listed)
        shuffle.shuffle(listed)
        mixed = as_arrays(book, position, listed)
        for field in fields(mixed):
            assert np.array_equal(getattr(mixed, field.name), getattr(straight, field.name))
        again = resolve(book, pick(before, np.array([1])), mixed)
        assert same(again, pick(after, np.array([1])))


@FEW
@given(worlds, numbers)
def test_changes_add_up_to_the_position(on: tuple[str, ...], number: int) -> None:
    """The ledger of a game leads from its opening to its end, and each cause stands before its change."""
    book = rich(*on)
    rng = np.random.default_rng(number)
    start = position = open_games(book, game_seeds(number, 1))
    ledger = Ledger(book)
    given_orders = 0
    while not position.over.all():
        phase, _ = phase_of(book, position)
        orders = as_objects(book, position, drawn(book, position, rng))
        numbered = [Numbered(given_orders + i, order) for i, order in enumerate(orders)]
        given_orders += len(orders)
        journal: Journal = []
        after = resolve(book, position, as_arrays(book, position, orders), journal)
        changes = ledger.add(position, after, phase, numbered, journal)
        kept = {"round": after.round, "phase": after.phase, "over": after.over}
        assert same(fold(position, changes).changed(**kept, ending=after.ending), after)
        position = after
        for change in changes:
            assert change_from_data(change_to_data(change)) == change
    for index, change in enumerate(ledger.changes):
        assert change.id == index
        assert change.amount if change.is_number else change.before != change.after
        for cause in change.causes:
            if cause != "start":
                bound = index if cause[0] == "c" else given_orders
                assert 0 <= int(cause[1:]) < bound, change
    _sums(start, position, ledger)
    _one_limit_each(ledger)


def _sums(start: Position, end: Position, ledger: Ledger) -> None:
    for name in NUMBERS:
        before, after = getattr(start, name)[0], getattr(end, name)[0]
        for index in np.ndindex(*before.shape):
            assert before[index] + sum(c.amount for c in ledger.why(name, index)) == after[index]


def _one_limit_each(ledger: Ledger) -> None:
    limits = Counter(
        (change.round, change.phase, change.stage, change.target, change.index)
        for change in ledger.changes
        if change.rule == "limit" and change.stage != "aftermath"
    )
    assert all(count == 1 for count in limits.values()), limits


def test_every_change_of_a_long_run_has_a_cause_or_none_is_needed() -> None:
    """Only what happens by itself, or is counted, has no cause: everything else goes back to something."""
    by_itself = {
        "drift",
        "flow",
        "income",
        "limit",
        "event",
        "red_line",
        "red_line_stands",
        *SILENT,
        "released",
    }
    book = rich("ratified", "short")
    without = set()
    for number in range(12):
        rng = np.random.default_rng(number)
        position = open_games(book, game_seeds(number, 1))
        ledger = Ledger(book)
        while not position.over.all():
            phase, _ = phase_of(book, position)
            orders = as_objects(book, position, drawn(book, position, rng))
            journal: Journal = []
            after = resolve(book, position, as_arrays(book, position, orders), journal)
            numbered = [Numbered(i, order) for i, order in enumerate(orders)]
            ledger.add(position, after, phase, numbered, journal)
            position = after
        without |= {change.rule for change in ledger.changes if not change.causes}
    assert without - by_itself == set()


def test_luck_is_drawn_by_key() -> None:
    """A draw depends on seed, round, rule and subject alone, and is even."""
    seeds = game_seeds(3, 4000)
    lots = draw(seeds, 2, "exposure", np.arange(5))
    assert np.array_equal(lots[:, 3], draw(seeds, 2, "exposure", np.array(3)))
    assert np.array_equal(lots[7], draw(seeds[7:8], 2, "exposure", np.arange(5))[0])
    other = draw(seeds, 3, "exposure", np.arange(5))
    assert abs(np.corrcoef(lots[:, 0], other[:, 0])[0, 1]) < 0.05
    assert abs(np.corrcoef(lots[:, 0], lots[:, 1])[0, 1]) < 0.05
    assert lots.min() >= 0
    assert lots.max() <= 9_999
    assert abs((lots < 3000).mean() - 0.3) < 0.02


@pytest.mark.slow
@pytest.mark.parametrize("switch", [*sorted(SWITCHES), ""])
def test_many_games_alone_and_in_a_batch(switch: str) -> None:
    """The same with every switch and more games."""
    book = rich(switch) if switch else rich()
    for before, orders, after in played(book, 60, 1):
        for game in range(0, 60, 7):
            alone = resolve(book, pick(before, np.array([game])), only(orders, game))
            assert same(alone, pick(after, np.array([game])))
