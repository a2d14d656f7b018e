"""The talk: the text in front, the levers that a clause can be about, what it is worth, and what can be said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.player.intents import BeginPackage, Drop, Intent, Say, SetAnswer, SetClause, SetPackage
from game.rules.beats import EDITS
from game.rules.orders import Decline, Order, Put, Sign, TakeBack, Unsay, Wait, Withdraw
from game.screens.here import Here
from game.screens.nodes import Node, button, group, line, small, some, text, tool
from game.screens.order_keys import order_key
from game.screens.panel import Panel, done_button
from game.screens.places import DeclineText, Sayings
from game.screens.sheet import in_front, in_the_way, sheet
from game.screens.stakes import world
from game.screens.tracks import Dot, track
from game.screens.wants import Finish, Show, Then
from game.screens.worth import nothing_yet, trust_card, worth_card
from game.views.amending import change_between
from game.views.packages import package_said
from game.views.proposals import Proposal


def talk(here: Here) -> Panel:
    """The paper in the middle, the levers beside it, below what it is worth and the way on."""
    return Panel(
        here.say("talk.package"),
        (_levers(here),),
        foot=some(*_buttons(here)),
        sheet=sheet(here),
        worth=some(*_worth(here)),
        notes=some(*_notes(here)),
    )


# The levers


def _levers(here: Here) -> Node:
    """Every lever that a clause can be about; before texts may be put, what there will be."""
    say, player = here.say, here.player
    if player.too_early:
        rows = [track(here, row.id, _early(here, row.id), "") for row in player.table.levers]
    else:
        rows = [_lever(here, offers[0].clause.lever) for offers in player.menu.clauses if offers]
    legend = text(say("dots.legend"), "soft", kind="legend")
    return group(*rows, legend, kind="track", id="levers", label=say("talk.package"), weight=2)


def _early(here: Here, lever: str) -> Iterator[Dot]:
    for setting in here.player.namable(lever):
        stands = here.player.stands(lever) == setting
        yield Dot(setting, (SetClause(lever, setting),), stands, here.player.too_early)


def _lever(here: Here, lever: str) -> Node:
    chosen = _asked(here, lever)
    return track(here, lever, _dots(here, lever, chosen), chosen)


def _asked(here: Here, lever: str) -> str:
    """What the text in front asks of a lever; empty for nothing."""
    tabled = in_front(here)
    package = here.player.package_of(tabled.text) if tabled else here.player.draft.package
    return next((c.setting for c in package.clauses if c.lever == lever), "")


def _dots(here: Here, lever: str, chosen: str) -> Iterator[Dot]:
    """A press on a dot asks for it, on the chosen one leaves the lever out; of a text of the table it begins a change."""
    tabled = in_front(here)
    first = (BeginPackage(tabled.text),) if tabled and _amendable(tabled) else ()
    offers = next(o for o in here.player.menu.clauses if o and o[0].clause.lever == lever)
    for offer in offers:
        setting = offer.clause.setting
        wanted = SetClause(lever, "" if setting == chosen else setting)
        yield Dot(
            setting, (*first, wanted), offer.stands, "" if setting == chosen else offer.why_not
        )


def _amendable(tabled: Proposal) -> bool:
    """Whether a press on a lever changes this text, and does not begin one from nothing."""
    return not tabled.in_force


# What it is worth


def _worth(here: Here) -> Iterator[Node]:
    tabled = in_front(here)
    if tabled is not None:
        yield worth_card(here, tabled)
        yield trust_card(here, tabled, None)
        return
    package = here.player.draft.package
    if not here.player.draft.making:
        yield nothing_yet(here, _put_again(here))
        around = world(here)
        if around is not None:
            yield around
        return
    preview = here.player.preview(package)
    if isinstance(preview, tuple):
        # What is in the way may lie behind it: a payment that is too large, nobody else invited.
        wrong = text(" ".join(preview), "bad", icon="circle-alert", live=True)
        yield group(wrong, kind="worth", id="expected")
        return
    yield worth_card(here, preview)
    yield trust_card(here, preview, package)


def _put_again(here: Here) -> Node | None:
    """What the reader stood for in the last talk, to be put again as it was."""
    put = here.player.put_again
    if put is None:
        return None
    again = Then((SetPackage(put), _at_rest(here)))
    return group(
        small(here.say("talk.last_text", text=package_said(here.words, put))),
        button("put_again", here.say("talk.put_again"), again, icon="rotate-ccw"),
    )


# What has to be known first


def _notes(here: Here) -> Iterator[Node]:
    """What has closed, that it is the last exchange, what a signature is ready for, and what is prepared."""
    player = here.player
    for closed in (each for each in player.heard if each.kind == "agreed"):
        yield text(closed.sentence, "good", icon="handshake", live=True)
    if player.last_exchange and not player.too_early:
        yield small(player.last_exchange, "warn", icon="hourglass")
    yield from _ready(here)
    yield from (
        _prepared(here, o) for o in player.draft.orders if not isinstance(o, Sign | TakeBack)
    )


def _ready(here: Here) -> Iterator[Node]:
    """The signature that is kept ready, and the way out of it."""
    player, say = here.player, here.say
    if not player.ready_for:
        return
    unsay = Unsay(player.seat)
    if unsay in player.draft.orders:
        yield small(say("ready.not"), "warn")
        return
    said = say("ready.now") if player.ready_for.lies else player.ready_for.sentence
    back = tool("unsay", "undo-2", say("ready.unsay"), Say(unsay))
    yield line(text(said, "good", icon="pen-line"), back, id="ready")


def _prepared(here: Here, order: Order) -> Node:
    """What will be said when this exchange is over; it can be taken back."""
    dropped: Intent = SetAnswer(order.text, "") if isinstance(order, Decline) else Drop(order)
    drop = tool(f"drop.{order_key(order)}", "x", here.say("talk.drop"), dropped)
    said = text(here.player.order_said(order), icon="check", tone="good")
    return group(line(said, drop), *_lacks(here, order))


def _lacks(here: Here, order: Order) -> Iterator[Node]:
    """What is in the way of a text that is put, or that a signature is kept ready for."""
    if isinstance(order, Decline) and order.meant:
        order = here.player.with_change(order.text, order.change)
    if isinstance(order, Put):
        known = here.player.preview(order)
        if not isinstance(known, tuple):
            yield from in_the_way(known)


# The buttons


def _buttons(here: Here) -> Iterator[Node | None]:
    """The main one says what it will do and what that costs; then whatever else can be said."""
    draft, say, player = here.player.draft, here.say, here.player
    tabled = in_front(here)
    if draft.making:
        yield _put(here)
        yield _would_sign(here)
        yield done_button(here, say("talk.without"), plain=True, hint=say("talk.without.about"))
    else:
        yield _done(here)
        if tabled is not None:
            yield from _about_text(here, tabled)
    yield button("more_words", say("talk.sayings"), here.over(Sayings()), icon="megaphone")
    if not (draft.making or player.last_exchange or player.too_early):
        wait = Then((Say(Wait(player.seat)), Finish(player.moment)))
        yield button("wait", say("talk.wait"), wait, icon="hourglass", hint=say("talk.wait.about"))


def _costs(here: Here, cost: int) -> str:
    """What something costs of what there is; empty where nothing costs anything."""
    if not here.player.spends:
        return ""
    number, have = here.words.number, here.player.stakes.mandate
    return here.say("main.costs", cost=number(cost), have=number(have))


def _main(id: str, said: str, about: str, intent: Intent, **more: object) -> Node:
    """The main button: what it will do, and below it what that costs or takes along."""
    under = (small(about, ""),) if about else ()
    return replace(button(id, said, intent, **more), children=under)  # type: ignore[arg-type]


def _put(here: Here) -> Node:
    """Put the text in the making; one that cannot be put says why, and does not stand out."""
    player, say = here.player, here.say
    package = player.draft.package
    parent = package.parent
    known = player.preview(package)
    why_not = " ".join(known) if isinstance(known, tuple) else ""
    if parent and change_between(player.book, player.package_of(parent), package) == ():
        why_not = say("amend.nothing")
    cost = 0 if isinstance(known, tuple) else known.cost
    also = [player.order_said(order) for order in player.draft.orders]
    dear = player.spends and cost > player.stakes.mandate
    beside = say("main.too_dear") if dear else say("main.also") if also else ""
    about = " · ".join(filter(None, (_costs(here, cost), beside)))
    put = Then((Say(package), _at_rest(here), Finish(player.moment)))
    return _main(
        "send", say("main.change" if parent else "main.put"), about, put, icon="send",
        primary=not (why_not or dear), disabled=why_not, hint=" ".join(also),
    )  # fmt: skip


def _would_sign(here: Here) -> Node | None:
    """Of a text that was changed: say that it would be signed so, without putting it."""
    player, say = here.player, here.say
    package = player.draft.package
    tabled = player.text_of(package.parent) if package.parent else None
    if not tabled or not tabled.may_decline or player.last_exchange:
        return None
    change = change_between(player.book, player.package_of(package.parent), package)
    ready = SetAnswer(package.parent, "decline", change=change or (), meant=True)
    why_not = say("amend.too_much", most=EDITS) if change is None else ""
    why_not = say("amend.nothing") if change == () else why_not
    return button(
        "would_sign",
        say("decline.ready"),
        Then((ready, BeginPackage(), _at_rest(here, package.parent), Finish(player.moment))),
        icon="pen-line",
        disabled=why_not or player.change_refused(package.parent, change or ()),
        hint=say("decline.ready.about"),
    )


def _at_rest(here: Here, text_: str = "") -> Show:
    """No lever was touched, and this text lies in front."""
    return here.instead(replace(here.at_table, open="", text=text_))


def _done(here: Here) -> Node:
    """Say what is prepared, or nothing more."""
    player, say = here.player, here.say
    orders = player.draft.orders
    if not orders:
        return done_button(here, say("talk.pass"), hint=say("talk.pass.about"))
    signed = [o for o in orders if isinstance(o, Sign)]
    texts = [t for t in (player.text_of(o.text) for o in signed) if t]
    about = (
        _costs(here, sum(t.cost for t in texts)) if texts else say("main.said", count=len(orders))
    )
    if len(orders) == len(texts):
        numbers = here.words.listing([str(t.number) for t in texts])
        said = say("main.sign" if len(texts) == 1 else "main.sign.more", number=numbers)
    else:
        said = say("talk.done")
    return _main(
        "done", said, about, Finish(player.moment), icon="check", primary=True,
        hint=" ".join(player.order_said(order) for order in orders),
    )  # fmt: skip


def _about_text(here: Here, tabled: Proposal) -> Iterator[Node]:
    """What else can be done with the text in front."""
    name, say, player = tabled.text, here.say, here.player
    stays = _at_rest(here, name)
    if player.draft.answer(name):
        return
    if tabled.mine:
        withdraw = Withdraw(player.seat)
        if withdraw not in player.draft.orders:
            said = Then((Say(withdraw), stays))
            yield button(f"withdraw.{name}", say("text.withdraw"), said, icon="undo-2")
    elif tabled.may_take_back:
        back = Then((SetAnswer(name, "back"), stays))
        yield button(f"back.{name}", say("text.back"), back, icon="undo-2")
    elif tabled.may_decline:
        decline: Intent = here.over(DeclineText(name))
        yield button(f"decline.{name}", say("text.decline"), decline, icon="x")
