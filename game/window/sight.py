"""What is to be seen of a device: its screen laid out, and how far things are scrolled."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Final

from game.locale import text
from game.player.look import Look
from game.screens.nodes import Node, Screen
from game.window.blocks import Tile
from game.window.countdown import Countdown
from game.window.device import Device
from game.window.focus import Stop, out_of_view, stops
from game.window.frame import command_line, framed
from game.window.layout import Box, Layout, Rect, boxes
from game.window.pieces import Within

WIDE, HIGH = 1280.0, 720.0
"""The smallest canvas, in design units."""
GROWTH: Final = 0.6
"""How much of a larger window goes into the size of things: 0 none of it, 1 all."""
COMMAND: Final = "command"
"""The id of the line for typed commands."""


class Sight:
    """Lays out what a device shows.

    Attributes:
        device: what is shown and acted on.
        size: that of the window, in pixels.
        typed: what stands in lines of text, by id, until it is entered or left.
        version: grows with everything that changes what is to be seen.
    """

    def __init__(self, device: Device) -> None:
        self.device = device
        self.size = (1280, 720)
        self.typed: dict[str, str] = {}
        self.version = 0
        self._screen: Screen | None = None
        self._root = ""
        """The screen that dialogs lie on."""
        self._scrolled: dict[str, dict[str, float]] = {}
        """How far things are scrolled, by screen."""
        self._laid: list[Box] | None = None
        self._beneath: tuple[tuple[Hashable, ...], Node | None, Box | None] = ((), None, None)
        self._stops: list[Stop] = []
        self._now = 0.0
        self._countdown = Countdown()

    @property
    def look(self) -> Look:
        """How the reader wants to read."""
        return self.device.look

    @property
    def closed(self) -> bool:
        """Whether the window is to be closed."""
        return self.device.closed

    @property
    def screen(self) -> Screen:
        """What is shown."""
        assert self._screen is not None
        return self._screen

    @property
    def scale(self) -> float:
        """Pixels for a design unit: in a larger window more is shown, and only a little larger."""
        fits = min(self.size[0] / WIDE, self.size[1] / HIGH)
        return fits if fits <= 1 else fits**GROWTH

    @property
    def canvas(self) -> Rect:
        """The whole window in design units."""
        return Rect(0.0, 0.0, self.size[0] / self.scale, self.size[1] / self.scale)

    @property
    def laid(self) -> list[Box]:
        """What is to be seen, the lowest first; only the last takes input."""
        if self._laid is None:
            self._laid = list(self._placed())
            self._stops = stops(self._laid[-1])
        return self._laid

    def _placed(self) -> Iterator[Box]:
        clock = self._countdown.said(self.screen, self.device.phase, self.look, self._now)
        within = Within(self.look, self.typed, clock, canvas=(self.canvas.w, self.canvas.h))
        root, *over = framed(self.screen, within)
        if COMMAND in self.typed:
            over = [command_line(within, self._say("command.label"), self._say("command.how"))]
        if over:
            yield self._under(root)
        for block in over or [root]:
            yield Layout(self.look.text, self._far(self.screen.id)).place(block, self.canvas)

    def _under(self, root: Tile) -> Box:
        """What lies beneath; it stays as it is while its nodes are the same."""
        key = (self.look, self.size)
        kept_key, node, box = self._beneath
        if box is None or kept_key != key or node != self.screen.root:
            box = Layout(self.look.text, self._far(self._root)).place(root, self.canvas)
            self._beneath = key, self.screen.root, box
        return box

    def _far(self, screen: str) -> dict[str, float]:
        return self._scrolled.setdefault(screen, {})

    def _say(self, key: str) -> str:
        return text(self.look.language, f"t.{key}")

    @property
    def dims(self) -> bool:
        """Whether what lies beneath is dimmed: a line for commands leaves it to be read."""
        return COMMAND not in self.typed

    @property
    def top(self) -> Box:
        """The boxes of what lies on top."""
        return self.laid[-1]

    @property
    def all_stops(self) -> list[Stop]:
        """Everything that can have the focus, in reading order."""
        self.laid  # noqa: B018 - lays out if need be
        return self._stops

    def box(self, id: str) -> Box | None:
        """Find what is on top by its id."""
        return next((box for box in boxes(self.top) if box.block.id == id), None)

    # Scrolling

    def scroll_by(self, name: str, amount: float) -> None:
        """Scroll something on top by so many units, as far as it goes."""
        box = self.box(name)
        if box is not None:
            far = self._far(self.screen.id)
            now = min(max(far.get(name, 0.0), 0.0), box.reach)
            far[name] = min(max(now + amount, 0.0), box.reach)
            self._laid = None
            self.version += 1

    def scroll_page(self, focus: str, pages: float) -> None:
        """Scroll by so many pages what holds the focus, or the first that can be scrolled."""
        here = next((stop.scroller for stop in self.all_stops if stop.id == focus), "")
        id = here or next((b.block.id for b in boxes(self.top) if b.reach > 0), "")
        box = self.box(id) if id else None
        if box is not None and box.clip is not None:
            self.scroll_by(id, pages * box.clip.h * 0.85)

    def scroll_to(self, id: str) -> None:
        """Bring the node with the focus into view."""
        stop = next((s for s in self.all_stops if s.id == id), None)
        scroller = self.box(stop.scroller) if stop and stop.scroller else None
        if stop is not None and scroller is not None and scroller.clip is not None:
            away = out_of_view(stop.box.rect, scroller.clip)
            if away:
                self.scroll_by(scroller.block.id, away)
