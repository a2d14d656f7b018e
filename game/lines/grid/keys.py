"""Single keys of a terminal, by their names: from termios, or from the console of Windows."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any, Final, Protocol, TextIO

from game.lines.grid.typing import (
    BACK,
    DELETE,
    DOWN,
    END,
    ENTER,
    ESCAPE,
    HOME,
    LEFT,
    RIGHT,
    TAB,
    UP,
)

RESIZED: Final = "resized"
"""Not a key: the window has another size now."""
NOTHING: Final = ""
"""A key that has no name here."""
AFTER_ESCAPE: Final = 0.05
"""Seconds in which the rest of an arrow key has come; else it was the key Esc."""
LOOK: Final = 0.3
"""Seconds after which the size of the window is looked at again."""
PLAIN: Final = {
    "\r": ENTER, "\n": ENTER, "\t": TAB, "\x7f": BACK, "\b": BACK, "\x1b": ESCAPE,
}  # fmt: skip
SEQUENCES: Final = {
    "A": UP, "B": DOWN, "C": RIGHT, "D": LEFT, "Z": UP, "3~": DELETE, "M": ENTER, "F": END, "4~": END, "H": HOME, "1~": HOME,
    "p": "0", "q": "1", "r": "2", "s": "3", "t": "4", "u": "5", "v": "6", "w": "7", "x": "8", "y": "9",
    "m": "-", "k": "+", "o": "/",
}  # fmt: skip
"""What follows ESC [ or ESC O; letters below the arrows are those of a number pad that sends sequences."""
SCANNED: Final = {"H": UP, "P": DOWN, "K": LEFT, "M": RIGHT, "S": DELETE, "O": END, "G": HOME}
"""What follows a zero byte on the console of Windows."""


class KeySource(Protocol):
    """Where single keys come from."""

    def key(self) -> str:
        """Wait for the next key. Raises EOFError if nobody is there any more."""


class PosixKeys:
    """Keys of a terminal that is read byte by byte."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._ready: list[str] = []
        self._size = shutil.get_terminal_size()

    def key(self) -> str:
        """Wait for the next key, or for another size of the window."""
        while True:
            sign = self._sign(LOOK)
            if sign == "\x1b":
                return self._sequence()
            if sign:
                return PLAIN.get(sign, sign if sign.isprintable() else NOTHING)
            size = shutil.get_terminal_size()
            if size != self._size:
                self._size = size
                return RESIZED

    def _sequence(self) -> str:
        """Read what follows ESC: an arrow key, or nothing."""
        start = self._sign(AFTER_ESCAPE)
        if not start:
            return ESCAPE
        if start not in "[O":
            return NOTHING
        rest = ""
        while len(rest) < 8:
            sign = self._sign(AFTER_ESCAPE)
            rest += sign
            if not sign or "@" <= sign <= "~":
                break
        return SEQUENCES.get(rest, SEQUENCES.get(rest[-1:], NOTHING) if ";" in rest else NOTHING)

    def _sign(self, seconds: float) -> str:
        """One character; empty if none comes in time."""
        import select

        while not self._ready:
            if not select.select([self.number], [], [], seconds)[0]:
                return ""
            data = os.read(self.number, 256)
            if not data:
                raise EOFError
            self._ready += self._decoder.decode(data)
        return self._ready.pop(0)


class WindowsKeys:
    """Keys of the console of Windows."""

    def __init__(self) -> None:
        self._console: Any = import_module("msvcrt")
        self._size = shutil.get_terminal_size()

    def key(self) -> str:
        """Wait for the next key, or for another size of the window."""
        from time import sleep

        while not self._console.kbhit():
            sleep(0.02)
            size = shutil.get_terminal_size()
            if size != self._size:
                self._size = size
                return RESIZED
        sign = str(self._console.getwch())
        if sign in "\x00\xe0":
            return SCANNED.get(str(self._console.getwch()), NOTHING)
        if sign == "\x03":
            raise KeyboardInterrupt
        if sign in "\x04\x1a":
            raise EOFError
        return PLAIN.get(sign, sign if sign.isprintable() else NOTHING)


@contextmanager
def single_keys(stream: TextIO) -> Iterator[KeySource | None]:
    """Give single keys of the terminal that a stream reads, and leave it as it was; None where there are none."""
    if not stream.isatty():
        yield None
        return
    if sys.platform == "win32":
        yield WindowsKeys() if _understands() else None
        return
    try:
        termios: Any = import_module("termios")
        tty: Any = import_module("tty")
        number = stream.fileno()
        before = termios.tcgetattr(number)
        tty.setcbreak(number)
    except (ImportError, OSError, ValueError):
        yield None
        return
    except Exception as error:
        if type(error).__name__ != "error":  # what termios raises
            raise
        yield None
        return
    try:
        yield PosixKeys(number)
    finally:
        with suppress(Exception):
            termios.tcsetattr(number, termios.TCSADRAIN, before)


def _understands() -> bool:
    """Let the console of Windows understand how the cursor is moved; whether it does."""
    with suppress(Exception):
        ctypes: Any = import_module("ctypes")
        kernel = ctypes.windll.kernel32
        handle, mode = kernel.GetStdHandle(-11), ctypes.c_ulong()
        if kernel.GetConsoleMode(handle, ctypes.byref(mode)):
            return bool(kernel.SetConsoleMode(handle, mode.value | 4))
    return False
