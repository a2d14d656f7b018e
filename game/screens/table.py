"""The table: whatever is due to the reader, and while she plays one screen for every phase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.player.intents import Intent
from game.screens.asked import asked
from game.screens.board import bubbles, slips, table_board
from game.screens.brief import brief
from game.screens.cover import cover
from game.screens.front import front
from game.screens.head import keys, table_bar
from game.screens.here import Here
from game.screens.lesson import coach, points_at
from game.screens.nodes import Node, Screen, group, walk
from game.screens.orders import alone
from game.screens.panel import act, foot, heard_log
from game.screens.places import AtTable, GameMenu
from game.screens.rail import rail
from game.screens.reveal import reveal
from game.screens.sheet import in_front
from game.screens.stakes import stakes


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
    """The stakes, the table with what lies on it, the levers, and below what it is worth and the way on."""
    panel = asked(here)
    root = group(
        table_bar(here),
        coach(here, place),
        rail(here, panel),
        panel.sheet,
        slips(here, place),
        act(here, panel),
        stakes(here, _ghosts(here)),
        table_board(here, place, said=bubbles(here)),
        heard_log(here),
        foot(panel),
    )
    return Screen(
        _about(here),
        here.player.texts.title.text,
        root,
        focus=_first(root),
        escape=_escape(here, place),
        keys=keys(here),
        points=points_at(here, place),
    )


def _ghosts(here: Here) -> Mapping[str, int]:
    """How far what is prepared, or the text in front, would move each number."""
    player, draft = here.player, here.player.draft
    if player.due != "ask":
        return {}
    ordered = alone(here)
    if ordered:
        return dict(player.outlook(ordered).moved)
    if player.moment.phase != "talk":
        return {}
    known = player.preview(draft.package) if draft.making else in_front(here)
    return {} if known is None or isinstance(known, tuple) else dict(known.moved)


def _first(root: Node) -> str:
    """What has the focus at first: the main button, which says what it will do."""
    main = next((node.id for node in walk(root) if node.primary), "")
    return main or next((n.id for n in walk(root) if n.region == "foot" and n.pressable), "menu")


def _about(here: Here) -> str:
    """The name of the screen: seat and phase."""
    player, at = here.player, here.player.moment
    if player.due != "ask":
        return f"table.{player.seat}.wait"
    return f"table.{player.seat}.{at.round}.{at.phase}.{at.asked}"


def _escape(here: Here, place: AtTable) -> Intent:
    """First let go of the seat, then open the menu."""
    if place.chosen:
        return here.instead(replace(place, chosen=""))
    return here.over(GameMenu())
