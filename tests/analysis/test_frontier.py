"""The frontier and the packages that bargaining theory names, against brute force in fractions."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis import bargaining
from game.analysis.frontier import BLOCK, FIRST, efficient, gap
from game.analysis.study import study
from game.rules.chance import draw, game_seeds
from game.rules.compiling import compile_rulebook
from tests.analysis import reference
from tests.analysis.games import made, scenario, studied

PUBLISHED = ("harbour", "purchase")


@given(
    st.integers(1, 4).flatmap(
        lambda seats: st.lists(
            st.lists(st.integers(-3, 4), min_size=seats, max_size=seats), min_size=1, max_size=40
        )
    )
)
def test_efficient_is_what_no_other_beats(rows: list[list[int]]) -> None:
    exact = [[Fraction(number) for number in row] for row in rows]
    assert efficient(np.array(rows)).tolist() == reference.efficient(exact)


def test_efficient_looks_across_all_blocks() -> None:
    rows = FIRST + 3 * BLOCK
    lots = draw(game_seeds(3, 1), 0, "test", np.arange(rows * 3))[0].reshape(rows, 3) % 40
    naive = [not ((lots >= row).all(axis=1) & (lots > row).any(axis=1)).any() for row in lots]
    found = efficient(lots)
    assert found.tolist() == naive
    assert 2 < found.sum() < rows / 10


def test_more_packages_than_small_ranks_can_count() -> None:
    rows = 2**15 + 5
    line = np.arange(rows)
    found = efficient(np.stack([line, np.minimum(rows - 10 - line, 20_000)], axis=1))
    assert found.tolist() == (line >= rows - 10 - 20_000).tolist()


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_frontier_of_a_game_is_that_of_the_reference(name: str) -> None:
    said = scenario(name)
    worths = [reference.worth(said, profile) for profile in reference.combinations(said)]
    assert studied(name).efficient.tolist() == reference.efficient(worths)


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_named_packages_are_those_of_the_definitions(name: str) -> None:
    said, found = scenario(name), studied(name)
    floor = reference.floor(said)
    worths = [reference.worth(said, profile) for profile in reference.combinations(said)]
    gains = [[a - b for a, b in zip(worth, floor, strict=True)] for worth in worths]
    rational = [row for row, gain in enumerate(gains) if min(gain) >= 0]
    hopes = [max(gains[row][seat] for row in rational) for seat in range(len(floor))]

    def best(rows: list[int], measure: list[Fraction]) -> Fraction:
        return max(measure[row] for row in rows)

    products = [reference.nash_product(gain) for gain in gains]
    shares = [reference.smallest_share(gain, hopes) for gain in gains]
    sums, least = [sum(worth, Fraction(0)) for worth in worths], [min(gain) for gain in gains]
    everything = list(range(len(gains)))
    for point, measure, rows in (
        ("nash", products, rational),
        ("kalai_smorodinsky", shares, rational),
        ("egalitarian", least, everything),
        ("best_sum", sums, everything),
    ):
        named = found.points[point]
        assert named is not None
        assert measure[named.row] == best(rows, measure), point
        assert found.efficient[named.row], point
    assert len({point.row for point in found.points.values() if point}) >= 2


def test_nash_tells_ties_and_takes_the_higher_sum() -> None:
    points = np.array([[1, 12], [2, 6], [6, 2], [3, 3], [12, 1]])
    found = bargaining.nash(points, np.zeros(2, dtype=np.int64))
    assert found == bargaining.Point(row=0, ties=4)


def test_nash_is_exact_where_floating_point_is_not() -> None:
    million = 1_000_000
    points = np.array([[100 * million, 100 * million], [100 * million + 1, 100 * million - 1]])
    assert bargaining.nash(points, np.zeros(2, dtype=np.int64)) == bargaining.Point(0, 1)


def test_twelve_seats_do_not_overflow() -> None:
    points = np.full((2, 12), 10**12, dtype=np.int64)
    points[1, 3] += 1
    assert bargaining.nash(points, np.zeros(12, dtype=np.int64)) == bargaining.Point(1, 1)


def test_without_a_package_for_all_there_is_no_nash_point() -> None:
    points, floor = np.array([[5, 1], [1, 5]]), np.array([2, 2])
    assert bargaining.nash(points, floor) is None
    assert bargaining.kalai_smorodinsky(points, floor) is None
    assert bargaining.egalitarian(points, floor) == bargaining.Point(0, 2)


def test_if_somebody_can_gain_nothing_the_highest_sum_decides() -> None:
    points, floor = np.array([[2, 3], [2, 7], [2, 5]]), np.array([2, 2])
    assert bargaining.nash(points, floor) == bargaining.Point(1, 3)
    assert bargaining.kalai_smorodinsky(points, floor) == bargaining.Point(1, 1)


def test_kalai_smorodinsky_counts_shares_of_what_each_could_hope_for() -> None:
    points = np.array([[100, 0], [60, 5], [40, 9], [0, 10]])
    floor = np.zeros(2, dtype=np.int64)
    assert bargaining.kalai_smorodinsky(points, floor) == bargaining.Point(1, 1)
    # Nash would go another way: 60 * 5 < 40 * 9.
    assert bargaining.nash(points, floor) == bargaining.Point(2, 1)


def test_value_is_created_claimed_and_left() -> None:
    found = bargaining.value(np.array([30, 50]), np.array([20, 20]), 100)
    assert (found.created, found.left) == (2 / 3, 20)
    assert found.claimed == (0.25, 0.75)
    nothing = bargaining.value(np.array([20, 20]), np.array([20, 20]), 40)
    assert (nothing.created, nothing.claimed, nothing.left) == (None, (None, None), 0)


def test_the_gap_leads_to_a_package_that_hurts_nobody() -> None:
    points = np.array([[0, 0], [1, 3], [9, -1], [2, 2]]) * 1_000_000
    best = efficient(points)
    assert best.tolist() == [False, True, True, True]
    found = gap(points, best, points[0])
    assert found.row == 1
    assert found.gain.tolist() == [1_000_000, 3_000_000]
    assert found.distance == pytest.approx(8**0.5)
    assert gap(points, best, points[2]).row == -1
    assert gap(points, best, points[2]).distance == 0


def test_of_packages_that_hurt_nobody_the_gap_leads_to_the_one_that_adds_most() -> None:
    points = np.array([[0, 0], [1, 4], [3, 3], [9, -1]]) * 1_000_000
    found = gap(points, np.array([False, True, True, True]), points[0])
    assert (found.row, found.gain.tolist()) == (2, [3_000_000, 3_000_000])


def test_a_game_in_which_nobody_has_a_score_has_no_named_package() -> None:
    said = made({"la": "a"}, {"la": 2}, {"a": {}, "b": {}})
    found = study(compile_rulebook(said))
    assert set(found.points.values()) == {None}
    assert found.efficient.all()


@pytest.mark.parametrize(
    ("reservation", "row"), [((0, 0), 1), ((8, 0), 0), ((20, 20), 1), ((0, 6), 1)]
)
def test_of_equal_sums_the_best_is_that_with_the_largest_smallest_gain(
    reservation: tuple[int, int], row: int
) -> None:
    """Nine and one, or four and six: with eight to lose the first leaves nobody behind."""
    found = bargaining.best_sum(np.array([[9, 1], [4, 6], [4, 4]]), np.array(reservation))
    assert found is not None
    assert (found.row, found.ties) == (row, 2)


def test_without_packages_no_solution_names_one() -> None:
    none = np.empty((0, 2), dtype=np.int64)
    assert all(solve(none, np.array([0, 0])) is None for solve in bargaining.SOLUTIONS.values())
