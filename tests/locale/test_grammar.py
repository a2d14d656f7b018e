"""Numbers with their nouns, articles and conjunctions, in every text of the program."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from game.locale import LANGUAGES, known, texts
from game.locale.grammar import filled
from tests.locale.templates import names

NUMBERS = {
    "count", "packages", "combinations", "excluded", "games", "times", "minutes", "rounds", "phases",
    "exchanges", "whole", "number", "free", "right",
}  # fmt: skip
"""Placeholders that are always numbers; `levers` and `seats` are numbers where the noun follows."""
NOUN = {"en": r"(?:more )?([a-z]+s)", "es": r"([a-záéíóúñ]+(?:s|n))"}
NO_PLURAL = {"en": {"is", "was"}, "es": {"es", "combinación", "traducción", "min", "más"}}


def with_all(language: str, key: str, value: object) -> str:
    template = texts(language)[key]
    return filled(language, template, dict.fromkeys(names(template), value))


def with_one(language: str, template: str) -> str:
    """Fill a template in with 1 for every number, and with a letter for everything else."""
    said = {}
    for name in names(template):
        counted = re.search(rf"\{{{name}(?::|\}} (?:levers|seats|palancas|asientos))", template)
        said[name] = 1 if name in NUMBERS or counted else "X"
    return filled(language, template, said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_of_something_is_no_plural(language: str) -> None:
    """Whatever number is filled in: 1 lever, 2 levers; 1 paquete es, 2 paquetes son."""
    wrong = []
    for key, template in texts(language).items():
        said = with_one(language, template)
        found = re.findall(rf"(?<![\d.,:–-])\b1 {NOUN[language]}\b", said)
        wrong += [(key, said) for noun in found if noun not in NO_PLURAL[language]]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_of_something_is_a_plural(language: str) -> None:
    """Both forms are there, and they differ."""
    formed = 0
    for template in texts(language).values():
        for _, _, forms, _ in Formatter().parse(template):
            if forms:
                different = set(forms.split("|"))
                assert len(different) == len({known(language).form(f"{n}") for n in range(200)})
                formed += 1
    assert formed > 20


VOWEL = (
    "8",
    "8.5",
    "11",
    "18",
    "80",
    "89",
    "800",
    "11,000",
    "18,500",
    "80,000",
    "8500",
    "899",
    "agreement",
    "hour",
)
CONSONANT = (
    "1",
    "7",
    "10",
    "70",
    "79",
    "90",
    "100",
    "110",
    "180",
    "790",
    "900",
    "1,100",
    "1800",
    "lever",
    "unit",
)


@pytest.mark.parametrize("value", VOWEL)
def test_an_before_what_sounds_like_a_vowel(value: str) -> None:
    assert filled("en", "at a {x} % chance", {"x": value}) == f"at an {value} % chance"
    assert filled("en", "A {x}", {"x": value}) == f"An {value}"


@pytest.mark.parametrize("value", CONSONANT)
def test_a_before_everything_else(value: str) -> None:
    assert filled("en", "at a {x} % chance", {"x": value}) == f"at a {value} % chance"
    assert filled("en", "as data {x}", {"x": value}) == f"as data {value}"


WITH_E = (
    "Íñigo",
    "Irene",
    "inspección",
    "higo",
    "Hilario",
    "industria",
    "“Inspección”",
    "**Isla**",
    "ir a pie",
    "Íos",
)
WITH_Y = ("hielo", "hierba", "Hierro", "Alto", "uno", "yeso", "ionización", "1", "8", "“Hielo”")
WITH_U = (
    "ocho",
    "Óscar",
    "otro",
    "hotel",
    "hora",
    "8",
    "8.5",
    "80",
    "89",
    "800",
    "8500",
    "11",
    "11,000",
    "80,000",
    "“Otra”",
)
WITH_O = ("uno", "dos", "hielo", "1", "7", "18", "10", "110", "1,100", "1800", "Alto", "-8")


@pytest.mark.parametrize("value", WITH_E)
def test_e_before_the_sound_of_i(value: str) -> None:
    assert filled("es", "A y {x}", {"x": value}) == f"A e {value}"


@pytest.mark.parametrize("value", WITH_Y)
def test_y_before_everything_else(value: str) -> None:
    assert filled("es", "A y {x}", {"x": value}) == f"A y {value}"


@pytest.mark.parametrize("value", WITH_U)
def test_u_before_the_sound_of_o(value: str) -> None:
    assert filled("es", "A o {x}", {"x": value}) == f"A u {value}"


@pytest.mark.parametrize("value", WITH_O)
def test_o_before_everything_else(value: str) -> None:
    assert filled("es", "A o {x}", {"x": value}) == f"A o {value}"


def test_quotes_and_brackets_between_change_nothing() -> None:
    assert filled("es", "A y “{x}”", {"x": "Íñigo"}) == "A e “Íñigo”"
    assert filled("en", "a “{x}”", {"x": "offer"}) == "an “offer”"


def test_a_number_may_stand_within_its_forms() -> None:
    template = "{n:is # lever|are # levers} left"
    assert filled("en", template, {"n": 1}) == "is 1 lever left"
    assert filled("en", template, {"n": 30}) == "are 30 levers left"


def test_what_is_no_little_word_stays() -> None:
    assert filled("es", "¿Y {x}?", {"x": "Íñigo"}) == "¿Y Íñigo?"
    assert filled("es", "{a}{b}", {"a": "rey ", "b": "Íñigo"}) == "rey Íñigo"
    assert filled("es", "a {x}", {"x": "8"}) == "a 8"


@pytest.mark.parametrize("value", [8, 11, 18, 80, "Íñigo", "ocho", "Otra", "hielo", "offer"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_program_stumbles_over_what_it_is_filled_with(language, value) -> None:
    """Also what is written in the texts themselves."""
    stumbles = {
        "en": r"\b[aA] (?:8\d?|11|18|80)\b(?!\d)|\b[aA] [“]?(?=[aeio])(?!one|eu)|\b[aA]n [“]?(?=[bcdfgjklmnpqrstvwxyz])",
        "es": r"(?<=\s)y [“«]?(?:[Hh]?[ií](?![aeo]))|(?<=\s)o [“«]?(?:h?[oóOÓ]|8|11|80)",
    }[language]
    wrong = [
        (key, said)
        for key in texts(language)
        if re.search(stumbles, said := with_all(language, key, value))
    ]
    assert wrong == []
