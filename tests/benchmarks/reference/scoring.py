"""What one seat makes of one game, in millionths of a point."""

from __future__ import annotations

from tests.benchmarks.reference.conditions import View
from tests.benchmarks.reference.state import Game

MOST = 100_000_000


def score(game: Game, seat: int) -> int:
    """Points for settings and conditions, and indicators by the seat's weights, 0 to 100."""
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
    return min(max(total, 0), MOST) if any(weights) else total


def normalised(game: Game, indicator: int) -> int:
    """An indicator from worst (0) to best."""
    low, high = game.book.low[indicator], game.book.high[indicator]
    share = (game.indicator[indicator] - low) * MOST // max(high - low, 1)
    return MOST - share if game.book.good[indicator] == "low" else share
