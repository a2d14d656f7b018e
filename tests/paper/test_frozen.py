"""The parts of a debrief are frozen: a page, lines and data are written from the same."""

from __future__ import annotations

from tests.frozen import loose, thawed


def test_the_parts_of_a_debrief_are_frozen() -> None:
    assert thawed("game.debrief") == loose("game.debrief") == set()
