"""The one way out to a terminal: whatever is written there is harmless by then.

A file name, a word of the command line or a text of an old record may hold characters that move the
cursor, change colours or turn the direction of writing; they arrive as `?`. Bold headings and the
line that counts how far a long command has come stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final, TextIO, cast

from game.scenario.characters import harmless

OURS: Final = re.compile(r"(\x1b\[[01]m|\A\r)")
"""What the program itself sends: bold, its end, and a return to the start of the line."""


def cleaned(text: str) -> str:
    r"""Make a piece of output harmless.

    >>> cleaned("\x1b[1mbold\x1b[0m and \x1b[31mred")
    '\x1b[1mbold\x1b[0m and ?[31mred'
    """
    if "\x1b" not in text and "\r" not in text:
        return harmless(text)
    pieces = OURS.split(text)
    return "".join(piece if OURS.fullmatch(piece) else harmless(piece) for piece in pieces)


class Mouth:
    """A stream that cleans what it is given; in all else it is the stream behind it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text, cleaned."""
        return self._stream.write(cleaned(text))

    def writelines(self, lines: Iterable[str]) -> None:
        """Write several texts, cleaned."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def mouth(stream: TextIO) -> TextIO:
    """Return a stream that cleans what is written to it."""
    return cast(TextIO, Mouth(stream))


def underneath(stream: TextIO) -> TextIO:
    """The stream that a mouth writes to, for one who moves the cursor and has cleaned the text with `cleaned`."""
    return stream._stream if isinstance(stream, Mouth) else stream
