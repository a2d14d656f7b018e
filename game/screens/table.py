"""The table: whatever is due to the reader, and while she plays the seats, the numbers and what is asked."""

from __future__ import annotations

from dataclasses import replace

from game.player.intents import Intent
from game.screens.asked import asked
from game.screens.board import table_board
from game.screens.brief import brief
from game.screens.cover import cover
from game.screens.front import front
from game.screens.head import keys, table_bar
from game.screens.here import Here
from game.screens.lesson import coach, points_at
from game.screens.nodes import Node, Screen, group, walk
from game.screens.panel import act, foot
from game.screens.places import AtTable, GameMenu
from game.screens.reveal import reveal
from game.screens.stakes import stakes
from game.screens.strip import strip


def at_table(here: Here, place: AtTable) -> Screen:
    """Show what is due to the reader."""
    if here.visit.covered:
        return cover(here)
    match here.player.due:
        case "brief":
            return brief(here, place)
        case "reveal":
            return reveal(here, place)
        case "news":
            return front(here, place)
    return _playing(here, place)


def _playing(here: Here, place: AtTable) -> Screen:
    """The bar; what is asked; what it is about; the table; the numbers and the news."""
    panel = asked(here)
    doing = act(here, panel)
    root = group(
        table_bar(here),
        coach(here, place),
        doing,
        foot(panel),
        stakes(here),
        table_board(here, place),
        strip(here),
    )
    return Screen(
        _about(here, panel.page),
        here.player.texts.title.text,
        root,
        focus=_first(doing),
        escape=_escape(here, place),
        keys=keys(here),
        points=points_at(here, place),
    )


def _first(doing: Node) -> str:
    """What has the focus at first: of what is asked, for a stray key is to spend no hint and take nothing back."""
    return next((node.id for node in walk(doing) if node.pressable), "menu")


def _about(here: Here, page: str) -> str:
    """The name of the screen: seat, phase and page."""
    player, at = here.player, here.player.moment
    if player.due != "ask":
        return f"table.{player.seat}.wait"
    name = f"table.{player.seat}.{at.round}.{at.phase}.{at.asked}"
    return f"{name}.{page}" if page else name


def _escape(here: Here, place: AtTable) -> Intent:
    """First let go of the seat, then open the menu."""
    if place.chosen:
        return here.instead(replace(place, chosen=""))
    return here.over(GameMenu())
