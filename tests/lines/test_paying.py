"""Payments typed in one line: who pays whom how much is what was typed, or it is refused."""

from __future__ import annotations

import pytest

from tests.lines.conftest import Play

LINE = "three-valleys --text --seat alto --seed 7 --lang en"


def proposed(typed: Play, payment: str) -> str:
    lines = [f"propose release high, payment some, {payment}", "", "quit", "yes"]
    return typed(LINE, lines, patient=False).output


@pytest.mark.parametrize(
    ("payment", "alto", "delta"),
    [
        ("pay delta 3", "Alto pays 3 points", "Delta receives 3 points"),
        ("pay delta +3", "Alto pays 3 points", "Delta receives 3 points"),
        ("pay delta 1", "Alto pays 1 point ", "Delta receives 1 point "),
        ("pay delta -3", "Alto receives 3 points", "Delta pays 3 points"),
        ("pay delta −3", "Alto receives 3 points", "Delta pays 3 points"),
        ("pay delta 2 points of mandate", "Alto pays 2 points", "Delta receives 2 points"),
    ],
)
def test_the_sign_says_who_pays(typed: Play, payment: str, alto: str, delta: str) -> None:
    said = proposed(typed, payment)
    assert alto in said
    assert delta in said


def test_nobody_pays_herself(typed: Play) -> None:
    said = proposed(typed, "pay alto 3")
    assert "You cannot pay yourself: “pay alto 3”." in said
    assert "You put a text" not in said


@pytest.mark.parametrize(
    "payment",
    ["pay delta 2.5", "pay delta", "pay 3", "pay delta 3 4", "pay delta 3 fish", "pay delta --3"],
)
def test_what_is_no_whole_amount_is_not_guessed_at(typed: Play, payment: str) -> None:
    said = proposed(typed, payment)
    assert f"“{payment}” is not a payment I understand" in said
    assert "You put a text" not in said


def test_what_the_writer_lacks_is_read_before_the_text_is_put(typed: Play) -> None:
    dear = "put release high checked, gauges shared checked, payment full checked, pay delta 3"
    said = typed(LINE, [dear, "quit", "yes"], patient=False).output
    assert "You lack 0.7 points of mandate (it takes 8.7, you have 8)." in said
    assert "Prepared" not in said


def test_put_alone_puts_the_text_in_the_making(typed: Play) -> None:
    said = typed(LINE, ["put payment some", "put", "quit", "yes"], patient=False).output
    assert "Prepared: You put a text: Payment at" in said
    alone = typed(LINE, ["put", "quit"], patient=False).output
    assert "Write the levers with their settings" in alone
