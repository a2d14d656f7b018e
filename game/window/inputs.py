"""What a person does at the window, without pygame: keys, text, and a pointer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Key:
    """A key was pressed: its name, such as `tab`, `return`, `escape`, `left`, `f1` or a letter."""

    name: str
    shift: bool = False
    control: bool = False


@dataclass(frozen=True, slots=True)
class Letters:
    """Text was typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """A mouse or a finger, in design units."""

    kind: Literal["move", "down", "up", "wheel"]
    x: float
    y: float
    amount: float = 0.0
    """Of the wheel, in design units; more is further down."""


@dataclass(frozen=True, slots=True)
class Resized:
    """The window has another size, in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Closed:
    """The window was closed."""


Input = Key | Letters | Pointer | Resized | Closed
