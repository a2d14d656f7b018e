"""The guided first game: five minutes in Three Valleys that teach to propose, answer, order, read and ask why."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from game.player.loaded import scenario_at
from game.rules.orders import Propose
from game.session.session import Session
from game.table.kit.nodes import Node
from game.table.kit.parts import button, column, icon, row, small, words
from game.table.kit.scene import Look, Push, Scene, Step
from game.table.panels.orders import Orders
from game.table.panels.talk import Talk
from game.table.panels.waiting import Waiting
from game.table.playing import Play
from game.table.scenes.lookup import WhyCard
from game.table.scenes.reveal import RevealScene
from game.table.scenes.table import TableScene
from game.table.voice import say

SCENARIO: Final = "three-valleys"
SEAT: Final = "alto"
MINDS: Final = {"medio": "tit_for_tat", "delta": "planner"}
SEED: Final = 11
ASKED: Final = {"release": "high", "payment": "some"}
"""The trade of the lesson: water for money."""


@dataclass(frozen=True, slots=True)
class Tip:
    """One step of the lesson."""

    key: str
    done: Callable[[Lesson], bool] | None = None
    """Whether it has been done; None for one that is only read."""
    points: str = ""
    """The node it points at."""


class Lesson(TableScene):
    """The table with a coach."""

    def __init__(self, play: Play) -> None:
        self.at = 0
        self.seen: set[str] = set()
        super().__init__(play)

    def _ask(self) -> Step | None:
        step = super()._ask()
        if isinstance(self.panel, Talk):
            # The lesson names a lever that would not be among the first to be shown.
            self.panel.everything = True
        return step

    # What has been done so far

    def names(self, lever: str) -> bool:
        """Whether the package asks for what the lesson asks for."""
        panel = self.panel
        if not isinstance(panel, Talk):
            return True
        made = {c.lever: c.setting for c in panel.package.clauses}
        sent = any(isinstance(order, Propose) for order in panel.orders)
        return sent or made.get(lever) == ASKED[lever]

    def sent(self) -> bool:
        """Whether the package is prepared."""
        return not isinstance(self.panel, Talk) or any(
            isinstance(order, Propose) for order in self.panel.orders
        )

    def tip(self) -> Tip | None:
        """The step to take now; what is done is passed over."""
        waiting = isinstance(self.panel, Waiting)
        while self.at < len(TIPS):
            tip = TIPS[self.at]
            if waiting or tip.done is None or not tip.done(self):
                return tip
            self.at += 1
        return None

    def coach(self, look: Look) -> Iterator[Node]:
        """The step to take now."""
        tip = self.tip()
        if tip is not None:
            yield self._coach(tip, look)

    def _coach(self, tip: Tip, look: Look) -> Node:
        key = tip.key
        if key == "orders" and not self.play.table(look).agreements:
            key = "orders.free"
        place = say(look, "lesson.step", now=self.at + 1, all=len(TIPS))
        return row(
            icon("graduation-cap", 34, "warn"),
            column(words(say(look, f"lesson.{key}"), 20), small(place), gap=2, grow=1),
            button("lesson.next", say(look, "lesson.next"), "lesson.next")
            if tip.done is None
            else None,
            gap=16,
            pad=(26, 12),
            skin="news",
        )

    def points_at(self) -> str:
        """What the coach speaks of."""
        tip = self.tip()
        if tip is None:
            return ""
        parts = tip.points.split(".")
        if parts[0] == "lever" and isinstance(self.panel, Talk) and self.panel.shown != parts[1]:
            return f"open.{parts[1]}"
        return tip.points

    # What is done

    def on_intent(self, intent: Hashable) -> Step | None:
        """Read on, or play."""
        if intent == "lesson.next":
            self.at += 1
            return None
        step = super().on_intent(intent)
        if isinstance(step, Push) and isinstance(step.scene, WhyCard):
            self.seen.add("why")
        return step

    def on_return(self, value: Any) -> Step | None:
        """Note what was read."""
        if value == "revealed":
            self.seen.add("reveal")
        return super().on_return(value)

    def tick(self, now: float) -> Step | bool | None:
        """Put the coach into the reveal as well."""
        step = super().tick(now)
        if isinstance(step, Push) and isinstance(step.scene, RevealScene):
            self.seen.add("shown")
        return step


def _in(panel: type) -> Callable[[Lesson], bool]:
    """Done once another panel than this one stands beside the table."""
    return lambda lesson: not isinstance(lesson.panel, panel)


TIPS: Final = (
    Tip("table"),
    Tip("gate", lambda lesson: lesson.names("release"), "lever.release.high"),
    Tip("pay", lambda lesson: lesson.names("payment"), "lever.payment.some"),
    Tip("forecast", lambda lesson: lesson.sent(), "send"),
    Tip("say", _in(Talk), "done"),
    Tip(
        "answer", lambda lesson: isinstance(lesson.panel, Orders) or "reveal" in lesson.seen, "done"
    ),
    Tip("orders", lambda lesson: "shown" in lesson.seen, "done"),
    Tip("why", lambda lesson: "why" in lesson.seen, "indicator.harvest"),
    Tip("end"),
)


def lesson(look: Look) -> Scene:
    """Begin the guided game."""
    scenario = scenario_at(SCENARIO, look.language)
    session = Session.start(
        scenario, seed=SEED, people=[SEAT], minds=MINDS, language=look.language, autosave=False
    )
    return Lesson(Play(session, SCENARIO))
