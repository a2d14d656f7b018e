"""Approval at home: what another seat has signed waits for the reader's yes or no."""

from __future__ import annotations

from game.player.intents import Seal, SetApproval, Unseal
from game.rules.orders import Ratify
from game.screens.desk.frame import At, Leaf, main
from game.screens.nodes import Node, Pick, button, choice, group, heading, small, text
from game.views.menu import Group
from game.views.packages import package_lines


def approve(at: At) -> Leaf:
    """What was signed, and the two answers."""
    player = at.here.player
    if player.sealed:
        again = button("unseal", at.say("unseal"), Unseal(player.moment), icon="lock-open")
        return Leaf(
            at.say("sealed.do"), (text(at.say("sealed"), icon="lock"),), (again,), key="sealed"
        )
    groups = [group for group in player.menu.groups if group.kind == "ratify"]
    if not (player.asked and groups):
        return Leaf(at.say("seal.nothing"), (text(at.say("seal.nothing.about"), icon="hourglass"),))
    left = any(player.draft.approval(group.about) is None for group in groups)
    seal = main(
        "seal", at.say("approve.seal"), Seal(player.moment), icon="check",
        why_not=at.say("approve.first") if left else "",
    )  # fmt: skip
    return Leaf(at.say("approve.do"), tuple(_signed(at, each) for each in groups), (seal,))


def _signed(at: At, asked: Group) -> Node:
    given = at.here.player.draft.approval(asked.about)
    picks = [
        Pick(_key(order.approve), item.text, SetApproval(asked.about, order.approve))
        for item in asked.choices
        if isinstance(order := item.order, Ratify)
    ]
    package = at.here.player.package_of(asked.about)
    chosen = "" if given is None else _key(given)
    return group(
        heading(asked.title, 2),
        *(small(said, "") for said in package_lines(at.here.words, package)),
        choice(f"approve.{asked.about}", picks, chosen, label=asked.title),
        kind="card",
        id=f"signed.{asked.about}",
        label=asked.title,
    )


def _key(yes: bool) -> str:
    return "yes" if yes else "no"
