"""What follows from where one game stands is worked out once; batches are worked out each time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from game.rules.chance import game_seeds
from game.rules.legality import commit_menu, ratify_menu, talk_menu
from game.rules.once import LAST, once
from game.rules.opening import open_games
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.sight import observe
from tests.builders import book

Ask = Callable[[Rulebook, Position], Any]
ASKED: tuple[Ask, ...] = (
    commit_menu,
    talk_menu,
    ratify_menu,
    lambda rules, position: observe(rules, position, 0),
)


@pytest.mark.parametrize("ask", ASKED)
def test_who_asks_again_of_the_same_game_gets_the_same(ask: Ask) -> None:
    rules = book()
    here = open_games(rules, game_seeds(1, 1))
    assert ask(rules, here) is ask(rules, here)
    assert ask(rules, here) is not ask(rules, here.changed(round=2))
    assert ask(rules, here) is not ask(book(), here)


def test_seats_are_told_apart() -> None:
    rules = book()
    here = open_games(rules, game_seeds(1, 1))
    assert [observe(rules, here, seat).seat for seat in (0, 1, 0)] == [0, 1, 0]


def test_batches_are_not_kept_and_of_games_the_last() -> None:
    times = []

    @once
    def work(rules: Rulebook, position: Position) -> int:
        times.append(position)
        return position.games

    rules = book()
    many = open_games(rules, game_seeds(1, 2))
    assert [work(rules, many), work(rules, many)] == [2, 2]
    assert len(times) == 2
    games = [open_games(rules, game_seeds(seed, 1)) for seed in range(LAST + 1)]
    for game in (*games, games[-1], games[0]):
        assert work(rules, game) == 1
    assert len(times) == 2 + len(games) + 1, "the last is still known, the first is not"
