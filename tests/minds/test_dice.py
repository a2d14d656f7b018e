"""The mind that throws dice: even over all settings it can have, whatever stands now."""

from __future__ import annotations

import numpy as np
import pytest

from game.minds.casting import cast
from game.minds.matches import play
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from tests.analysis.games import made

SEEDS = game_seeds(11, 400)


def settings(book: Rulebook) -> np.ndarray:
    """What stands on the first lever after each round of each game: [R, G]."""
    rows: list[np.ndarray] = []

    def watch(before: Position, _orders: object, after: Position) -> None:
        if after.round > before.round or after.over.all():
            rows.append(after.setting[:, 0])

    dice = cast(book, SEEDS, dict.fromkeys(book.seats, "random"))
    play(book, dice, SEEDS, talks=False, watch=watch)
    return np.stack(rows[: book.rounds])


@pytest.mark.parametrize("kinds", [2, 3])
def test_every_setting_is_as_likely_as_any_other_whatever_stands(kinds: int) -> None:
    worth = {"worth": {"la": {"s1": 1}}}
    book = compile_rulebook(
        made({"la": "a", "lb": "b"}, {"la": kinds, "lb": 2}, {"a": worth, "b": {}})
    )
    seen = settings(book)
    for now in range(kinds):
        for then in range(kinds):
            here = seen[:-1] == now
            share = (seen[1:][here] == then).mean()
            assert abs(share - 1 / kinds) < 0.08, (now, then, share)


def test_it_never_spends_what_it_does_not_have() -> None:
    data = {"worth": {"la": {"s1": 1}}, "mandate": {"start": 1, "income": 0}}
    dear = {("la", rank): {"cost": 2} for rank in (1, 2)}
    scenario = made({"la": "a", "lb": "b"}, {"la": 3, "lb": 2}, {"a": data, "b": {}}, dear)
    assert (settings(compile_rulebook(scenario)) == 0).all()
