"""Conditions and numbers in plain words."""

from __future__ import annotations

import pytest

from game.rules.compiling import names_of
from game.scenario.expression import compile_condition
from game.views.conditions import in_words
from game.views.words import Words
from tests.views.games import rulebook, scenario


def said(text: str, language: str = "en", name: str = "three-valleys") -> str:
    condition = compile_condition(text, names_of(scenario(name)))
    return in_words(Words(rulebook(name), language), condition)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("release is high", "Release is “Open the gate”"),
        ("release is not high", "Release is not “Open the gate”"),
        ("not (release is high)", "Release is not “Open the gate”"),
        ("not (river < 30)", "Lower river is at least 30"),
        (
            "release is high and (payment is full or payment is some)",
            "Release is “Open the gate” and either Payment is “The whole price” or Payment is “A part”",
        ),
        (
            "not (release is high or river >= 50)",
            "Release is not “Open the gate” and Lower river is below 50",
        ),
        ("not happened(dry_year)", "“The rain stays away” has not happened"),
        ("chose(usual_year is mend)", "the answer to “A usual year” was “Mend it now”"),
        ("trust(alto > delta) < 25", "the trust of Alto in Delta is below 25"),
        ("deal and round >= 2", "an agreement is in force and the round is at least 2"),
        (
            "rounds(release is not low) >= 3",
            "the number of rounds with Release not at “Keep it back” is at least 3",
        ),
        ("published(release)", "a public agreement covers Release"),
        ("cooperation > 50", "the cooperation of the table is above 50"),
        (
            "crossed(empty_lake) >= 1",
            "the number of times that the red line “We will not let our lake fall below the power "
            "station.” was crossed is at least 1",
        ),
        ("river + fish > 90", "Lower river plus Fish is above 90"),
    ],
)
def test_a_condition_is_said_in_words(text: str, words: str) -> None:
    assert said(text) == words


def test_conditions_are_said_in_spanish() -> None:
    assert said("not (river < 30)", "es") == "Lower river llega al menos a 30"
    assert said("deal and not agreed(release)", "es") == (
        "hay un acuerdo en vigor y no hay acuerdo sobre Release"
    )


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", ["three-valleys", "drones-over-mexico"])
def test_every_condition_of_the_shipped_scenarios_can_be_said(name: str, language: str) -> None:
    book, words = rulebook(name), Words(rulebook(name), language)
    rows = [row for blocks in (book.once, book.each_round) for row in blocks.rows]
    conditions = [row.condition for row in rows if row.condition]
    conditions += [bonus.condition for bonus in book.bonuses]
    conditions += [need.condition for need in book.needs]
    conditions += [condition for _, condition in (*book.line_when, *book.event_when)]
    conditions += [finish.condition for _, finish in book.finishes if finish.condition]
    for condition in conditions:
        text = in_words(words, condition)
        assert text
        assert "{" not in text


@pytest.mark.parametrize(
    ("hundredths", "english", "spanish"),
    [
        (0, "0 points", "0 puntos"),
        (4, "less than 0.1 points", "menos de 0.1 puntos"),
        (100, "1 point", "1 punto"),
        (-250, "2.5 points", "2.5 puntos"),
        (1999, "20 points", "20 puntos"),
    ],
)
def test_amounts_have_one_decimal_at_most(hundredths: int, english: str, spanish: str) -> None:
    assert Words(rulebook("three-valleys")).points(hundredths) == english
    assert Words(rulebook("three-valleys"), "es").points(hundredths) == spanish


def test_names_are_joined_as_people_do() -> None:
    english, spanish = Words(rulebook("three-valleys")), Words(rulebook("three-valleys"), "es")
    assert english.listing([]) == ""
    assert english.listing(["A"]) == "A"
    assert english.listing(["A", "B", "C"], "or") == "A, B or C"
    assert spanish.listing(["Ana", "Inés"]) == "Ana e Inés"
