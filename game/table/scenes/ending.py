"""The end of a game: how it ended and what it was worth, and the ways on from here."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np

from game.debrief.opened import Debrief
from game.pictures import palette
from game.pictures.gauge import result
from game.rules.chance import draw
from game.scenario.counterparts import TEMPERAMENTS
from game.session.gallery import note_ending
from game.table.kit.nodes import Drawing, Node
from game.table.kit.parts import (
    button,
    card,
    column,
    heading,
    icon,
    row,
    scroll,
    small,
    words,
)
from game.table.kit.scene import Look, Pop, Push, Scene, Step
from game.table.playing import Play
from game.table.scenes.debrief import DebriefScene
from game.table.scenes.head import bar
from game.table.scenes.prompts import Counterpart
from game.table.voice import say
from game.views.results import SeatResult

KINDS = 4
"""Kinds of counterpart to choose from."""
MOST_ASKED = 3
"""Counterparts that are asked about."""


class Ending(Scene):
    """How it ended."""

    def __init__(self, play: Play) -> None:
        self.play = play
        session = play.session
        ending = session.ending or ""
        self.new = bool(ending) and note_ending(session.scenario.id, ending)
        self.asked: list[str] = []
        self.look = Look()

    def view(self, look: Look) -> Node:
        """The ending in its words, each seat's result, and what to do next."""
        self.look = look
        found = self.play.debrief(look)
        names = self.play.words(look)
        left = column(
            heading(found.title or say(look, "end.no_ending"), 34),
            words(found.text, 22),
            row(icon("sparkles", 24, "accent"), words(say(look, "end.new"), 20, "accent"), gap=8)
            if self.new
            else None,
            *self._results(found, look),
            small(say(look, "end.cooperation", value=names.number(found.cooperation)), "ink"),
            gap=14,
            pad=(6, 4),
        )
        right = column(
            button(
                "debrief",
                say(look, "end.debrief"),
                "debrief",
                look="primary",
                sign="lightbulb",
                size=22,
            ),
            button("guess", say(look, "end.guess"), "guess", sign="venetian-mask")
            if self._to_guess()
            else None,
            button("other", say(look, "end.other_side"), "other", sign="repeat"),
            button("again", say(look, "end.again"), "again", sign="dices"),
            button("leave", say(look, "end.leave"), "leave", look="quiet", sign="house"),
            small(say(look, "end.seed", seed=self.play.session.seed)),
            gap=12,
            width=430,
        )
        return column(
            bar(self.play.texts(look.language).title.text),
            row(scroll("end", left, grow=1), right, gap=40, pad=(60, 34), grow=1, align="stretch"),
            gap=0,
        )  # fmt: skip

    def _results(self, found: Debrief, look: Look) -> list[Node]:
        names, wide = self.play.words(look), 1 + (look.text - 1) * 0.9
        rows = []
        for seat in found.seats:
            mine = self.play.session.seats.get(seat.seat) == "person"
            holder = names.texts.stakeholders[seat.seat]
            more = seat.score - seat.reservation
            rows.append(
                row(
                    icon(holder.icon, 28, "accent" if mine else "soft"),
                    words(f"**{seat.name}**" if mine else seat.name, 20, grow=1),
                    self._bar(seat),
                    column(words(f"**{names.number(seat.score)}**", 22, align="end"), width=58 * wide),
                    column(words(names.signed(more), 20, "good" if more > 0 else "bad", align="end"), width=72 * wide),
                    gap=12,
                )
            )  # fmt: skip
        return [card(*rows, small(say(look, "end.beside")), gap=9, pad=(20, 14))]

    def _bar(self, seat: SeatResult) -> Node:
        good = seat.score >= seat.reservation
        colour = palette.BLUE if good else palette.VERMILION
        return Node(Drawing(result(seat.score, seat.reservation, colour=colour, title=seat.name)))

    def _to_guess(self) -> list[str]:
        """Seats of minds that were not asked about yet, those one dealt with first."""
        return [seat for seat in self.play.session.minds if seat not in self.asked][
            : MOST_ASKED - len(self.asked)
        ]

    def _options(self, seat: str) -> list[tuple[str, str]]:
        """A few kinds among which is the right one, in an order drawn by the game's number."""
        session = self.play.session
        truth = session.seats[seat]
        others = [name for name in TEMPERAMENTS if name != truth and TEMPERAMENTS[name].guessed]
        seeds = session.position.seeds
        at = session.book.seats.index(seat)
        lots = draw(seeds, at, "guess", np.arange(len(others) + 1))[0]
        order = sorted(range(len(others)), key=lambda n: int(lots[n]))[: KINDS - 1]
        kinds = [truth, *(others[n] for n in order)]
        kinds.sort(key=lambda name: MIX.index(name) if name in MIX else 99)
        return [(name, self.play.mind_said(name, self.look)) for name in kinds]

    def on_intent(self, intent: Hashable) -> Step | None:
        """Go on from here."""
        match intent:
            case "debrief":
                return Push(DebriefScene(self.play))
            case "guess":
                seat = self._to_guess()[0]
                return Push(Counterpart(self.play, seat, self._options(seat)))
            case "other" | "again":
                return Pop((intent, self.play.session))
            case "leave":
                return Pop("left")
        return None

    def on_return(self, value: Any) -> Step | None:
        """Ask about the next counterpart."""
        match value:
            case ("counterpart", str() as seat, _):
                self.asked.append(seat)
                left = self._to_guess()
                return (
                    Push(Counterpart(self.play, left[0], self._options(left[0]))) if left else None
                )
        return None

    def on_escape(self) -> Step:
        """To the first screen."""
        return Pop("left")

    def focus_first(self) -> str:
        """The debrief is what comes next."""
        return "debrief"


MIX = tuple(sorted(TEMPERAMENTS))
"""The order in which kinds are offered, which tells nothing."""
