"""Approval at home: what another seat has signed waits for the reader's yes or no."""

from __future__ import annotations

from game.player.intents import SetApproval
from game.rules.orders import Ratify
from game.screens.here import Here
from game.screens.nodes import Node, Pick, card, choice, heading, small, some
from game.screens.panel import Panel, done_button
from game.views.menu import Group
from game.views.packages import package_lines


def approval(here: Here) -> Panel:
    """What was signed, and the two answers."""
    say, draft = here.say, here.player.draft
    groups = [group for group in here.player.menu.groups if group.kind == "ratify"]
    left = any(draft.approval(group.about) is None for group in groups)
    return Panel(
        say("approval.title"),
        some(*(_signed(here, group) for group in groups)),
        (done_button(here, say("approval.done"), say("approval.missing") if left else ""),),
    )


def _signed(here: Here, asked: Group) -> Node:
    given = here.player.draft.approval(asked.about)
    options = [
        Pick(_key(order.approve), item.text, SetApproval(asked.about, order.approve))
        for item in asked.choices
        if isinstance(order := item.order, Ratify)
    ]
    package = here.player.package_of(asked.about)
    return card(
        heading(asked.title, 3),
        *(small(said, "") for said in package_lines(here.words, package)),
        choice(asked.about, options, "" if given is None else _key(given), label=asked.title),
        kind="paper",
        value="" if given is None else "chosen",
    )


def _key(yes: bool) -> str:
    return "yes" if yes else "no"
