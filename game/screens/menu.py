"""The menu of a game: go on, brief, settings, words, keys, leave."""

from __future__ import annotations

from collections.abc import Iterator

from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import Node, Screen, button, small
from game.screens.places import BriefAgain, GameMenu, Glossary, Keys, Settings
from game.screens.wants import LeaveGame, LetSettle


def game_menu(here: Here, place: GameMenu) -> Screen:
    """Buttons below each other; the last line says what is kept."""
    game = here.visit.game
    trouble = game.trouble if game else ""
    on = button("close", here.say("menu.on"), here.back, icon="play", primary=True)
    return dialog(
        here,
        "menu",
        here.say("menu.title"),
        *_doors(here),
        small(trouble or _kept(here)) if trouble or _kept(here) else None,
        buttons=[on],
    )


def _doors(here: Here) -> Iterator[Node]:
    say, over = here.say, here.over
    yield button("brief", say("menu.brief"), over(BriefAgain()), icon="book-open")
    yield button("settings", say("menu.settings"), over(Settings()), icon="settings")
    yield button("words", say("menu.words"), over(Glossary()), icon="book-a")
    yield button("help", say("menu.help"), over(Keys()), icon="keyboard")
    if _settled(here):
        settle = LetSettle(here.player.moment)
        yield button("settle", say("menu.settle"), settle, icon="handshake")
    leave = "menu.leave" if _recorded(here) else "menu.leave.unkept"
    yield button("leave", say(leave), LeaveGame(), icon="log-out")


def _recorded(here: Here) -> bool:
    game = here.visit.game
    return game is not None and game.session.record is not None and not game.trouble


def _kept(here: Here) -> str:
    """What is kept of the game, where it is."""
    if not _recorded(here):
        return ""
    return here.say("menu.saved")


def _settled(here: Here) -> bool:
    """Whether there is an agreement of the only person at the table to leave it at."""
    player = here.player
    agreed = any(player.seat in item.signers for item in player.table.agreements)
    return agreed and not player.shared and not player.busy
