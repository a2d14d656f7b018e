"""The words that can be typed, in the reader's language and in English, without accents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from game import locale
from game.locale import USUAL, texts
from game.screens.typed.matching import matches, plain

_BEFORE = "typed.words."
SHORT = 2
"""Letters of a word that is not taken for a shortened one if it is another in full."""
CLOSE = 0.75
"""How much of a mistyped word must be right for it to be guessed."""


def forms(language: str, key: str) -> tuple[str, ...]:
    """What may be typed for something, in a language and in English."""
    found = [locale.text(name, f"{_BEFORE}{key}") for name in (language, USUAL)]
    return tuple(dict.fromkeys(plain(word) for part in found for word in part.split(",")))


def commands(language: str, keys: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """What may be typed for each of several things."""
    return {key: forms(language, key) for key in keys}


def command(language: str, line: str, keys: Iterable[str]) -> tuple[str, str]:
    """Understand the first word of a line as one of some commands, and the rest; ("", "") if it is none.

    >>> command("en", "ame release high", ["amend", "wait"]), command("en", "w", ["withdraw", "wait"])
    (('amend', 'release high'), ('', ''))
    """
    first, _, rest = line.strip().partition(" ")
    known = commands(language, keys)
    whole = [key for key, words in known.items() if plain(first) in words and plain(first)]
    shortened = () if _other(language, plain(first)) else matches(first, known)
    if len(whole) == 1 or len(shortened) == 1:
        return (whole or list(shortened))[0], rest.strip()
    return "", ""


def _other(language: str, said: str) -> bool:
    """Whether a short word is another word in full, such as an answer: then it is none shortened.

    >>> _other("es", "si"), _other("es", "sig")
    (True, False)
    """
    return len(said) <= SHORT and any(said in forms(language, key) for key in _all())


def _all() -> list[str]:
    """Everything for which there is a word."""
    return [key.removeprefix(_BEFORE) for key in texts(USUAL) if key.startswith(_BEFORE)]


def meant(language: str, said: str) -> str:
    """Guess the command that was mistyped; empty if none is close.

    >>> meant("en", "ammend 2"), meant("en", "hello")
    ('amend', '')
    """
    known = [word for key in _all() for word in forms(language, key) if len(word) > 2]
    first = plain(said).split(" ")[0]
    close = next(iter(get_close_matches(first, known, 1, CLOSE)), "")
    return "" if close == first else close
