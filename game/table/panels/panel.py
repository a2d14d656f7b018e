"""What all panels share."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from game.rules.orders import Order
from game.table.kit.nodes import SMALL, Colour, Node
from game.table.kit.parts import (
    button,
    card,
    column,
    heading,
    icon,
    row,
    scroll,
    small,
    space,
    title,
    words,
)
from game.table.kit.scene import Look, Step
from game.table.playing import Play
from game.table.scenes.glossary import term_button
from game.table.voice import say
from game.views.known import has
from game.views.talked import Heard

SIGNS: dict[str, tuple[str, Colour]] = {
    "signs": ("pen-line", "good"),
    "declines": ("x", "bad"),
    "marks": ("star", "warn"),
    "agreed": ("handshake", "good"),
}
"""Icon and colour of what was said, by its kind."""


class Panel:
    """What the reader does in one phase; its orders are given when it is done."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.orders: list[Order] = []

    def view(self, look: Look) -> Node:
        """Say what can be done."""
        raise NotImplementedError

    @property
    def prepared(self) -> list[Order]:
        """What the reader has prepared and not yet given."""
        return self.orders

    def on_intent(self, intent: Hashable) -> Step | None:
        """Do it."""
        return None

    def on_key(self, key: str) -> Hashable | None:
        """Turn a key into an intent."""
        return None

    def on_return(self, value: Any) -> Step | None:
        """Take what a dialog came back with."""
        return None

    def before_done(self) -> Step | None:
        """Ask something before the orders are given; None if nothing is in the way."""
        return None

    def tick(self, now: float) -> Step | bool | None:
        """Look after what goes on by itself."""
        return None

    def focus_first(self) -> str:
        """The node that has the focus at first."""
        return ""


def heard_card(play: Play, look: Look, *, marks: bool = True) -> Node | None:
    """What was said so far in the talk of this round, answers with their reasons.

    Without `marks`, what matters most to others is left out: it stands at their levers.
    """
    lines = [item for item in play.heard(look) if marks or item.kind != "marks"]
    if not lines:
        return None
    return card(
        heading(say(look, "talk.heard"), 20),
        *(_heard_line(item, look) for item in lines),
        gap=8,
        pad=(14, 12),
    )


def _heard_line(item: Heard, look: Look) -> Node:
    sign, colour = SIGNS.get(item.kind, ("message-square", "soft"))
    why = small(say(look, "talk.heard.why", why=item.why)) if item.why else None
    return row(
        icon(sign, 20, colour),
        column(words(item.sentence, SMALL), why, gap=2, grow=1),
        gap=10,
        align="start",
    )


def frame(
    look: Look,
    play: Play,
    head: str,
    *inside: Node | None,
    feet: Sequence[Node | None],
    page: int = 0,
) -> Node:
    """A panel: what it is about and what there is to spend, what can be done, and the buttons.

    A new `page` begins at its top.
    """
    shown = play.table(look)
    place = f"panel.{shown.round}.{shown.phase}.{shown.exchange}.{page}"
    have = play.words(look).points(shown.mandate)
    spends = has(play.session.book, "mandate")
    return column(
        row(
            title(head),
            space(grow=1),
            term_button(look, "mandate", say(look, "panel.mandate", points=have))
            if spends
            else None,
            gap=10,
            wraps=look.text > 1.1,
        ),
        scroll(place, column(*inside, gap=12, pad=(8, 6)), label=head),
        column(*feet, gap=10),
        gap=10,
        grow=1,
    )


def done_button(look: Look, text: str, disabled: str = "", *, plain: bool = False) -> Node:
    """The button that gives the orders; `plain` while something else comes first."""
    return button(
        "done",
        text,
        "done",
        look="secondary" if plain else "primary",
        sign="check",
        disabled=disabled,
    )
