"""What everybody knows that a seat wants, in sentences."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.locale import LANGUAGES
from game.rules.rulebook import Rulebook
from game.views.brief import interests, wants
from game.views.words import Words
from tests.builders import book


def known() -> Rulebook:
    counted = {
        "interests": {"water": {"weight": 61, "known": True}, "mood_north": 39},
        "worth": {"gate": {"open": {"points": 3, "known": True}, "half": 7}},
    }
    return book({"stakeholders": {"north": counted}})


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_are_told_what_is_known_and_no_weight(language: str) -> None:
    words = Words(known(), language)
    indicator, setting = wants(words, "north")
    assert words.indicator("water") in indicator
    assert "61" not in indicator
    assert words.setting("gate", "open") in setting
    assert words.points(300) in setting
    assert list(wants(words, "south")) == []


def test_the_way_that_is_good_is_told() -> None:
    rules = known()
    ways = {}
    for good in ("high", "low", "neither"):
        texts = rules.scenario
        water = texts.indicators["water"].model_copy(update={"good": good})
        texts = texts.model_copy(update={"indicators": {**texts.indicators, "water": water}})
        ways[good] = next(wants(Words(rules, texts=texts), "north"))
    assert "more" in ways["high"]
    assert "less" in ways["low"]
    assert len(set(ways.values())) == 3


def test_what_plays_no_part_in_this_length_is_not_told() -> None:
    rules = known()
    gate = np.arange(len(rules.levers)) == rules.levers.index("gate")
    without = replace(rules, in_play=rules.in_play & ~gate)
    assert len(list(wants(Words(without), "north"))) == 1


def test_a_seat_reads_which_of_its_own_interests_are_known() -> None:
    words = Words(known())
    assert [line for line in interests(words, "north") if "everyone knows it" in line] == [
        words.say(
            "interest.known", interest=words.say("interest.high", indicator="Water", weight=61)
        )
    ]
