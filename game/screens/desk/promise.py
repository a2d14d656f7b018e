"""Before texts may be put: one promise in public, about an own lever."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.player.intents import Give
from game.rules.orders import Promise
from game.screens.desk.frame import At, Leaf, main
from game.screens.nodes import Node, group, heading, text
from game.screens.wants import Then
from game.views.menu import Group


def promise(at: At) -> Leaf:
    """The own levers with their settings; what was promised stands for the round."""
    given = promised(at)
    if given:
        said = (_said(at, lever, setting) for lever, setting in given)
        return Leaf(at.say("promise.given"), (*said, text(at.say("promise.others"), "soft")))
    groups = [
        group
        for group in at.here.player.menu.groups
        if group.kind == "promise" and any(not item.why_not for item in group.choices)
    ]
    if not groups:
        return Leaf(at.say("promise.none"), (text(at.say("promise.listen"), icon="ear"),))
    return Leaf(
        at.say("promise.do"), tuple(_lever(at, each) for each in groups), (_main(at, groups),)
    )


def promised(at: At) -> Sequence[tuple[str, str]]:
    """What the reader has promised in this round: what all have heard, else what is on its way."""
    player = at.here.player
    orders = [order for order in player.given if isinstance(order, Promise)]
    if orders:
        return [(order.lever, order.setting) for order in orders]
    own = (lever for lever in player.levers if player.seat in player.owners(lever))
    heard = [(lever, player.promised(lever)) for lever in own]
    return [(lever, setting) for lever, setting in heard if setting]


def _said(at: At, lever: str, setting: str) -> Node:
    return group(
        text(vowed(at, lever, setting), icon="megaphone"), kind="ribbon", id=f"promised.{lever}"
    )


def vowed(at: At, lever: str, setting: str) -> str:
    """`You promised: Action on leads, Laboratories closed`."""
    words = at.here.words
    return at.say("promised", lever=words.lever(lever), setting=words.setting(lever, setting))


def _lever(at: At, asked: Group) -> Node:
    """A lever with all that may be promised about it."""
    words, lever = at.here.words, asked.about
    name = words.lever(lever)
    return group(
        heading(name, 2, icon=words.texts.levers[lever].icon),
        Node(
            "radiogroup", id=f"promise.{lever}", label=name, kind="own", flow="across",
            children=tuple(_settings(at, asked)),
        ),
        kind="card",
        id=f"lever.{lever}",
        label=name,
    )  # fmt: skip


def _settings(at: At, asked: Group) -> Iterator[Node]:
    for item in asked.choices:
        order = item.order
        if isinstance(order, Promise):
            chosen = at.place.promise == (order.lever, order.setting)
            yield Node(
                "radio",
                id=f"promise.{order.lever}.{order.setting}",
                text=at.say("stands", setting=item.text) if item.stands else item.text,
                kind="own",
                value="chosen" if chosen else "",
                intent=at.to(promise=(order.lever, order.setting)),
                disabled=item.why_not,
            )


def _main(at: At, groups: Sequence[Group]) -> Node:
    """Promise what is chosen; it names what that is."""
    lever, setting = at.place.promise
    player = at.here.player
    known = {(i.order.lever, i.order.setting) for g in groups for i in g.choices if isinstance(i.order, Promise)}  # fmt: skip
    if (lever, setting) not in known:
        lever, setting = "", ""
    name = at.here.words.setting(lever, setting) if lever else ""
    order = Promise(player.seat, lever, setting)
    return main(
        "give",
        at.say("promise.give.what", setting=name) if lever else at.say("promise.give"),
        Then((Give(order), at.to(promise=("", "")))),
        icon="megaphone",
        why_not="" if lever else at.say("promise.first"),
    )
