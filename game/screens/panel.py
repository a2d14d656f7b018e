"""What is asked of a reader, and what all that is asked has in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.screens.here import Here
from game.screens.nodes import Node, Tone, button, card, group, heading, line, small, text
from game.screens.terms import term_button
from game.screens.wants import Finish
from game.views.talked import Heard

SIGNS: Final[dict[str, tuple[str, Tone]]] = {
    "puts": ("file-text", "accent"),
    "signs": ("pen-line", "good"),
    "ready": ("pen-line", "good"),
    "declines": ("x", "bad"),
    "takes_back": ("undo-2", "bad"),
    "marks": ("star", "warn"),
    "agreed": ("handshake", "good"),
}
"""Icon and tone of what was said, by its kind."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What is asked of a reader now: the act of the screen of the table.

    Attributes:
        title: what it is about, a heading of level 2; headings inside are of level 3.
        inside: what can be done, the most important first.
        foot: the buttons, with the main one among them.
        page: another page begins at its top.
    """

    title: str
    inside: tuple[Node, ...]
    foot: tuple[Node, ...] = ()
    page: str = ""


def act(here: Here, panel: Panel) -> Node:
    """What can be done now, with what there is to spend at its head."""
    head = line(heading(panel.title), mandate_left(here))
    about = ".".join(filter(None, ("act", here.player.moment.phase, panel.page)))
    return group(
        head, _trouble(here), *panel.inside, id=about, label=panel.title, region="act", weight=0
    )


def _trouble(here: Here) -> Node | None:
    """That the record on the disk is behind the game, as long as it is: nobody finds out when it is too late."""
    said = here.visit.game.trouble if here.visit.game else ""
    return Node("alert", text=said, tone="bad", icon="circle-alert", live=True) if said else None


def foot(panel: Panel) -> Node | None:
    """The buttons below."""
    if not panel.foot:
        return None
    return group(*panel.foot, flow="wrap", region="foot", weight=0)


def mandate_left(here: Here) -> Node | None:
    """What there is to spend, where anything costs something."""
    if not here.player.spends:
        return None
    points = here.words.points(here.player.stakes.mandate)
    return term_button(here, "mandate", here.say("panel.mandate", points=points))


def done_button(
    here: Here, said: str, disabled: str = "", *, plain: bool = False, hint: str = ""
) -> Node:
    """The button that gives what is prepared; `plain` while something else comes first."""
    finish, first = Finish(here.player.moment), not plain
    return button("done", said, finish, icon="check", disabled=disabled, primary=first, hint=hint)


def heard_card(here: Here) -> Node | None:
    """What was said so far in the talk of this round, what matters most to whom, answers with their reasons."""
    lines = here.player.heard
    return _heard(here, lines) if lines else None


def _heard(here: Here, lines: Sequence[Heard]) -> Node:
    head = heading(here.say("talk.heard"), 3)
    return card(
        head, *(_heard_line(here, item) for item in lines), kind="heard", weight=2, live=True
    )


def _heard_line(here: Here, item: Heard) -> Node:
    icon, tone = SIGNS.get(item.kind, ("message-square", "soft"))
    said = text(here.say("talk.heard.line", line=item.line)) if item.line else None
    why = small(here.say("talk.heard.why", why=item.why)) if item.why else None
    return group(text(item.sentence, icon=icon, tone=tone), said, why, kind="heard")
