"""Before one leaves, what has been prepared and not yet said is named; one can stay."""

from __future__ import annotations

import pytest

from tests.lines.conftest import Keyboard, Play, at

LINE = "three-valleys --text --seat alto --seed 7 --lang en"
LOST = "This has not been said yet and would be lost:"
PACKAGE = "propose release high, payment some"


@pytest.fixture(autouse=True)
def unkept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that is prepared is kept, as where the disk refuses the record."""
    monkeypatch.setattr("game.player.game.Game.kept", False)


def test_nothing_is_said_where_nothing_is_lost(typed: Play) -> None:
    game = typed(LINE, ["quit"], patient=False)
    assert LOST not in game.output
    assert "Your game is saved" in game.output


@pytest.mark.parametrize(
    ("stay", "leave"), [("no", "yes"), ("", "leave all the same"), ("back", "1")]
)
def test_quitting_names_what_is_lost_and_one_can_stay(typed: Play, stay: str, leave: str) -> None:
    lines = [PACKAGE, "put", "quit", stay, "quit", leave]
    game = typed(LINE, lines, patient=False)
    assert game.output.count(LOST) == 2
    assert "- put Release" in game.output
    assert game.output.index(LOST) < game.output.index("Your game is saved")
    assert "Enter: Say it and go on." in game.output.split(LOST)[1], "the talk goes on"


def test_a_package_in_the_making_is_named(typed: Play) -> None:
    game = typed(LINE, [PACKAGE, "quit", "yes"], patient=False)
    assert "- put Release" in game.output.split(LOST)[1]


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
def test_the_end_of_the_input_and_control_c(typed: Play, monkeypatch, end) -> None:
    """With no one left to answer it is only said; at Ctrl-C one can stay, and a second one leaves."""
    usual = Keyboard.readline

    def readline(self: Keyboard, size: int | None = -1, /) -> str:
        said = usual(self, size)
        if said == "END\n":
            raise end
        return said

    monkeypatch.setattr(Keyboard, "readline", readline)
    lines = [PACKAGE, "put", "END", "no", "END", "END"]
    game = typed(LINE, lines, patient=False)
    assert "- put Release" in game.output.split(LOST)[1]
    assert game.output.count(LOST) == (1 if end is EOFError else 2)
    assert "Your game is saved" in game.output


def test_secret_orders_are_named_too(typed: Play) -> None:
    orders = "secret orders]"
    lines = at((orders, "set release high"), (orders, "quit"), ("[Leave", "yes"))
    game = typed(LINE, lines)
    assert "- set Release to" in game.output.split(LOST)[1]
