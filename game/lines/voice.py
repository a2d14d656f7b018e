"""What the terminal says: plain lines that a screen reader can follow, folded to the width of the screen.

In a terminal headings are bold; `NO_COLOR`, a pipe or a simple terminal make every line plain.
"""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Mapping
from typing import Final, TextIO

from game import locale
from game.lines.mouth import underneath

BOLD: Final = "\x1b[1m"
RESET: Final = "\x1b[0m"
WIDEST: Final = 100
"""Longer lines are hard to read, on any screen."""
WIPED: Final = 60
"""Empty lines that push what was read off a screen that cannot be cleared."""


class Voice:
    """Says lines in one language to one stream."""

    def __init__(
        self,
        language: str,
        stream: TextIO | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.language = language
        self.stream = sys.stdout if stream is None else stream
        where = os.environ if environment is None else environment
        screen = self.stream.isatty()
        self.bold = screen and not where.get("NO_COLOR") and where.get("TERM") != "dumb"
        self.width = min(shutil.get_terminal_size().columns, WIDEST) if screen else 0

    def text(self, key: str, **values: object) -> str:
        """Fill in a text of the terminal."""
        return locale.text(self.language, f"lines.{key}", **values)

    def tell(self, key: str, **values: object) -> None:
        """Say a text of the terminal."""
        self.line(self.text(key, **values))

    def line(self, text: str = "", indent: int = 0) -> None:
        """Say one line; a text with line breaks becomes several."""
        for part in text.split("\n"):
            for row in self._folded(part, indent):
                print(row, file=self.stream)

    def heading(self, text: str) -> None:
        """Say a heading, after an empty line."""
        self.line()
        for row in self._folded(text, 0):
            print(f"{BOLD}{row}{RESET}" if self.bold else row, file=self.stream)

    def _folded(self, text: str, indent: int) -> list[str]:
        space = " " * indent
        if not self.width:
            return [f"{space}{text}".rstrip()]
        after = f"{space}    " if text[:2] in ("- ", "  ") else space
        return _wrapped(text, max(self.width, 20), space, after)

    def folded(self, text: str) -> list[str]:
        """Fold a prompt to the width of the screen, with room for a short answer in its last row."""
        return _wrapped(text, max(self.width - 8, 20)) if self.width else [text]

    def wipe(self) -> None:
        """Take everything off the screen, before another person sits down to it."""
        if self.stream.isatty():
            print("\x1b[2J\x1b[3J\x1b[H", end="", file=underneath(self.stream))
        print("\n" * WIPED, file=self.stream)

    def prompt(self, text: str) -> None:
        """Ask, and stay on the line."""
        print(text, end=" ", file=self.stream, flush=True)


def _wrapped(text: str, wide: int, first: str = "", after: str = "") -> list[str]:
    """Fold a text between its words; a word that is wider, such as a path, stays whole to be copied."""
    return textwrap.wrap(
        text,
        wide,
        initial_indent=first,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]
