"""The bar at the top of a screen outside a game: what it is, and what is always at hand."""

from __future__ import annotations

from game.screens.here import Here
from game.screens.nodes import Node, group, heading, tool


def bar(title: str, *tools: Node | None) -> Node:
    """A bar with the title of the screen."""
    return group(heading(title, 1), group(*tools, flow="across", region="tools"), kind="bar", flow="across")  # fmt: skip


def back_tool(here: Here) -> Node:
    """What leads back."""
    return tool("back", "x", here.say("back"), here.back)
