"""Blocks and screens made by hand, and a device that shows them: for tests of what draws and lays out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.player.intents import Intent
from game.player.look import Look
from game.screens.nodes import Node, Screen, by_id
from game.window.blocks import (
    BODY,
    TOUCH,
    Column,
    Field,
    Lettering,
    Row,
    Scroll,
    Space,
    Tile,
    runs,
)

# Blocks


def words(text: str, size: float = BODY, colour: Any = "ink", **how: Any) -> Tile:
    """Some words."""
    return Tile(Lettering(runs(text), size, colour, **how))


def space(width: float = 0.0, height: float = 0.0, grow: float = 0.0) -> Tile:
    """Nothing, of a size."""
    return Tile(Space(width, height), grow=grow)


def _laid(body: type, children: tuple[Tile, ...], how: dict[str, Any]) -> Tile:
    own = {name: how.pop(name) for name in list(how) if name in body.__dataclass_fields__}
    return Tile(body(**own), children, **how)


def column(*children: Tile, **how: Any) -> Tile:
    """Blocks below each other."""
    return _laid(Column, children, how)


def row(*children: Tile, **how: Any) -> Tile:
    """Blocks beside each other."""
    return _laid(Row, children, how)


def scroll(id: str, child: Tile) -> Tile:
    """Something that may be higher than its place."""
    return Tile(Scroll(), (child,), id=id, grow=1.0)


def field(id: str = "field", text: str = "", **how: Any) -> Tile:
    """A line of text to type into, without room inside its frame."""
    asked = {"skin": "field", "least": TOUCH, **how}
    return Tile(Field(text), id=id, role="entry", pressable=True, **asked)


def framed_field(id: str = "name", text: str = "") -> Tile:
    """A line of text to type into."""
    return replace(field(id, text), pad=(12.0, 9.0))


# Screens


@dataclass(frozen=True)
class Told(Intent):
    """An intent that is only noted."""

    what: Hashable


class Device:
    """Shows screens that a test makes, and notes what is wanted of it."""

    def __init__(self, made: Callable[[Device], Screen], **look: Any) -> None:
        self.made, self.look = made, Look(still=True, **look)
        self.told: list[object] = []
        self.above: list[Callable[[Device], Screen]] = []
        """What lies over it."""
        self.does: Mapping[object, Callable[[], object]] = {}
        """What happens when something is told."""
        self.closed, self.busy, self.greeting, self.phase = False, False, "", None
        self.changes = 0

    @property
    def state(self) -> Hashable:
        """Changes with everything that is done."""
        return self.changes, self.look, len(self.above)

    @property
    def depth(self) -> int:
        """How many screens lie on each other."""
        return 1 + len(self.above)

    def screen(self) -> Screen:
        """What is to be shown now."""
        below = self.made(self)
        return replace(self.above[-1](self), root=below.root) if self.above else below

    def press(self, id: str, seen: Screen) -> str:
        """Press a node."""
        node = by_id(seen.top, id)
        assert node is not None
        assert node.intent is not None
        return self.want(node.intent)

    def enter(self, id: str, typed: str, seen: Screen) -> str:
        """Type into an entry."""
        self.told.append((id, typed))
        self.changes += 1
        return ""

    def want(self, intent: Intent) -> str:
        """Note what is wanted."""
        assert isinstance(intent, Told)
        self.told.append(intent.what)
        self.changes += 1
        said = self.does.get(intent.what, lambda: "")()
        return said if isinstance(said, str) else ""

    def command(self, line: str, seen: Screen) -> str:
        """Note a typed line."""
        self.told.append(f"/{line}")
        return "Done."

    def quit(self) -> None:
        """Close."""
        self.closed = True

    def tick(self) -> bool:
        """Nothing goes on by itself."""
        return False

    def fail(self, said: str) -> None:
        """Tell what went wrong."""
        self.told.append(said)
        self.above.clear()
        self.changes += 1


def page(*nodes: Node, **more: Any) -> Screen:
    """A screen of these nodes."""
    return Screen("page", "Page", Node("group", children=(Node("group", children=nodes, region="now", id="now"),)), **more)  # fmt: skip
