"""What a player can rely on: sums that agree, words not broken by accident, orders in plain words."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Iterable, Iterator

import pytest

from tests.lines.conftest import Play

ALTO = "three-valleys --text --seat alto --seed 7 --lang en"
PROMISED = ["promise release low", "go", "leave"]
"""The seat of Alto up to its first secret orders, with a promise to keep."""


@pytest.mark.parametrize("seat", ["alto", "medio"])
def test_each_score_is_the_one_before_and_its_change(typed: Play, seat: str) -> None:
    output = typed(f"three-valleys --text --seat {seat} --seed 5 --lang en").during
    told = re.findall(r": (-?[\d.]+) \(([+-]?[\d.]+)\) points", output)
    assert len(told) == 5
    for (before, _), (now, moved) in itertools.pairwise(told):
        assert abs(float(now) - float(before) - float(moved)) < 0.15


@pytest.mark.parametrize(
    ("answer", "said"),
    [("", "You order Release to “Keep it back”."), ("yes", "broke"), ("back", "Dropped.")],
)
def test_going_on_asks_before_a_word_is_broken(typed: Play, answer: str, said: str) -> None:
    output = typed(ALTO, [*PROMISED, "go", answer]).output
    first = output.split("Round 1: what was done")
    assert output.count("You gave your word on Release") >= 1
    assert said in first[answer == "yes"], "Enter keeps, yes breaks, back goes to the orders"
    moved = "Alto moved Release from “As usual” to “Keep it back”." in first[1].split("\n\n")[0]
    assert moved == (answer != "yes")


def test_who_orders_otherwise_is_not_asked(typed: Play) -> None:
    output = typed(ALTO, [*PROMISED, "set release high", "go"]).output
    assert "Break your word?" not in output.split("Round 1: what was done")[0]


def test_a_lever_and_a_setting_are_an_order(typed: Play) -> None:
    output = typed(ALTO, ["go", "leave", "release open the gate", "gauges shared"]).output
    assert "You order Release to “Open the gate”." in output
    assert "You order Gauges to “One table of numbers”." in output
    assert "I do not understand" not in output


def test_a_lever_and_a_setting_are_a_clause(typed: Play) -> None:
    lines = ["propose", "release open the gate", "gauges shared", "", "", "yes"]
    output = typed(ALTO, lines).output
    assert "So far: Release at “Open the gate”; Gauges at “One table of numbers”." in output


def test_the_last_orders_are_announced(typed: Play) -> None:
    output = typed(ALTO).output
    assert output.count("These are the last orders. They stand for two more rounds.") == 1
    assert "Round 4 of 4" in output.split("These are the last orders.")[0]


def test_a_proposal_that_cannot_be_paid_is_warned_of(typed: Play) -> None:
    dear = ["propose release high, diversion small, payment full, gauges shared", "no"]
    warned = "You have 6 points: it cannot close until you have saved up"
    assert warned in typed(ALTO, dear).output
    cheap = ["propose release high, diversion small", "no"]
    assert warned not in typed(ALTO, cheap).output


def test_a_command_of_another_phase_is_told_when_it_counts(typed: Play) -> None:
    output = typed(ALTO, ["sign", "go", "promise release high", "deny canal"]).output
    assert "“sign” belongs to the answers" in output
    assert output.count("belongs to the talk") == 2
    assert "I do not understand" not in output


def test_what_belongs_to_the_end_is_not_guessed_to_be_itself(typed: Play) -> None:
    output = typed(ALTO, ["questions", "happened"]).during
    assert output.count("belongs to the end") == 2
    assert "Did you mean" not in output


def test_a_question_mark_is_help_and_a_slip_is_guessed(typed: Play) -> None:
    output = typed(ALTO, ["?", "propse", "propose release high, diversion small", "?", "no"]).output
    assert "Did you mean propose?" in output
    assert output.count("Look at any time:") == 2


def test_why_is_asked_in_spanish_as_people_write_it(typed: Play) -> None:
    lines = ["por qué cosecha", "¿por qué cosecha?", "por que puntos", "porque puntos"]
    output = typed("three-valleys --text --seat alto --seed 7 --lang es", lines).output
    assert "No conozco" not in output
    assert output.count("Puntuación de Alto") >= 2


def test_what_a_forecast_leaves_out_is_said_once(typed: Play) -> None:
    offer = ["propose release high, diversion small", "no"]
    assert typed(ALTO, [*offer, *offer]).output.count("News, red lines and the others") == 1


def test_a_secret_is_told_with_the_round_in_which_it_came_to_light(typed: Play) -> None:
    """Every secret that a reveal has opened is dated at the end."""
    dated = False
    for seed in (5, 7, 9):
        output = typed(f"three-valleys --auto --seed {seed} --lang en").output
        opened = re.findall(r"It came to light: (\w+) ", output)
        for lever in opened:
            assert re.search(rf"had {lever} at .*; it came to light in round \d\.", output)
            dated = True
    assert dated


def test_the_headline_numbers_are_read_before_the_first_orders(typed: Play) -> None:
    before = typed(ALTO).output.split("What do you order?")[0]
    assert re.search(r"Lower river \d+, .*\(table: everything\)", before)


def test_a_secret_setting_is_never_guessed_from_a_word_it_shares(typed: Play) -> None:
    """Medio may draw "una parte justa", or openly so by day only: one word must not choose."""
    start = "three-valleys --text --seat medio --seed 7 --lang es"
    output = typed(start, ["proponer canal justa, salida abrir", "no"]).output
    assert "“justa” puede ser Una parte justa; Justa de día, más de noche" in output
    assert "Canal en “Justa de día" not in output.split("Ronda 2 de 4")[0]


def test_a_word_of_another_question_is_not_offered_as_its_own_correction(typed: Play) -> None:
    output = typed(ALTO, ["mark", "yes"]).output
    assert "I do not understand “yes”" in output
    assert "Did you mean yes?" not in output


def test_what_marks_a_clause_does_not_hide_which_settings_were_meant(typed: Play) -> None:
    start = "drones-over-mexico --text --seat mx_president --seed 7 --lang en"
    output = typed(start, ["propose permission published checked, flights request"]).output
    assert "“published” could mean Standing, not published; Standing, published" in output


def _when(prompt: str, lines: Iterable[str]) -> Iterator[str | None]:
    """Type these lines where a prompt has such words, and what is usual everywhere else."""
    for line in lines:
        while prompt not in sys.stdout.getvalue().rsplit("\n", 1)[-1]:  # type: ignore[attr-defined]
            yield None
        yield line


def test_a_new_proposal_is_not_lost_by_taking_the_old_one_back(typed: Play) -> None:
    first = ["propose release low, payment full", "yes", "go"]
    second = ["propose release low, payment part", "yes", "withdraw", "go", "proposals"]
    output = typed(ALTO, _when("proposals]", [*first, *second])).output
    assert "It takes the place of your proposal on the table when you go on." in output
    assert "Your new proposal takes the place of the old one anyway." in output
    assert "Alto took its proposal off the table." not in output.split("Round 3 of 4")[0]


def test_after_the_end_what_is_asked_without_a_seat_is_about_the_own(typed: Play) -> None:
    """Every name that the list of numbers offers can be asked."""
    lines = ["why score", "why mandate", "why trust delta"]
    output = typed(ALTO, _when("Enter to leave", lines)).output
    asked = output.split("Afterwards everything is open")[1]
    assert "Score of Alto: from" in asked
    assert "Mandate of Alto: from" in asked
    assert "Trust of Alto in Delta: from" in asked
    assert "I know no number" not in asked
