"""What a flow is worth: a plain evaluator on exact fractions beside the one on arrays.

Texts are drawn together with their meaning by a grammar of everything that a flow may hold: counted
conditions with comparisons of sums, products and quotients in them, decimals, past values, `min`, `max`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from math import floor
from random import Random
from typing import Any

import numpy as np
import pytest

from game.scenario.expression import ExpressionError, Names, compile_condition, compile_flow
from game.scenario.expression.program import compile_program
from tests.scenario.test_expression import NAMES, State, state

Value = Callable[[State, int], Fraction]
"""What a part is worth in a game; a yes or no counts 1 or 0."""

READ: dict[str, Value] = {
    "river": lambda s, g: Fraction(int(s.indicator[g, 0]), 100),
    "debt": lambda s, g: Fraction(int(s.indicator[g, 1]), 100),
    "past(river, 1)": lambda s, g: Fraction(int(s.history[g, 0, 0]), 100),
    "past(debt, 3)": lambda s, g: Fraction(int(s.history[g, 1, 2]), 100),
    "cooperation": lambda s, g: Fraction(int(s.cooperation[g]), 100),
    "trust(mexico > usa)": lambda s, g: Fraction(int(s.trust[g, 1, 0]), 100),
    "round": lambda s, g: Fraction(s.round),
    "crossed(red)": lambda s, g: Fraction(int(s.crossed[g, 0])),
    "rounds(flights is deep)": lambda s, g: Fraction(int(s.stood[g, 0, 2])),
    "rounds(leads is not act)": lambda s, g: Fraction(int(s.stood[g, 1, 0] + s.stood[g, 1, 2])),
}
ANSWERS: dict[str, Value] = {
    "deal": lambda s, g: Fraction(bool(s.deal[g])),
    "flights is deep": lambda s, g: Fraction(bool(s.setting[g, 0] == 2)),
    "leads is not act": lambda s, g: Fraction(bool(s.setting[g, 1] != 1)),
    "consent is refused": lambda s, g: Fraction(bool(s.fact[g, 0] == 1)),
    "happened(storm)": lambda s, g: Fraction(bool(s.happened[g, 1])),
    "chose(leak is admit)": lambda s, g: Fraction(bool(s.chose[g, 0] == 1)),
    "published(flights)": lambda s, g: Fraction(bool(s.published[g, 0])),
}
CONSTANTS = (
    "0",
    "1",
    "2",
    "3",
    "7",
    "60",
    "100",
    "120",
    "0.001",
    "0.1",
    "0.3",
    "1.6",
    "2.5",
    "33.33",
    "0.005",
)
DIVISORS = ("2", "3", "7", "0.3", "1.6", "2.5", "100", "0.01")
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt,
    ">=": operator.ge, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip
COMBINE: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
    "min": min, "max": max,
}  # fmt: skip


def number(luck: Random, depth: int) -> tuple[str, Value]:
    """Draw a number that may stand anywhere, in brackets if it is made of others."""
    kind = luck.uniform(0.1, 1) if depth else luck.random() * 0.3
    if kind < 0.2:
        return luck.choice(list(READ.items()))
    if kind < 0.3:
        text = luck.choice(CONSTANTS)
        return text, lambda s, g: Fraction(text)
    if kind < 0.45:
        text, answer = truth(luck, depth - 1)
        return f"({text})", answer
    if kind < 0.5:
        text, value = number(luck, depth - 1)
        return f"-{text}", lambda s, g: -value(s, g)
    sign = luck.choice(("+", "-", "*", "*", "*", "/", "/", "min", "max"))
    left, a = number(luck, depth - 1)
    right, b = divisor(luck, depth - 1) if sign == "/" else number(luck, depth - 1)
    join = COMBINE[sign]
    text = f"{sign}({left}, {right})" if sign in ("min", "max") else f"({left} {sign} {right})"
    return text, lambda s, g: join(a(s, g), b(s, g))


def divisor(luck: Random, depth: int) -> tuple[str, Value]:
    """Draw a number that is never 0."""
    if luck.random() < 0.6:
        text = luck.choice(DIVISORS)
        return text, lambda s, g: Fraction(text)
    text, value = number(luck, depth)
    least = luck.choice(DIVISORS)
    if luck.random() < 0.3:
        return f"min(-{least}, {text})", lambda s, g: min(-Fraction(least), value(s, g))
    return f"max({text}, {least})", lambda s, g: max(value(s, g), Fraction(least))


def truth(luck: Random, depth: int) -> tuple[str, Value]:
    """Draw a yes or no."""
    kind = luck.random()
    if depth <= 0 or kind < 0.2:
        return luck.choice(list(ANSWERS.items()))
    if kind < 0.8:
        left, a = number(luck, depth - 1)
        right, b = number(luck, depth - 1)
        sign = luck.choice(list(COMPARE))
        return f"{left} {sign} {right}", lambda s, g: Fraction(COMPARE[sign](a(s, g), b(s, g)))
    left, a = truth(luck, depth - 1)
    if kind < 0.86:
        return f"not ({left})", lambda s, g: 1 - a(s, g)
    right, b = truth(luck, depth - 1)
    if kind < 0.93:
        return f"({left}) and ({right})", lambda s, g: a(s, g) * b(s, g)
    return f"({left}) or ({right})", lambda s, g: max(a(s, g), b(s, g))


def hundredths(points: Fraction) -> int:
    """Round half away from zero."""
    size = floor(abs(points) * 100 + Fraction(1, 2))
    return size if points > 0 else -size


def within(games: State) -> State:
    """Keep past values in the range of their indicator."""
    games.history[:, 0] = np.abs(games.history[:, 0]) * 2
    return games


def fine(luck: Random, depth: int) -> tuple[str, Value]:
    """Draw a product of numbers with many decimals: as a fraction of whole numbers it is very large."""
    left, a = number(luck, 1)
    right, b = number(luck, 1) if depth == 1 else fine(luck, depth - 1)
    over = f"{luck.randint(1, 9)}.{luck.randint(1, 999):03}"
    sign = luck.choice("*-")
    join = COMBINE[sign]
    text = f"({left} / {over} {sign} {right} / 1.00{luck.randint(1, 9)})"
    under = Fraction(text.rsplit("/", 1)[1].rstrip(")"))
    return text, lambda s, g: join(a(s, g) / Fraction(over), b(s, g) / under)


def drawn(luck: Random) -> tuple[str, Value]:
    """Draw a flow."""
    if luck.random() < 0.9:
        return number(luck, luck.choice((2, 4, 6)))
    text, value = fine(luck, 4)
    if luck.random() < 0.5:
        return text, value
    sign, than = luck.choice(list(COMPARE)), luck.choice(CONSTANTS)
    return (
        f"3 * ({text} {sign} {than})",
        lambda s, g: 3 * Fraction(COMPARE[sign](value(s, g), Fraction(than))),
    )


def checked(luck: Random, wanted: int) -> tuple[int, int]:
    """Hold so many drawn flows against their meaning; how many there were, and how many of them large."""
    seen = large = 0
    refused: set[str] = set()
    states = [within(state(seed, 4)) for seed in range(8)]
    while seen < wanted:
        text, value = drawn(luck)
        if len(text) > 300:
            continue
        try:
            flow = compile_flow(text, NAMES)
        except ExpressionError as error:
            refused.add(error.code)
            continue
        games = luck.choice(states)
        program = compile_program([flow.root], NAMES)
        for g, amount in enumerate(program.amounts(games)[:, 0].tolist()):
            exact = value(games, g)
            assert amount == hundredths(exact), (text, g)
            assert flow.low - 1e-6 <= exact <= flow.high + 1e-6, (text, g)
        seen += 1
        large += program.tables[0].kind is object
    assert refused <= {"E406"}, "nothing but what becomes too large"
    return seen, large


def test_flows_are_worth_what_exact_fractions_say() -> None:
    seen, large = checked(Random(1), 5_000)
    assert seen == 5_000
    assert large > 10, "some should need more than 64 bits"


@pytest.mark.long
def test_many_more_flows_are_worth_what_exact_fractions_say() -> None:
    seen, _ = checked(Random(2), 40_000)
    assert seen == 40_000


WOOD = Names(
    {"wood": (0, 100), "ore": (0, 10)}, {"repair": ("never", "yearly"), "fire": ("low", "high")},
    (), {}, (), {}, 6,
)  # fmt: skip


def worth(text: str, wood: int = 50, repair: int = 1, fire: int = 0) -> float:
    """What a flow adds with so much wood, and these settings."""
    games = state(1, 1)
    games.indicator = np.array([[wood * 100, 0]])
    games.setting = np.array([[repair, fire]])
    return float(compile_flow(text, WOOD).amount(games)[0]) / 100


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("3 * (wood * 2 > 120)", 0),
        ("3 * (wood * 2 >= 100)", 3),
        ("3 * (wood > 60)", 0),
        ("1 * (wood / 2 > 30)", 0),
        ("1 * (wood / 2 >= 25)", 1),
        ("1 * (wood * wood > 2600)", 0),
        ("1 * (wood * wood > 2499)", 1),
        ("1 * (0.001 > wood)", 0),
        ("1 * (0.001 > ore)", 1),
        ("1 * (0.004 == ore)", 0),
        ("1 * (min(wood, 30) * 2 == 60)", 1),
        ("1 * (wood / 3 * 3 == wood)", 1),
        ("1 * (0.1 + 0.2 == 0.3)", 1),
        ("2 * (((repair is yearly) + (fire is low)) >= 2)", 2),
        ("2 * (((repair is yearly) + (fire is high)) >= 2)", 0),
        ("1 * ((wood > 40) == (ore < 1))", 1),
        ("0.0015 * wood / 15", 0.01),
        ("0.1 * ore + 0.145 * (wood > 1)", 0.15),
    ],
)
def test_arithmetic_means_the_same_inside_a_comparison(text: str, points: float) -> None:
    assert worth(text) == points


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("3 * (wood / 0 > 1)", 12),
        ("3 * (1 > 2 / ore)", 13),
        ("(repair is yearly and 1 / (wood - 3) > 2) * 2", 27),
        ("1 + min((not (1 / ore > 2)) * 3, 1)", 18),
        ("wood / (ore - 0.1 - 0.2 + 0.3)", 8),
    ],
)  # fmt: skip
def test_a_divisor_that_can_be_0_is_refused_wherever_it_stands(text: str, column: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        compile_flow(text, WOOD)
    assert (caught.value.code, caught.value.column) == ("E405", column)


def test_a_condition_adds_and_compares_exactly_too() -> None:
    games = state(1, 3)
    games.indicator = np.array([[4999, 0], [5000, 0], [5001, 0]])
    assert compile_condition("wood + wood - wood >= 50", WOOD).holds(games).tolist() == [
        False, True, True,
    ]  # fmt: skip
    assert compile_condition("2 + 3 > 4", WOOD).holds(games).tolist() == [True] * 3
    assert compile_condition("4 - wood > -46", WOOD).holds(games).tolist() == [True, False, False]
