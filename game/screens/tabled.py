"""The texts on the table, one card each: between whom, what it says, who has signed, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.player.intents import BeginPackage, Intent, Say, SetAnswer
from game.rules.orders import Decline, Put, Sign, TakeBack, Unsay, Withdraw
from game.screens.forecast import forecast_lines
from game.screens.here import Here
from game.screens.nodes import (
    Node,
    button,
    card,
    disclosure,
    group,
    heading,
    line,
    small,
    text,
)
from game.screens.places import DeclineText
from game.screens.wants import Show, Then
from game.views.packages import marks, terms
from game.views.proposals import ClauseLine, Proposal
from game.views.signatures import Signature


def texts_on_the_table(here: Here) -> Iterator[Node]:
    """What lies there for the reader to sign, to change or to leave; and that others have texts of their own."""
    yield from (_text(here, each) for each in here.player.tabled)
    yield from (small(each.sentence, icon="users", weight=2) for each in here.player.rumours)


def _text(here: Here, tabled: Proposal) -> Node:
    given = here.player.draft.answer(tabled.text)
    chosen = given is not None or (tabled.mine and here.player.draft.put is not None)
    return card(
        heading(_head(here, tabled), 3),
        *_contents(here, tabled),
        _signatures(here, tabled),
        *(_answers(here, tabled)),
        *in_the_way(tabled),
        _forecast(here, tabled),
        *_doing(here, tabled),
        kind="paper",
        value="chosen" if chosen else "",
        id=f"text.{tabled.text}",
    )


def in_the_way(tabled: Proposal) -> Iterator[Node]:
    """Why it cannot close: it is too late, it can never be carried out, or the reader cannot pay for it."""
    return (small(said, "bad", icon="circle-alert") for said in tabled.in_the_way)


def _head(here: Here, tabled: Proposal) -> str:
    """Its title, and whether it has come since the last exchange."""
    title = titled(here, tabled)
    return here.say("text.new", text=title) if tabled.new and not tabled.mine else title


def titled(here: Here, tabled: Proposal) -> str:
    """The number that a text has for the reader, and who stands for it."""
    number = tabled.number
    if tabled.in_force:
        return here.say("text.joins", number=number)
    if tabled.mine:
        others = [seat for seat in tabled.proposers if seat != here.player.seat]
        key = "text.ours" if others else "text.own"
        return here.say(key, number=number, seats=_seats(here, others))
    if not tabled.proposers:
        return here.say("text.nobodys", number=number)
    return here.say("text.of", number=number, seats=_seats(here, tabled.proposers))


def _seats(here: Here, seats: tuple[str, ...] | list[str]) -> str:
    return here.words.listing([here.words.seat(seat) for seat in seats])


def between(here: Here, tabled: Proposal) -> str:
    """Who is party to a text beside the reader."""
    others = [seat for seat in tabled.parties if seat != here.player.seat]
    return here.say("text.between", seats=_seats(here, others))


# What it says


def _contents(here: Here, tabled: Proposal) -> Iterator[Node]:
    """What it changes of the text that it amends, in a line; all of it where it amends none, or on request."""
    whole = here.at_table.whole == tabled.text
    if tabled.difference:
        yield text(tabled.difference, icon="pencil")
        yield button(
            f"whole.{tabled.text}",
            here.say("text.less" if whole else "text.whole"),
            here.instead(replace(here.at_table, whole="" if whole else tabled.text)),
            kind="quiet",
        )
    if whole or not tabled.difference:
        yield from clause_lines(here, tabled)


def clause_lines(here: Here, tabled: Proposal) -> Iterator[Node]:
    """Each clause with where its lever stands, then payments and all else."""
    yield from (_clause(here, clause) for clause in tabled.clauses)
    yield from (text(paid.sentence, icon="coins") for paid in tabled.payments)
    said = ", ".join(terms(here.words, here.player.package_of(tabled.text)))
    if said:
        yield text(said[:1].upper() + said[1:], icon="calendar")


def _clause(here: Here, clause: ClauseLine) -> Node:
    """A clause in one line, with where its lever stands and what is unusual about it."""
    unusual = marks(here.words, clause.public, clause.verified)
    key = "clause.stays" if clause.now == clause.setting_name else "clause.now"
    told = filter(None, (here.say(key, setting=clause.now), unusual))
    said = " · ".join((f"**{clause.lever_name}: {clause.setting_name}**", *told))
    return group(
        text(said, icon=here.words.texts.levers[clause.lever].icon),
        small(clause.warning, "bad", icon="circle-alert") if clause.warning else None,
    )


def _signatures(here: Here, tabled: Proposal) -> Node:
    """Who has signed, and whose signature is missing."""
    left = [seat for seat in tabled.parties if seat not in tabled.signed]
    key = "text.signed" if tabled.signed else "text.unsigned"
    key = key if left else "text.signed.all"
    signed = _you_last(here, tabled.signed)
    said = here.say(key, signed=signed, left=_you_last(here, left))
    return text(said, icon="pen-line")


def _you_last(here: Here, seats: tuple[str, ...] | list[str]) -> str:
    """Seats by their names, the reader's as `you`."""
    me = here.player.seat
    names = [here.words.seat(seat) for seat in seats if seat != me]
    return here.words.listing([*names, here.say("you")] if me in seats else names)


def _answers(here: Here, tabled: Proposal) -> Iterator[Node | None]:
    """Who declines it and why; a change that somebody wants of the own text can be put with one press."""
    for signature in tabled.signatures:
        if signature.state in ("declined", "would"):
            yield small(signature.sentence, icon="message-square")
        if tabled.mine and signature.change and signature.seat != here.player.seat:
            yield _exactly(here, tabled, signature)


def _exactly(here: Here, tabled: Proposal, signature: Signature) -> Node | None:
    put = here.player.with_change(tabled.text, signature.change)
    if here.player.draft.put == put:
        return None
    return button(
        f"exactly.{tabled.text}.{signature.seat}",
        here.say("text.exactly", seat=signature.seat_name),
        Say(put),
        icon="check",
        disabled=" ".join(here.player.refused([put])),
    )


def _forecast(here: Here, tabled: Proposal) -> Node:
    """What it would bring the reader: in a line, and all of it once that is pressed."""
    place = here.at_table
    shown = place.forecast == tabled.text
    said = small(in_short(here, tabled), "accent" if tabled.kept > tabled.now else "bad")
    opened = here.instead(replace(place, forecast="" if shown else tabled.text))
    inside = forecast_lines(here, tabled)
    return disclosure(f"forecast.{tabled.text}", said, shown, opened, inside)


def in_short(here: Here, tabled: Proposal) -> str:
    """The two forecasts in a line."""
    chances = [broken.break_even for broken in tabled.broken if broken.break_even]
    return here.say(
        "talk.short.sure" if chances else "talk.short",
        kept=here.words.number(tabled.kept),
        now=here.words.number(tabled.now),
        percent=max(chances, default=0),
    )


# What can be done with it


def _doing(here: Here, tabled: Proposal) -> Iterator[Node]:
    given = here.player.draft.answer(tabled.text)
    if given:
        yield from _given(here, tabled, given)
        return
    if awaited(here) == tabled.text:
        yield _wanted(here)
    lapsed = "" if here.player.seat in tabled.signed else here.player.lapsed(tabled.text)
    if lapsed:
        yield small(lapsed, "warn", icon="undo-2")
    yield group(*_buttons(here, tabled), flow="even")


def _given(here: Here, tabled: Proposal, given: Sign | Decline | TakeBack) -> Iterator[Node]:
    """What will be done with it, and the way to think again; for a text that is kept ready for, what is in its way."""
    yield line(
        text(here.player.order_said(given), "bad" if isinstance(given, TakeBack) else "good", icon="check"),
        button(f"again.{tabled.text}", here.say("change"), SetAnswer(tabled.text, ""), kind="quiet"),
    )  # fmt: skip
    if isinstance(given, Decline) and given.meant:
        yield from warned(here, here.player.with_change(tabled.text, given.change))


def warned(here: Here, package: Put) -> Iterator[Node]:
    """Why a text cannot close, said before it is put: too late, never to be carried out, more than the reader has."""
    known = here.player.preview(package) if package.clauses or package.payments else ()
    if not isinstance(known, tuple):
        yield from in_the_way(known)


def _wanted(here: Here) -> Node:
    """The text that the reader's signature is kept ready for lies there: it is given, unless she says otherwise."""
    unsay = Unsay(here.player.seat)
    if unsay in here.player.draft.orders:
        return small(here.say("ready.not"), "warn")
    said = text(here.say("ready.now"), "good", icon="pen-line")
    back = button("unsay", here.say("ready.unsay"), Say(unsay), icon="undo-2")
    return group(said, back, kind="note", id="ready")


def _buttons(here: Here, tabled: Proposal) -> Iterator[Node]:
    name, say, player = tabled.text, here.say, here.player
    signed = player.seat in tabled.signed
    if tabled.may_take_back and not tabled.mine:
        yield button(f"back.{name}", say("text.back"), SetAnswer(name, "back"), icon="undo-2")
    if not signed:
        again = "text.sign.again" if player.has_signed(name) else "text.sign"
        yield button(
            f"sign.{name}",
            say("text.join" if tabled.in_force else again),
            SetAnswer(name, "sign"),
            icon="pen-line",
            disabled=tabled.why_not,
        )
    if not tabled.in_force:
        begin = Then((BeginPackage(name), nothing_open(here)))
        yield button(f"amend.{name}", say("text.amend"), begin, icon="pencil")
    if tabled.mine:
        withdraw = Withdraw(player.seat)
        if withdraw not in player.draft.orders:
            yield button(f"withdraw.{name}", say("text.withdraw"), Say(withdraw), icon="undo-2")
    elif tabled.may_decline:
        decline: Intent = here.over(DeclineText(name))
        yield button(f"decline.{name}", say("text.decline"), decline, icon="x")


def awaited(here: Here) -> str:
    """The text on the table that the reader's signature is kept ready for; empty for none."""
    ready = here.player.ready_for
    return ready.wanted if ready and ready.lies else ""


def nothing_open(here: Here) -> Show:
    """No lever is open."""
    return here.instead(replace(here.at_table, open=""))
