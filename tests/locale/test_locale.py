"""The two languages say the same things."""

from __future__ import annotations

from string import Formatter

import pytest

from game import locale
from game.locale import has


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys() -> None:
    assert set(locale.TEXTS["en"]) == set(locale.TEXTS["es"])


@pytest.mark.parametrize("key", sorted(locale.TEXTS["en"]))
def test_both_languages_use_the_same_placeholders(key: str) -> None:
    assert placeholders(locale.TEXTS["en"][key]) == placeholders(locale.TEXTS["es"][key])


def own_words(text: str) -> list[str]:
    words = " ".join(part for part, *_ in Formatter().parse(text)).split()
    return [word for word in words if any(letter.isalpha() for letter in word)]


@pytest.mark.parametrize("key", sorted(locale.TEXTS["en"]))
def test_no_text_is_empty_or_left_in_english(key: str) -> None:
    english, spanish = locale.TEXTS["en"][key], locale.TEXTS["es"][key]
    assert english.strip()
    assert spanish.strip()
    assert english != spanish or len(own_words(english)) < 2


def test_a_text_is_there_or_not() -> None:
    assert has("points.one")
    assert not has("points.none")


def test_a_missing_text_is_an_error() -> None:
    with pytest.raises(KeyError):
        locale.text("en", "no such text")


@pytest.mark.parametrize(("language", "word"), [("en", "walk"), ("es", "retira")])
def test_a_reservation_value_is_called_what_it_is(language: str, word: str) -> None:
    """The value below which a seat would rather walk away: never what it would have without a deal."""
    texts = locale.TEXTS[language]
    told = {key: text for key, text in texts.items() if "{reservation}" in text or key == "score"}
    assert len(told) > 5
    for key, text in told.items():
        assert word in text.lower(), (key, text)
    for key in ("page.floor", "page.no_deal", "debrief.value"):
        assert word in texts[key].lower(), key
