"""What is asked of a reader, and what all that is asked has in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.screens.here import Here
from game.screens.nodes import Node, Tone, button, group, heading, line, small, text
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
        foot: the buttons, the main one first.
        sheet: what lies in the middle of the table.
        worth: what stands beside the buttons: what it is worth, what it hangs on.
        notes: what has to be known first.
    """

    title: str
    inside: tuple[Node, ...]
    foot: tuple[Node, ...] = ()
    sheet: Node | None = None
    worth: tuple[Node, ...] = ()
    notes: tuple[Node, ...] = ()


def act(here: Here, panel: Panel) -> Node:
    """What can be done now, with what there is to spend at its head."""
    head = line(heading(panel.title), mandate_left(here))
    about = f"act.{here.player.moment.phase}"
    return group(
        head, _trouble(here), *panel.inside, id=about, label=panel.title, region="act", weight=0
    )


def _trouble(here: Here) -> Node | None:
    """That the record on the disk is behind the game, as long as it is: nobody finds out when it is too late."""
    said = here.visit.game.trouble if here.visit.game else ""
    return Node("alert", text=said, tone="bad", icon="circle-alert", live=True) if said else None


def foot(panel: Panel) -> Node | None:
    """What it is worth, then the buttons."""
    if not (panel.foot or panel.worth):
        return None
    buttons = group(*panel.foot, kind="foot", flow="wrap") if panel.foot else None
    worth = group(*panel.worth, kind="worth", flow="across") if panel.worth else None
    return group(worth, buttons, flow="across", region="foot", weight=0, id="foot")


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


def heard_log(here: Here) -> Node | None:
    """What was said so far in the talk of this round, line by line, with reasons."""
    lines = here.player.heard
    if not lines:
        return None
    head = heading(here.say("talk.heard"), 3)
    inside = (heard_line(here, item) for item in lines)
    return group(head, *inside, kind="heard", weight=2, live=True, id="heard", region="aside")


def heard_line(here: Here, item: Heard) -> Node:
    """Something that was said, with the line spoken beside it and its reason."""
    icon, tone = SIGNS.get(item.kind, ("message-square", "soft"))
    said = text(here.say("talk.heard.line", line=item.line)) if item.line else None
    why = small(here.say("talk.heard.why", why=item.why)) if item.why else None
    return group(text(item.sentence, icon=icon, tone=tone), said, why, kind="heard")
