"""Above the limit every point of theory is searched for, and a sample never speaks like an enumeration."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest

from game import locale
from game.analysis.packages import Survey, survey
from game.analysis.search import _Pool, searched
from game.analysis.study import POINTS, Study
from game.rules.chance import draw, game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.views.possible import told
from game.views.words import Words
from game.workshop.analysis_data import analysis_data
from tests.analysis.games import made
from tests.analysis.reference import smallest_share

LEVERS = tuple(f"l{place}" for place in range(6))
SIZE = 4


def drawn_game(seed: int) -> Rulebook:
    """4,096 packages of points that hang on pairs of levers, with steps that cost mandate."""
    lots = iter(draw(game_seeds(seed, 1), 0, "test", np.arange(10_000))[0].tolist())

    def lot(most: int) -> int:
        return next(lots) % most

    seats = {
        seat: {
            "mandate": {"start": 1 + lot(3), "income": 1, "cap": 4},
            "worth": {lever: {f"s{rank}": lot(80) for rank in range(SIZE)} for lever in LEVERS},
            "bonuses": [
                {
                    "when": f"l{lot(3)} is s{rank % SIZE} and l{3 + lot(3)} is s{rank // SIZE}",
                    "points": lot(301) - 100,
                }
                for rank in range(16)
            ],
            "reservation": 180 + lot(100),
        }
        for seat in ("a", "b", "c")
    }
    owners = dict(zip(LEVERS, ("a", "b", "c", "a", "b", "table"), strict=True))
    steps = {(lever, rank): {"cost": 1 + lot(3)} for lever in LEVERS for rank in range(1, SIZE)}
    out = [{"say": "No.", "together": {"l0": "s1", "l4": "s2"}}] if lot(2) else []
    return compile_rulebook(made(owners, dict.fromkeys(LEVERS, SIZE), seats, steps, infeasible=out))


def both(seed: int) -> tuple[Study, Study]:
    """The same game from a sample of 300 and a search, and listed whole."""
    book = drawn_game(seed)
    return Study(searched(survey(book, most=1_000, drawn=300))), Study(survey(book))


@pytest.mark.parametrize("seed", range(24))
def test_every_point_is_the_one_that_brute_force_finds(seed: int) -> None:
    found, everything = both(seed)
    assert not found.survey.complete
    assert everything.survey.complete
    assert 300 < len(found.survey.number) < len(everything.survey.number)
    for here, there in ((found.points, everything.points), (found.payable, everything.payable)):
        for name in POINTS:
            one, other = here[name], there[name]
            assert (one is None) == (other is None), name
            if one is not None and other is not None:
                assert (found.scored[one.row] == everything.scored[other.row]).all(), name
    assert 0 < everything.at_once.sum() < len(everything.at_once) - 100


@pytest.mark.parametrize("seed", range(4))
def test_the_kalai_smorodinsky_point_is_the_best_of_all_that_was_looked_at(seed: int) -> None:
    found, _ = both(seed)
    point = found.points["kalai_smorodinsky"]
    assert point is not None
    gains = found.scored - found.survey.reservation[found.survey.counts]
    rational = gains[(gains >= 0).all(axis=1)].tolist()
    hopes = [Fraction(max(column)) for column in zip(*rational, strict=True)]
    shares = [smallest_share([Fraction(gain) for gain in row], hopes) for row in rational]
    here = smallest_share([Fraction(gain) for gain in gains[point.row].tolist()], hopes)
    assert here == max(shares)


def test_a_search_weighs_nothing_twice_and_nothing_impossible() -> None:
    found, everything = both(1)
    numbers = found.survey.number
    assert (np.diff(numbers) > 0).all()
    assert np.isin(numbers, everything.survey.number).all()
    rows = np.searchsorted(everything.survey.number, numbers)
    assert (found.survey.utility == everything.survey.utility[rows]).all()
    assert (found.survey.setting == everything.survey.setting[rows]).all()
    assert int(found.survey.drawn.sum()) == 300


def test_a_complete_survey_is_searched_no_further() -> None:
    whole = survey(drawn_game(0))
    assert searched(whole) is whole


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_a_sample_never_speaks_like_an_enumeration(language: str) -> None:
    found, everything = both(2)
    lines = {
        one.survey.complete: "\n".join(told(Words(one.survey.book, language), one, {}))
        for one in (found, everything)
    }
    sure = {
        "en": ("these figures are exact", "nobody could gain by a change", "are left on the table", "is always better"),
        "es": ("estas cifras son exactas", "nadie podría ganar con un cambio", "quedan 5", "siempre es mejor"),
    }[language][:2]  # fmt: skip
    for sentence in sure:
        assert sentence in lines[True]
        assert sentence not in lines[False]
    doubt = {"en": "that was looked at", "es": "de los mirados"}[language]
    assert doubt in lines[False]
    assert doubt not in lines[True]
    assert analysis_data(found, {})["listed"] == "sample"


def test_where_a_sample_finds_nothing_it_says_no_more_than_that() -> None:
    seats = {"a": {"worth": {lever: {"s1": 1} for lever in LEVERS}, "reservation": 100}, "b": {}}
    book = compile_rulebook(made(dict.fromkeys(LEVERS, "a"), dict.fromkeys(LEVERS, 3), seats))
    lines = "\n".join(told(Words(book), Study(searched(survey(book, most=100, drawn=50))), {}))
    assert "no package was found that every seat could accept" in lines
    assert "there is no package" not in lines
    assert "in 100 % of the packages looked at" in lines
    assert "is always better" not in lines


def test_the_search_reaches_far_corners_two_levers_at_a_time() -> None:
    """Every package but one is worth less than those beside it; only two steps at once lead further."""
    when = " and ".join(f"{lever} is s2" for lever in LEVERS[:2])
    seat = {
        "worth": {lever: {"s1": -1, "s2": -2} for lever in LEVERS},
        "bonuses": [{"when": when, "points": 50}],
    }
    book = compile_rulebook(
        made(dict.fromkeys(LEVERS, "table"), dict.fromkeys(LEVERS, 3), {"a": seat, "b": seat})
    )
    few: Survey = survey(book, most=100, drawn=3)
    assert not (few.setting[:, :2] == 2).all(axis=1).any()
    found = Study(searched(few))
    best = found.points["best_sum"]
    assert best is not None
    assert found.survey.setting[best.row].tolist() == [2, 2, 0, 0, 0, 0]


GAINS = {
    "the largest sum, which one refuses": (100, -10),
    "the largest sum that all accept": (70, 2),
    "most for who gains least": (12, 12),
    "the largest product": (30, 8),
    "the largest shares of what can be hoped for": (21, 11),
    "the most one can hope for": (1, 40),
    "nothing special": (20, 7),
}


@pytest.mark.parametrize("payable", [range(7), (1, 5, 6)])
def test_each_solution_leads_by_its_own_measure(payable: Sequence[int]) -> None:
    """Of 70 and 40 that can be hoped for, 21 and 11 are three tenths and a little less."""
    gains = np.array(list(GAINS.values()))
    pays = np.isin(np.arange(7), payable)
    pool = _Pool(np.arange(7), gains, pays)
    # Where not all can be paid for, the rest competes by itself: 20 and 7 have the best product left.
    more = {6} if len(payable) < 7 else set()
    assert set(pool.leaders(1, seats=False)) == {0, 1, 2, 3, 4} | more
    assert set(pool.leaders(1)) == {0, 1, 2, 3, 4, 5} | more


def test_what_a_seat_alone_gains_and_hopes_for_leads_too() -> None:
    """Of packages with these gains: the best for a and b, and the best for each among those all accept."""
    gains = np.array([[9, -1], [8, 0], [2, 7], [-3, 9], [5, 5]])
    pool = _Pool(np.arange(5), gains, np.ones(5, dtype=bool))
    alone = set(pool.leaders(1)) - set(pool.leaders(1, seats=False))
    assert {0, 3} <= set(pool.leaders(1))
    assert {1, 2} <= set(pool.leaders(1))
    assert alone <= {0, 1, 2, 3}
    refused = _Pool(np.arange(2), np.array([[9, -1], [3, 0]]), np.ones(2, dtype=bool))
    assert set(refused.leaders(1)) == {0, 1}
