"""What minds keep and hand about is frozen and small: no mind changes it behind another's back."""

from __future__ import annotations

from tests.frozen import loose, thawed

WORKED_OUT_LATER = {"Briefing"}
"""It keeps what is worked out when it is first asked for."""


WEIGHED_BEFORE = {"Thoughts"}
"""What rows have weighed and use again while nothing that it hangs on has changed; no decision hangs on it."""


def test_what_minds_keep_is_frozen_and_small() -> None:
    assert thawed("game.minds") == WEIGHED_BEFORE
    assert loose("game.minds") == WORKED_OUT_LATER
