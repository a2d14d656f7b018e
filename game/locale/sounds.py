"""How numbers in figures and words with accents begin when they are said."""

from __future__ import annotations

import re
import unicodedata


def leading(said: str) -> int | None:
    """The number that is said first of a number in figures: of 8,500 it is 8."""
    figures = re.match(r"\d+", said)
    return int(figures[0][: (len(figures[0]) - 1) % 3 + 1]) if figures else None


def says_eight(number: int) -> bool:
    """Whether a number of up to three figures begins with the word for eight, as in 8, 80 and 800."""
    return number == 8 or 80 <= number <= 89 or 800 <= number <= 899


def bare(text: str) -> str:
    """Take the accents off."""
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
