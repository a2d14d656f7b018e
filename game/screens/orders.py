"""Secret orders: the words that are owed as two cards each, the other own levers as tracks, how sure one is of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from game.player.intents import SetBelief, SetBroken, SetMove
from game.rules.orders import Move
from game.screens.dialogs import dialog
from game.screens.front import answered_lines
from game.screens.here import Here
from game.screens.nodes import (
    Node,
    Pick,
    Screen,
    Tone,
    button,
    choice,
    group,
    heading,
    line,
    small,
    some,
    text,
)
from game.screens.panel import Panel, done_button
from game.screens.places import BreakWord
from game.screens.sheet import deal_sheet
from game.screens.tracks import Dot, track
from game.screens.wants import Finish, Show, Then
from game.screens.worth import bars, floor_said
from game.views.keeping import Keeping, Way
from game.views.menu import Group, MenuItem

SURE: Final = (0, 25, 50, 75, 100)
"""Chances, in percent, to choose from."""
LARGE: Final = 1.2
"""Size of text from which one of them alone has room there."""
BESIDE: Final = 2
"""Clauses of others that are asked about beside the button; more of them are asked about above."""


def orders(here: Here) -> Panel:
    """Words, levers, questions; below what the orders would bring, and how sure one is of others."""
    player = here.player
    groups = player.menu.groups
    owed = {each.lever for each in player.keeping}
    believed = _beliefs(here)
    few = len(player.to_believe) <= (BESIDE if here.look.text <= LARGE else 1)
    return Panel(
        here.say("orders.title"),
        some(
            *answered_lines(here),
            *(_vow(here, each) for each in player.keeping),
            _levers(here, [g for g in groups if g.kind == "move" and g.about not in owed]),
            None if few else believed,
        ),
        foot=some(_seal(here)),
        sheet=deal_sheet(here),
        worth=some(_outlook(here), believed if few else None),
        notes=some(*_left_open(here), _last(here)),
    )


def _seal(here: Here) -> Node:
    """The way on: it says how much is ordered, or that nothing is, and what that costs or means."""
    player, say = here.player, here.say
    ordered = [o for o in player.draft.orders if isinstance(o, Move)]
    if not player.draft.orders:
        key = "orders.keep" if player.keeping else "orders.none"
        return done_button(here, say(key), hint=say("orders.none.about"))
    spent = _spent(here) if ordered else ""
    seal = done_button(here, say("orders.seal"), hint=spent)
    return replace(seal, children=(small(spent, "", id="left"),) if spent else ())


def _spent(here: Here) -> str:
    """What the orders cost of what there is."""
    player, number = here.player, here.words.number
    if not player.spends:
        return ""
    return here.say("main.costs", cost=number(player.spent), have=number(player.menu.mandate))


def _left_open(here: Here) -> Iterator[Node]:
    """Which texts did not close in the talk, and whose signature they lacked."""
    yield from (small(h.sentence, icon="file-x") for h in here.player.heard if h.kind == "left")


def _last(here: Here) -> Node | None:
    """In the last round: how long these orders stand."""
    player = here.player
    if player.round < player.book.rounds:
        return None
    return small(here.say(f"orders.last.{player.book.aftermath}"), "", icon="flag")


# Words that are owed


def _vow(here: Here, owed: Keeping) -> Node:
    """A word given: to keep it, which is chosen, or to break it, each with what it brings and risks."""
    player, words, lever = here.player, here.words, owed.lever
    ordered = player.draft.move(lever)
    way = next((each for each in owed.breaks if each.setting == ordered), owed.breaks[0])
    broken = any(each.setting == ordered for each in owed.breaks)
    # What cannot be carried out is kept all the same: the card names the word, not what would come of it.
    kept = Then((SetMove(lever, ""), SetBroken(lever, False), _touched(here, lever)))
    breaks = here.over(BreakWord(lever, owed.setting, way.setting))
    name = words.lever(lever)
    cards = (
        _way(
            here,
            f"keep.{lever}",
            "keep.card",
            owed.setting,
            owed.keep,
            "" if broken else "chosen",
            kept,
        ),
        _way(
            here,
            f"broken.{lever}",
            "break.card",
            way.setting,
            way,
            "chosen" if broken else "",
            breaks,
        ),
    )
    title = words.say(f"t.owed.{owed.how}", setting=words.setting(lever, owed.setting))
    return group(
        line(heading(name, 3, icon=words.texts.levers[lever].icon), small(title)),
        Node("radiogroup", id=f"vow.{lever}", children=cards, kind="vow", label=name, value="broken" if broken else "keep"),
        *_promised(here, lever, ordered or owed.setting),
        _other_ways(here, owed, way),
        kind="vow",
        id=f"vow.{lever}.card",
    )  # fmt: skip


def _way(here: Here, id: str, key: str, setting: str, way: Way, chosen: str, intent: Show | Then) -> Node:  # fmt: skip
    name = here.words.setting(id.partition(".")[2], setting)
    tone: Tone = "bad" if key == "break.card" else "good"
    return Node(
        "radio",
        id=id,
        text=f"**{here.say(key, setting=name)}**",
        kind="vow",
        tone=tone,
        value=chosen,
        intent=intent,
        icon="pen-line" if tone == "good" else "unlink",
        children=(small(way.sentence, ""),),
        hint=way.sentence,
    )


def _other_ways(here: Here, owed: Keeping, shown: Way) -> Node | None:
    """What else could be ordered against the word."""
    if len(owed.breaks) < 2:
        return None
    lever, words = owed.lever, here.words
    others = (
        button(
            f"instead.{lever}.{way.setting}",
            words.setting(lever, way.setting),
            here.over(BreakWord(lever, owed.setting, way.setting)),
            kind="quiet",
            hint=way.sentence,
        )
        for way in owed.breaks
        if way is not shown
    )
    return group(small(here.say("break.else")), *others, flow="wrap")


def _touched(here: Here, lever: str) -> Show:
    return here.instead(replace(here.at_table, open=lever))


# What the orders bring


def alone(here: Here) -> Mapping[str, str]:
    """What is ordered of levers that the reader moves alone: others have to order the rest as well."""
    player = here.player
    moves = (order for order in player.draft.orders if isinstance(order, Move))
    return {o.lever: o.setting for o in moves if len(player.owners(o.lever)) == 1}


def _outlook(here: Here) -> Node | None:
    """Where the reader would end with these orders, beside ordering nothing and the floor."""
    player, say = here.player, here.say
    ordered = alone(here)
    seen = player.outlook(ordered)
    rows = [(say("orders.without"), seen.now)]
    rows += [(say("orders.with"), seen.then)] if ordered else []
    return group(
        heading(say("orders.outlook"), 3),
        *bars(here, rows),
        floor_said(here),
        kind="worth",
        id="expected",
        label=say("orders.outlook"),
    )


# How sure one is of others


def _beliefs(here: Here) -> Node | None:
    levers = here.player.to_believe
    if not levers:
        return None
    return group(
        heading(here.say("belief.title"), 3),
        *(_belief(here, lever) for lever in levers),
        small(here.say("belief.about"), weight=2, live=True),
        kind="worth",
        id="beliefs",
        label=here.say("belief.title"),
    )


def _belief(here: Here, lever: str) -> Node:
    words, said = here.words, here.player.draft.belief(lever)
    ask = here.say(
        "belief.ask",
        owner=words.owner(lever),
        lever=words.lever(lever),
        setting=words.setting(lever, here.player.agreed(lever)),
    )
    label = f"{here.say('belief.title')} {ask}"
    options = [
        Pick(str(n), str(n), SetBelief(lever, None if n == said else n), hint=ask) for n in SURE
    ]
    value = "" if said is None else str(said)
    return group(
        text(ask),
        choice(f"belief.{lever}", options, value, label=label, flow="even"),
        kind="belief",
        hint=ask,
    )


# The other levers


def _levers(here: Here, moves: Sequence[Group]) -> Node | None:
    if not moves:
        return None
    return group(
        heading(here.say("orders.levers"), 3),
        *(_lever(here, each) for each in moves),
        kind="track",
        id="levers",
        label=here.say("orders.levers"),
    )


def _lever(here: Here, asked: Group) -> Node:
    lever = asked.about
    player = here.player
    ordered = player.draft.move(lever)
    asked_for = ordered or player.unordered(lever)
    row = track(here, lever, _dots(here, asked), asked_for)
    warned = (x.warning for x in asked.choices if _is(x, asked_for) and x.warning)
    below = (*_owed(here, lever, asked_for), *(small(said, "warn") for said in warned))
    return group(row, *below) if below else row


def _dots(here: Here, asked: Group) -> Iterator[Dot]:
    now = here.player.stands(asked.about)
    for item in asked.choices:
        if isinstance(order := item.order, Move):
            price = here.words.number(item.price) if item.price else ""
            wanted = (SetMove(order.lever, order.setting),)
            yield Dot(order.setting, wanted, order.setting == now, item.why_not, price)


def _is(item: MenuItem, setting: str) -> bool:
    return isinstance(item.order, Move) and item.order.setting == setting


def _owed(here: Here, lever: str, shown: str) -> Iterator[Node]:
    """What the seat has given its word for on a lever of which no order alone breaks anything, and what does."""
    owed, how = here.player.owed(lever)
    yield from _promised(here, lever, shown)
    if owed:
        yield small(here.say(f"owed.{how}", setting=here.words.setting(lever, owed)))
        if shown != owed:
            yield small(here.say("owed.breaks"), "bad", icon="triangle-alert", id=f"breaks.{lever}")


def _promised(here: Here, lever: str, shown: str) -> Iterator[Node]:
    """What the seat has promised beside another word that it has given, and whether that is broken."""
    promised = here.player.promised(lever)
    if promised and promised != here.player.owed(lever)[0]:
        yield small(here.say("owed.promised", setting=here.words.setting(lever, promised)))
        if shown != promised:
            yield small(here.say("owed.breaks_promise"), "bad", icon="triangle-alert")


# A word that would be broken


def break_word(here: Here, place: BreakWord) -> Screen:
    """The word given, to break it, or to go back to the orders that keep it by silence; that is the safe answer."""
    lever, setting = here.words.lever(place.lever), here.words.setting(place.lever, place.setting)
    given_up = here.player.in_the_way(place.lever)
    lost = here.words.listing([here.words.lever(each) for each in given_up])
    warned = [text(here.say("break.given_up", levers=lost))] if lost and not place.ordered else []
    way = _way_of(here, place)
    return dialog(
        here,
        f"break.{place.lever}",
        here.say("break.title"),
        text(here.say(_question_of(place), lever=lever, setting=setting, instead=_instead(here, place))),
        text(way.sentence, "bad") if way else None,
        *warned,
        buttons=[
            button("break", here.say("break.yes"), _broken(here, place), kind="danger"),
            button("keep", here.say("break.no"), _kept(here, place, given_up), primary=True),
        ],
        focus="keep",
    )  # fmt: skip


def _question_of(place: BreakWord) -> str:
    return "break.ask" if place.ordered else "break.text"


def _instead(here: Here, place: BreakWord) -> str:
    return here.words.setting(place.lever, place.ordered) if place.ordered else ""


def _way_of(here: Here, place: BreakWord) -> Way | None:
    owed = next((each for each in here.player.keeping if each.lever == place.lever), None)
    wanted = place.ordered or here.player.draft.move(place.lever)
    return next((w for w in owed.breaks if w.setting == wanted), None) if owed else None


def _broken(here: Here, place: BreakWord) -> Then:
    """Break it: order it now, where it was asked at its card, or seal what is ordered."""
    meant = SetBroken(place.lever, True)
    if place.ordered:
        return Then((SetMove(place.lever, place.ordered), meant, here.back))
    return Then((meant, here.back, Finish(here.player.moment)))


def _kept(here: Here, place: BreakWord, given_up: Sequence[str]) -> Then | Show:
    """Keep it: nothing is ordered against it."""
    if place.ordered:
        return Then((SetMove(place.lever, ""), SetBroken(place.lever, False), here.back))
    return Then((*(SetMove(each, "") for each in (place.lever, *given_up)), here.back))
