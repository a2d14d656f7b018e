"""A forecast is what the rules themselves make of settings that nobody moves any more."""

from __future__ import annotations

import numpy as np

from game.rules.chance import draw, game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.encoding import encode
from game.rules.forecast import Package, forecast, remaining
from game.rules.imagined import kinds_of
from game.rules.opening import open_games
from game.rules.orders import Move
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.scores import exact_score, exact_scores, scores
from game.rules.sight import observe
from game.scenario.loading import load
from game.scenario.shelf import find_scenario
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


def test_how_long_settings_stand_is_counted_for_the_rounds_of_the_game_alone() -> None:
    # Beyond the last round settings act on, but nobody sits at the table to count.
    changes = {
        "levers": {
            "gate": {
                "settings": {
                    "open": {
                        "each_round": [
                            {"when": "rounds(gate is open) >= 2", "effects": {"water": 7}},
                            {"when": "cooperation >= 50", "effects": {"water": 1}},
                        ]
                    }
                }
            }
        }
    }
    for told in (WORLD, changes):
        book = build(told)
        start = open_games(book, game_seeds(7, 1))
        gate = book.levers.index("gate")
        wanted = start.setting.copy()
        wanted[0, gate] = book.settings[gate].index("open")
        seen = forecast(book, observe(book, start, 0).view, ONE, wanted)
        true = to_the_end(book, start, Move("north", "gate", "open"))
        assert seen.indicator.tolist() == true.indicator.tolist()
        assert seen.stood.tolist() == true.stood.tolist()
        assert seen.past.tolist() == true.past.tolist()


def test_rows_that_are_alike_are_told_apart_by_what_is_agreed() -> None:
    book = build(WORLD)
    view = observe(book, open_games(book, game_seeds(7, 1)), 0).view
    rows = np.repeat(view.setting, 3, axis=0)
    clause = np.full_like(rows, -1)
    clause[1, 0] = rows[1, 0]
    public = np.ones_like(clause, dtype=bool)
    after = forecast(
        book, view, np.zeros(3, dtype=np.int64), rows, Package(clause, public, ~public)
    )
    kinds, kind = kinds_of(after)
    assert kinds.games == 1
    assert after.indicator.tolist() == kinds.indicator[kind].tolist()
    assert (after.clause >= 0).any(axis=1).tolist() == [False, True, False]
    changed = after.changed(indicator=after.indicator + 1)
    assert kinds_of(changed)[0] is changed


def test_the_score_of_one_seat_is_that_of_all_whatever_rows_are_alike() -> None:
    scenario = load(find_scenario("drones-over-mexico")).scenario
    assert scenario is not None
    book = compile_rulebook(scenario, 45)
    view = observe(book, open_games(book, game_seeds(7, 2)), 0).view
    games = np.repeat(np.arange(2), 20)
    chosen = draw(game_seeds(3, 40), 0, "settings", np.arange(len(book.levers)))
    setting = chosen % np.array([len(settings) for settings in book.settings])
    clause = np.where(chosen % 3 == 0, setting, -1)
    package = Package(clause, chosen % 2 == 0, chosen % 5 == 0)
    after = forecast(book, view, games, setting, package)
    together = exact_scores(book, after)
    for seat in range(len(book.seats)):
        assert exact_score(book, after, seat).tolist() == together[:, seat].tolist()
