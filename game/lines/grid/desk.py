"""Where a teacher sits: a screen with single keys, or plain lines where there is no terminal or somebody listens."""

from __future__ import annotations

import shutil
import textwrap
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol, TextIO

from game.lines.grid.keys import NOTHING, RESIZED, KeySource, single_keys
from game.lines.grid.page import GridPage
from game.lines.grid.typing import BACK, DELETE, DOWN, END, ENTER, ESCAPE, LEFT, LINE_END, TAB, UP
from game.lines.keyboard import Keyboard
from game.lines.mouth import cleaned, underneath
from game.lines.voice import BOLD, RESET, Voice
from game.locale import text

WIDEST: Final = 120
LOWEST: Final = 8
"""Lines of a window below which nothing can be shown in it."""
WIPE: Final = "\x1b[H\x1b[2J"
SHOWN: Final = "\x1b[?25h"
HIDDEN: Final = "\x1b[?25l"
"""The cursor of the terminal."""
USUAL: Final = "\x1b[?1049l"
OTHER: Final = "\x1b[?1049h"
"""A page of the terminal of its own, so that no secret stays in the lines above; and back."""
END_OF_LINE: Final = "\x1b[K"


class TypingDesk(Protocol):
    """Shows pages and hands on keys."""

    def key(self, page: GridPage) -> str:
        """Show a page and wait for the next key. Raises EOFError if nobody is there any more."""


class LineDesk:
    """Plain lines: a row is said, what is typed in a line is taken key by key."""

    def __init__(self, voice: Voice, keyboard: Keyboard) -> None:
        self.voice, self.keyboard = voice, keyboard
        self._keys: deque[str] = deque()
        self._named = ""
        self._words = _words(voice.language)
        self._list = text(voice.language, "grid.word.list").casefold()

    def key(self, page: GridPage) -> str:
        """Hand on the next key of the line, or say the page and read another one."""
        while not self._keys:
            self._say(page)
            line = self.keyboard.line(page.prompt)
            if line.casefold() == self._list:
                for row in page.lines:
                    self.voice.line(row)
                continue
            self._keys += self._taken(line)
        return self._keys.popleft()

    def _taken(self, line: str) -> Iterator[str]:
        """The keys that a line stands for: a word for a key, else its signs one by one."""
        word = line.casefold()
        if word in self._words:
            yield self._words[word]
            return
        if not word:
            yield ENTER
            return
        yield from line
        yield LINE_END

    def _say(self, page: GridPage) -> None:
        if page.name != self._named:
            self._named = page.name
            self.voice.heading(page.title)
        for line in page.spoken or (*page.lines, *page.foot):
            self.voice.line(line)


def _words(language: str) -> dict[str, str]:
    """Words that stand for keys where a whole line is typed."""
    keys = {
        "up": UP,
        "left": LEFT,
        "erase": BACK,
        "clear": DELETE,
        "next": TAB,
        "done": END,
        "back": ESCAPE,
    }
    return {text(language, f"grid.word.{name}").casefold(): key for name, key in keys.items()}


class ScreenDesk:
    """A screen that is drawn anew after each key."""

    def __init__(self, source: KeySource, stream: TextIO, language: str) -> None:
        self.source, self.stream = source, stream
        self.more = text(language, "grid.more")

    def key(self, page: GridPage) -> str:
        """Draw a page and wait for a key that means something; a text that is too long is turned here."""
        first = 0
        while True:
            left, room = self._draw(page, first)
            key = self.source.key()
            if key in (DOWN, " ") and left:
                first += room
            elif key == UP and first:
                first = max(0, first - room)
            elif key not in (NOTHING, RESIZED):
                return key

    def _draw(self, page: GridPage, first: int) -> tuple[bool, int]:
        """Draw a page from one of its lines on; whether there is more below, and how many lines are shown."""
        size = shutil.get_terminal_size()
        wide, high = min(size.columns, WIDEST) - 1, size.lines
        rows, left, room = drawn(page, wide, high, first, self.more)
        self.stream.write(WIPE + f"{END_OF_LINE}\r\n".join(rows))
        self.stream.flush()
        return left, room


def drawn(
    page: GridPage, wide: int, high: int, first: int = 0, more: str = ""
) -> tuple[list[str], bool, int]:
    """Lay a page out in a window; its rows, whether there is more below, and how many lines of it are shown.

    A line under the cursor is always in it; without one it begins with the line `first`. What can be done stands
    below. Of a grid the line under the cursor and the slips are folded, other rows cut.
    """
    wide = max(wide, 20)
    foot = [row for each in page.foot if each for row in _folded(each, wide)]
    lines: list[str] = []
    at = -1
    for number, line in enumerate(page.lines):
        whole = page.at < 0 or number == page.at or number in page.folds
        rows = _folded(line, wide) if whole else [_cut(line, wide)]
        if number == page.at:
            at = len(lines)
            rows = [f"{BOLD}>{rows[0][1:]}{RESET}", *(f"{BOLD}{x}{RESET}" for x in rows[1:])]
        lines += rows
    foot = foot[-max(high - 4, 1) :]
    room = max(high - 3 - len(foot), 1)
    if at < 0 and len(lines) > room:
        foot, room = [more, *foot], max(room - 1, 1)
    last = max(0, len(lines) - room)
    first = max(0, min(at - room // 2, last)) if at >= 0 else min(first, last)
    shown = lines[first : first + room]
    rows = [f"{BOLD}{_cut(page.title, wide)}{RESET}", "", *shown, "", *foot]
    return [cleaned(row) for row in rows][: max(high, 1)], at < 0 and first < last, room


def _cut(line: str, wide: int) -> str:
    return line if len(line) <= wide else f"{line[: wide - 1]}…"


def _folded(line: str, wide: int) -> list[str]:
    indent = "    " if line[:2] in ("- ", "  ") else ""
    return textwrap.wrap(line, wide, subsequent_indent=indent, break_on_hyphens=False) or [""]


@contextmanager
def seated(voice: Voice, keyboard: Keyboard, *, lines: bool = False) -> Iterator[TypingDesk]:
    """Sit down: at a screen with single keys if there is one, else, or if `lines` are asked for, at plain lines."""
    screen = voice.stream.isatty() and not lines
    with single_keys(keyboard.stream) if screen else _none() as source:
        if source is None or shutil.get_terminal_size().lines < LOWEST:
            yield LineDesk(voice, keyboard)
            return
        stream = underneath(voice.stream)
        stream.write(OTHER + HIDDEN)
        try:
            yield ScreenDesk(source, stream, voice.language)
        finally:
            stream.write(WIPE + SHOWN + USUAL)
            stream.flush()


@contextmanager
def _none() -> Iterator[None]:
    yield None
