"""What is drawn from is frozen: pictures may be shared, by a window and a page as well."""

from __future__ import annotations

from tests.frozen import alone, loose, thawed

DRAWN_ON = {"Land", "Sheet"}
"""What pictures are made with, and which nobody sees before they are finished."""


def test_what_pictures_are_drawn_from_is_frozen() -> None:
    assert thawed("game.pictures") == DRAWN_ON
    assert loose("game.pictures") == alone("game.pictures") == set()
