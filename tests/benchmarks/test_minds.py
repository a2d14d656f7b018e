"""The benchmark of minds runs, and what it times is the same game every time; never how fast it is."""

from __future__ import annotations

import pytest

from game.minds.casting import cast
from game.minds.matches import play
from game.rules.chance import game_seeds
from game.rules.position import same
from tests.benchmarks.bench_minds import SEED, flagship, lengths, measured_minds, minds_text


@pytest.mark.long
def test_the_figures_of_minds_are_measured() -> None:
    found = measured_minds(batches=(1, 3), planned=6, alone={45: 1})
    shipped = [("shipped", minutes, games) for minutes in lengths() for games in (1, 3)]
    assert [(one.players, one.minutes, one.games) for one in found.matches] == [
        *shipped, ("planner", 45, 6), ("planners", 45, 1),
    ]  # fmt: skip
    assert all(one.games_per_second > 0 for one in found.matches)
    timed = {one.mind: one for one in found.decisions}
    assert "planner" in timed
    assert all(0 < one.mean_milliseconds <= one.p99_milliseconds * 5 for one in timed.values())
    assert all(one.mind in "\n".join(minds_text(found)) for one in timed.values())


def test_what_is_timed_is_the_same_every_time() -> None:
    book, seeds = flagship(45), game_seeds(SEED, 2)
    minds = {"us_president": "planner"}
    once, again = (play(book, cast(book, seeds, minds), seeds) for _ in range(2))
    assert same(once, again)
