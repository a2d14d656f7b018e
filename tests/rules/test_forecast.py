"""A forecast is what the rules themselves make of settings that nobody moves any more."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from game.rules.aftermath import expected_back
from game.rules.chance import draw, game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.encoding import encode
from game.rules.forecast import Package, forecast, remaining
from game.rules.imagined import kinds_of
from game.rules.opening import open_games
from game.rules.orders import Move
from game.rules.position import Position, pick
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.scores import exact_score, exact_scores, scores
from game.rules.sight import observe
from game.scenario.loading import load
from game.scenario.shelf import find_scenario
from tests.builders import book as build
from tests.builders import put
from tests.properties.worlds import rich

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


MANY: dict[str, Any] = {
    "lengths": {45: {"rounds": 5, "exchanges": 0, "aftermath": 2}},
    "stakeholders": {seat: {"mandate": {"start": 20, "income": 0}} for seat in ("north", "south", "isle")},
    "indicators": {
        "water": {"drift": -1, "flow": "(60 - past(water, 2)) / 5 + rounds(gate is half)"},
        "mood_north": {"flow": "2 * (gate is open and round >= 4) - cooperation / 50"},
        "calm": {"name": "Calm", "good": "high", "measure": "min(water, mood_south + 1)"},
        "mood_south": {"flow": "(calm - 50) / 4"},
    },
    "levers": {
        "gate": {
            "step_cost": 0,
            "settings": {
                "closed": {
                    "each_round": [
                        {"for": 2, "effects": {"water": -2}},
                        {"when": "patrol is light and round >= 3", "effects": {"mood_south": 3}},
                    ]
                },
                "half": {
                    "once": [
                        {"when": "patrol is none", "effects": {"water": 5}},
                        {"effects": {"mandate(isle)": 2, "mood_south": 1}},
                    ],
                    "each_round": [{"for": 3, "effects": {"mood_south": -4, "mandate(south)": -1}}],
                },
                "open": {
                    "each_round": [
                        {"when": "water >= 50", "effects": {"gold_north": 1}},
                        {"when": "rounds(gate is open) >= 2", "effects": {"gold_south": 1}},
                        {"when": "canal is low and patrol is heavy", "effects": {"gold_south": 0.5}},
                    ]
                },
            },
        },
        "patrol": {
            "step_cost": 0,
            "settings": {"heavy": {"each_round": {"mandate(north)": 0.5}, "once": {"gold_north": -2}}},
        },
    },
}  # fmt: skip


@pytest.mark.parametrize("first", [1, 2, 4])
@pytest.mark.parametrize("patrol", ["none", "light", "heavy"])
@pytest.mark.parametrize("gate", ["closed", "half", "open"])
def test_it_comes_true_from_any_round_and_for_any_settings(
    gate: str, patrol: str, first: int
) -> None:
    """Effects at once, for so many rounds, under conditions, with past values; numbers, mandates, counts."""
    book = build(MANY)
    position = open_games(book, game_seeds(7, 1))
    while (position.round, phase_of(book, position)[0]) != (first, "commit"):
        phase, _ = phase_of(book, position)
        early = [Move("south", "patrol", "light")] if phase == "commit" and first > 1 else []
        position = resolve(book, position, encode(book, phase, early))
    wanted = position.setting.copy()
    for lever, setting in (("gate", gate), ("patrol", patrol)):
        at = book.levers.index(lever)
        wanted[0, at] = book.settings[at].index(setting)
    seen = forecast(book, position, ONE, wanted)
    orders = [Move("north", "gate", gate), Move("south", "patrol", patrol)]
    while not position.over.all():
        phase, _ = phase_of(book, position)
        now = orders if phase == "commit" and position.round == first else ()
        position = resolve(book, position, encode(book, phase, now))
    for name in ("indicator", "mandate", "setting", "stood", "past"):
        assert getattr(seen, name).tolist() == getattr(position, name).tolist(), name


def test_it_looks_no_farther_than_asked() -> None:
    book = build(MANY)
    start = open_games(book, game_seeds(7, 1))
    near = forecast(book, start, ONE, start.setting, farthest=1)
    far = forecast(book, start, ONE, start.setting, farthest=100)
    assert near.round == start.round + 1
    assert far.round == start.round + remaining(book, start)
    assert remaining(book, start) == book.rounds - start.round + 1 + 2
    at = book.indicators.index("water")
    # Drift -1, the first of two rounds of -2, and a fifth of what is missing from 60.
    assert near.indicator[0, at] - start.indicator[0, at] == -100 - 200 + 200


@pytest.mark.parametrize(
    ("condition", "public", "verified", "counts"),
    [
        ("published(gate)", True, False, True),
        ("published(gate)", False, True, False),
        ("verified(gate)", False, True, True),
        ("verified(gate)", True, False, False),
        ("agreed(gate)", False, False, True),
        ("agreed(patrol)", True, True, False),
        ("deal", False, False, True),
        ("not deal", True, True, False),
        ("gate is half", True, True, True),
    ],
)
def test_what_a_package_would_make_true_is_foreseen(
    condition: str, public: bool, verified: bool, counts: bool
) -> None:
    effect = [{"when": condition, "effects": {"water": 5}}]
    book = build({"levers": {"market": {"settings": {"shut": {"each_round": effect}}}}})
    view = open_games(book, game_seeds(7, 1))
    clause = np.full((1, len(book.levers)), -1)
    clause[0, 0] = 1
    setting = np.where(clause >= 0, clause, view.setting)
    yes = np.ones_like(clause, dtype=bool)
    after = forecast(book, view, ONE, setting, Package(clause, yes & public, yes & verified), 1)
    assert after.indicator[0, 0] - view.indicator[0, 0] == 500 * counts
    assert after.clause.tolist() == clause.tolist()
    assert (after.deal > 0).tolist() == (clause >= 0).tolist()


def test_an_agreement_in_force_stays_beside_a_package() -> None:
    effect = [{"when": "published(canal) and not agreed(gate)", "effects": {"water": 5}}]
    book = build({"levers": {"market": {"settings": {"shut": {"each_round": effect}}}}})
    view = open_games(book, game_seeds(7, 1))
    for field, value in (("clause", 0), ("deal", 5), ("public", True)):
        view = put(view, field, (book.levers.index("canal"),), value)
    clause = np.full((1, len(book.levers)), -1)
    no = np.zeros_like(clause, dtype=bool)
    kept = forecast(book, view, ONE, view.setting, Package(clause, no, no), 1)
    assert kept.indicator[0, 0] - view.indicator[0, 0] == 500
    assert kept.deal.tolist() == view.deal.tolist()


def test_rows_of_several_games_are_foreseen_each_from_its_own() -> None:
    book = build(MANY)
    view = open_games(book, game_seeds(7, 3))
    at = book.indicators.index("water")
    view = view.changed(indicator=view.indicator + np.arange(3)[:, None] * 700)
    games = np.array([2, 0, 1, 2])
    after = forecast(book, view, games, view.setting[games], farthest=1)
    alone = [
        forecast(book, pick(view, np.array([game])), ONE, view.setting[[0]], farthest=1)
        for game in games
    ]
    assert after.indicator[:, at].tolist() == [one.indicator[0, at] for one in alone]
    assert len({one.indicator[0, at] for one in alone}) == 3


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
        whose = np.full(len(games), seat)
        assert exact_score(book, after, whose).tolist() == together[:, seat].tolist()


def test_each_row_is_scored_for_a_seat_of_its_own() -> None:
    """Rows of one game and one seat may be alike; whose they are is asked of each."""
    book = rich()
    view = observe(book, open_games(book, game_seeds(5, 2)), 0).view
    rows = np.repeat(np.arange(2), 20)
    chosen = draw(game_seeds(3, 40), 0, "settings", np.arange(len(book.levers)))
    setting = chosen % np.array([len(settings) for settings in book.settings])
    after = forecast(book, view, rows, setting)
    for shift in range(len(book.seats)):
        whose = (rows + shift) % len(book.seats)
        wanted = exact_scores(book, after)[np.arange(40), whose]
        assert exact_score(book, after, whose).tolist() == wanted.tolist()


@pytest.mark.parametrize(("points", "wanted"), [(150, 100), (-150, 0), (5, 55)])
def test_a_score_stays_between_0_and_100_alone_and_among_all(points: int, wanted: int) -> None:
    bonus = {"bonuses": [{"when": "round >= 0", "points": points}]}
    book = build({"stakeholders": {"north": bonus}})
    start = open_games(book, game_seeds(7, 1))
    assert start.indicator[0, 0] == 5_000
    assert exact_score(book, start, np.zeros(1, dtype=np.int64)).tolist() == [wanted * 1_000_000]
    assert exact_scores(book, start)[:, 0].tolist() == [wanted * 1_000_000]
    assert scores(book, start)[0, 0] == wanted * 100


def test_scores_of_a_forecast_count_how_long_settings_will_have_stood() -> None:
    """Nothing in the world reads it, so it is not counted on the way, only where a score asks."""
    bonuses = [
        {"when": "rounds(gate is open) >= 4", "points": 3},
        {"when": "rounds(gate is not open) >= 1", "points": 7},
        {"when": "rounds(patrol is none) >= 5", "points": 11},
        {"when": "rounds(canal is not low) == 0", "points": 13},
    ]
    book = build({"stakeholders": {"north": {"interests": None, "bonuses": bonuses}}})
    assert book.rounds == 4
    start = open_games(book, game_seeds(7, 1))
    start = put(start, "stood", (book.levers.index("patrol"), 0), 1)
    wanted = np.repeat(start.setting, 2, axis=0)
    wanted[1, book.levers.index("gate")] = 2
    seen = forecast(book, start.changed(round=1), np.zeros(2, dtype=np.int64), wanted)
    points = [7 + 11 + 13, 3 + 11 + 13]
    assert exact_score(book, seen, np.zeros(2, dtype=np.int64)).tolist() == [
        each * 1_000_000 for each in points
    ]
    assert exact_scores(book, seen)[:, 0].tolist() == [each * 1_000_000 for each in points]


@pytest.mark.parametrize(
    ("broken", "back"),
    [("patrol", {"gate", "canal"}), ("gate", {"patrol", "watch"}), ("canal", {"patrol", "watch"})],
)
def test_after_a_breach_all_goes_back_but_what_its_owners_have_and_what_carries_itself_out(
    broken: str, back: set[str]
) -> None:
    """One agreement on all five levers: the table's is binding, and the canal is of north and isle."""
    book = build({})
    at = np.array([book.levers.index(broken)])
    stood, now = (
        np.zeros(len(book.levers), dtype=np.int64),
        np.ones((1, len(book.levers)), dtype=np.int64),
    )
    after = expected_back(book, stood, now, at, np.ones(now.shape, dtype=bool))
    assert {lever for lever, rank in zip(book.levers, after[0], strict=True) if rank == 0} == back
    nothing = expected_back(book, stood, now, at, np.zeros(now.shape, dtype=bool))
    assert (nothing == now).all()
