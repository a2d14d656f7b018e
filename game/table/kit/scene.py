"""What a scene is, and what it answers."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from game.table.kit.nodes import Node

from game.locale import USUAL


@dataclass(frozen=True, slots=True)
class Look:
    """How the reader wants to see things."""

    language: str = USUAL
    text: float = 1.0
    """Size of text: 1, 1.25 or 1.5."""
    contrast: bool = False
    """High contrast."""
    still: bool = False
    """Reduced motion."""
    easy: bool = False
    """Easy texts where a scenario has them."""
    prompts: bool = True
    """Predict-then-see questions."""

    def changed(self, **values: Any) -> Look:
        """Return the look with some choices changed."""
        return replace(self, **values)


@dataclass(frozen=True, slots=True)
class Push:
    """Put a scene on top; it comes back with a value."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class Pop:
    """Leave the scene and hand a value to the one below."""

    value: Any = None


@dataclass(frozen=True, slots=True)
class Replace:
    """Go on with another scene in place of this one."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class Toast:
    """Say something for a moment."""

    text: str


@dataclass(frozen=True, slots=True)
class Relook:
    """Change how everything looks, and keep it."""

    look: Look


@dataclass(frozen=True, slots=True)
class Quit:
    """Close the window."""


Step = Push | Pop | Replace | Toast | Relook | Quit


@dataclass(frozen=True, slots=True)
class Typed:
    """The intent of a field whose text has changed."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Entered:
    """The intent of a field in which Enter was pressed."""

    id: str


class Scene:
    """One screen: what there is to see, and what becomes of what is chosen.

    `view` only reads; `on_intent` changes the scene's own state and may return a step. A scene never
    draws and never waits: what takes long is a `Job`, begun and asked for in `tick`.
    """

    over: ClassVar[bool] = False
    """Whether the scene below stays to be seen, dimmed: a dialog."""

    def view(self, look: Look) -> Node:
        """Say what there is."""
        raise NotImplementedError

    def on_intent(self, intent: Hashable) -> Step | None:
        """Do what was chosen; return a step, or None to stay."""
        return None

    def on_key(self, key: str) -> Hashable | None:
        """Turn a key that means nothing else into an intent."""
        return None

    def on_escape(self) -> Step | None:
        """Do what Escape does here: a dialog is left."""
        return Pop() if self.over else None

    def on_return(self, value: Any) -> Step | None:
        """Take the value that the scene on top came back with."""
        return None

    def before_closing(self) -> Step | None:
        """Do or ask something before the window is closed; None if nothing is in the way."""
        return None

    def tick(self, now: float) -> Step | bool | None:
        """Look after what goes on by itself, `now` in seconds; True if the view has changed."""
        return None

    def points_at(self) -> str:
        """A node to point at, for a lesson; empty for none."""
        return ""

    def focus_first(self) -> str:
        """The node that has the focus at first; empty for the first there is."""
        return ""
