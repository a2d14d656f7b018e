"""Batches of positions taken apart and put together, luck drawn by key, and who may be refused something."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

import numpy as np
import pytest

from game.rules.arrays import Array, Mask, Whole
from game.rules.beats import BriefOrders, repeated
from game.rules.chance import draw, game_seeds, seeds_of_its_own
from game.rules.columns import Secrecy, declared, posted
from game.rules.encoding import decode
from game.rules.lawful import objectionable
from game.rules.opening import open_games
from game.rules.orders import Inject
from game.rules.position import ARRAYS, COLUMNS, Position, frozen, joined, pick, same
from game.rules.refusals import refusals
from game.rules.resolve import resolve
from game.rules.sight import observe
from game.rules.texts import texts_known
from tests.properties.worlds import as_arrays, as_objects, drawn, played, rich


def test_luck_stays_what_it_is() -> None:
    """Records are played again from their seeds, so that a draw must never come out otherwise."""
    seeds = game_seeds(7, 3)
    assert seeds.tolist() == [7, 3_511_274_219_185_729, 151_215_513_962_380]
    assert draw(seeds, 3, "exposure", np.arange(4)).tolist() == [
        [7996, 6892, 3829, 8696], [2161, 6609, 3986, 7906], [2882, 2630, 9695, 4967],
    ]  # fmt: skip
    assert draw(game_seeds(2026, 1), 1, "event", np.arange(3)).tolist() == [[9003, 2359, 4367]]
    assert draw(game_seeds(2**63, 1), 12, "estimate", np.array([[0, 7]])).tolist() == [
        [[4961, 7158]]
    ]
    assert seeds_of_its_own(seeds, 5).tolist() == [
        4_075_234_299_560_900, 5_408_085_918_988_497, 8_939_639_181_710_263,
    ]  # fmt: skip


def test_the_order_of_a_game_is_given_in_every_game() -> None:
    book = rich()
    for before, orders, _ in played(book, 1, 4):
        many = repeated(orders, 3)
        assert type(many) is type(orders)
        for item in fields(orders):
            one, all_ = getattr(orders, item.name), getattr(many, item.name)
            assert all_.shape == (3, *one.shape[1:])
            assert (all_ == one).all()
        texts = texts_known(before)
        same_orders = [decode(book, orders, 0, texts)] * 3
        assert [decode(book, many, game, texts) for game in range(3)] == same_orders


def test_an_array_that_does_not_say_who_may_know_it_cannot_be() -> None:
    @dataclass
    class Careless:
        round: int
        trust: Whole = field(metadata=posted("holder", "actor", secrecy=Secrecy.OWN))
        rumour: Mask

    @dataclass
    class Strange:
        trust: Array = field(metadata=posted("holder", "actor", secrecy=Secrecy.OWN))

    with pytest.raises(TypeError, match="rumour"):
        declared(Careless)
    with pytest.raises(TypeError, match="trust"):
        declared(Strange)


def test_every_array_has_the_shape_and_the_kind_that_are_declared() -> None:
    book = rich()
    start = open_games(book, game_seeds(3, 2))
    for position in (start, *(after for _, _, after in played(book, 2, 3))):
        for seen in (position, *(observe(book, position, s).view for s in range(len(book.seats)))):
            for name, column in COLUMNS.items():
                array = getattr(seen, name)
                assert array.shape == (2, *column.shape(book)), name
                assert array.dtype == column.dtype, name


def test_as_many_rounds_are_kept_as_any_formula_reads_and_never_none() -> None:
    for history, kept in ((3, 3), (1, 1), (0, 1)):
        book = replace(rich(), history=history)
        assert COLUMNS["past"].shape(book) == (kept, len(book.indicators))


def test_one_game_is_a_position_without_the_axis_of_the_games() -> None:
    position, _ = _two()
    with pytest.raises(ValueError, match="one game was meant"):
        _ = position.one
    alone = pick(position, np.array([1]))
    for name in ("round", "phase"):
        assert getattr(alone.one, name) == getattr(position, name)
    for name in COLUMNS:
        assert np.array_equal(getattr(alone.one, name), getattr(position, name)[1]), name
    assert not isinstance(alone.one, Position)


def _two(number: int = 5) -> tuple[Position, Position]:
    """A batch of three games before and after a phase in which something happens."""
    pairs = [(before, after) for before, _, after in played(rich(), 3, number)]
    return next(pair for pair in pairs[5:] if not same(*pair))


def test_games_are_taken_out_by_number_or_by_mask() -> None:
    position, _ = _two()
    few = pick(position, np.array([2, 0]))
    assert few.games == 2
    assert (few.round, few.phase) == (position.round, position.phase)
    for name in ("seeds", *ARRAYS):
        assert np.array_equal(getattr(few, name), getattr(position, name)[[2, 0]])
    assert same(pick(position, np.array([True, False, True])), pick(position, np.array([0, 2])))


def test_more_games_join_a_batch_at_its_end() -> None:
    position, other = _two()
    one, two = (
        pick(position, np.array([0])),
        pick(other.changed(round=position.round), np.array([1])),
    )
    both = joined(joined(None, one, 2), two, 3)
    assert both.games == 5
    for name in ("seeds", *ARRAYS):
        expected = [*[getattr(one, name)[0]] * 2, *[getattr(two, name)[0]] * 3]
        assert np.array_equal(getattr(both, name), np.array(expected)), name


@pytest.mark.parametrize("name", ["round", "phase", "seeds", *ARRAYS])
def test_positions_are_the_same_only_if_everything_is(name: str) -> None:
    position, _ = _two()
    assert same(position, position.changed())
    value = getattr(position, name)
    if isinstance(value, int):
        other = position.changed(**{name: value + 1})
    else:
        if not value.size:
            return
        turned = value.copy()
        turned.reshape(-1)[-1] = ~turned.reshape(-1)[-1] if value.dtype == bool else 77
        other = position.changed(**{name: turned})
    assert not same(position, other)


def test_in_a_game_that_is_over_nothing_changes_any_more() -> None:
    before, after = _two()
    over = before.changed(over=np.array([False, True, False]))
    kept = frozen(over, after)
    for name in ARRAYS:
        assert np.array_equal(getattr(kept, name)[[0, 2]], getattr(after, name)[[0, 2]]), name
        assert np.array_equal(getattr(kept, name)[1], getattr(over, name)[1]), name
    assert same(frozen(before, after), after)


@pytest.mark.parametrize("on", [(), ("poor",), ("binding", "ratified")], ids=" ".join)
def test_whoever_would_be_refused_something_is_found_in_a_batch(on: tuple[str, ...]) -> None:
    """So that refusals are asked for where there may be some, and nowhere else."""
    book, rng = rich(*on), np.random.default_rng(8)
    position = open_games(book, game_seeds(8, 1))
    found = {True: 0, False: 0}
    while not position.over.all():
        beat = drawn(book, position, rng)
        for seat, name in enumerate(book.seats):
            seen = observe(book, position, seat)
            own = [order for order in as_objects(book, position, beat) if order.seat == name]
            if isinstance(beat, BriefOrders) or not own:
                continue
            # One order after the other, as some may stand only without others.
            for order in own:
                flagged = bool(
                    objectionable(book, seen.view, as_arrays(book, position, [order]))[0]
                )
                refused = refusals(book, seen, [order]) != ()
                assert flagged == refused, (order, refusals(book, seen, [order]))
                found[refused] += 1
            together = bool(objectionable(book, seen.view, as_arrays(book, position, own))[0])
            assert together or not refusals(book, seen, own)
        listed = [
            order for order in as_objects(book, position, beat) if not isinstance(order, Inject)
        ]
        position = resolve(book, position, as_arrays(book, position, listed))
    assert min(found.values()) > 5
