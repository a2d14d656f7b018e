"""The first screen: go on, learn, choose, settings."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from game import UserError
from game.pictures.board import board
from game.session.saved import Saved, saved_games
from game.session.session import Session
from game.session.staging import scenario_in
from game.table.kit.nodes import DISPLAY, Drawing, Node
from game.table.kit.parts import button, column, heading, row, scroll, small, space, words
from game.table.kit.scene import Look, Push, Quit, Scene, Step
from game.table.playing import Play
from game.table.scenes.chooser import Chooser, Setup
from game.table.scenes.gallery import Gallery
from game.table.scenes.settings import Keys, Settings
from game.table.scenes.table import TableScene
from game.table.scenes.trouble import Trouble
from game.table.voice import say
from game.table.wish import Wish

DEMO = {
    (0, 1): 7800, (1, 0): 7200, (1, 2): 6600, (2, 1): 6900, (2, 3): 3800, (3, 2): 2600, (3, 4): 8600,
    (4, 3): 8200, (4, 5): 5200, (5, 4): 4600, (5, 0): 6200, (0, 5): 7000, (0, 3): 2200, (3, 0): 3000,
    (1, 4): 7600, (4, 1): 6400, (2, 5): 4200, (5, 2): 5600,
}  # fmt: skip
"""Trust on the picture of the first screen."""


class Start(Scene):
    """Where everything begins."""

    def __init__(self) -> None:
        self.look = Look()
        self.saved: list[Saved] = saved_games()

    def view(self, look: Look) -> Node:
        """What Parley is, and what can be done."""
        self.look = look
        drawn = board(6, DEMO, wide=640, high=430, title=say(look, "start.picture"))
        newest = self.saved[0] if self.saved else None
        choices = [
            button("continue", self._continue(newest, look), "continue", look="primary", sign="play", size=22)
            if newest
            else None,
            button(
                "learn", say(look, "start.learn"), "learn", sign="graduation-cap", size=22,
                look="secondary" if newest else "primary",
            ),
            button("choose", say(look, "start.choose"), "choose", sign="library", size=22),
            row(
                button("settings", say(look, "start.settings"), "settings", sign="settings", grow=1),
                button("gallery", say(look, "start.gallery"), "gallery", sign="images", grow=1),
                button("keys", say(look, "start.keys"), "keys", sign="keyboard", grow=1),
                gap=12,
                wraps=True,
            ),
            button("quit", say(look, "start.quit"), "quit", look="quiet", sign="log-out"),
        ]  # fmt: skip
        left = column(
            space(grow=1),
            heading("Parley", DISPLAY * 1.5),
            words(say(look, "start.about"), 24, "soft", measure=520),
            space(height=14),
            *choices,
            space(grow=1),
            gap=14,
            pad=(4, 4),
        )
        right = column(
            space(grow=1),
            Node(Drawing(drawn), role="image", label=drawn.title),
            small(say(look, "start.free"), align="middle"),
            space(grow=1),
            grow=1,
        )
        left = column(scroll("start", left), width=550)
        return row(left, right, gap=30, pad=(56, 20), align="stretch")

    def _continue(self, saved: Saved | None, look: Look) -> str:
        if saved is None:
            return ""
        try:
            scenario = scenario_in(saved.scenario, look.language, saved.twin)
            title = scenario.title.text
            seat = scenario.stakeholders[saved.seat].short.text
        except (UserError, KeyError):
            title, seat = saved.scenario, saved.seat
        return say(look, "start.continue", title=title, seat=seat, round=saved.round)

    def on_intent(self, intent: Hashable) -> Step | None:
        """Go there."""
        match intent:
            case "continue":
                return self._resume(self.saved[0])
            case "learn":
                from game.table.scenes.lesson import lesson

                return Push(lesson(self.look))
            case "choose":
                return Push(Chooser())
            case "settings":
                return Push(Settings())
            case "gallery":
                return Push(Gallery())
            case "keys":
                return Push(Keys())
            case "quit":
                return Quit()
        return None

    def _resume(self, saved: Saved) -> Step:
        try:
            scenario = scenario_in(saved.scenario, self.look.language, saved.twin)
            session = Session.resume(saved.path, scenario=scenario)
        except UserError as error:
            return Push(Trouble(str(error)))
        return Push(TableScene(Play(session, saved.scenario)))

    def opened(self, wish: Wish, look: Look) -> list[Step]:
        """What to show first, if more was asked for than the first screen.

        Raises UserError for what cannot be.
        """
        if wish.resume:
            session = Session.resume(wish.resume)
            texts = scenario_in(session.scenario.id, look.language, session.twin)
            session = Session.resume(wish.resume, scenario=texts)
            return [Push(TableScene(Play(session, session.scenario.id)))]
        if wish.scenario:
            setup = Setup(wish.scenario)
            setup.wish(wish, look)
            return [Push(setup), setup.begun()] if wish.seat else [Push(setup)]
        return []

    def on_return(self, value: Any) -> None:
        """Look for saved games again: one may have been left."""
        self.saved = saved_games()
