"""What a player can rely on: sums that agree, words not broken by accident, orders in plain words."""

from __future__ import annotations

import itertools
import re

import pytest

from tests.lines.conftest import Play, at

ALTO = "three-valleys --text --seat alto --seed 7 --lang en"
TALK, ORDERS, REVEAL, OVER = "talk] ", "secret orders] ", "what was done] ", "[After the end]"
PROMISED = ((TALK, "promise release low"), (TALK, "go"))
"""The seat of Alto up to its first secret orders, with a promise to keep."""


@pytest.mark.parametrize("seat", ["alto", "medio"])
def test_each_score_is_the_one_before_and_its_change(typed: Play, seat: str) -> None:
    asked = at(*[(REVEAL, "why score"), (REVEAL, "")] * 4)
    output = typed(f"three-valleys --text --seat {seat} --seed 5 --lang en", asked).during
    told = re.findall(r"Score of \w+, by .*: from (\S+) to (\S+) \(([+-]?[\d.]+)\)", output)
    assert len(told) == 4
    for before, now, moved in told:
        assert abs(float(now) - float(before) - float(moved)) < 0.15
    for (_, now, _), (before, _, _) in itertools.pairwise(told):
        assert now == before


def test_the_score_is_read_in_every_round(typed: Play) -> None:
    output = typed(ALTO).during
    assert len(re.findall(r"You are at \S+ points now", output)) >= 3


@pytest.mark.parametrize("answer", ["", "no", "keep", "yes", "break", "back"])
def test_going_on_asks_before_a_word_is_broken(typed: Play, answer: str) -> None:
    asked = "[Break your word?]"
    output = typed(
        ALTO,
        at(*PROMISED, (ORDERS, "release as usual"), (ORDERS, "go"), (asked, answer), (asked, "")),
    ).output
    before, after = output.split("\nRound 1: what was done\n")[:2]
    assert "You gave your word: Release at “Keep it back”." in before
    assert before.count(f"{asked} ") == (2 if answer == "back" else 1), "back goes to the orders"
    moved = "Alto: Release “Keep it back”" in after.split("[Round 2")[0]
    assert moved == (answer not in ("yes", "break"))
    if answer != "back":
        sealed = f"{ORDERS}Enter" not in before.split(f"{asked} ")[-1]
        assert sealed == (answer in ("yes", "break")), "whoever keeps it sees the orders before"


@pytest.mark.parametrize("look", ["why score", "agreements", "levers release", "brief", "help"])
def test_to_look_something_up_does_not_close_the_question(typed: Play, look: str) -> None:
    asked = "[Break your word?]"
    lines = at(
        *PROMISED, (ORDERS, "release as usual"), (ORDERS, "go"), (asked, look), (asked, "break")
    )
    output = typed(ALTO, lines).output
    assert output.count(f"{asked} ") == 2


def test_a_word_for_something_else_does_not_go_on(typed: Play) -> None:
    lines = at(("conversación] ", "sí"), ("conversación] ", "si"))
    output = typed("three-valleys --text --seat alto --seed 7 --lang es", lines).output
    assert output.count("[Ronda 1 de 4, conversación] Enter: Leer otra vez.") == 2


def test_no_reason_is_a_dead_end(typed: Play) -> None:
    lines = at((TALK, "wait"), (TALK, "decline 1 because it is too little"), (TALK, ""))
    start = "three-valleys --text --seat alto --length 20 --seed 3 --lang en"
    output = typed(start, lines).output
    assert "You decline text 1" in output.split("[Round 1 of 4, talk]")[2]


def test_why_a_lever_says_where_to_look(typed: Play) -> None:
    output = typed(ALTO, ["why payment"]).output
    assert "Payment is no number but a lever" in output


def test_more_goes_on_with_what_was_asked_why(typed: Play) -> None:
    lines = at((REVEAL, "why score"), (REVEAL, "more"), (REVEAL, ""))
    start = "drones-over-mexico --text --seat mx_president --seed 7 --lang en"
    first, rest = typed(start, lines).output.split(REVEAL)[1:3]
    assert "(type more)" in first
    assert rest.split("[Round")[0].strip()
    told = {line for line in first.splitlines() if line[:1] in "+-−"}
    assert not told & set(rest.splitlines()), "only the rest"


def test_who_orders_otherwise_is_told_at_once_that_it_breaks_a_word(typed: Play) -> None:
    output = typed(ALTO, at(*PROMISED, (ORDERS, "keep"), (ORDERS, "set release high"))).output
    kept, broken = output.split("Keep: Keep it back (chosen)")[1].split("[Round 1")[:3:2]
    assert "Break: As usual\n" in kept
    assert "Break: Open the gate (chosen)\n" in broken


def test_a_lever_and_a_setting_are_an_order(typed: Play) -> None:
    lines = at((ORDERS, "release open the gate"), (ORDERS, "gauges shared"))
    output = typed(ALTO, lines).output
    assert "Release: Open the gate (2)\n" in output
    assert "Gauges: One table of numbers (0.7)\n" in output
    assert "I do not understand" not in output


def test_a_lever_and_a_setting_are_a_clause(typed: Play) -> None:
    lines = at((TALK, "release open the gate"), (TALK, "gauges shared"), (TALK, ""), (TALK, ""))
    output = typed(ALTO, lines).output
    assert "\nRelease, Open the gate" in output
    assert "\nGauges, One table of numbers" in output
    assert "Alto, Medio and Delta agreed on Release at “Open the gate” and Gauges" in output


def test_the_last_orders_are_announced(typed: Play) -> None:
    output = typed(ALTO).output
    assert output.count("If you break your word, your partners stop keeping theirs.") == 1
    assert "Round 4 of 4" in output.split("These are the last orders.")[0]


def test_a_text_that_cannot_be_paid_is_warned_of(typed: Play) -> None:
    dear = ["propose release high, diversion small, payment full, gauges shared", "drop", "quit"]
    warned = "It cannot close until you have saved that up."
    assert warned in typed(ALTO, dear).output
    cheap = ["propose release high, diversion small", "drop", "quit"]
    assert warned not in typed(ALTO, cheap).output


def test_a_command_of_another_phase_is_told_when_it_counts(typed: Play) -> None:
    lines = at((TALK, "sign"), (ORDERS, "promise release high"), (ORDERS, "deny canal"))
    output = typed(ALTO, lines).output
    assert "There is no text here for that" in output
    assert output.count("belongs to the talk") == 2
    assert "I do not understand" not in output


def test_what_belongs_to_the_end_is_not_guessed_to_be_itself(typed: Play) -> None:
    output = typed(ALTO, ["questions", "happened"]).during
    assert output.count("belongs to the end") == 2
    assert "Did you mean" not in output


def test_a_question_mark_is_help_and_a_slip_is_guessed(typed: Play) -> None:
    output = typed(ALTO, ["?", "ammend", "propose release high, diversion small", "?"]).output
    assert "Did you mean amend?" in output
    assert output.count("Look at any time") == 2


def test_why_is_asked_in_spanish_as_people_write_it(typed: Play) -> None:
    lines = ["por qué cosecha", "¿por qué cosecha?", "por que puntos", "porque puntos"]
    output = typed("three-valleys --text --seat alto --seed 7 --lang es", lines).output
    assert "No conozco" not in output
    assert output.count("Puntaje de Alto") >= 2


def test_a_secret_is_told_with_the_round_in_which_it_came_to_light(typed: Play) -> None:
    """Every secret that the reveal of a round has opened is dated at the end; the archives open all that is left."""
    dated = False
    for seed in (2, 5, 11):
        output = typed(f"three-valleys --auto --seed {seed} --lang en").output
        played, _, _ = output.partition("The archives open.")
        opened = re.findall(r"It came to light: (\w+) ", played)
        for lever in opened:
            assert re.search(rf"had {lever} at .*; it came to light in round \d\.", output)
            dated = True
    assert dated


def test_the_numbers_of_the_world_are_told_for_the_asking(typed: Play) -> None:
    output = typed(ALTO, at((TALK, "numbers"), (TALK, "table"), (TALK, "quit"))).output
    assert output.count("Lower river: 4") == 2


def test_a_secret_setting_is_never_guessed_from_a_word_it_shares(typed: Play) -> None:
    """Medio may draw "una parte justa", or openly so by day only: one word must not choose."""
    start = "three-valleys --text --seat medio --seed 7 --lang es"
    output = typed(start, ["proponer canal justa, salida abrir"]).output
    assert "“justa” puede ser Una parte justa; Justa de día, más de noche" in output
    assert "Canal en “Justa de día" not in output.split("Ronda 2 de 4")[0]


def test_a_word_of_another_question_is_not_offered_as_its_own_correction(typed: Play) -> None:
    output = typed(ALTO, ["yes"]).output
    assert "I do not understand “yes”" in output
    assert "Did you mean yes?" not in output


def test_what_marks_a_clause_does_not_hide_which_settings_were_meant(typed: Play) -> None:
    start = "drones-over-mexico --text --seat mx_president --seed 7 --lang en"
    output = typed(start, ["propose permission published checked, flights request"]).output
    assert "“published” could mean Standing, not published; Standing, published" in output


def test_a_new_text_is_not_lost_by_taking_the_old_one_back(typed: Play) -> None:
    first = [(TALK, "propose release low, payment full"), (TALK, "")]
    second = [(TALK, "propose release low, payment part"), (TALK, "put"), (TALK, "withdraw")]
    lines = at(*first, *second, (TALK, "go"), (TALK, "texts"))
    output = typed(ALTO, lines).output
    assert "Your new text takes the place of the old one anyway." in output
    assert "Alto took its text off the table." not in output.split("Round 3 of 4")[0]


def test_after_the_end_what_is_asked_without_a_seat_is_about_the_own(typed: Play) -> None:
    """Every name that the list of numbers offers can be asked."""
    lines = at((OVER, "why score"), (OVER, "why mandate"), (OVER, "why trust delta"))
    asked = typed(ALTO, lines).output.split(OVER, 1)[1]
    assert "Score of Alto" in asked
    assert "Mandate of Alto: from" in asked
    assert "Trust of Alto in Delta: from" in asked
    assert "I know no number" not in asked


def test_a_broken_promise_is_told_at_the_end(typed: Play) -> None:
    lines = at(
        *PROMISED,
        (ORDERS, "release as usual"),
        (ORDERS, "go"),
        ("[Break your word?]", "break"),
        (OVER, ""),
        ("[", "quit"),
    )
    output = typed(ALTO, lines).output
    told = "Alto promised in public Release at “Keep it back” in round 1, and broke it."
    assert told in output.split(OVER, 1)[1]


def test_the_result_of_a_round_says_how_the_score_changed(typed: Play) -> None:
    output = typed(ALTO).during
    assert len(re.findall(r"\nThe world\nFrom \S+ to \S+ points \([+-][\d.]+\)\.", output)) >= 3


def test_the_history_is_read_alone(typed: Play) -> None:
    lines = at((TALK, "brief"), (TALK, "history"), (TALK, "quit"))
    _, brief, history, *_ = typed(ALTO, lines).output.split(TALK)
    assert "(type history)" in brief
    assert history.strip()
    assert not set(filter(str.strip, history.splitlines()[1:-1])) & set(brief.splitlines())


def test_easy_says_what_it_has_switched(typed: Play) -> None:
    output = typed(ALTO, at((TALK, "easy"), (TALK, "easy"), (TALK, "quit"))).output
    assert "Easy texts: on." in output.split(TALK)[1]
    assert "Easy texts: off." in output.split(TALK)[2]


def test_whoever_lets_a_mind_decide_hears_which_and_what_it_answered(typed: Play) -> None:
    start = "three-valleys --text --seat alto --length 20 --seed 3 --lang en"
    output = typed(start, at((TALK, "auto"))).output
    assert re.search(
        r"From here a mind that .+ decides for you, until the end of this round", output
    )
    told = output.split("Round 1: what was done")[1].split("The world")[0]
    assert re.search(r"You (put|amend|sign|decline) text \d", told)


def test_the_brief_has_the_red_lines_of_the_others(typed: Play) -> None:
    brief = typed(ALTO, at((TALK, "brief"), (TALK, "quit"))).output.split(TALK)[1]
    assert re.search(r"- (Medio|Delta): Red line: ", brief)


def test_a_comma_within_a_number_does_not_end_a_clause(typed: Play) -> None:
    start = "drones-over-mexico --text --seat mx_defense --length 60 --seed 3"
    output = typed(start, at((TALK, "put border 15,000, flights request"))).output
    assert "is not a clause" not in output
    assert "Border deployment at “15,000”" in output
