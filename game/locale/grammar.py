"""Filling in a text by the rules of its language: a number with its noun, articles, conjunctions.

A placeholder may hold both forms of what goes with its number, `{levers:lever|levers}`; where the number
does not stand in front of them, `#` says where it stands. What a placeholder is filled with decides
whether English says *a* or *an* before it, and whether Spanish says *y* or *e*, *o* or *u*.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from string import Formatter
from typing import Final, Protocol


class Values(Protocol):
    """What a template may ask for, by name."""

    def __getitem__(self, name: str, /) -> object:
        """Return the value of a placeholder."""


Part = tuple[str, str | None, str | None]
"""What is written as it is, then the name of a placeholder and its forms; neither at the end."""

OPENING: Final = "“‘«\"'(*¿¡ "
"""Signs between a little word and what it depends on."""
_LITTLE: Final[Mapping[str, str]] = {"en": "aA", "es": "yo"}
_JOINT: Final = {
    language: re.compile(rf"(?:^|(?<=[\s(¿¡—“«]))([{words}])( [{re.escape(OPENING)}]*)$")
    for language, words in _LITTLE.items()
}


def filled(language: str, template: str, values: Values) -> str:
    """Fill a template in.

    >>> filled("en", "It settles {n:lever|levers}, at a {p} % chance.", {"n": 1, "p": 80})
    'It settles 1 lever, at an 80 % chance.'
    >>> filled("es", "{a} y {b}; {c} o {d}", {"a": "Agua", "b": "Hielo", "c": 7, "d": 8})
    'Agua y Hielo; 7 u 8'
    """
    parts = _parts(language, template)
    if parts is None:
        return template.format_map(values)
    found: list[str] = []
    for before, name, forms in parts:
        value = _numbered(values[name], forms) if name else ""
        found += [_joined(language, before, value) if name else before, value]
    return "".join(found)


@cache
def _parts(language: str, template: str) -> tuple[Part, ...] | None:
    """Take a template apart; None for the many that `format` fills in as well."""
    parsed = [(before, name, forms) for before, name, forms, _ in Formatter().parse(template)]
    joint = _JOINT.get(language)
    special = any(
        forms or (name and joint and joint.search(before)) for before, name, forms in parsed
    )
    return tuple(parsed) if special else None


def _numbered(value: object, forms: str | None) -> str:
    """Write a number with the form that goes with it."""
    if not forms:
        return str(value)
    one, many = forms.split("|")
    form = one if str(value) in ("1", "-1") else many
    return form.replace("#", str(value)) if "#" in forms else f"{value} {form}"


def _joined(language: str, before: str, value: str) -> str:
    """Give the little word before a value the form that its sound asks for."""
    joint = _JOINT[language].search(before) if language in _JOINT else None
    if joint is None:
        return before
    said = value.lstrip(OPENING)
    word = _SOUNDS[language](joint[1], said)
    return before[: joint.start(1)] + word + joint[2]


def _leading(said: str) -> int | None:
    """The number that is said first of a number in figures: of 8,500 it is 8."""
    figures = re.match(r"\d+", said)
    return int(figures[0][: (len(figures[0]) - 1) % 3 + 1]) if figures else None


def _says_eight(number: int) -> bool:
    return number == 8 or 80 <= number <= 89 or 800 <= number <= 899


def _article(word: str, said: str) -> str:
    """*An* before a vowel that is heard: an 8, an 11, an hour; a unit.

    >>> [_article("a", said) for said in ("8", "11.5", "70", "1,100", "hour", "unit", "MX President")]
    ['an', 'an', 'a', 'a', 'an', 'a', 'an']
    """
    number = _leading(said)
    if number is not None:
        return f"{word}n" if _says_eight(number) or number in (11, 18) else word
    first = said.split(" ")[0].strip(".,;:")
    if len(first) > 1 and first.isupper():
        heard = first[0] in "AEFHILMNORSX"
    else:
        small = first.casefold()
        heard = small[:1] in tuple("aeiou") and not small.startswith(
            ("uni", "use", "usu", "eu", "one")
        )
        heard |= small.startswith(("hour", "honest", "honour", "honor", "heir"))
    return f"{word}n" if heard else word


def _conjunction(word: str, said: str) -> str:
    """*E* for *y* before the sound of i, *u* for *o* before that of o (RAE, Ortografía 2010).

    >>> [_conjunction("y", said) for said in ("Íñigo", "Hierro", "higos", "iones", "Yvonne", "yeso")]
    ['e', 'y', 'e', 'y', 'e', 'y']
    >>> [_conjunction("o", said) for said in ("ocho", "hotel", "8", "80,5", "11", "1100", "18")]
    ['u', 'u', 'u', 'u', 'u', 'o', 'o']
    """
    small = said.casefold()
    if word == "o":
        number = _leading(small)
        if number is not None:
            return "u" if _says_eight(number) or number == 11 else "o"
        return "u" if _bare(small).startswith(("o", "ho")) else "o"
    heard = small.removeprefix("h")
    if heard.startswith("í"):
        return "e"
    heard = _bare(heard)
    begins = heard.startswith("i") or small.startswith("y")
    return "e" if begins and heard[1:2].isalpha() and heard[1:2] not in tuple("aeiou") else "y"


def _bare(text: str) -> str:
    """Take the accents off."""
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_SOUNDS: Final[Mapping[str, Callable[[str, str], str]]] = {"en": _article, "es": _conjunction}
