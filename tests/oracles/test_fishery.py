"""Gordon-Schaefer growth comes out as by hand, for the published and for any other figures."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.opening import open_games
from game.rules.phases import no_orders
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from tests.oracles.playing import oracle

RATES = {"none": Fraction(0), "half": Fraction(4, 100), "full": Fraction(8, 100)}


def hundredth(value: Fraction) -> Fraction:
    """Round to hundredths, half away from zero."""
    whole = abs(value) * 100 + Fraction(1, 2)
    return (1 if value >= 0 else -1) * Fraction(whole.numerator // whole.denominator, 100)


def recursion(
    stock: Fraction, growth: Fraction, capacity: Fraction, caught: Fraction, years: int
) -> list[Fraction]:
    """x + r x (1 - x / K) - h x, year by year, each year's change rounded to hundredths."""
    found = []
    for _ in range(years):
        change = growth * stock * (1 - stock / capacity) - caught * stock
        stock = min(max(stock + hundredth(change), Fraction(0)), capacity)
        found.append(stock)
    return found


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return oracle("fishery")


def stocks(book: Rulebook) -> list[float]:
    """The stock at the end of each year in which nobody moves anything."""
    position, found = open_games(book, game_seeds(1, 1)), []
    while not position.over.all():
        phase, _ = phase_of(book, position)
        position = resolve(book, position, no_orders(book, phase, 1))
        if phase == "commit":
            found.append(int(position.indicator[0, book.indicators.index("stock")]) / 100)
    return found


def changed(book: Rulebook, **numbers: float) -> Rulebook:
    """The fishery with other figures: start, growth, capacity, effort."""
    scenario = book.scenario
    stock = scenario.indicators["stock"]
    growth, capacity = numbers["growth"], numbers["capacity"]
    flow = f"{growth} * stock * (1 - stock / {capacity}) - {numbers['caught']} * stock"
    update = {"start": numbers["start"], "high": capacity, "flow": flow}
    indicators = {**scenario.indicators, "stock": stock.model_copy(update=update)}
    length = scenario.lengths[30].model_copy(update={"rounds": 8})
    return compile_rulebook(
        scenario.model_copy(update={"indicators": indicators, "lengths": {30: length}})
    )


def test_the_published_years(book: Rulebook) -> None:
    """r 0.08, K 30,000, from 2,000 with a share of 0.04: 2069, 2141."""
    first, second, *_ = stocks(book)
    assert (round(first), round(second)) == (2069, 2141)


@pytest.mark.parametrize("effort", RATES)
def test_fifty_years_follow_the_recursion(book: Rulebook, effort: str) -> None:
    """With each share, exact to the hundredth in every year; what is landed is the share, added up."""
    lever = book.scenario.levers["effort"].model_copy(update={"start": effort})
    here = compile_rulebook(book.scenario.model_copy(update={"levers": {"effort": lever}}))
    expected = recursion(Fraction(2000), Fraction(8, 100), Fraction(30_000), RATES[effort], 50)
    assert stocks(here) == [float(value) for value in expected]


def test_the_stock_settles_where_growth_is_what_is_caught(book: Rulebook) -> None:
    """K (1 - h / r) = 15,000, whatever the start (Schaefer 1954); 300 years come within a tonne of it."""
    length = book.scenario.lengths[30].model_copy(update={"rounds": 300})
    long = compile_rulebook(book.scenario.model_copy(update={"lengths": {30: length}}))
    assert abs(stocks(long)[-1] - 15_000) < 1


@settings(max_examples=25)
@given(
    start=st.integers(0, 30_000),
    growth=st.integers(1, 99),
    capacity=st.integers(30_000, 1_000_000),
    caught=st.integers(0, 99),
)
def test_other_figures_follow_the_recursion(
    book: Rulebook, start: int, growth: int, capacity: int, caught: int
) -> None:
    """Any rates and sizes up to the largest range of the language, within a hundredth a year.

    Formulas are computed in floats and rounded once, so only a tie of hundredths can fall the other way.
    """
    here = changed(book, start=start, growth=growth / 100, capacity=capacity, caught=caught / 100)
    expected = recursion(
        Fraction(start), Fraction(growth, 100), Fraction(capacity), Fraction(caught, 100), 8
    )
    for year, (found, wanted) in enumerate(zip(stocks(here), expected, strict=True), start=1):
        assert abs(Fraction(round(100 * found), 100) - wanted) <= Fraction(year, 50), year
