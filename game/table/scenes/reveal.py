"""The reveal: one thing after the other, at the reader's pace, or all at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from game.rules.phases import EPILOGUE
from game.session.course import Step as Resolved
from game.table.kit.nodes import SMALL, Colour, Node
from game.table.kit.parts import (
    button,
    card,
    column,
    heading,
    icon,
    row,
    scroll,
    small,
    space,
    words,
)
from game.table.kit.scene import Look, Pop, Push, Scene, Step
from game.table.playing import Play
from game.table.scenes.head import table_bar
from game.table.scenes.lookup import WhyCard
from game.table.scenes.prompts import went
from game.table.voice import say
from game.views.reveal import Reveal
from game.views.spans import Span

VERDICTS: dict[str, tuple[str, Colour]] = {
    "kept": ("circle-check", "good"),
    "broken": ("circle-x", "bad"),
    "not_known": ("circle-question-mark", "soft"),
}
PACE = 0.8
"""Seconds between parts."""


Line = tuple[str, str, Colour, tuple[str, tuple[int, ...]] | None]
"""Icon, sentence, colour, and what can be asked why."""


@dataclass(frozen=True, slots=True)
class Part:
    """A group of things that are shown together."""

    key: str
    sign: str
    lines: tuple[Line, ...]


class RevealScene(Scene):
    """What a round has brought."""

    def __init__(self, play: Play, step: Resolved) -> None:
        self.play, self.step = play, step
        self.shown, self.next_at = 1, 0.0

    def view(self, look: Look) -> Node:
        """The parts shown so far, and the button to go on."""
        found = self.play.reveal(self.step, look)
        parts = list(self._parts(found, look))
        shown = parts if look.still else parts[: self.shown]
        whole = len(shown) == len(parts)
        key = "reveal.title" if self.step.phase != EPILOGUE else "reveal.after"
        last = self.play.over
        on = "reveal.debrief" if last else "reveal.on"
        return column(
            table_bar(self.play, look, "reveal", found.round),
            column(
                heading(say(look, key, round=found.round), 30),
                small(self._about(look)),
                scroll(
                    "reveal",
                    column(*(self._card(part, look) for part in shown), gap=14, pad=(6, 6)),
                ),
                row(
                    space(grow=1),
                    None if whole else button("skip", say(look, "reveal.skip"), "skip"),
                    button("on", say(look, on), "on", look="primary", sign="arrow-right", size=22),
                    gap=12,
                ),
                gap=12,
                pad=(60, 18),
                grow=1,
            ),
            gap=0,
        )

    def _about(self, look: Look) -> str:
        """Whose view it is."""
        if not self.play.shared:
            return say(look, "reveal.about")
        return say(look, "reveal.about.seat", seat=self.play.words(look).seat(self.play.reader))

    def _parts(self, found: Reveal, look: Look) -> Iterator[Part]:
        book = self.play.session.book
        if found.moves or found.lapsed:
            lines: list[Line] = [("move-right", line, "ink", None) for line in found.moves]
            lines += [("ban", line, "soft", None) for line in found.lapsed]
            yield Part("moves", "hand", tuple(lines))
        else:
            yield Part("moves", "hand", (("minus", say(look, "reveal.nobody"), "soft", None),))
        clauses = [(*_sign(c.verdict), c.sentence) for c in found.clauses]
        if clauses or found.secrets:
            kept: list[Line] = [(sign, said, colour, None) for sign, colour, said in clauses]
            kept += [("lock", line, "ink", None) for line in found.secrets]
            yield Part("clauses", "handshake", tuple(kept))
        if found.exposed or found.lines or found.choices:
            other: list[Line] = [("eye", line, "warn", None) for line in found.exposed]
            other += [("triangle-alert", line, "bad", None) for line in found.lines]
            other += [("message-square", line, "ink", None) for line in found.choices]
            yield Part("came_out", "eye", tuple(other))
        if found.world:
            asked = [("indicator", (book.indicators.index(name),)) for name in found.indicators]
            yield Part(
                "world", "globe",
                tuple(("chart-line", line, "ink", ask) for line, ask in zip(found.world, asked, strict=False)),
            )  # fmt: skip
        guess = self._guess(found, look)
        if guess:
            yield Part("guess", "crystal-ball", (("lightbulb", guess, "accent", None),))
        if found.trust:
            yield Part(
                "trust",
                "heart-handshake",
                tuple(("users", line, "ink", None) for line in found.trust),
            )

    def _guess(self, found: Reveal, look: Look) -> str:
        """What the reader expected of a number, and where it went."""
        name, way, before = self.play.guesses.get((self.play.reader, found.round), ("", "", 0))
        if not way or self.step.phase == EPILOGUE:
            return ""
        book, names = self.play.session.book, self.play.words(look)
        after = int(
            self.play.observed(self.step.after).view.indicator[0, book.indicators.index(name)]
        )
        key = "predict.right" if went(before, after) == way else "predict.wrong"
        return say(
            look, key, name=names.indicator(name), way=say(look, f"predict.{way}"),
            before=names.number(before), after=names.number(after),
        )  # fmt: skip

    def _card(self, part: Part, look: Look) -> Node:
        lines = []
        for at, (sign, said, colour, ask) in enumerate(part.lines):
            why = None
            if ask is not None:
                why = button(
                    f"why.{part.key}.{at}", say(look, "why"), ("why", *ask), look="quiet", size=SMALL,
                    sign="circle-question-mark",
                )  # fmt: skip
            lines.append(row(icon(sign, 24, colour), words(said, 20, grow=1), why, gap=12))
        return card(heading(say(look, f"reveal.{part.key}"), 22), *lines, gap=8, pad=(22, 16))

    def on_intent(self, intent: Hashable) -> Step | None:
        """Show the next part, all, or go on."""
        match intent:
            case "skip":
                self.shown = 99
            case "on":
                return Pop("revealed")
            case ("why", str() as target, tuple() as index):
                span = Span(self.step.before.round, self.step.phase == EPILOGUE)
                return Push(WhyCard(self.play, target, index, span))
        return None

    def tick(self, now: float) -> bool:
        """Show one part after the other."""
        if not self.next_at:
            self.next_at = now + PACE
        if self.shown < 6 and now >= self.next_at:
            self.shown += 1
            self.next_at = now + PACE
            return True
        return False

    def focus_first(self) -> str:
        """Going on."""
        return "on"

    def on_escape(self) -> Step | None:
        """Go on."""
        return Pop("revealed")


def _sign(verdict: str) -> tuple[str, Colour]:
    return VERDICTS.get(verdict, ("circle-question-mark", "soft"))
