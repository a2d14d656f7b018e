"""A line to be read: pieces of text, and what the number of each presses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.screens.nodes import Node, Region, plain

Say = Callable[..., str]
"""Fills in a text of the lines by its key."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a row: text, and what its number presses."""

    said: str
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One line to be read."""

    parts: tuple[Piece, ...]
    level: int = 0
    """That of a heading; 0 for any other line."""
    region: Region = ""
    later: bool = False
    """Whether it stands on request."""
    once: bool = False
    """Whether it is read by itself the first time, though it stands on request."""
    note: bool = False
    """Whether it explains: read once, it need not be read again."""
    item: bool = False
    """Whether it is one of a list."""
    key: str = ""
    """What it is a row of; a row with the same key is the same thing, perhaps changed."""
    under: str = ""
    """The heading that it stands under."""
    changed: str = ""
    """How it is said when only what is chosen has changed; empty for as ever."""

    @property
    def text(self) -> str:
        """What is read, without numbers."""
        return " ".join(part.said for part in self.parts)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """What can be pressed in it."""
        return tuple(part.node for part in self.parts if part.node is not None)


def clean(text: str) -> str:
    """A text without signs that are only to be seen."""
    return plain(text).replace(" · ", ", ")


def opened(label: str) -> str:
    """A label with a sign that something follows."""
    return label if label[-1:] in ".:?!…" else f"{label}:"


def ended(said: str) -> str:
    """A text with a sign at its end."""
    return said if said[-1:] in ".:;?!…" else f"{said}."
