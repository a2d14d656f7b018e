"""What a page is made of, before it is HTML or plain lines: parts of blocks."""

from __future__ import annotations

from dataclasses import dataclass

from game.pictures.drawing import Picture


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: str
    strong: bool = False
    """Whether it is the one sentence of its part to read if nothing else is."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a part, with a sentence on how to read what follows."""

    text: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    lines: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture for a wide page and one for a phone; several stand side by side where there is room."""

    wide: tuple[Picture, ...]
    narrow: tuple[Picture, ...]
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of a row is its heading."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: int = 0
    """How many columns at the right are numbers."""
    folded: bool = False
    """Whether it only says in numbers what a picture shows."""


@dataclass(frozen=True, slots=True)
class Card:
    """A question, a reason or a mind, with lines below it."""

    title: str
    lines: tuple[str, ...]


Block = Prose | Heading | Bullets | Figure | Table | Card


@dataclass(frozen=True, slots=True)
class PagePart:
    """One section of a page."""

    id: str
    title: str
    how: str
    """How to read it, in one sentence or two; empty where it needs none."""
    blocks: tuple[Block, ...]
