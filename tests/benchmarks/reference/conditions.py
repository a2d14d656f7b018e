"""Conditions and flows over one game in plain Python: each part becomes a small function of a view."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from game.scenario.expression import nodes as n

if TYPE_CHECKING:
    from tests.benchmarks.reference.state import Game

COMPARE = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt,
    ">=": operator.ge, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip
COMBINE: dict[str, Callable[[int, int], int]] = {"+": operator.add, "-": operator.sub}


class View:
    """A game as conditions read it: perhaps through one seat's eyes, perhaps with a package in force."""

    __slots__ = ("clause", "deal", "game", "public", "setting", "verified")

    def __init__(self, game: Game, seat: int = -1) -> None:
        self.game = game
        self.setting = game.setting if seat < 0 else game.seen[seat]
        self.clause = game.clause
        self.public = game.public
        self.verified = game.verified
        self.deal = any(setting >= 0 for setting in game.clause)


def agreed_view(game: Game, seat: int, place: int) -> View:
    """Read a game as one seat sees it, and as if a text were in force."""
    view = View(game, seat)
    offer = game.offer[place]
    named = [setting >= 0 for setting in offer]

    def laid_over(new: list[Any], old: list[Any]) -> list[Any]:
        return [a if put else b for a, b, put in zip(new, old, named, strict=True)]

    view.setting = laid_over(offer, view.setting)
    view.clause = laid_over(offer, game.clause)
    view.public = laid_over(game.offer_public[place], game.public)
    view.verified = laid_over(game.offer_verified[place], game.verified)
    view.deal = True
    return view


def truth_of(node: n.Phrase, in_flow: bool = False) -> Callable[[View], bool]:
    """Read a yes or no; in a flow it may compare what is not in whole hundredths."""
    match node:
        case n.Comparison(operator=symbol, left=left, right=right) if in_flow:
            compare, first, second = COMPARE[symbol], ratio_of(left), ratio_of(right)
            return lambda v: compare(added(first(v), second(v), -1)[0], 0)
        case n.Comparison(operator=symbol, left=left, right=right):
            compare, a, b = COMPARE[symbol], whole(left), whole(right)
            return lambda v: compare(a(v), b(v))
        case n.AllOf(parts=parts):
            tests = [truth_of(part, in_flow) for part in parts]
            return lambda v: all(test(v) for test in tests)
        case n.AnyOf(parts=parts):
            tests = [truth_of(part, in_flow) for part in parts]
            return lambda v: any(test(v) for test in tests)
        case n.Not(part=part):
            inner = truth_of(part, in_flow)
            return lambda v: not inner(v)
    return fact_of(node)


def fact_of(node: n.Phrase) -> Callable[[View], bool]:
    match node:
        case n.Deal():
            return lambda v: v.deal
        case n.Chosen(lever=i, setting=k, negated=negated):
            return lambda v: (v.setting[i] == k) != negated
        case n.FactIs(fact=i, value=k, negated=negated):
            return lambda v: (v.game.fact[i] == k) != negated
        case n.Happened(index=i):
            return lambda v: v.game.happened[i] > 0
        case n.Chose(event=i, option=k):
            return lambda v: v.game.chose[i] == k
        case n.ClauseOn(mark="agreed", lever=i):
            return lambda v: v.clause[i] >= 0
        case n.ClauseOn(mark="published", lever=i):
            return lambda v: v.public[i]
        case n.ClauseOn(lever=i):
            return lambda v: v.verified[i]
    raise TypeError(node)


def whole(node: n.Phrase) -> Callable[[View], int]:
    """Read a number of a condition in hundredths."""
    match node:
        case n.Number(value=value):
            fixed = round(value * 100)
            return lambda v: fixed
        case n.UnarySign(part=part):
            inner = whole(part)
            return lambda v: -inner(v)
        case n.Arithmetic(operator=symbol, left=left, right=right):
            combine, a, b = COMBINE[symbol], whole(left), whole(right)
            return lambda v: combine(a(v), b(v))
        case n.IndicatorAt(index=i, lag=0):
            return lambda v: v.game.indicator[i]
        case n.IndicatorAt(index=i, lag=lag):
            return lambda v: v.game.past[lag][i]
        case n.Cooperation():
            return lambda v: v.game.cooperation()
        case n.TrustBetween(holder=i, actor=j):
            return lambda v: v.game.trust[i][j]
    count = counted(node)
    return lambda v: count(v) * 100


def counted(node: n.Phrase) -> Callable[[View], int]:
    match node:
        case n.Round():
            return lambda v: v.game.round
        case n.Crossed(index=i):
            return lambda v: v.game.crossed[i]
        case n.Stood(lever=i, setting=k, negated=False):
            return lambda v: v.game.stood[i][k]
        case n.Stood(lever=i, setting=k):
            return lambda v: sum(v.game.stood[i]) - v.game.stood[i][k]
    raise TypeError(node)


Ratio = tuple[int, int]
"""A number of points as two whole numbers, the second above 0."""


def ratio_of(node: n.Phrase) -> Callable[[View], Ratio]:
    """Read a number of a flow in points, exactly."""
    match node:
        case n.Number(value=value):
            fixed = value.as_integer_ratio()
            return lambda v: fixed
        case n.UnarySign(part=part):
            inner = ratio_of(part)
            return lambda v: added((0, 1), inner(v), -1)
        case n.Arithmetic(operator=symbol, left=left, right=right):
            join, first, second = JOIN[symbol], ratio_of(left), ratio_of(right)
            return lambda v: join(first(v), second(v))
        case n.Counted(part=part):
            test = truth_of(part, in_flow=True)
            return lambda v: (int(test(v)), 1)
        case n.IndicatorAt() | n.Cooperation() | n.TrustBetween():
            read = whole(node)
            return lambda v: (read(v), 100)
    count = counted(node)
    return lambda v: (count(v), 1)


def added(a: Ratio, b: Ratio, sign: int = 1) -> Ratio:
    return a[0] * b[1] + sign * b[0] * a[1], a[1] * b[1]


def divided(a: Ratio, b: Ratio) -> Ratio:
    sign = -1 if b[0] < 0 else 1
    return sign * a[0] * b[1], sign * b[0] * a[1]


def below(a: Ratio, b: Ratio) -> bool:
    return a[0] * b[1] < b[0] * a[1]


JOIN: dict[str, Callable[[Ratio, Ratio], Ratio]] = {
    "+": added,
    "-": lambda a, b: added(a, b, -1),
    "*": lambda a, b: (a[0] * b[0], a[1] * b[1]),
    "/": divided,
    "min": lambda a, b: a if below(a, b) else b,
    "max": lambda a, b: b if below(a, b) else a,
}


def amount_of(node: n.Phrase) -> Callable[[View], int]:
    """Read a flow in whole hundredths, rounded once, half away from zero."""
    read = ratio_of(node)

    def amount(view: View) -> int:
        over, under = read(view)
        size = (200 * abs(over) + under) // (2 * under)
        return size if over > 0 else -size

    return amount
