"""How the words of a command have to be typed, so that what is printed can be run as it stands."""

from __future__ import annotations

import re
from shlex import quote

PLAIN_IN_QUOTES = re.compile(r"[^\"'$`\\!%]+")


def typed(word: str) -> str:
    """Write a word of a command, such as a path, as every shell takes it.

    Spaces ask for double quotes, which every shell knows; what those would not protect is quoted as a
    POSIX shell wants it. A path that looks like an option is written from here.

    >>> typed("../s/x.yaml"), typed("my game.yaml"), typed("-x.yaml"), typed("a$b.yaml")
    ('../s/x.yaml', '"my game.yaml"', './-x.yaml', "'a$b.yaml'")
    """
    word = f"./{word}" if word.startswith("-") else word
    needed = quote(word)
    return f'"{word}"' if needed != word and PLAIN_IN_QUOTES.fullmatch(word) else needed
