"""Turning points are said with their size as it is shown, and with what did most of it."""

from __future__ import annotations

import pytest

from game.analysis.turning import Shift
from game.views.explain import explain
from game.views.turning import shift_said
from game.views.words import Words
from tests.views.games import random_game, rulebook

WORDS = Words(rulebook("three-valleys"))

SHIFTS = [
    (Shift("trust", (0, 1), 2, False, 5000, 3500, None), "Round 2: the trust of Alto in Medio went from 50 to 35 (-15)."),
    (Shift("trust", (2, 0), 8, True, 5000, 5500, None), "After the last round: the trust of Delta in Alto went from 50 to 55 (+5)."),
    (Shift("score", (1,), 3, False, 4004, 4116, None), "Round 3: the score of Medio went from 40 to 41.2 (+1.2)."),
    (Shift("score", (2,), 8, True, 4000, 3000, None), "After the last round: the score of Delta went from 40 to 30 (-10)."),
    (Shift("cooperation", (), 1, False, 3000, 4500, None), "Round 1: the cooperation of the table went from 30 to 45 (+15)."),
    (Shift("cooperation", (), 8, True, 4500, 4400, None), "After the last round: the cooperation of the table went from 45 to 44 (-1)."),
]  # fmt: skip


@pytest.mark.parametrize(("shift", "said"), SHIFTS)
def test_a_turning_point_says_what_went_how_far(shift: Shift, said: str) -> None:
    assert shift_said(WORDS, shift) == (said,)


def test_a_known_cause_is_said_after_it() -> None:
    game = random_game("three-valleys", 3)
    cause = next(change for change in game.changes if change.target == "trust")
    shift = Shift("trust", cause.index, 1, False, cause.before, cause.after, cause)
    _, second = shift_said(WORDS, shift)
    assert second == f"The largest cause: {explain(WORDS, cause)}"
