"""What a language brings besides its texts: how easy a text reads, and what an author leaves out."""

from __future__ import annotations

import pytest

from game.locale import LANGUAGES, USUAL, known
from game.locale.language import ReadingEase
from game.scenario.model import defaults
from game.scenario.texts import ease


def test_english_reads_by_flesch() -> None:
    """Six words of one syllable each; the e of *home* is not heard, that of *table* is."""
    assert ease("The cat sat on the mat.", "en") == pytest.approx(206.835 - 1.015 * 6 - 84.6)
    assert ease("Home.", "en") == pytest.approx(206.835 - 1.015 - 84.6)
    assert ease("Table.", "en") == pytest.approx(206.835 - 1.015 - 84.6 * 2)


def test_spanish_reads_by_fernandez_huerta() -> None:
    """Four words of six syllables in one sentence; every e is heard."""
    assert ease("El gato come pan.", "es") == pytest.approx(206.84 - 1.02 * 4 - 60 * 6 / 4)


def test_every_vowel_is_heard_where_a_language_says_nothing_else() -> None:
    assert not ReadingEase(200, 60, 1).silent("home")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_left_out_says_the_same_in_every_language(language: str) -> None:
    usual, found = defaults.endings(USUAL), defaults.endings(language)
    assert list(found) == list(usual) == ["agreement", "no_agreement"]
    assert [ending.otherwise for ending in found.values()] == [False, True]
    assert [ending.when for ending in found.values()] == [end.when for end in usual.values()]
    there, here = known(USUAL).teaching, known(language).teaching
    assert [set(part) for part in here["debrief"]] == [set(part) for part in there["debrief"]]
    assert defaults.teaching(language).age == defaults.teaching(USUAL).age
