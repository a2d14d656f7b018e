"""What waits for itself, what never comes, and what nobody plays: one mistake is one sentence."""

from __future__ import annotations

import pytest

from game.scenario.checks.people import named
from game.scenario.loading import loads

NEEDS = "needs: vans is not always"
GUARDED = 'guarded: {name: "Yes",'


def said(text: str) -> list[tuple[str, int]]:
    return [(d.code, d.line) for d in loads(text).diagnostics]


def line(text: str, word: str) -> int:
    return text[: text.index(word)].count("\n") + 1


def circle(street: str, stalls: str, guarded: str) -> str:
    """The scenario with what two settings need."""
    text = street.replace(NEEDS, f"needs: {stalls}")
    text = text.replace(GUARDED, f"{GUARDED} needs: {guarded}, needs_say: First the other.,")
    return text.replace("    mode: full\n    settings", "    settings")


def test_settings_that_need_each_other_are_one_sentence(street: str) -> None:
    text = circle(street, "crossing is guarded", "stalls is many")
    assert said(text) == [("W560", line(text, "needs: crossing"))]
    (found,) = loads(text).diagnostics
    assert found.message == (
        "'many' of 'stalls' waits for 'guarded' of 'crossing', and the other way round, so none ever comes about"
    )


def test_rounds_that_a_setting_stood_and_events_wait_as_well(street: str) -> None:
    text = circle(street, "happened(fair)", "rounds(stalls is many) >= 1")
    text = text.replace(
        "    round: 2\n    effects: {sales: 4}",
        "    when: crossing is guarded\n    effects: {sales: 4}",
    )
    assert [code for code, _ in said(text)] == ["W560"]


def test_what_merely_hangs_on_a_circle_is_not_said_again(street: str) -> None:
    text = circle(street, "crossing is guarded", "stalls is many")
    text = text.replace(
        "    round: 2\n    effects: {sales: 4}", "    when: stalls is many\n    effects: {sales: 4}"
    )
    assert [code for code, _ in said(text)] == ["W560"]


@pytest.mark.parametrize(
    ("stalls", "guarded"),
    [
        ("crossing is guarded or vans is mornings", "stalls is many"),
        ("crossing is unguarded", "stalls is none"),
        ("agreed(crossing)", "agreed(stalls)"),
        ("crossing is guarded", "vans is mornings"),
    ],
)
def test_what_can_come_about_one_after_the_other_is_fine(
    street: str, stalls: str, guarded: str
) -> None:
    assert said(circle(street, stalls, guarded)) == []


def test_an_event_that_a_teacher_plays_waits_for_nothing(street: str) -> None:
    text = street.replace(
        "    round: 2\n    effects: {sales: 4}", "    when: happened(rain)\n    effects: {sales: 4}"
    )
    text = text.replace(
        "    facilitator: true\n", "    facilitator: true\n    when: happened(fair)\n"
    )
    assert [code for code, _ in said(text)] == ["W548"]


def test_endings_are_compared_within_a_game_alone(street: str) -> None:
    """An ending of the full game is not there in the short one, so it takes nothing away there."""
    second = "when: chose(accident is sorry) or happened(fair) and crossed(no_flour) >= 1"
    text = street.replace(second, "when: deal and safety >= 60 and cooperation >= 40")
    assert [code for code, _ in said(text)] == ["W561"]
    full = text.replace(
        "    when: deal and safety >= 50", "    mode: full\n    when: deal and safety >= 50"
    )
    assert said(full) == []


def test_an_ending_that_several_together_take_away(street: str) -> None:
    first = "when: deal and safety >= 50 and cooperation >= 30"
    second = "when: chose(accident is sorry) or happened(fair) and crossed(no_flour) >= 1"
    third = "  late:\n    title: Late\n    text: It was late.\n    when: safety >= 60\n  as_before:"
    text = street.replace(first, "when: deal and safety >= 50").replace(
        second, "when: not deal and safety >= 40"
    )
    text = text.replace("  as_before:", third)
    assert said(text) == [("W561", line(text, "when: safety >= 60"))]


def test_a_condition_on_the_own_lever_that_others_share_is_fine(street: str) -> None:
    text = street.replace(
        "when: plan is close or stalls is many", "when: vans is always or stalls is many"
    )
    assert said(text) == []


@pytest.mark.parametrize("play", ["mind", "information"])
def test_a_game_without_a_seat_for_a_person_is_told_once(street: str, play: str) -> None:
    text = street.replace("    colour: amber\n", "    colour: amber\n    play: mind\n")
    text = text.replace("    colour: blue\n", f"    colour: blue\n    play: {play}\n")
    assert [d for d in said(text) if d[0] == "W569"] == [("W569", line(text, "    play: mind"))]


PERSONS = [
    ("The office of Claudia Ruiz decides.", "Claudia Ruiz"),
    ("Donald Miller said so.", "Donald Miller"),
    ("Donald Miller and the Sea", "Donald Miller"),
    ("Ask Maria Fernandez how to check.", "Maria Fernandez"),
    ("It was President Ruiz, not her office.", "Ruiz"),
    ("They wrote to Luiz da Souza in May.", "Luiz da Souza"),
]
NOBODY = [
    "The United States and New York agree.",
    "Ask the Supreme Court. Ask Medio Alto.",
    'It is "the plan of Claudia Ruiz", they say.',
    "See the handbook (Claudia Ruiz, 2019).",
    "The President of Mexico and the Secretary of Defense disagree.",
    "Water Office and Green River Post.",
    "Governor Signs New Water Deal",
    "Ministry of Fire and Forest Safety",
    "Big Trouble Ahead",
    "On Monday the Mexican Senate voted.",
]


@pytest.mark.parametrize(("text", "name"), PERSONS)
def test_a_person_is_told_by_the_shape_of_the_name(text: str, name: str) -> None:
    assert list(named(text, frozenset())) == [(name, text.index(name))]


@pytest.mark.parametrize("text", NOBODY)
def test_offices_places_and_quotes_are_no_persons(text: str) -> None:
    assert list(named(text, frozenset())) == []
