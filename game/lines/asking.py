"""Questions to the person at the keyboard. Whatever is not understood costs one sentence and is asked again."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TextIO

from game.lines.voice import Voice
from game.screens.typed.matching import matches, numbered, plain, some

LONGEST = 500
"""Letters of a line that are read."""
NO_ANSWER_LIMIT = 200
"""Misunderstood answers in a row after which nobody can be there any more."""


class Leaving(Exception):
    """The person has gone: the end of the input, Ctrl-D, Ctrl-C, or the command to quit."""


class Back(Exception):
    """The person does not want to answer this question after all."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    key: str
    name: str
    """What is read out."""
    note: str = ""
    """What is said behind it."""
    words: tuple[str, ...] = ()
    """Further words that mean it."""


Look = Callable[[str], bool]
"""Tries a line as a command to look at something; False if it is none."""
Leaves = Callable[[bool], bool]
"""Says what would be lost by leaving, and asks if an answer can be given; False to stay."""


@dataclass(slots=True)
class Person:
    """The person at the keyboard."""

    voice: Voice
    stream: TextIO = field(default_factory=lambda: sys.stdin)
    look: Look = field(default=lambda line: False)
    leaves: Leaves = field(default=lambda answers: True)
    missed: int = 0

    def answer(self, prompt: str) -> str:
        """Ask for a line. Raises Leaving at the end of the input, and at Ctrl-C unless the person stays."""
        while True:
            try:
                return self._line(prompt).strip()[:LONGEST]
            except (KeyboardInterrupt, EOFError, UnicodeDecodeError) as end:
                self.voice.line()
                if self.leaves(isinstance(end, KeyboardInterrupt)):
                    raise Leaving from None

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
        """Let nobody call up with the arrow keys what the person before her has typed."""
        with suppress(ImportError):
            importlib.import_module("readline").clear_history()

    def puzzled(self, key: str, **values: object) -> None:
        """Say in one sentence what was not understood."""
        self.missed += 1
        if self.missed > NO_ANSWER_LIMIT:
            raise Leaving
        self.voice.tell(key, **values)
        if key == "not_understood":
            said = str(values.get("said", ""))
            meant = meant_by(self.voice.language, said)
            # A word of another question is no slip.
            if meant and meant != plain(said).split(" ")[0]:
                self.voice.tell("did_you_mean", word=meant)

    def read_out(self, options: Sequence[Option]) -> None:
        """Read a numbered list."""
        for number, option in enumerate(options, 1):
            note = f" ({option.note})" if option.note else ""
            self.voice.line(f"  {number}. {option.name}{note}")

    def choose(
        self,
        prompt: str,
        options: Sequence[Option],
        *,
        empty: str | None = None,
        read: bool = True,
    ) -> str:
        """Let the person choose one of a numbered list, read out unless it was before; return its key.

        `empty` is the key of what no answer means. Raises Back for the word back, or for no answer where
        it means nothing.
        """
        if read:
            self.read_out(options)
        while True:
            said = self.answer(prompt)
            if not said:
                if empty is not None:
                    return empty
                raise Back
            if plain(said) in self.words("back"):
                raise Back
            if said != "?" and plain(said) in ("", *self.words("again")):
                self.read_out(options)
                continue
            found = self.found(said, options)
            if found is not None:
                self.missed = 0
                return found
            if empty is not None and plain(said) in (*self.words("go"), *self.words("no")):
                return empty
            if not self.look(said):
                self.unclear(said, options)

    def found(self, said: str, options: Sequence[Option]) -> str | None:
        """Find the option that a line means, if it is clear."""
        at = numbered(said, [option.key for option in options])
        if at is not None:
            return at
        keys = matches(said, {option.key: (option.name, *option.words) for option in options})
        return keys[0] if len(keys) == 1 else None

    def unclear(self, said: str, options: Sequence[Option]) -> None:
        """Say why a line chooses nothing."""
        named = {option.key: option.name for option in options}
        keys = matches(said, {o.key: (o.name, *o.words) for o in options})
        if len(keys) > 1:
            which = "; ".join(some(named[key] for key in keys))
            self.puzzled("unclear", said=said, which=which)
        else:
            self.puzzled("not_understood", said=said, count=len(options))

    def yes(self, prompt: str, usual: bool) -> bool:
        """Ask a question of yes and no; no answer means the usual one."""
        while True:
            typed = self.answer(prompt)
            said = plain(typed)
            if not typed:
                return usual
            for word, meaning in (("yes", True), ("no", False)):
                if said and any(form.startswith(said) for form in self.words(word)):
                    self.missed = 0
                    return meaning
            if said in self.words("back"):
                raise Back
            if not self.look(typed):
                self.puzzled("yes_or_no")

    def number(self, prompt: str, low: int, high: int) -> int | None:
        """Ask for a whole number; None if the person gives no answer."""
        while True:
            said = self.answer(prompt).rstrip("%").strip()
            if not said:
                return None
            if plain(said) in self.words("back"):
                raise Back
            if plain(said) and plain(said) in (*self.words("go"), *self.words("leave")):
                return None
            try:
                given = int(said[:9])
            except ValueError:
                if not self.look(said):
                    self.puzzled("number_between", low=low, high=high)
                continue
            if low <= given <= high:
                self.missed = 0
                return given
            self.puzzled("number_between", low=low, high=high)

    def words(self, key: str) -> tuple[str, ...]:
        """The words of the person's language, and of English, for something that can be typed."""
        return words(self.voice.language, key)


def words(language: str, key: str) -> tuple[str, ...]:
    """List what may be typed for something, in a language and in English, without accents."""
    from game import locale
    from game.locale import USUAL

    found = [locale.text(name, f"lines.words.{key}") for name in (language, USUAL)]
    return tuple(dict.fromkeys(plain(word) for part in found for word in part.split(",")))


def meant_by(language: str, said: str) -> str:
    """Guess the command that was mistyped; empty if none is close.

    >>> meant_by("en", "propse river"), meant_by("en", "hello")
    ('propose', '')
    """
    from game.locale import USUAL, texts

    keys = [key for key in texts(USUAL) if key.startswith("lines.words.")]
    known = [w for key in keys for w in words(language, key.removeprefix("lines.words."))]
    first = plain(said).split(" ")[0]
    return next(iter(get_close_matches(first, [w for w in known if len(w) > 2], 1, 0.75)), "")


def spoken(language: str, keys: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """List what may be typed for each of several things."""
    return {key: words(language, key) for key in keys}
