"""What blocks are put together from: where a node stands, its words, its icon, and the frame around its inside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from game.player.look import Look
from game.screens.nodes import Node
from game.window.blocks import (
    SMALL,
    Body,
    Colour,
    Column,
    Icon,
    Lettering,
    Role,
    Row,
    Tile,
    runs,
)
from game.window.style import Sort, Style, places_in
from game.window.wording import LEADING

LARGE: Final = 1.2
"""Size of text from which a list takes the place of a small picture."""


@dataclass(frozen=True, slots=True)
class Within:
    """What a node stands in, as far as it matters to its look."""

    look: Look
    typed: Mapping[str, str] = field(default_factory=dict)
    """What stands in lines of text on this device, by id."""
    clock: str = ""
    """What stands on the clock; empty for what its node says."""
    places: frozenset[str] = frozenset()
    held: bool = False
    """Whether it is part of something that is pressed."""
    ink: Colour = "ink"
    flow: str = "down"
    """How it follows its siblings."""
    amounts: tuple[float, ...] = ()
    """Widths of the columns of amounts that end the lines around it."""
    middle: float = 0.5
    """Where across the window dialogs have their middle, as a share of it."""
    canvas: tuple[float, float] = (1280.0, 720.0)
    """Width and height of the window, in design units."""

    @property
    def beside(self) -> bool:
        """Whether its siblings stand beside it."""
        return self.flow != "down"

    def inside(self, node: Node, style: Style, flow: str = "down") -> Within:
        """What the children of a node stand in."""
        return replace(
            self, places=places_in(node.role, node.kind, node.region, self.places), ink=style.ink or self.ink, flow=flow,
            held=self.held or node.pressable,
        )  # fmt: skip

    def at(self, *places: str) -> Within:
        """The same somewhere else."""
        return replace(self, places=frozenset(places))


def sort_of(node: Node, within: Within) -> Sort:
    """Say what the style of a node is chosen by."""
    marks = {
        "pressable": node.pressable,
        "primary": node.primary,
        "disabled": bool(node.disabled),
        "chosen": node.value == "chosen",
        "wide": node.value == "wide",
        "bare": not node.text and not node.children,
        "across": within.flow == "across",
        "signed": bool(node.icon),
        "held": within.held,
        "listed": within.flow == "down",
        "large": within.look.text > LARGE,
    }
    true = frozenset(name for name, holds in marks.items() if holds)
    return Sort(
        node.role, node.kind, node.region, node.flow, node.level, node.tone, true, within.places
    )


def lettering(said: str, node: Node, style: Style, within: Within) -> Tile:
    """The text of a node."""
    marked = f"**{said}**" if style.bold and "**" not in said else said
    colour = style.colour or within.ink
    body = Lettering(runs(marked), style.size, colour, style.align, style.measure)
    role: Role = node.role if node.role in ("heading", "status", "alert") else "text"
    return Tile(body, role=role)


def sign(node: Node, style: Style, within: Within) -> Tile:
    """The icon of a node, in the colour of its text or its own."""
    block = Tile(Icon(node.icon, style.icon, style.sign or style.colour or within.ink))
    if style.badge:
        return Tile(Column(0), (block,), skin="note", pad=(8, 8))
    return block


def head(node: Node, style: Style, within: Within) -> Tile | None:
    """Icon and text of a node, beside each other; None if it has neither."""
    words = lettering(node.text, node, style, within) if node.text else None
    if not node.icon:
        return words
    icon = sign(node, style, within)
    if words is None:
        return Tile(Row(0, "middle", spread="middle"), (icon,))
    if style.above:
        return Tile(Column(2, "middle", "middle"), (icon, words))
    grows = 0.0 if style.align == "middle" else 1.0
    # Beside several lines the icon stands at the middle of the first.
    spare = (style.size * LEADING - style.icon) / 2
    tall = spare < 0 or style.badge or style.align == "middle"
    body = Row(10 if style.size > SMALL else 8, "middle" if tall else "start", spread=style.align)
    icon = icon if tall else replace(icon, pad=(0.0, spare))
    return Tile(body, (icon, replace(words, grow=grows)))


def framed(node: Node, style: Style, within: Within, body: Body, inside: tuple[Tile, ...]) -> Tile:  # fmt: skip
    """The block of a node around its inside."""
    return Tile(
        body, inside, id=node.id, role=node.role, label=node.label or _said(node), value=node.value,
        pressable=node.pressable, disabled=node.disabled, hint=node.hint, skin=style.skin, pad=style.pad,
        width=width_of(style, within), grow=style.grow, least=style.least,
    )  # fmt: skip


def width_of(style: Style, within: Within) -> float | None:
    """The width that a style gives, grown with the text where it holds text."""
    if style.width is None or not style.scaled:
        return style.width
    return style.width * (1 + (within.look.text - 1) * 0.9)


def _said(node: Node) -> str:
    return node.text.replace("**", "") if node.pressable else ""
