"""What the rules keep is frozen and small."""

from __future__ import annotations

from tests.frozen import loose, thawed

OF_ONE_PHASE = {
    "BriefOrders", "TalkOrders", "TalkBeat", "RatifyOrders", "CommitOrders", "Page", "Turn",
}  # fmt: skip
"""Filled in while a phase is prepared or resolved, and shared with nobody meanwhile."""
WORKED_OUT_LATER = {
    "Contents",
    "OneGame",
    "Position",
    "LazyPosition",
    "Imagined",
    "Rulebook",
    "_Combinations",
}
"""They keep what is worked out when it is first asked for."""


def test_what_the_rules_keep_is_frozen() -> None:
    assert thawed("game.rules") == OF_ONE_PHASE


def test_what_the_rules_make_by_the_thousand_is_small() -> None:
    assert loose("game.rules") <= WORKED_OUT_LATER
