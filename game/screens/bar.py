"""The bar at the top of a screen outside a game: what it is, and what is always at hand."""

from __future__ import annotations

from game.screens.here import Here
from game.screens.nodes import Node, group, heading, tool


def bar(title: str, *tools: Node | None) -> Node:
    """A bar with the title of the screen."""
    at_hand = group(*tools, flow="across", region="tools") if tools else None
    return group(heading(title, 1), at_hand, kind="bar", region="who", flow="across")


def back_tool(here: Here) -> Node:
    """What leads back."""
    return tool("back", "x", here.say("back"), here.back)
