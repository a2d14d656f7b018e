"""Spanish grammar: *y* or *e*, *o* or *u*."""

from __future__ import annotations

from game.locale.language import ReadingEase
from game.locale.sounds import bare, leading, says_eight


def conjunction(word: str, said: str) -> str:
    """*E* for *y* before the sound of i, *u* for *o* before that of o (RAE, Ortografía 2010).

    >>> [conjunction("y", said) for said in ("Íñigo", "Hierro", "higos", "iones", "Yvonne", "yeso")]
    ['e', 'y', 'e', 'y', 'e', 'y']
    >>> [conjunction("o", said) for said in ("ocho", "hotel", "8", "80.5", "11", "1100", "18")]
    ['u', 'u', 'u', 'u', 'u', 'o', 'o']
    """
    small = said.casefold()
    if word == "o":
        number = leading(small)
        if number is not None:
            return "u" if says_eight(number) or number == 11 else "o"
        return "u" if bare(small).startswith(("o", "ho")) else "o"
    heard = small.removeprefix("h")
    if heard.startswith("í"):
        return "e"
    heard = bare(heard)
    begins = heard.startswith("i") or small.startswith("y")
    return "e" if begins and heard[1:2].isalpha() and heard[1:2] not in tuple("aeiou") else "y"


READING = ReadingEase(206.84, 60.0, 1.02)
"""Fernández Huerta (1959)."""
