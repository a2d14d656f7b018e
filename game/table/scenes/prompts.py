"""Small questions on the way: what the reader expects, and hints she asks for."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from game.table.kit.nodes import Node
from game.table.kit.parts import Choice, button, dialog, row, segments, small, words
from game.table.kit.scene import Look, Pop, Scene, Step
from game.table.playing import Play
from game.table.voice import say

WAYS = ("down", "same", "up")
STILL = 50
"""Hundredths of a point up to which a number stays where it is."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a reader expected of a number in a round."""

    round: int
    indicator: str
    way: str
    before: int


class Predict(Scene):
    """Where a number will go; asked before it is known."""

    over = True

    def __init__(self, play: Play, indicator: str) -> None:
        self.play, self.indicator = play, indicator

    def view(self, look: Look) -> Node:
        """Three ways and none."""
        name = self.play.words(look).indicator(self.indicator)
        return dialog(
            say(look, "predict.title"),
            words(say(look, "predict.ask", name=name), 22),
            row(
                *(
                    button(way, say(look, f"predict.{way}"), way, sign=sign, grow=1, size=22)
                    for way, sign in zip(WAYS, ("trending-down", "minus", "trending-up"), strict=True)
                ),
                gap=12,
            ),
            small(say(look, "predict.about")),
            buttons=[button("skip", say(look, "predict.skip"), "skip", look="quiet")],
        )  # fmt: skip

    def on_intent(self, intent: Hashable) -> Step:
        """Note the guess."""
        return Pop(("guessed", self.indicator, intent if intent in WAYS else ""))

    def on_escape(self) -> Step:
        """No guess."""
        return Pop(("guessed", self.indicator, ""))


def went(before: int, after: int) -> str:
    """Which way a number went.

    >>> went(4000, 4040), went(4000, 4200)
    ('same', 'up')
    """
    return "same" if abs(after - before) <= STILL else "up" if after > before else "down"


class Hint(Scene):
    """One hint, and how many are left."""

    over = True

    def __init__(self, text: str, left: int) -> None:
        self.text, self.left = text, left

    def view(self, look: Look) -> Node:
        """Say it."""
        return dialog(
            say(look, "hint.title"),
            words(self.text, 22),
            small(say(look, "hint.left", count=self.left)),
            buttons=[button("close", say(look, "close"), "close", look="primary")],
        )

    def on_intent(self, intent: Hashable) -> Step:
        """Close."""
        return Pop()


class Counterpart(Scene):
    """What kind of counterpart one of the minds was: asked at the end, before the answer."""

    over = True

    def __init__(
        self, play: Play, seat: str, options: list[tuple[str, str]], chosen: str = ""
    ) -> None:
        self.play, self.seat, self.options = play, seat, options
        self.chosen = chosen

    def view(self, look: Look) -> Node:
        """The kinds to choose from; then what it was."""
        names = self.play.words(look)
        truth = self.play.session.seats[self.seat]
        said = dict(self.options)
        if self.chosen:
            key = "guess.right" if self.chosen == truth else "guess.wrong"
            return dialog(
                say(look, "guess.title", seat=names.seat(self.seat)),
                words(say(look, key, mind=self.play.mind_said(truth, look)), 22),
                small(self.play.mind_about(truth, look), "ink"),
                buttons=[button("close", say(look, "guess.next"), "close", look="primary")],
            )
        return dialog(
            say(look, "guess.title", seat=names.seat(self.seat)),
            words(say(look, "guess.ask"), 20),
            segments(
                "kind", [Choice(key, text) for key, text in said.items()], "", "kind",
                label=say(look, "guess.ask"), even=False,
            ),
            buttons=[button("skip", say(look, "predict.skip"), "skip", look="quiet")],
        )  # fmt: skip

    def on_intent(self, intent: Hashable) -> Step | None:
        """Guess, read, go on."""
        match intent:
            case ("kind", str() as mind):
                self.chosen = mind
                return None
        return Pop(("counterpart", self.seat, self.chosen))
