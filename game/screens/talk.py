"""The talk: the texts on the table, a text in the making and what it would bring, and other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from game.player.intents import (
    BeginPackage,
    Drop,
    Intent,
    Say,
    SetAnswer,
    SetChecked,
    SetClause,
    SetPublic,
)
from game.rules.beats import EDITS
from game.rules.orders import Clause, Decline, Order, Put, Sign, TakeBack, Unsay, Wait
from game.screens.forecast import forecast_lines
from game.screens.here import Here
from game.screens.levers import lever_choice, lever_line
from game.screens.nodes import (
    Node,
    Pick,
    button,
    card,
    check,
    choice,
    disclosure,
    group,
    heading,
    line,
    small,
    some,
    text,
    tool,
)
from game.screens.order_keys import order_key
from game.screens.panel import Panel, done_button, heard_card
from game.screens.places import PackageMore, Sayings
from game.screens.tabled import (
    awaited,
    in_short,
    nothing_open,
    texts_on_the_table,
    titled,
    warned,
)
from game.screens.wants import Finish, Then
from game.views.amending import change_between, difference_said
from game.views.menu import Offer
from game.views.packages import besides, marks, package_said, signers


def talk(here: Here) -> Panel:
    """The texts on the table, or the one that is being changed; the text in the making; what else can be said."""
    player, say = here.player, here.say
    parent = player.draft.package.parent
    return Panel(
        say("talk.title"),
        some(
            *(_amending(here, parent) if parent else _table(here)),
            *([] if player.too_early else [_package(here), *_expected(here)]),
        ),
        some(_in_short(here), *warned(here, player.draft.package), *_foot(here)),
        page=parent,
    )


def _table(here: Here) -> Iterator[Node]:
    """What has to be known first, what is prepared, the texts, and all that was said."""
    yield from _notes(here)
    yield from (_prepared(here, o) for o in here.player.draft.orders if not _on_a_card(o))
    yield from texts_on_the_table(here)
    again, heard = _put_again(here), heard_card(here)
    yield from (node for node in (again, heard) if node)


def _on_a_card(order: Order) -> bool:
    """Whether it is said on the card of the text that it is about."""
    return isinstance(order, Sign | Decline | TakeBack)


def _notes(here: Here) -> Iterator[Node]:
    """What has to be known now: what has closed, that it is the last exchange, what a signature is ready for."""
    player, say = here.player, here.say
    for closed in (each for each in player.heard if each.kind == "agreed"):
        yield text(closed.sentence, "good", icon="handshake", live=True)
    if player.too_early:
        yield text(player.too_early, icon="hourglass")
    elif player.last_exchange:
        yield small(player.last_exchange, "warn", icon="hourglass")
    if not player.ready_for or awaited(here):
        return
    unsay = Unsay(player.seat)
    said = text(player.ready_for.sentence, "good", icon="pen-line")
    back = button("unsay", say("ready.unsay"), Say(unsay), icon="undo-2")
    given = unsay in player.draft.orders
    yield group(said, None if given else back, kind="note", id="ready")


def _put_again(here: Here) -> Node | None:
    """What the reader stood for in the last talk, to be put again as it was."""
    put = here.player.put_again
    if put is None:
        return None
    again = here.say("talk.put_again")
    return group(
        small(here.say("talk.last_text", text=package_said(here.words, put))),
        button("put_again", again, Say(put), icon="rotate-ccw"),
        kind="note",
    )


# The foot


def _foot(here: Here) -> Iterator[Node]:
    """What can be done with a text in the making; then the way on."""
    draft, say = here.player.draft, here.say
    if draft.package.parent:
        yield from _amended(here)
        return
    if draft.making:
        send = Then((Say(draft.package), nothing_open(here)))
        yield button("send", say("talk.send"), send, icon="send", primary=True)
    else:
        yield button("more_words", say("talk.sayings"), here.over(Sayings()), icon="megaphone")
    if not (draft.making or here.player.last_exchange or here.player.too_early):
        wait = Then((Say(Wait(here.player.seat)), Finish(here.player.moment)))
        yield button("wait", say("talk.wait"), wait, icon="hourglass", hint=say("talk.wait.about"))
    key = "talk.without" if draft.making else "talk.done" if draft.orders else "talk.pass"
    yield done_button(here, say(key), plain=draft.making, hint=say(f"{key}.about"))


def _amended(here: Here) -> Iterator[Node]:
    """With a text that was changed: put it, or say that it would be signed so."""
    player, say = here.player, here.say
    package = player.draft.package
    parent = package.parent
    change = change_between(player.book, player.package_of(parent), package)
    why_not = say("amend.nothing") if change == () else ""
    done = (BeginPackage(), nothing_open(here))
    put = Then((Say(package), nothing_open(here)))
    yield button("send", say("amend.put"), put, icon="send", primary=True, disabled=why_not)
    tabled = player.text_of(parent)
    if tabled and tabled.may_decline and not player.last_exchange:
        ready = SetAnswer(parent, "decline", change=change or (), meant=True)
        long = say("amend.too_much", most=EDITS) if change is None else ""
        yield button(
            "would_sign",
            say("decline.ready"),
            Then((ready, *done)),
            icon="pen-line",
            disabled=why_not or long or player.change_refused(parent, change or ()),
            hint=say("decline.ready.about"),
        )


# What will be said, and what is being changed


def _prepared(here: Here, order: Order) -> Node:
    """What will be said when this exchange is over; it can be taken back."""
    drop = tool(f"drop.{order_key(order)}", "x", here.say("talk.drop"), Drop(order))
    said = text(here.player.order_said(order), icon="check", tone="good")
    lacks = warned(here, order) if isinstance(order, Put) else ()
    return group(line(said, drop), *lacks, kind="note")


def _amending(here: Here, parent: str) -> Iterator[Node]:
    """Which text is being changed, what has been changed so far, and the way back."""
    player, say = here.player, here.say
    tabled = player.text_of(parent)
    back = Then((BeginPackage(), nothing_open(here)))
    yield line(
        small(say("amend.began", text=titled(here, tabled) if tabled else "")),
        button("others", say("talk.others"), back, icon="arrow-left", kind="quiet"),
    )
    said = difference_said(here.words, player.package_of(parent), player.draft.package)
    yield text(say("amend.changed", change=said) if said else say("amend.how"), icon="pencil")


# The text in the making


def _package(here: Here) -> Node:
    """The levers that a clause can be about."""
    say = here.say
    return group(
        heading(say("amend.levers" if here.player.draft.package.parent else "talk.package"), 3),
        small(say("talk.how"), weight=2),
        *_levers(here),
        None if _all_shown(here) else _show_all(here),
        id="package",
    )


def _all_shown(here: Here) -> bool:
    table, draft = here.at_table, here.player.draft
    begun = here.player.round > here.words.book.talk_from
    return table.everything or (begun and not draft.package.parent)


def _show_all(here: Here) -> Node:
    everything = here.instead(replace(here.at_table, everything=True))
    return button("all_levers", here.say("talk.all_levers"), everything, kind="quiet")


def _levers(here: Here) -> Iterator[Node]:
    """In the first round with texts only the own ones and two others, of a text that is changed its own, until all are wanted."""
    player = here.player
    parent = player.draft.package.parent
    known = player.package_of(parent).clauses if parent else player.brief.levers
    at_first = {each.lever if isinstance(each, Clause) else each.id for each in known}
    for offers in player.menu.clauses:
        if not offers:
            continue
        lever = offers[0].clause.lever
        clause = player.draft.clause(lever)
        if _all_shown(here) or clause or lever in at_first:
            yield _lever(here, lever, offers, clause)


def _lever(here: Here, lever: str, offers: Sequence[Offer], clause: Clause | None) -> Node:
    """A lever in a line, and its settings below once it is opened."""
    shown = here.at_table.open == lever
    stands = next((offer.clause.setting for offer in offers if offer.stands), "")
    chosen = clause.setting if clause else ""
    return disclosure(
        f"open.{lever}",
        lever_line(here, lever, stands, chosen, _unusual(here, clause)),
        shown,
        here.instead(replace(here.at_table, open="" if shown else lever)),
        lever_choice(
            here,
            lever,
            [_option(here, offer) for offer in offers],
            chosen,
            *(_marks(here, clause) if clause else ()),
            changed=clause is not None,
        )
        if shown
        else None,
    )


def _unusual(here: Here, clause: Clause | None) -> str:
    return marks(here.words, clause.public, clause.verified) if clause else ""


def _option(here: Here, offer: Offer) -> Pick:
    lever, setting = offer.clause.lever, offer.clause.setting
    return Pick(
        setting,
        here.words.setting(lever, setting),
        SetClause(lever, setting),
        offer.why_not,
        here.player.effect_said(lever, setting),
    )


def _marks(here: Here, clause: Clause) -> Iterator[Node]:
    """Who may know of a clause, whether it is checked, and the way out of it."""
    lever = clause.lever
    secret, checked = _who_knows(here, clause), _checked(here, clause)
    out = tool(f"out.{lever}", "trash-2", here.say("clause.out"), SetClause(lever, ""))
    if secret and checked:
        yield secret
    yield line(checked or secret, out)


def _checked(here: Here, clause: Clause) -> Node | None:
    """Whether it is checked, where that can be and is of use."""
    book, lever = here.player.book, clause.lever
    rules = book.scenario.agreements.verification
    if not rules or book.binding[book.levers.index(lever)]:
        return None
    price = here.words.points(round(rules.cost * 100))
    return check(
        f"checked.{lever}",
        here.say("clause.checked", price=price),
        clause.verified,
        SetChecked(lever, not clause.verified),
        hint=here.say("clause.checked.hint"),
    )


def _who_knows(here: Here, clause: Clause) -> Node | None:
    """Who may know of it, where something may be secret."""
    if not here.player.book.scenario.agreements.secret:
        return None
    options = [
        Pick("public", here.say("clause.public"), SetPublic(clause.lever, True)),
        Pick("secret", here.say("clause.secret"), SetPublic(clause.lever, False)),
    ]
    chosen = "public" if clause.public else "secret"
    id, label = f"public.{clause.lever}", here.say("clause.who_knows")
    return choice(id, options, chosen, label=label)


# What it would bring


def _in_short(here: Here) -> Node | None:
    """The two forecasts in a line, always in sight."""
    draft = here.player.draft
    preview = here.player.preview(draft.package) if draft.making else ()
    if isinstance(preview, tuple):
        return None
    said = in_short(here, preview)
    return small(said, "accent" if preview.kept > preview.now else "bad", id="in_short", weight=2)


def _expected(here: Here) -> Iterator[Node]:
    """What the package would bring the reader, from what she can see; or what is in its way."""
    if not here.player.draft.making:
        return
    preview = here.player.preview(here.player.draft.package)
    if isinstance(preview, tuple):
        # What is in the way may lie behind it: a payment that is too large, nobody else invited.
        wrong = text(" ".join(preview), "bad", icon="circle-alert", live=True)
        yield card(wrong, _more(here), id="expected")
        return
    yield card(
        heading(here.say("talk.for_you"), 3),
        forecast_lines(here, preview),
        *(small(clause.warning, "bad") for clause in preview.clauses if clause.warning),
        small(here.say("talk.forecast_note"), weight=2),
        *_besides(here),
        _more(here),
        id="expected",
    )


def _besides(here: Here) -> Iterator[Node]:
    """Whose signature the package needs, and what belongs to it beside its clauses."""
    package, words = here.player.draft.package, here.words
    asked = words.listing([words.seat(seat) for seat in signers(here.player.book, package)])
    yield small(here.say("answers.to", seats=asked), "")
    yield from (small(said, "") for said in besides(words, package))


def _more(here: Here) -> Node:
    said: Intent = here.over(PackageMore())
    return button(
        "package_more", here.say("talk.more"), said, icon="sliders-horizontal", kind="quiet"
    )
