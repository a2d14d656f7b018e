"""What the screen of the table is put together from: texts on one line, tools and buttons as high as a line."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from game.screens.nodes import Node
from game.window.blocks import SMALL, Colour, Icon, Lettering, Row, Tile, runs
from game.window.dress import dressed
from game.window.pieces import LARGE, Within, framed, sort_of
from game.window.style import style_of
from game.window.wording import LEADING

PAD: Final = 12.0
"""Around everything on the table."""
STAKES: Final = 250.0
"""Width of the stakes, at the usual size of text and in the smallest window as all that follows."""
ACT: Final = 392.0
"""Width of the levers."""
SMALLEST: Final = 1280.0
"""Width of the smallest window."""


def tone_of(node: Node) -> Colour:
    """The colour of what a node says."""
    return node.tone or "ink"


def one_line(
    node: Node,
    within: Within,
    size: float,
    align: Literal["start", "middle", "end"] = "start",
    most: int = 1,
) -> Lettering:
    """The text of a node on so many lines, ended with an ellipsis where it is longer."""
    said = node.text
    if node.role == "heading" or node.kind == "lead":
        said = said if "**" in said else f"**{said}**"
    return Lettering(runs(said), size, tone_of(node), align, most=most)


def line_high(within: Within) -> float:
    """The height of a line of the table with something to press in it."""
    return SMALL * within.look.text * LEADING + 5


def small_tool(node: Node, within: Within) -> Tile:
    """A button as high as a line."""
    style = style_of(sort_of(node, within))
    icon = Tile(Icon(node.icon, 20.0, "accent"))
    style = replace(style, skin="quiet", pad=(6.0, 2.0), width=None)
    told = replace(node, hint=node.hint or node.text)
    made = framed(told, style, within, Row(0, "middle", spread="middle"), (icon,))
    return replace(made, height=line_high(within), width=36.0, grow=0.0)


def small_button(node: Node, within: Within) -> Tile:
    """A button a little higher than a line; what is no button is as it is."""
    if not node.pressable:
        return dressed(node, within)
    style = replace(style_of(sort_of(node, within)), pad=(10.0, 3.0), skin="secondary")
    signed = node.icon and within.look.text <= LARGE
    parts = [Tile(Icon(node.icon, 18.0, "accent"))] if signed else []
    parts.append(Tile(Lettering(runs(node.text), SMALL, "ink", most=1)))
    tile = framed(node, style, within, Row(6, "middle", spread="middle"), tuple(parts))
    return replace(
        tile,
        hint=node.hint or node.text,
        height=line_high(within) + (10 if within.look.text <= LARGE else 2),
    )


def compact(choice: Tile, within: Within) -> Tile:
    """A choice as high as a line of text."""
    options = tuple(
        replace(child, pad=(2.0, 2.0), height=line_high(within) + 4) for child in choice.children
    )
    return replace(choice, children=options)


def sides(within: Within) -> tuple[float, float]:
    """How wide the stakes are and the levers; a wider window gives them a part of what it has more."""
    text, more = within.look.text, within.canvas[0] - SMALLEST
    return grown(STAKES, text, 0.34) + 0.18 * more, grown(ACT, text, 0.39) + 0.12 * more


def grown(length: float, text: float, part: float) -> float:
    """A length that grows with the size of text, by a part of it."""
    return length * (1 + (text - 1) * part)
