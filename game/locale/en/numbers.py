"""English words for numbers, so that a number in words is known again in a translation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

NUMBERS: Final[Mapping[str, int]] = {
    "no": 0, "none": 0, "zero": 0, "a": 1, "an": 1, "one": 1, "once": 1, "first": 1, "single": 1,
    "two": 2, "twice": 2, "second": 2, "both": 2, "half": 2, "pair": 2, "double": 2, "couple": 2,
    "three": 3, "third": 3, "thirds": 3, "triple": 3, "four": 4, "fourth": 4, "quarter": 4, "quarters": 4,
    "five": 5, "fifth": 5, "six": 6, "sixth": 6, "seven": 7, "seventh": 7, "week": 7, "eight": 8, "eighth": 8,
    "nine": 9, "ninth": 9, "ten": 10, "tenth": 10, "decade": 10, "eleven": 11, "twelve": 12, "dozen": 12,
    "thirteen": 13, "fourteen": 14, "fortnight": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50,
    "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90, "hundred": 100, "hundreds": 100,
    "century": 100, "thousand": 1000, "thousands": 1000, "million": 10**6, "millions": 10**6, "billion": 10**9,
    "billions": 10**9, "trillion": 10**12,
}  # fmt: skip
"""Word in small letters to number; those of a thousand and more multiply what stands before them."""
