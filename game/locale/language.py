"""What a language brings: its texts, and what in its grammar depends on what is filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final


def one_or_many(number: str) -> int:
    """The form that goes with a number in languages with one form for one and another for the rest.

    >>> [one_or_many(number) for number in ("1", "-1", "0", "2", "1.5", "21")]
    [0, 0, 1, 1, 1, 1]
    """
    return 0 if number in ("1", "-1") else 1


def gathered(package: str, folder: Iterable[str]) -> dict[str, str]:
    """All texts of a language: whatever a module of its folder holds as TEXTS."""
    modules = (import_module(f"{package}.{found.name}") for found in iter_modules(folder))
    return {key: text for part in modules for key, text in getattr(part, "TEXTS", {}).items()}


@dataclass(frozen=True, slots=True)
class ReadingEase:
    """How easy a text is to read: a start, and what each syllable of a word and word of a sentence takes."""

    start: float
    syllable: float
    word: float
    silent: Callable[[str], bool] = lambda word: False
    """Whether the last group of vowels of a word, in small letters, is not heard."""


def listed(text: str) -> tuple[str, ...]:
    """A list of words with a space between each two, in their order."""
    return tuple(text.split())


def words(text: str) -> frozenset[str]:
    """A list of words with a space between each two, in no order."""
    return frozenset(text.split())


_NONE: Final = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Idiom:
    """Words and forms by which a program tells something about a text, without understanding it."""

    aside: frozenset[str] = frozenset()
    """words for numbers for which another language often says something else: a week, a half"""
    own: frozenset[str] = frozenset()
    """little words that no other language of Parley has, in small letters"""
    in_names: frozenset[str] = frozenset()
    """those of them that also stand before names, and in titles"""
    denials: re.Pattern[str] = _NONE
    """what makes a sentence say no, for sure; of a text in small letters"""
    denying: re.Pattern[str] = _NONE
    """what may say no in a translation, somehow"""
    opening: Mapping[str, str] = field(default_factory=dict)
    """mark at the end of a sentence to the mark that opens it"""
    rising: str = ""
    """how it is said that a number goes up, a pattern"""
    falling: str = ""
    """and down"""
    after: re.Pattern[str] = _NONE
    """the end of a number of rounds, with the number as a group"""
    months: tuple[str, ...] = ()
    """the months of the year in order"""
    date: re.Pattern[str] = _NONE
    """how a date is written; groups `day` (perhaps empty), `month` and `year`"""
    asked: tuple[str, ...] = ()
    """words after which a name in a question is the one who acts; empty if any may be before it but `not_asked`"""
    not_asked: tuple[str, ...] = ()
    """words after which it is not"""
    you: re.Pattern[str] = _NONE
    """words for the reader"""
    doubled: tuple[str, ...] = ()
    """words that may well stand twice in a row"""
    unfinished: re.Pattern[str] = _NONE
    """what an author leaves behind to come back to"""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language that Parley speaks. It is a folder beside this file, which holds one as LANGUAGE."""

    name: str
    """what it calls itself"""
    texts: Mapping[str, str]
    """key to template; the same keys in every language"""
    unit: str
    """what indicators count, where an author says nothing"""
    endings: Mapping[str, Mapping[str, Any]]
    """of a scenario that has none: one with an agreement and one without, as an author would write them"""
    teaching: Mapping[str, Any]
    """for the teacher of a scenario that says nothing, as an author would write it"""
    reading: ReadingEase
    numbers: Mapping[str, int] = field(default_factory=dict)
    """words for numbers, in small letters, by which a number is known again in a translation"""
    idiom: Idiom = field(default_factory=Idiom)
    """words by which texts are looked at"""
    form: Callable[[str], int] = one_or_many
    """which of the forms in a template goes with a number as it is written: 0 for the first"""
    little: str = ""
    """words of one letter whose form depends on the sound that follows"""
    sound: Callable[[str, str], str] = lambda word, said: word
    """such a word, as it is said before what follows"""
