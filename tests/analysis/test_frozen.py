"""What the analysis finds is frozen and small, and arrays make no things that look equal."""

from __future__ import annotations

from tests.frozen import by_array, dataclasses_of, loose, thawed

WORKED_OUT_LATER = {"Survey", "Means", "PackageSpace", "Graph", "Baseline", "Study"}
"""They keep what is worked out when it is first asked for."""


def test_what_is_found_is_frozen() -> None:
    assert thawed("game.analysis") == set()


def test_what_is_found_is_small() -> None:
    assert loose("game.analysis") <= WORKED_OUT_LATER


def test_what_holds_arrays_is_itself_alone() -> None:
    """Arrays have no single answer to `==`, so two such things are never asked whether they are equal."""
    held = {kind for kind in dataclasses_of("game.analysis") if by_array(kind)}
    assert len(held) > 20
    assert [kind.__name__ for kind in held if kind.__eq__ is not object.__eq__] == []
    plain = {kind for kind in dataclasses_of("game.analysis") if not by_array(kind)}
    assert [kind.__name__ for kind in plain if kind.__eq__ is object.__eq__] == ["Study"]
