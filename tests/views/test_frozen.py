"""What is shown is frozen: nobody can change it behind the back of another reader."""

from __future__ import annotations

from tests.frozen import alone, loose, thawed

FOLLOWED = {"_Replayed"}
"""What stands at one moment while the deeds of a game are told one after the other."""
WORKED_OUT_LATER = {"SeatResult"}
"""It keeps what is worked out when it is first asked for."""
OF_ONE_GAME = {"ToldGame", "_Shown", "Sides"}
"""They hold whole games or tables of numbers, which are not compared."""


def test_views_are_frozen() -> None:
    assert thawed("game.views") == FOLLOWED
    assert loose("game.views") == WORKED_OUT_LATER
    assert alone("game.views") == WORKED_OUT_LATER | OF_ONE_GAME
