"""All languages say the same things."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from string import Formatter

import pytest

from game import locale
from tests.locale.templates import names

OTHERS = [language for language in locale.LANGUAGES if language != locale.USUAL]


def test_the_languages_are_the_folders() -> None:
    assert locale.LANGUAGES == ("en", "es")
    assert [locale.known(each).name for each in locale.LANGUAGES] == ["English", "Español"]


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_keys(language: str) -> None:
    assert set(locale.texts(language)) == set(locale.texts(locale.USUAL))


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_uses_the_same_placeholders(language: str) -> None:
    other = locale.texts(language)
    usual = locale.texts(locale.USUAL).items()
    assert [key for key, text in usual if set(names(text)) != set(names(other[key]))] == []


def own_words(text: str) -> list[str]:
    words = " ".join(part for part, *_ in Formatter().parse(text)).split()
    return [word for word in words if any(letter.isalpha() for letter in word)]


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_is_empty_or_left_in_english(language: str) -> None:
    other = locale.texts(language)
    for key, english in locale.texts(locale.USUAL).items():
        assert english.strip(), key
        assert other[key].strip(), key
        assert english != other[key] or len(own_words(english)) < 2, key


def test_a_language_that_there_is_not_reads_english() -> None:
    assert locale.text("tlh", "points", number="2") == "2 points"


def test_a_missing_text_is_an_error() -> None:
    with pytest.raises(KeyError):
        locale.text("en", "no such text")


@pytest.mark.parametrize(("language", "word"), [("en", "walk"), ("es", "retira")])
def test_a_reservation_value_is_called_what_it_is(language: str, word: str) -> None:
    """The value below which a seat would rather walk away: never what it would have without a deal."""
    texts = locale.texts(language)
    told = {key: text for key, text in texts.items() if "{reservation}" in text or key == "score"}
    assert len(told) > 5
    for key, text in told.items():
        assert word in text.lower(), (key, text)
    for key in ("page.floor", "page.no_deal", "debrief.value"):
        assert word in texts[key].lower(), key


def test_a_text_is_there_or_not() -> None:
    assert locale.has("points")
    assert not locale.has("points.none")


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_every_text_of_a_language_is_read_from_its_folder_and_stands_there_once(
    language: str,
) -> None:
    package = import_module(f"game.locale.{language}")
    modules = [
        import_module(f"{package.__name__}.{part.name}") for part in iter_modules(package.__path__)
    ]
    keys = [key for part in modules for key in getattr(part, "TEXTS", {})]
    assert len(keys) == len(set(keys)) > 1_000
    assert set(keys) == set(locale.texts(language))


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_no_text_of_a_part_hides_another_of_its_file(language: str) -> None:
    package = import_module(f"game.locale.{language}")
    for part in iter_modules(package.__path__):
        written = vars(import_module(f"{package.__name__}.{part.name}"))
        texts = written.get("TEXTS", {})
        parts = [
            each
            for name, each in written.items()
            if isinstance(each, dict) and name.isupper() and each is not texts
        ]
        shared = {key for each in parts for key in each}
        assert sum(map(len, parts)) == len(shared), part.name
