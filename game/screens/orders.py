"""Secret orders: answers to events, how sure one is of others, and the own levers."""

from __future__ import annotations

from collections.abc import Iterator

from game.player.intents import SetBelief, SetBroken, SetMove
from game.rules.orders import Move
from game.screens.dialogs import dialog
from game.screens.front import answered_lines
from game.screens.here import Here
from game.screens.levers import lever_choice, lever_head
from game.screens.nodes import (
    TYPED,
    Bounds,
    Node,
    Pick,
    Screen,
    button,
    card,
    choice,
    entry,
    group,
    heading,
    line,
    small,
    some,
    text,
)
from game.screens.panel import Panel, done_button, heard_card
from game.screens.places import BreakWord
from game.screens.wants import Finish, Then
from game.views.menu import Group, MenuItem

SURE = range(0, 101, 10)
"""Chances, in percent, to choose from; any other can be typed."""


def orders(here: Here) -> Panel:
    """Questions, beliefs, levers."""
    groups = here.player.menu.groups
    return Panel(
        here.say("orders.title"),
        some(
            heard_card(here),
            *answered_lines(here),
            _beliefs(here),
            _last(here),
            _levers(here, [each for each in groups if each.kind == "move"]),
        ),
        some(_left(here), _seal(here)),
    )


def _seal(here: Here) -> Node:
    """The way on: it says so where nothing is ordered, and what that means."""
    if here.player.draft.orders:
        return done_button(here, here.say("orders.seal"))
    return done_button(here, here.say("orders.none"), hint=here.say("orders.none.about"))


def _last(here: Here) -> Node | None:
    """In the last round: how long these orders stand."""
    player = here.player
    if player.round < player.book.rounds:
        return None
    return small(here.say(f"orders.last.{player.book.aftermath}"), "", icon="flag")


def _left(here: Here) -> Node | None:
    """What there is still to spend, once something is ordered."""
    player = here.player
    if not (player.draft.orders and player.spends):
        return None
    points = here.words.points(player.menu.mandate - player.spent)
    return small(here.say("orders.left", points=points), id="left", live=True)


# How sure one is of others


def _beliefs(here: Here) -> Node | None:
    levers = here.player.to_believe
    if not levers:
        return None
    return card(
        heading(here.say("belief.title"), 3),
        small(here.say("belief.about"), weight=2, live=True),
        *(_belief(here, lever) for lever in levers),
        id="beliefs",
    )


def _belief(here: Here, lever: str) -> Node:
    words, said = here.words, here.player.draft.belief(lever)
    ask = here.say(
        "belief.ask",
        owner=words.owner(lever),
        lever=words.lever(lever),
        setting=words.setting(lever, here.player.agreed(lever)),
    )
    title = here.say("belief.title")
    options = [Pick("", here.say("belief.nothing"), SetBelief(lever, None))]
    options += [Pick(str(n), f"{n} %", SetBelief(lever, n)) for n in SURE]
    value = "" if said is None else str(said)
    return group(
        text(ask),
        choice(f"belief.{lever}", options, value, label=f"{title} {ask}", flow="wrap"),
        line(
            small(here.say("belief.exact")),
            entry(
                f"belief.{lever}.exact",
                here.say("belief.exact"),
                value,
                SetBelief(lever, TYPED),
                bounds=Bounds(0, 100),
                hint=here.say("entry.whole", low=0, high=100),
                most=5,
            ),
        ),
    )


# The own levers


def _levers(here: Here, moves: list[Group]) -> Node | None:
    if not moves:
        return None
    return group(
        heading(here.say("orders.levers"), 3),
        small(here.say("orders.prices"), weight=2, live=True),
        *(_lever(here, each) for each in moves),
        id="levers",
    )


def _lever(here: Here, asked: Group) -> Node:
    lever = asked.about
    now, ordered = here.player.stands(lever), here.player.draft.move(lever)
    asked_for = ordered or here.player.unordered(lever)
    options = [
        Pick(
            order.setting,
            _priced(here, item, order),
            SetMove(lever, order.setting),
            item.why_not,
            here.player.effect_said(lever, order.setting),
        )
        for item in asked.choices
        if isinstance(order := item.order, Move)
    ]
    return lever_choice(
        here,
        lever,
        options,
        asked_for,
        _stands(here, lever, now, asked_for != now),
        *_owed(here, lever, asked_for, bool(ordered)),
        *(small(x.warning, "warn") for x in asked.choices if _is(x, asked_for) and x.warning),
        head=lever_head(here, lever),
        changed=bool(ordered),
    )


def _is(item: MenuItem, setting: str) -> bool:
    return isinstance(item.order, Move) and item.order.setting == setting


def _stands(here: Here, lever: str, now: str, moves: bool) -> Node:
    """Where a lever stands; while nothing else is asked of it, that is what is chosen anyway."""
    said = here.say("lever.stands", setting=here.words.setting(lever, now))
    return small(said, weight=1 if moves else 2)


def _priced(here: Here, item: MenuItem, order: Move) -> str:
    """The name of a setting, with its price in brackets."""
    setting = here.words.setting(order.lever, order.setting)
    if not item.price:
        return setting
    return here.say("orders.priced", setting=setting, price=here.words.number(item.price))


def _owed(here: Here, lever: str, shown: str, ordered: bool) -> Iterator[Node]:
    """What the seat has given its word for on a lever, and whether the orders keep it, as silence does."""
    owed, how = here.player.owed(lever)
    promised = here.player.promised(lever)
    if promised and promised != owed:
        yield small(here.say("owed.promised", setting=here.words.setting(lever, promised)))
        if shown != promised:
            yield small(here.say("owed.breaks_promise"), "bad", icon="triangle-alert")
    if owed:
        yield small(here.say(f"owed.{how}", setting=here.words.setting(lever, owed)))
        if shown != owed:
            yield small(here.say("owed.breaks"), "bad", icon="triangle-alert", id=f"breaks.{lever}")
        elif not ordered:
            yield small(here.say("owed.silence"), weight=2)


# A word that would be broken


def break_word(here: Here, place: BreakWord) -> Screen:
    """The word given, to break it, or to go back to the orders that keep it by silence; that is the safe answer."""
    lever, setting = here.words.lever(place.lever), here.words.setting(place.lever, place.setting)
    broken = Then((SetBroken(place.lever, True), here.back, Finish(here.player.moment)))
    given_up = here.player.in_the_way(place.lever)
    lost = here.words.listing([here.words.lever(each) for each in given_up])
    warned = [text(here.say("break.given_up", levers=lost))] if lost else []
    kept = Then((*(SetMove(each, "") for each in (place.lever, *given_up)), here.back))
    return dialog(
        here,
        f"break.{place.lever}",
        here.say("break.title"),
        text(here.say("break.text", lever=lever, setting=setting)),
        *warned,
        buttons=[
            button("break", here.say("break.yes"), broken, kind="danger"),
            button("keep", here.say("break.no"), kept, primary=True),
        ],
        focus="keep",
    )
