"""Games that run ahead alike are run once, and come to the same as if each were run by itself."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from game.rules.chance import game_seeds
from game.rules.forecast import Package, forecast
from game.rules.kindred import hanging, kindred
from game.rules.opening import open_games
from game.rules.position import Position, pick
from game.rules.rulebook import Rulebook
from tests.builders import book as build

GAMES = 4

FLOWS: dict[str, Any] = {
    "indicators": {
        "water": {"flow": "(60 - water) / 5"},
        "mood_north": {"flow": "(water - 50) / 10"},
        "mood_south": {"flow": "(mood_north - mood_south) / 10"},
    }
}


def asked(book: Rulebook, *names: str) -> Any:
    """The same indicators are wanted of all games."""
    return np.array([[name in names for name in book.indicators]] * GAMES)


def moved(view: Position, book: Rulebook, name: str) -> Position:
    """In the second game an indicator is another, in the fourth, too, but not the same."""
    indicator = view.indicator.copy()
    indicator[[1, 3], book.indicators.index(name)] += [100, 200]
    return view.changed(indicator=indicator)


def test_an_indicator_hangs_on_those_that_its_flow_reads_and_those_that_these_hang_on() -> None:
    book = build(FLOWS)
    for name, on in (
        ("water", {"water"}),
        ("mood_north", {"mood_north", "water"}),
        ("mood_south", {"mood_south", "mood_north", "water"}),
    ):
        found = hanging(book, asked(book, name))
        assert {book.indicators[at] for at in np.flatnonzero(found[0])} == on
        assert (found == found[0]).all()


def test_all_indicators_hang_on_what_conditions_of_effects_read() -> None:
    effect = [{"when": "mood_south >= 50", "effects": {"water": 5}}]
    levers = {"levers": {"market": {"settings": {"shut": {"each_round": effect}}}}}
    book = build({**FLOWS, **levers})
    found = hanging(book, asked(book, "water"))
    assert found[0, [book.indicators.index(f"mood_{seat}") for seat in ("north", "south")]].all()


def test_games_are_kindred_that_differ_in_nothing_that_is_wanted() -> None:
    book = build(FLOWS)
    view = moved(open_games(book, game_seeds(7, GAMES)), book, "mood_north")
    water = hanging(book, asked(book, "water"))
    south = hanging(book, asked(book, "mood_south"))
    assert kindred(book, view, water).tolist() == [0, 0, 0, 0]
    assert kindred(book, view, south).tolist() == [0, 1, 0, 3]
    # What one does not read it is not taken to have.
    mixed = np.where(np.arange(GAMES)[:, None] < 2, water, south)
    view = view.changed(indicator=view.indicator * 0)
    assert kindred(book, view, mixed).tolist() == [0, 0, 2, 2]


def test_of_no_games_none_are_kindred() -> None:
    book = build(FLOWS)
    view = pick(open_games(book, game_seeds(7, GAMES)), np.zeros(0, dtype=np.int64))
    assert kindred(book, view, asked(book, "water")[:0]).tolist() == []


def test_games_with_other_settings_are_never_kindred() -> None:
    book = build(FLOWS)
    view = open_games(book, game_seeds(7, GAMES))
    setting = view.setting.copy()
    setting[2, 0] = 1
    wanted = asked(book, "water")
    assert kindred(book, view.changed(setting=setting), wanted).tolist() == [0, 0, 2, 0]


@pytest.mark.parametrize("column", ["stood", "set_round", "trust", "mandate", "past"])
@pytest.mark.parametrize("read", [False, True])
def test_other_columns_tell_games_apart_where_they_are_read(column: str, read: bool) -> None:
    effects: dict[str, Any] = {
        "stood": [{"when": "rounds(market is shut) >= 2", "effects": {"water": 5}}],
        "set_round": [{"for": 2, "effects": {"water": 5}}],
        "trust": [{"when": "trust(north > south) >= 50", "effects": {"water": 5}}],
        "mandate": [{"effects": {"mandate(north)": 1}}],
        "past": [],
    }
    part: dict[str, Any] = {"settings": {"shut": {"each_round": effects[column] if read else []}}}
    changes: dict[str, Any] = {"levers": {"market": part}}
    if column == "past":
        flow = "(60 - past(water, 2)) / 5" if read else "(60 - water) / 5"
        changes["indicators"] = {"water": {"flow": flow}}
    book = build(changes)
    view = open_games(book, game_seeds(7, GAMES))
    values = getattr(view, column).copy()
    values[1] += 1
    view = view.changed(**{column: values})
    kin = kindred(book, view, hanging(book, asked(book, "water")))
    assert kin.tolist() == [0, 1 if read else 0, 0, 0]


@pytest.mark.parametrize("package", [False, True])
def test_what_is_wanted_comes_to_the_same_whichever_of_the_kindred_is_run(package: bool) -> None:
    effect = [{"effects": {"water": 1}}, {"when": "agreed(gate)", "effects": {"water": 5}}]
    levers = {"levers": {"market": {"settings": {"shut": {"each_round": effect}}}}}
    book = build({**FLOWS, **levers})
    view = moved(open_games(book, game_seeds(7, GAMES)), book, "mood_south")
    view = view.changed(mandate=view.mandate + np.arange(GAMES)[:, None])
    kin = kindred(book, view, hanging(book, asked(book, "mood_north")))
    assert kin.tolist() == [0] * GAMES
    games = np.array([3, 1, 0, 2, 2, 1])
    setting = view.setting[games]
    market, gate = book.levers.index("market"), book.levers.index("gate")
    shut = book.settings[market].index("shut")
    setting[:, market] = np.where([0, 0, 1, 1, 0, 0], shut, 1 - shut)
    clause = np.full_like(setting, -1)
    clause[:3, gate] = 0
    yes = np.ones_like(clause, dtype=bool)
    agreed = Package(clause, yes, yes) if package else None
    whole = forecast(book, view, games, setting, agreed)
    few = forecast(book, view, games, setting, agreed, kin=kin)
    wanted = [book.indicators.index(name) for name in ("water", "mood_north")]
    assert few.indicator[:, wanted].tolist() == whole.indicator[:, wanted].tolist()
    assert len({tuple(row) for row in whole.indicator[:, wanted].tolist()}) == (3 if package else 2)
    for name in ("mandate", "stood", "setting", "set_round", "clause", "past"):
        assert getattr(few, name).tolist() == getattr(whole, name).tolist(), name
    # They have indeed not been run each by itself.
    south = book.indicators.index("mood_south")
    assert few.indicator[:, south].tolist() != whole.indicator[:, south].tolist()
