"""English grammar: *a* or *an*, and which syllables are not heard."""

from __future__ import annotations

from game.locale.language import ReadingEase
from game.locale.sounds import leading, says_eight


def article(word: str, said: str) -> str:
    """*An* before a vowel that is heard: an 8, an 11, an hour; a unit.

    >>> [article("a", said) for said in ("8", "11.5", "70", "1,100", "hour", "unit", "MX President")]
    ['an', 'an', 'a', 'a', 'an', 'a', 'an']
    """
    number = leading(said)
    if number is not None:
        return f"{word}n" if says_eight(number) or number in (11, 18) else word
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


def silent(word: str) -> bool:
    """Whether the e at the end of a word is not heard: *home*, but *table*."""
    return word.endswith("e") and word[-2:] != "le"


READING = ReadingEase(206.835, 84.6, 1.015, silent)
"""Flesch (1948)."""
