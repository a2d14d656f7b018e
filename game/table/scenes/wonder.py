"""What if: one decision altered, the same luck, both games side by side."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

import numpy as np

from game import UserError
from game.analysis.timeline import Snapshot, timeline
from game.pictures.drawing import Picture
from game.pictures.timeline import Series
from game.pictures.timeline import timeline as chart
from game.player.job import Job
from game.rules.orders import Move
from game.rules.phases import ORDERS
from game.session.alteration import Alteration
from game.session.retelling import changed, compared, lapse_said
from game.session.whatif import HOLD, RESPOND, Others, WhatIf, ends_of_rounds, what_if
from game.table.kit.nodes import SMALL, Drawing, Node
from game.table.kit.parts import (
    Choice,
    bullets,
    button,
    card,
    column,
    heading,
    icon,
    row,
    scroll,
    segments,
    small,
    words,
)
from game.table.kit.scene import Look, Pop, Scene, Step, Toast
from game.table.playing import Play
from game.table.scenes.head import bar, tool
from game.table.voice import say
from game.views.whatif import ChangedNumber
from game.views.words import Words, tenths

ROWS = 3
"""Causes told of a number."""
NUMBERS = 5
"""Numbers of the world and of trust that are told."""


class Wonder(Scene):
    """Choose a decision, play it the other way, and read what became of it."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.seat = play.session.people[0] if play.session.people else play.session.book.seats[0]
        self.round, self.others = 1, "hold"
        self.lever = self._levers()[0] if self._levers() else ""
        self.setting = ""
        self.found: WhatIf | None = None
        self.working: Job[WhatIf] | None = None
        self.trouble = ""
        self.look = Look()

    def _levers(self) -> list[str]:
        book = self.play.session.book
        mine = book.owns[book.seats.index(self.seat)] & book.in_play
        return [book.levers[at] for at in np.flatnonzero(mine)]

    def _ordered(self) -> str:
        """What the seat ordered in this round; empty if it left the lever alone."""
        for step in self.play.session.steps:
            if step.before.round == self.round and step.phase in ORDERS:
                for item in step.orders:
                    order = item.order
                    if isinstance(order, Move) and (order.seat, order.lever) == (
                        self.seat,
                        self.lever,
                    ):
                        return order.setting
        return ""

    def view(self, look: Look) -> Node:
        """The decision on the left, what comes of it on the right."""
        self.look = look
        return column(
            bar(say(look, "wonder.title"), tool("back", "x", say(look, "back"), "back")),
            row(
                column(
                    scroll("choice", column(*self._choices(look), gap=12, pad=(4, 4))),
                    button(
                        "try", say(look, "wonder.try"), "try", look="primary", sign="split", size=22,
                        disabled="" if self.setting else say(look, "wonder.choose"),
                    ),
                    gap=12, width=430 * (1 + (look.text - 1) / 3),
                ),
                scroll("result", column(*self._result(look), gap=14, pad=(4, 4)), grow=1),
                gap=26, pad=(26, 18), grow=1, align="stretch",
            ),
            gap=0,
        )  # fmt: skip

    def _choices(self, look: Look) -> Iterator[Node]:
        book, names = self.play.session.book, self.play.words(look)
        owners = [s for at, s in enumerate(book.seats) if (book.owns[at] & book.in_play).any()]
        rounds = max(step.before.round for step in self.play.session.steps)
        yield words(say(look, "wonder.about"), SMALL, "soft")
        yield words(say(look, "wonder.who"), SMALL)
        yield _choose(
            "who", [(s, names.seat(s)) for s in owners], self.seat, say(look, "wonder.who")
        )
        yield words(say(look, "wonder.when"), SMALL)
        yield _choose(
            "when",
            [(str(n), str(n)) for n in range(1, rounds + 1)],
            str(self.round),
            say(look, "wonder.when"),
        )
        yield words(say(look, "wonder.what"), SMALL)
        yield _choose(
            "what",
            [(x, names.lever(x)) for x in self._levers()],
            self.lever,
            say(look, "wonder.what"),
        )
        was = self._ordered()
        said = names.setting(self.lever, was) if was else say(look, "wonder.left")
        yield small(say(look, "wonder.was", setting=said))
        settings = [
            (s, names.setting(self.lever, s)) for s in book.settings[book.levers.index(self.lever)]
        ]
        yield _choose("setting", settings, self.setting, say(look, "wonder.setting"))
        yield words(say(look, "wonder.others"), SMALL)
        yield _choose(
            "others", [(how, say(look, f"wonder.{how}")) for how in ("hold", "respond")], self.others,
            say(look, "wonder.others"),
        )  # fmt: skip

    def _result(self, look: Look) -> Iterator[Node]:
        if self.working is not None:
            yield row(icon("hourglass", 28, "soft"), words(say(look, "wonder.working"), 22), gap=12)
            return
        if self.trouble:
            yield row(
                icon("circle-alert", 24, "bad"), words(self.trouble, 20, "bad", grow=1), gap=10
            )
            return
        if self.found is None:
            yield words(say(look, "wonder.nothing"), 20, "soft")
            return
        names, found = self.play.words(look), self.found
        recorded = self.play.session.recorded
        for alteration in found.alterations:
            yield heading(changed(names, recorded, alteration), 22)
        yield small(names.say("whatif.hold" if found.others == "hold" else "whatif.respond"))
        if found.same:
            yield words(names.say("whatif.same"), 20)
            return
        yield card(
            Node(Drawing(self._curves(names)), role="image", label=say(look, "wonder.curves"))
        )
        told = compared(names, found)
        if told.deeds:
            yield heading(names.say("whatif.deeds"), 20)
            yield bullets(told.deeds[:6])
        yield heading(names.say("whatif.scores"), 20)
        for number in (*told.scores, *told.cooperation):
            yield self._number(names, number)
        numbers = [n for n in told.numbers if tenths(n.played) != tenths(n.altered)]
        if numbers:
            yield heading(names.say("whatif.world"), 20)
            for number in numbers[:NUMBERS]:
                yield self._number(names, number)
        if found.lapsed:
            yield heading(names.say("whatif.lapsed"), 20)
            yield bullets([lapse_said(names, lapse) for lapse in found.lapsed])
        yield small(names.say("whatif.model"))

    def _number(self, names: Words, number: ChangedNumber) -> Node:
        rows = [item for item in number.rows if item.shown]
        lines = [item.sentence for item in rows[:ROWS]]
        if len(rows) > ROWS:
            signed = names.signed(sum(item.shown for item in rows[ROWS:]))
            lines.append(names.say("whatif.rest", signed=signed, count=len(rows) - ROWS))
        return card(
            words(f"**{number.title}**", 18), bullets(lines, SMALL, "soft"), gap=6, pad=(16, 10)
        )

    def _curves(self, names: Words) -> Picture:
        """The seat's score and the cooperation of the table in both games."""
        assert self.found is not None
        book = self.play.session.book
        at = book.seats.index(self.seat)
        was, now = (
            timeline(book, ends_of_rounds(c)) for c in (self.found.played, self.found.altered)
        )
        longest = max(len(was), len(now))
        ticks = [str(n) for n in range(longest)]

        def line(key: str, values: list[int]) -> Series:
            padded: tuple[float | None, ...] = tuple(v / 100 for v in values)
            padded += (None,) * (longest - len(padded))
            return Series(
                say(self.look, key, seat=names.seat(self.seat)), padded, names.number(values[-1])
            )

        def scores(path: tuple[Snapshot, ...]) -> list[int]:
            return [moment.scores[at] for moment in path]

        def together(path: tuple[Snapshot, ...]) -> list[int]:
            return [moment.cooperation for moment in path]

        series = [
            line("wonder.score.played", scores(was)),
            line("wonder.score.altered", scores(now)),
            line("wonder.together.played", together(was)),
            line("wonder.together.altered", together(now)),
        ]
        return chart(
            series,
            ticks,
            axis=names.say("page.round"),
            wide=700,
            size=17,
            title=say(self.look, "wonder.curves"),
        )

    # What is done

    def on_intent(self, intent: Hashable) -> Step | None:
        """Choose, try, leave."""
        match intent:
            case ("who", str() as seat):
                self.seat = seat
                self.lever, self.setting = self._levers()[0], ""
            case ("when", str() as round):
                self.round = int(round)
            case ("what", str() as lever):
                self.lever, self.setting = lever, ""
            case ("setting", str() as setting):
                self.setting = setting
            case ("others", str() as others):
                self.others = others
            case "try":
                return self._try()
            case "back":
                return Pop()
        return None

    def _try(self) -> Step | None:
        if self.working is not None:
            return Toast(say(self.look, "wonder.working"))
        alteration = Alteration(self.round, self.seat, Move, self.lever, self.setting)
        names, recorded = self.play.words(self.look), self.play.session.recorded
        others: Others = RESPOND if self.others == RESPOND else HOLD
        self.found, self.trouble = None, ""
        self.working = Job(lambda: what_if(recorded, [alteration], others, names), "what if")
        return None

    def tick(self, now: float) -> bool:
        """See whether it is done."""
        if self.working is None or not self.working.done:
            return False
        done, self.working = self.working, None
        try:
            self.found = done.result()
        except UserError as error:
            self.trouble = str(error)
        return True

    def on_escape(self) -> Step:
        """Back to the debrief."""
        return Pop()


def _choose(id: str, options: list[tuple[str, str]], chosen: str, label: str) -> Node:
    choices = [Choice(key, text) for key, text in options]
    return segments(id, choices, chosen, id, label=label, even=False)
