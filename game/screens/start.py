"""The first screen: go on, learn, choose, settings.

It is made of a look and of what was left alone, and imports nothing of the game itself, so that it is there
at once. A device imports the rest beside it, and keeps what is pressed in the meantime until then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from game.locale import text as filled
from game.pictures.board import board, seat_disc
from game.player.intents import Intent
from game.player.look import Look
from game.screens.nodes import Node, Screen, button, figure, group, heading, small, text
from game.screens.places import Chooser, Finished, Gallery, Keys, Place, Settings, Start
from game.screens.wants import BeginLesson, Quit, Resume, Show

if TYPE_CHECKING:
    from game.player.shelf import Unfinished

DEMO: Final = {
    (0, 1): 7800, (1, 0): 7200, (1, 2): 6600, (2, 1): 6900, (2, 3): 3800, (3, 2): 2600, (3, 4): 8600,
    (4, 3): 8200, (4, 5): 5200, (5, 4): 4600, (5, 0): 6200, (0, 5): 7000, (0, 3): 2200, (3, 0): 3000,
    (1, 4): 7600, (4, 1): 6400, (2, 5): 4200, (5, 2): 5600,
}  # fmt: skip
"""Trust on the picture of the first screen."""
SEATS: Final = (
    ("landmark", 7000),
    ("leaf", 6600),
    ("factory", 5200),
    ("wheat", 4600),
    ("ship", 7400),
    ("heart-pulse", 5800),
)
"""Icons of the seats on it, and how far each is trusted."""


def start(look: Look, unfinished: Unfinished | None = None, *, searching: bool = True) -> Screen:
    """What Parley is, and what can be done.

    Args:
        look: how the reader wants to read.
        unfinished: a game to go on with; None for none.
        searching: whether it is still being looked for.
    """
    title = "Parley"
    ways = group(
        heading(title, 1, kind="brand"),
        text(_say(look, "about"), "soft", kind="lead"),
        _on(look, unfinished, searching),
        _way(look, "learn", "graduation-cap", BeginLesson(), primary=not unfinished),
        _way(look, "choose", "library", _over(Chooser())),
        group(
            _way(look, "finished", "history", _over(Finished())),
            _way(look, "gallery", "images", _over(Gallery())),
            flow="even",
        ),
        group(
            _way(look, "settings", "settings", _over(Settings())),
            _way(look, "keys", "keyboard", _over(Keys())),
            flow="even",
        ),
        _way(look, "quit", "log-out", Quit(), kind="quiet"),
        kind="column",
        id="ways",
        region="now",
    )
    table = group(_table(look), small(_say(look, "free")), kind="column", id="free", region="aside")
    focus = "continue" if unfinished else ""
    return Screen("start", title, group(ways, table), focus=focus)


def _say(look: Look, key: str, **values: object) -> str:
    return filled(look.language, f"t.start.{key}", **values)


def _over(place: Place) -> Show:
    return Show((Start(), place))


def _way(look: Look, id: str, icon: str, intent: Intent, **more: Any) -> Node:
    """One way on from here."""
    return button(id, _say(look, id), intent, icon=icon, **more)


def _on(look: Look, unfinished: Unfinished | None, searching: bool) -> Node | None:
    """The game that is under way; while it is looked for, the room that it would take."""
    if unfinished is None:
        return Node("status", busy=True) if searching else None
    saved = unfinished.saved
    name, seat = unfinished.names[look.language]
    said = _say(look, "continue", title=name, seat=seat, round=saved.round)
    intent = Resume(f"{saved.path}")
    return button("continue", said, intent, icon="play", primary=True)


def _table(look: Look) -> Node:
    """The table, with somebody at every seat."""
    drawn = board(len(SEATS), DEMO, wide=640, high=430, title=_say(look, "picture"))
    seats = (
        Node("image", kind="seat", icon=icon, picture=seat_disc(trust)) for icon, trust in SEATS
    )
    return group(figure(drawn, kind="board"), *seats, kind="board", weight=2)
