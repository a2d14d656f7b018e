"""The lines of the voices: enough of them, short, each once, and each can be said."""

from __future__ import annotations

from collections import Counter

import pytest

from game import locale
from game.minds.moments import SPOKEN
from game.player.loaded import scenario_at
from game.scenario.counterparts import TEMPERAMENTS
from game.scenario.model import LINE_PLACES, LONGEST_LINE, MOMENTS
from game.scenario.shelf import scenario_names
from game.views.voices import PLAIN, temperament_lines, voice_of
from tests.locale.templates import names

VOICES = sorted({voice_of(mind) for mind in TEMPERAMENTS})
EVERYWHERE = [(voice, moment) for voice in VOICES for moment in MOMENTS]


def lines(language: str) -> dict[str, str]:
    return {key: text for key, text in locale.texts(language).items() if key.startswith("voice.")}


def test_only_minds_that_play_nothing_speak_plainly() -> None:
    plain = [mind for mind in TEMPERAMENTS if voice_of(mind) == PLAIN]
    assert plain == ["status_quo", "random"]


@pytest.mark.parametrize("language", locale.LANGUAGES)
@pytest.mark.parametrize(("voice", "moment"), EVERYWHERE)
def test_every_temperament_has_three_lines_for_every_moment(
    language: str, voice: str, moment: str
) -> None:
    assert len(temperament_lines(language, voice, moment, "no code")) >= 3


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_no_line_is_said_twice(language: str) -> None:
    said = Counter(" ".join(line.lower().split()) for line in lines(language).values())
    assert [line for line, count in said.items() if count > 1] == []


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_every_line_belongs_to_a_voice_a_moment_and_perhaps_a_code(language: str) -> None:
    for key in lines(language):
        _, voice, moment, *code, number = key.split(".")
        assert voice in VOICES, key
        assert moment in MOMENTS, key
        assert not code or SPOKEN[code[0]].moment == moment, key
        assert number.isdecimal(), key


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_a_line_names_only_what_there_is_at_its_moment(language: str) -> None:
    for key, line in lines(language).items():
        assert set(names(line)) <= set(LINE_PLACES[key.split(".")[2]]), key


@pytest.mark.parametrize("language", locale.LANGUAGES)
@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("code", SPOKEN)
def test_for_every_reason_a_line_can_be_said(language: str, voice: str, code: str) -> None:
    """Every place of it is filled by what a reason of that code always names."""
    at = SPOKEN[code]
    said = temperament_lines(language, voice, at.moment, code)
    assert any(set(names(line)) <= set(at.places) for line in said)


@pytest.mark.parametrize("code", SPOKEN)
def test_a_reason_names_only_what_a_line_may_name(code: str) -> None:
    assert set(SPOKEN[code].places) <= set(LINE_PLACES[SPOKEN[code].moment])


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_every_line_has_at_most_twelve_words_with_any_name_of_a_shipped_scenario(
    language: str,
) -> None:
    longest = {"other": 1, "lever": 1, "want": 1}
    for name in scenario_names():
        texts = scenario_at(name, language)
        for place, things in (
            ("other", [seat.short for seat in texts.stakeholders.values()]),
            ("lever", [lever.name for lever in texts.levers.values()]),
            ("want", [indicator.name for indicator in texts.indicators.values()]),
        ):
            longest[place] = max(longest[place], *(len(text.text.split()) for text in things))
    filled = {place: " ".join(["name"] * count) for place, count in longest.items()}
    for key, line in lines(language).items():
        assert len(line.format(**filled).split()) <= LONGEST_LINE, key
