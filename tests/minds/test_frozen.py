"""What minds keep and hand about is frozen and small: no mind changes it behind another's back."""

from __future__ import annotations

from tests.frozen import loose, thawed


def test_what_minds_keep_is_frozen_and_small() -> None:
    assert thawed("game.minds") == set()
    assert loose("game.minds") == set()
