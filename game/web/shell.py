"""The whole page around a screen: head, sheets, script, and where the script finds the server."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from game.player.look import Look
from game.screens.nodes import Screen
from game.web.mouth import Clock, html
from game.web.pages import page


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the script of a page finds what it needs."""

    page: str = "/page"
    command: str = "/cmd"
    bell: str = "/ws"
    """Empty where there is no doorbell: then it looks for news by itself."""
    away: str = "/"
    """Where a device goes whose seat is not its own any more."""


def whole(
    screen: Screen,
    language: str,
    *,
    key: str,
    clock: Clock | None = None,
    look: Look | None = None,
    addresses: Addresses = Addresses(),
) -> str:
    """Write a screen as a whole page.

    Args:
        screen: what is shown.
        language: of the few words that the page says itself.
        key: of what the device keeps of its own: another for every room and seat.
        clock: the time that is left; None for none.
        look: how the reader wants to see it; None for as usual.
        addresses: where the script finds the server.
    """
    body = Markup(html(screen, language, clock=clock, look=look))  # noqa: S704
    return page("seat.html", language, title=screen.title, key=key, addresses=addresses, body=body)
