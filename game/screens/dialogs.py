"""What lies over a screen: a title, what it is about, and its buttons."""

from __future__ import annotations

from collections.abc import Sequence

from game.player.intents import Intent
from game.screens.here import Here
from game.screens.nodes import Node, Screen, button, group, heading, some


def dialog(
    here: Here,
    id: str,
    title: str,
    *inside: Node | None,
    buttons: Sequence[Node] = (),
    focus: str = "",
    escape: Intent | None = None,
    wide: bool = False,
) -> Screen:
    """Make a dialog; without buttons it only tells, and has one that closes it.

    Escape closes it, unless it wants something else.
    """
    feet = tuple(buttons) or (button("close", here.say("close"), here.back, primary=True),)
    node = Node(
        "dialog",
        id=f"dialog.{id}",
        label=title,
        children=some(
            heading(title, 1),
            group(*inside, kind="panel", id=f"{id}.inside", label=title),
            group(*feet, flow="wrap", region="foot"),
        ),
        value="wide" if wide else "",
    )
    first = focus or next((foot.id for foot in feet if foot.primary), "")
    return Screen(id, title, node, focus=first, escape=escape or here.back)
