"""Entries: what is typed goes where the intent has its gap, and what is not understood is answered."""

from __future__ import annotations

import pytest

from game.player.intents import SetBelief, SetPayment
from game.player.shelf import Plan
from game.screens.nodes import TYPED, Bounds, Node, entry, filled
from game.screens.places import Setup, Start
from game.screens.wants import Show

SAYS = "A whole number from 0 to 100."


def sure() -> Node:
    return entry("sure", "", "", SetBelief("gate", TYPED), bounds=Bounds(0, 100), hint=SAYS)


@pytest.mark.parametrize(
    ("typed", "percent"), [("37", 37), (" 0 ", 0), ("100", 100), ("+5", 5), ("37 %", 37)]
)
def test_a_whole_number_fills_the_gap(typed: str, percent: int) -> None:
    assert filled(sure(), typed) == SetBelief("gate", percent)


@pytest.mark.parametrize(
    "typed",
    ["", "-1", "101", "4.5", "likely", "²", "--3", "-+5", "+-5", "5%5", "%5", "1 2", "9" * 9999],
)
def test_anything_else_is_answered_with_what_may_be_typed(typed: str) -> None:
    assert filled(sure(), typed) == SAYS


@pytest.mark.parametrize(("typed", "amount"), [("-3", -300), ("−3", -300), ("1", 100)])
def test_points_are_hundredths_in_the_intent(typed: str, amount: int) -> None:
    pay = entry("pay", "", "", SetPayment("medio", "points", TYPED), bounds=Bounds(-5, 5, unit=100))
    assert filled(pay, typed) == SetPayment("medio", "points", amount)


def test_text_fills_a_gap_however_deep_it_lies() -> None:
    show = Show((Start(), Setup(Plan("three-valleys", 45, seed=TYPED))))
    seed = entry("seed", "", "", show, hint="At most 3 letters.", most=3)
    assert filled(seed, " 12 ") == Show((Start(), Setup(Plan("three-valleys", 45, seed="12"))))
    assert filled(seed, "1234") == "At most 3 letters."
