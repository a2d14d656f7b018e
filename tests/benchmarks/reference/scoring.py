"""What one seat makes of one game, in millionths of a point."""

from __future__ import annotations

from tests.benchmarks.reference.conditions import View
from tests.benchmarks.reference.state import Game

MOST = 100_000_000


def score(game: Game, seat: int) -> int:
    """Points for settings and conditions, and indicators by the seat's weights, 0 to 100 or as they are."""
    book = game.book
    total = sum(
        points for (lever, k), points in book.worth[seat].items() if game.setting[lever] == k
    )
    weights = book.interest[seat]
    weighted = sum(
        weight * normalised(game, indicator) for indicator, weight in enumerate(weights) if weight
    )
    total += weighted // 100
    view = View(game)
    total += sum(points for test, points in book.bonuses[seat] if test is None or test(view))
    plain = any(weight and raw for weight, raw in zip(weights, book.raw, strict=True))
    return min(max(total, 0), MOST) if any(weights) and not plain else total


def normalised(game: Game, indicator: int) -> int:
    """An indicator from worst (0) to best, or as it is."""
    if game.book.raw[indicator]:
        sign = -1 if game.book.good[indicator] == "low" else 1
        return sign * game.indicator[indicator] * (MOST // 10_000)
    low, high = game.book.low[indicator], game.book.high[indicator]
    share = (game.indicator[indicator] - low) * MOST // max(high - low, 1)
    return MOST - share if game.book.good[indicator] == "low" else share
