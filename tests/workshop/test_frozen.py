"""What the workshop measures and reports is frozen and small."""

from __future__ import annotations

from tests.frozen import dataclasses_of, loose, thawed

BUILT_UP = {"Checked", "Background", "Workbench", "_OpenBrace"}
"""The report of the check grows file by file, braces key by key; what lies on the bench or goes on beside it changes."""


def test_what_is_measured_is_frozen() -> None:
    assert thawed("game.workshop") == BUILT_UP


def test_what_is_measured_is_small() -> None:
    assert loose("game.workshop") <= BUILT_UP | {"Linted"}


def test_what_is_measured_can_be_compared() -> None:
    assert all(kind.__eq__ is not object.__eq__ for kind in dataclasses_of("game.workshop"))
