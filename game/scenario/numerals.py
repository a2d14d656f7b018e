"""Numbers in texts, in whatever way a language writes them: 10,000 and 10 000 and 10 mil are one number.

A number in figures may be read in several ways where habits differ: `1.500` is one thousand five hundred, or one and
a half. Two are the same if they can be read as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from game.locale.languages import known

_SPACES: Final = "\u0020\u00a0\u202f\u2009"
_FIGURES: Final = re.compile(
    rf"(?<![\w.,])\d{{1,3}}(?:[{_SPACES}'’]\d{{3}})+(?!\d)|(?<![A-Za-zÁ-ú])\d+(?:[.,]\d+)*"
)
_GROUPED: Final = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*\Z")
_WORD: Final = re.compile(r"[^\W\d_]+")
_AFTERNOON: Final = re.compile(r" ?p\. ?m\.| ?pm\b")
_ROMAN: Final = re.compile(r"\b[IVXLC]{1,7}\b")
_ROMAN_SIGNS: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_THOUSAND: Final = 1000
_HUNDRED: Final = 100


@dataclass(frozen=True)
class Numeral:
    """A number in figures: from which character on, as it is written, and all that it may be read as."""

    at: int
    written: str
    values: frozenset[Decimal]


def numerals(text: str, language: str) -> list[Numeral]:
    """Find the numbers in figures.

    >>> [sorted(map(str, one.values)) for one in numerals("39,1 de 10 mil", "es")]
    [['39.1'], ['10000']]
    """
    return [
        Numeral(
            found.start(),
            found[0],
            _values(found[0], text[found.end() : found.end() + 30], language),
        )
        for found in _FIGURES.finditer(text)
        if found[0] != "00"  # the minutes of a full hour
    ]


def _values(figures: str, after: str, language: str) -> frozenset[Decimal]:
    """What figures may be read as, with what stands after them."""
    values = set(_readings(re.sub(rf"[{_SPACES}'’]", "", figures)))
    times = 1
    for word in _WORD.findall(after.split(".", 1)[0].split(",", 1)[0])[:2]:
        factor = known(language).numbers.get(word.lower(), 0)
        if factor < _THOUSAND or not after.lstrip(_SPACES).startswith(word):
            break
        times *= factor
        after = after.lstrip(_SPACES).removeprefix(word)
    if times > 1:
        return frozenset(value * times for value in values)
    if _AFTERNOON.match(after):
        values |= {value + 12 for value in values}
    if after[:1] == "s":  # the 1990s
        values |= {value % _HUNDRED for value in values}
    return frozenset(values)


def _readings(figures: str) -> Iterator[Decimal]:
    """A point or comma groups thousands, or stands before decimals."""
    if not re.search(r"[.,]", figures):
        yield Decimal(figures)
        return
    if _GROUPED.match(figures):
        yield Decimal(re.sub(r"[.,]", "", figures))
    whole, _, decimals = figures.replace(",", ".").rpartition(".")
    yield Decimal(f"{whole.replace('.', '')}.{decimals}").normalize()


def spelled(text: str, language: str) -> frozenset[Decimal]:
    """Every number that words, or Roman figures, of a text may say, alone and joined.

    >>> {Decimal(35), Decimal(1500)} <= spelled("Thirty-five of one thousand five hundred", "en")
    True
    >>> Decimal(21) in spelled("el siglo XXI", "es")
    True
    """
    numbers = known(language).numbers
    found: set[int] = set()
    total = current = 0
    for word in _WORD.findall(text):
        value = numbers.get(word.lower())
        if value is None:
            if word.lower() not in ("and", "y"):
                total = current = 0
            continue
        found.add(value)
        if value >= _THOUSAND:
            total, current = total + max(current, 1) * value, 0
        elif value == _HUNDRED and 0 < current < 10:
            current *= _HUNDRED
        elif _joins(current, value):
            current += value
        else:
            total, current = total if current == 0 else 0, value
        found.add(total + current)
    found.update(_roman(sign) for sign in _ROMAN.findall(text))
    return frozenset(Decimal(value) for value in found)


def _joins(larger: int, smaller: int) -> bool:
    """Whether two words for numbers, one after the other, make one: twenty-two, a hundred and five, not one fifth."""
    return (larger >= _HUNDRED > smaller and larger % _HUNDRED == 0) or (
        larger >= 20 and larger % 10 == 0 and 0 < smaller < 10
    )


def _roman(signs: str) -> int:
    """The number that Roman figures say.

    >>> [_roman(signs) for signs in ("IV", "XXI", "XC")]
    [4, 21, 90]
    """
    values = [_ROMAN_SIGNS[sign] for sign in signs]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)


def counted(text: str, language: str) -> dict[int, tuple[int, str]]:
    """Every number from two on that one word says whatever the language, with where it stands and the word."""
    numbers = known(language).numbers
    return {
        numbers[found[0].lower()]: (found.start(), found[0])
        for found in _counting(language).finditer(text)
    }


@cache
def _counting(language: str) -> re.Pattern[str]:
    """A pattern for the words that count, whatever the language."""
    aside = known(language).idiom.aside
    words = [
        word
        for word, value in known(language).numbers.items()
        if 2 <= value < _HUNDRED and word not in aside
    ]
    listed = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?:{listed})(?![^\W\d_])", re.IGNORECASE)
