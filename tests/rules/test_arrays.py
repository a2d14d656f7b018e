"""The few array helpers of the rules do the same for small and for large batches."""

from __future__ import annotations

import numpy as np
import pytest

from game.rules.arrays import LARGEST, SMALL, alike, choose, count, every, places, some


@pytest.mark.parametrize("games", [3, 3_000])
@pytest.mark.parametrize("axis", [0, 1, 2])
def test_some_count_and_every_are_those_of_numpy(games: int, axis: int) -> None:
    mask = np.random.default_rng(games + axis).random((games, 4, 3)) < 0.4
    assert (mask.size > SMALL) == (games > 3)
    assert np.array_equal(some(mask, axis), mask.any(axis=axis))
    assert np.array_equal(every(mask, axis), mask.all(axis=axis))
    assert np.array_equal(count(mask, axis), mask.sum(axis=axis))
    assert count(mask, axis).dtype == np.int64


def test_choose_takes_numbers_and_masks() -> None:
    rng = np.random.default_rng(1)
    mask = rng.random((5, 4)) < 0.5
    for new, old in (
        (rng.integers(-9, 9, (5, 4)), rng.integers(-9, 9, (5, 4))),
        (rng.random((5, 4)) < 0.5, rng.random((5, 4)) < 0.5),
    ):
        assert np.array_equal(choose(mask, new, old), np.where(mask, new, old))


def test_places_are_listed_game_by_game() -> None:
    mask = np.random.default_rng(2).random((5, 3, 4)) < 0.3
    assert all(map(np.array_equal, places(mask), np.nonzero(mask)))


@pytest.mark.parametrize(("columns", "kinds"), [(1, 3), (4, 2), (70, 4)])
def test_rows_that_are_alike_are_found(columns: int, kinds: int) -> None:
    """However many columns there are: together they may have more values than a number can hold."""
    rng = np.random.default_rng(columns)
    rows = rng.integers(0, kinds, (6, columns))[rng.integers(0, 6, 40)]
    assert (kinds**columns > LARGEST) == (columns == 70)
    first, kind = alike([(rows[:, at], kinds) for at in range(columns)])
    assert np.array_equal(rows[first][kind], rows)
    assert len(first) == len({tuple(row) for row in rows.tolist()})


def test_the_last_of_very_many_columns_counts_like_the_first() -> None:
    for at in (0, 35, 69):
        rows = np.zeros((2, 70), dtype=np.int64)
        rows[1, at] = 2
        assert len(alike([(rows[:, column], 4) for column in range(70)])[0]) == 2
