"""The talk: put a package together, see what it would bring, send it; and other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from game.player.intents import (
    BeginPackage,
    Drop,
    Intent,
    Say,
    SetChecked,
    SetClause,
    SetPublic,
)
from game.rules.orders import Clause, Order, Withdraw
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
from game.screens.wants import Show, Then
from game.views.menu import Offer
from game.views.packages import besides, marks, package_lines, signers
from game.views.proposals import Proposal


def talk(here: Here) -> Panel:
    """The package in the making, and what else can be said."""
    player, say = here.player, here.say
    began = player.draft.began
    return Panel(
        say("talk.title"),
        some(
            None if began else heard_card(here),
            *(_prepared(here, order) for order in player.draft.orders),
            *([_back(here, began)] if began else _others(here)),
            _package(here),
            *_expected(here),
        ),
        some(_in_short(here), _send(here), _done(here)),
        page=began,
    )


def _done(here: Here) -> Node:
    draft = here.player.draft
    key = "talk.done" if draft.orders else "talk.pass"
    return done_button(here, here.say(key), plain=draft.making)


def _send(here: Here) -> Node:
    """Send what is in the making; without it, the way to other words."""
    draft, say = here.player.draft, here.say
    if not draft.making:
        return button("more_words", say("talk.sayings"), here.over(Sayings()), icon="megaphone")
    send = Then((Say(draft.package), _shut(here)))
    return button("send", say("talk.send"), send, icon="send", primary=True)


def _shut(here: Here) -> Show:
    """No lever is open."""
    return here.instead(replace(here.at_table, open=""))


# What will be said, and what others have said


def _prepared(here: Here, order: Order) -> Node:
    """What will be said when this beat is over; it can be taken back."""
    drop = tool(f"drop.{order_key(order)}", "x", here.say("talk.drop"), Drop(order))
    said = text(here.player.order_said(order), icon="check", tone="good")
    return group(line(said, drop), kind="note")


def _others(here: Here) -> Iterator[Node]:
    """Proposals that are still open, to start from."""
    found = here.player.proposals
    if any(proposal.proposer != here.player.seat for proposal in found):
        yield small(here.say("talk.later"), weight=2, live=True)
    for proposal in found:
        own = proposal.proposer == here.player.seat
        yield _own(here, proposal) if own else _theirs(here, proposal)


def _theirs(here: Here, proposal: Proposal) -> Node:
    seat = proposal.proposer
    begin = Then((BeginPackage(seat), _shut(here)))
    return card(
        heading(here.say("talk.theirs", seat=proposal.proposer_name), 3),
        *_lines(here, seat),
        button(f"counter.{seat}", here.say("talk.counter"), begin, icon="reply"),
        kind="paper",
    )


def _own(here: Here, proposal: Proposal) -> Node:
    own = here.words.say("answer.yes", seat=proposal.proposer_name)
    withdraw = Say(Withdraw(proposal.proposer))
    return card(
        heading(here.say("talk.own"), 3),
        *_lines(here, proposal.proposer),
        *(small(said) for said in proposal.answers if said != own),
        button("withdraw", here.say("talk.withdraw"), withdraw, icon="undo-2"),
        kind="paper",
    )


def _lines(here: Here, seat: str) -> Iterator[Node]:
    for said in package_lines(here.words, here.player.package_of(seat)):
        yield small(said, "")


def _back(here: Here, began: str) -> Node:
    """The way back from a package that began as somebody else's."""
    anew = Then((BeginPackage(), _shut(here)))
    return line(
        small(here.say("talk.began", seat=here.words.seat(began))),
        button("others", here.say("talk.others"), anew, icon="arrow-left", kind="quiet"),
    )


# The package in the making


def _package(here: Here) -> Node:
    """The levers that a clause can be about."""
    say = here.say
    return group(
        heading(say("talk.package"), 3),
        small(say("talk.how"), weight=2),
        *_levers(here),
        None if _all_shown(here) else _show_all(here),
        id="package",
    )


def _all_shown(here: Here) -> bool:
    return here.at_table.everything or here.player.round > 1


def _show_all(here: Here) -> Node:
    everything = here.instead(replace(here.at_table, everything=True))
    return button("all_levers", here.say("talk.all_levers"), everything, kind="quiet")


def _levers(here: Here) -> Iterator[Node]:
    """In the first round only the own ones and two others, until all are wanted."""
    player = here.player
    at_first = {row.id for row in player.brief.levers}
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
    chances = [broken.break_even for broken in preview.broken if broken.break_even]
    said = here.say(
        "talk.short.sure" if chances else "talk.short",
        kept=here.words.number(preview.kept),
        now=here.words.number(preview.now),
        percent=max(chances, default=0),
    )
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
