"""The first screen: go on, learn, choose, settings.

It imports nothing of the game itself, so that it is there at once; `doors` is imported while it is shown.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any, Final

from game.pictures.board import SEAT, board, seat_disc, seat_places
from game.pictures.drawing import Picture
from game.player.job import Job
from game.table.kit.nodes import DISPLAY, TOUCH, Column, Drawing, Layers, Node
from game.table.kit.parts import button, column, heading, icon, row, scroll, small, space, words
from game.table.kit.scene import Look, Push, Quit, Scene, Step
from game.table.scenes.settings import Keys, Settings
from game.table.voice import say

if TYPE_CHECKING:
    from game.table.scenes.doors import Unfinished

DEMO = {
    (0, 1): 7800, (1, 0): 7200, (1, 2): 6600, (2, 1): 6900, (2, 3): 3800, (3, 2): 2600, (3, 4): 8600,
    (4, 3): 8200, (4, 5): 5200, (5, 4): 4600, (5, 0): 6200, (0, 5): 7000, (0, 3): 2200, (3, 0): 3000,
    (1, 4): 7600, (4, 1): 6400, (2, 5): 4200, (5, 2): 5600,
}  # fmt: skip
"""Trust on the picture of the first screen."""


SEATS: Final = ("landmark", "leaf", "factory", "wheat", "ship", "heart-pulse")
"""Icons of the seats on it."""


def _table(drawn: Picture) -> Node:
    """The table of the first screen, with somebody at every seat."""
    size = 2 * SEAT + 14
    around = [
        Node(
            Layers(),
            (
                Node(Drawing(seat_disc(trust))),
                Node(Column(0, "middle", "middle"), (icon(sign, 30),)),
            ),
            width=size,
            height=size,
            at=(x / drawn.width, y / drawn.height, 0.0, 0.0),
        )
        for (x, y), sign, trust in zip(
            seat_places(6, drawn.width, drawn.height),
            SEATS,
            (7000, 6600, 5200, 4600, 7400, 5800),
            strict=True,
        )
    ]
    picture = Node(Drawing(drawn), role="image", label=drawn.title)
    return Node(Layers(drawn.height / drawn.width), (picture, *around))


DOORS: Final = ("continue", "learn", "choose", "gallery")
"""What leads into the game."""


def _look_for() -> Unfinished | None:
    from game.player.loaded import read_ahead
    from game.table.scenes import doors

    found = doors.unfinished()
    Job(read_ahead, "shelf")
    return found


class Start(Scene):
    """Where everything begins."""

    def __init__(self) -> None:
        self.look = Look()
        self.found: Unfinished | None = None
        self._search: Job[Unfinished | None] | None = None
        self._searched = False
        self._wanted: Hashable | None = None
        """What was chosen before the doors were there."""

    @property
    def busy(self) -> bool:
        """Whether it is still looking for a game to go on with."""
        return not self._searched

    def view(self, look: Look) -> Node:
        """What Parley is, and what can be done."""
        self.look = look
        drawn = board(6, DEMO, wide=640, high=430, title=say(look, "start.picture"))
        found = self.found
        choices = [
            button("continue", self._continue(found, look), "continue", look="primary", sign="play", size=22)
            if found
            else space(height=TOUCH),
            button(
                "learn", say(look, "start.learn"), "learn", sign="graduation-cap", size=22,
                look="secondary" if found else "primary",
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
            _table(drawn),
            small(say(look, "start.free"), align="middle"),
            space(grow=1),
            grow=1,
        )
        left = column(scroll("start", left), width=550)
        return row(left, right, gap=30, pad=(56, 20), align="stretch")

    def _continue(self, found: Unfinished, look: Look) -> str:
        title, seat = found.names[look.language]
        return say(look, "start.continue", title=title, seat=seat, round=found.saved.round)

    def focus_first(self) -> str:
        """The game that is under way, if there is one."""
        return "continue" if self.found else ""

    def tick(self, now: float) -> Step | bool | None:
        """Open the doors once this screen is to be seen, and go through if that was asked for."""
        if self._searched:
            return None
        if self._search is None:
            self._search = Job(_look_for, "doors")
        if not self._search.done:
            return None
        self._searched, self.found = True, self._search.result()
        wanted, self._wanted = self._wanted, None
        return self.on_intent(wanted) or True

    def on_intent(self, intent: Hashable) -> Step | None:
        """Go there."""
        if intent in DOORS:
            return self._through(str(intent))
        match intent:
            case "settings":
                return Push(Settings())
            case "keys":
                return Push(Keys())
            case "quit":
                return Quit()
        return None

    def _through(self, door: str) -> Step | None:
        if self.busy:
            self._wanted = door
            return None
        from game.table.scenes import doors

        if door == "continue":
            return doors.resumed(self.found.saved, self.look) if self.found else None
        return Push(doors.behind(door, self.look))

    def on_return(self, value: Any) -> None:
        """Look for a game again: one may have been left."""
        self._search, self._searched = None, False
