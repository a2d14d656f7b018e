"""What is shown is frozen: nobody can change it behind the back of another reader."""

from __future__ import annotations

from tests.frozen import alone, loose, thawed

FOLLOWED = {"_State"}
"""What stands at one moment while the deeds of a game are told one after the other."""
OF_ONE_GAME = {"Told", "_Shown", "Sides"}
"""They hold whole games or tables of numbers, which are not compared."""


def test_views_are_frozen() -> None:
    assert thawed("game.views") == FOLLOWED
    assert loose("game.views") == set()
    assert alone("game.views") == OF_ONE_GAME
