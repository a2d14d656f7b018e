"""The program's own texts, a folder for each language: data and one lookup, nothing else.

A text is a template for `str.format`, with the forms that a number asks for; see `grammar`. The tests
hold the languages to the same keys and the same placeholders.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.locale.grammar import filled
from game.locale.languages import LANGUAGES, USUAL, known

__all__ = ["LANGUAGES", "USUAL", "has", "known", "template", "text", "texts"]


def text(language: str, key: str, **values: object) -> str:
    """Fill in one text of the program.

    An unknown language reads English. Raises KeyError for a key that no language has.

    >>> text("en", "points", number="1"), text("es", "points", number="2,5")
    ('1 point', '2,5 puntos')
    """
    return filled(language, template(language, key), values)


def template(language: str, key: str) -> str:
    """Return one text of the program as it is written; see `text`."""
    return known(language).texts[key]


def texts(language: str) -> Mapping[str, str]:
    """Return all texts of the program in a language as they are written, by their keys."""
    return known(language).texts


def has(key: str) -> bool:
    """Tell whether there is a text with this key."""
    return key in known(USUAL).texts
