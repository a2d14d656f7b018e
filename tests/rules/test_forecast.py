"""A forecast is what the rules themselves make of settings that nobody moves any more."""

from __future__ import annotations

import numpy as np

from game.rules.chance import game_seeds
from game.rules.encoding import encode
from game.rules.forecast import Package, forecast, remaining
from game.rules.opening import open_games
from game.rules.orders import Move
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.rules.sight import observe
from tests.builders import book as build

ONE = np.zeros(1, dtype=np.int64)
"""The only game there is."""

WORLD = {
    "indicators": {
        "water": {
            "name": "Water",
            "start": 50,
            "good": "high",
            "drift": -2,
            "flow": "(60 - water) / 4",
        }
    },
    "levers": {
        "gate": {
            "settings": {
                "open": {
                    "once": {"water": 3},
                    "each_round": [
                        {"effects": {"water": 4}},
                        {"when": "patrol is light", "effects": {"water": 2}},
                        {"for": 2, "effects": {"mood_north": -3}},
                    ],
                }
            }
        }
    },
}


def to_the_end(book: Rulebook, position: Position, *orders: Move) -> Position:
    """Commit orders in the first round and let everything else stand."""
    while not position.over.all():
        phase, _ = phase_of(book, position)
        now = orders if phase == "commit" and position.round == 1 else ()
        position = resolve(book, position, encode(book, phase, now))
    return position


def test_where_nothing_else_happens_the_forecast_comes_true() -> None:
    book = build(WORLD)
    start = open_games(book, game_seeds(7, 1))
    wanted = start.setting.copy()
    gate, patrol = book.levers.index("gate"), book.levers.index("patrol")
    wanted[0, gate] = book.settings[gate].index("open")
    wanted[0, patrol] = book.settings[patrol].index("light")
    view = observe(book, start, 0).view
    seen = forecast(book, view, ONE, wanted)
    true = to_the_end(
        book, start, Move("north", "gate", "open"), Move("south", "patrol", "light")
    )  # fmt: skip
    assert seen.indicator.tolist() == true.indicator.tolist()
    assert scores(book, seen).tolist() == scores(book, true).tolist()


def test_several_packages_are_foreseen_at_once_and_alike() -> None:
    book = build(WORLD)
    view = observe(book, open_games(book, game_seeds(7, 1)), 0).view
    rows = np.repeat(view.setting, 3, axis=0)
    rows[1, 0], rows[2, 0] = 1, 2
    together = forecast(book, view, np.zeros(3, dtype=np.int64), rows).indicator
    alone = [forecast(book, view, ONE, rows[[row]]).indicator[0] for row in range(3)]
    assert together.tolist() == [row.tolist() for row in alone]


def test_a_package_counts_as_agreed() -> None:
    changes = {
        "levers": {
            "market": {
                "settings": {
                    "shut": {"each_round": [{"when": "published(gate)", "effects": {"water": 5}}]}
                }
            }
        }
    }
    book = build(changes)
    view = observe(book, open_games(book, game_seeds(7, 1)), 0).view
    clause = np.full((1, len(book.levers)), -1)
    clause[0, 0] = 1
    public = np.ones_like(clause, dtype=bool)
    without = forecast(book, view, ONE, view.setting)
    agreed = forecast(book, view, ONE, view.setting, Package(clause, public, ~public))
    water = book.indicators.index("water")
    gain = agreed.indicator[0, water] - without.indicator[0, water]
    assert gain == 500 * remaining(book, view)


def test_a_forecast_leaves_the_position_alone() -> None:
    book = build(WORLD)
    view = observe(book, open_games(book, game_seeds(7, 1)), 0).view
    before = view.indicator.copy(), view.stood.copy(), view.round
    forecast(book, view, ONE, view.setting)
    assert (view.indicator == before[0]).all()
    assert (view.stood == before[1]).all()
    assert view.round == before[2]
