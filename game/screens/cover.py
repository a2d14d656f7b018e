"""A cover between two persons at one device: nobody reads what is another's."""

from __future__ import annotations

from game.screens.here import Here
from game.screens.nodes import Node, Screen, button, group, heading, text
from game.screens.wants import Ready


def cover(here: Here) -> Screen:
    """Who is to come; nothing else can be seen until she says that she is there."""
    seat = here.player.seat
    holder = here.player.texts.stakeholders[seat]
    title = here.say("cover.title", seat=holder.name.text)
    ready = here.say("cover.ready", seat=holder.short.text)
    root = group(
        Node("image", icon=holder.icon),
        heading(title, 1),
        text(here.say("cover.text"), "soft"),
        button("ready", ready, Ready(seat), primary=True),
        region="now",
        weight=0,
    )
    return Screen(f"cover.{seat}", title, group(root, kind="cover"), focus="ready")
