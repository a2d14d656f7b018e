"""Plays a stage by the ids of its nodes, as a person would with mouse and keys: for tests and tours."""

from __future__ import annotations

import time
from typing import Final

from game.screens.nodes import walk
from game.window.blocks import said
from game.window.inputs import Key, Letters, Pointer, Resized
from game.window.layout import Box, boxes, visible
from game.window.stage import Stage

PATIENCE: Final = 60.0
"""Seconds after which something would never come to its end."""


class Lost(AssertionError):
    """What the pilot was asked for is not there."""


class Pilot:
    """Acts on a stage and reads it."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.now = 0.0

    # Reading

    def ids(self) -> list[str]:
        """The ids of everything that can be pressed or typed into."""
        return [stop.id for stop in self.stage.all_stops]

    def texts(self) -> list[str]:
        """All texts of the screen on top, in reading order."""
        return [said(box.block) for box in boxes(self.stage.top) if box.lines]

    def sees(self, text: str) -> bool:
        """Whether a text is part of what the screen on top says."""
        return text in "\n".join(self.texts())

    def box(self, id: str) -> Box:
        """Find a node by its id."""
        box = self.stage.box(id)
        if box is None:
            raise Lost(f"there is no '{id}' here; there are {', '.join(self.ids())}")
        return box

    @property
    def waits(self) -> bool:
        """Whether something is worked out that will change what is shown."""
        stage = self.stage
        return stage.device.busy or any(node.busy for node in walk(stage.screen.top))

    # Acting

    def press(self, id: str) -> None:
        """Click on a node, scrolling to it first."""
        self.box(id)
        for _ in range(40):
            seen = next((rect for box, rect in visible(self.stage.top) if box.block.id == id), None)
            if seen is not None and seen.w > 1 and seen.h > 1:
                break
            scroller = next((s.scroller for s in self.stage.all_stops if s.id == id), "")
            holder = self.stage.box(scroller) if scroller else None
            if holder is None or holder.clip is None:
                raise Lost(f"'{id}' is out of sight and nothing scrolls to it")
            x, y = holder.clip.middle
            away = self.box(id).rect.y - holder.clip.y
            self.stage.handle(Pointer("wheel", x, y, away - 40))
        else:
            raise Lost(f"'{id}' cannot be scrolled to")
        x, y = seen.middle
        self.stage.handle(Pointer("move", x, y))
        self.stage.handle(Pointer("down", x, y))
        self.stage.handle(Pointer("up", x, y))

    def key(self, name: str, times: int = 1, *, shift: bool = False) -> None:
        """Press a key."""
        for _ in range(times):
            self.stage.handle(Key(name, shift))

    def tab_to(self, id: str) -> None:
        """Go to a node with Tab, and with arrows inside a radio group."""
        self.box(id)
        for _ in range(2 * len(self.ids()) + 2):
            if self.stage.focus == id:
                return
            here = next((s for s in self.stage.all_stops if s.id == self.stage.focus), None)
            there = next(s for s in self.stage.all_stops if s.id == id)
            if here is not None and here.group and here.group == there.group:
                ids = [s.id for s in self.stage.all_stops]
                self.key("right" if ids.index(id) > ids.index(here.id) else "left")
            else:
                self.key("tab")
        raise Lost(f"Tab does not reach '{id}'")

    def type(self, id: str, text: str) -> None:
        """Type into a field."""
        self.press(id)
        self.stage.handle(Letters(text))

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self.stage.handle(Resized(width, height))

    def wait(self, seconds: float = 0.1) -> None:
        """Let time pass."""
        self.now += seconds
        self.stage.tick(self.now)

    def settle(self, step: float = 0.05) -> None:
        """Wait until nothing is worked out any more; for the stage it takes the same time however long that is."""
        until = time.monotonic() + PATIENCE
        self.wait(step)
        while time.monotonic() < until:
            if not self.waits:
                self.wait(step)
                return
            time.sleep(0.003)
            self.wait(0.0)
        raise Lost(f"what is worked out on '{self.stage.screen.id}' never comes to its end")
