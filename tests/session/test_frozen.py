"""What a session hands out is frozen; what it keeps of its own goes on with the game."""

from __future__ import annotations

from tests.frozen import loose, thawed

GOING_ON = {"Accounts", "Players", "Intention"}
WORKED_OUT_LATER = {"Step"}
"""It keeps its changes and its digest once they have been asked for."""


def test_what_a_session_hands_out_is_frozen() -> None:
    assert thawed("game.session") == GOING_ON
    assert loose("game.session") == WORKED_OUT_LATER
