"""The debrief is frozen: a page, lines, data and pictures are made from the same."""

from __future__ import annotations

from tests.frozen import alone, loose, thawed

WORKED_OUT_LATER = {"ClauseResult", "_ClauseHistory", "Past"}
"""They keep what is worked out when it is first asked for."""


def test_a_debrief_is_frozen() -> None:
    assert thawed("game.debrief") == set()
    assert loose("game.debrief") == WORKED_OUT_LATER
    assert alone("game.debrief") == WORKED_OUT_LATER
