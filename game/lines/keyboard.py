"""The keyboard: one line after the other, until nobody is there any more."""

from __future__ import annotations

import importlib
import sys
from contextlib import suppress
from typing import Final, TextIO

from game.lines.voice import Voice

LONGEST: Final = 500
"""Letters of a line that are read."""


class Keyboard:
    """Where lines are typed."""

    def __init__(self, voice: Voice, stream: TextIO | None = None) -> None:
        self.voice = voice
        self.stream = sys.stdin if stream is None else stream

    def line(self, prompt: str) -> str:
        """Ask for a line. Raises EOFError at the end of the input, KeyboardInterrupt at Ctrl-C."""
        try:
            return self._line(prompt).strip()[:LONGEST]
        except UnicodeDecodeError:
            raise EOFError from None

    def _line(self, prompt: str) -> str:
        """Read one line: at a screen with the keys for editing, if this Python has them."""
        *before, prompt = self.voice.folded(prompt)
        for row in before:
            self.voice.line(row)
        if self.stream is sys.stdin and self.stream.isatty() and self.voice.stream is sys.stdout:
            with suppress(ImportError):
                importlib.import_module("readline")
            return input(f"{prompt} ")
        self.voice.prompt(prompt)
        line = self.stream.readline()
        if not line:
            raise EOFError
        self.voice.line()
        return line

    def forget(self) -> None:
        """Let nobody call up with the arrow keys what the person before her has typed, nor what she typed too much."""
        with suppress(ImportError):
            importlib.import_module("readline").clear_history()
        with suppress(ImportError, OSError, ValueError):
            if self.stream.isatty():
                termios = importlib.import_module("termios")
                termios.tcflush(self.stream.fileno(), termios.TCIFLUSH)
