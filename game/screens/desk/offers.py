"""Texts that lie on the table: what the reader gives and gets, what it is worth, and what she does with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from game.player.intents import BeginPackage, Give, Ungive
from game.rules.orders import Decline, Order, Put, Sign, TakeBack, Withdraw
from game.screens.desk.desk import DeskDecline
from game.screens.desk.frame import At
from game.screens.desk.weigh import pays
from game.screens.nodes import Node, Tone, button, disclosure, group, heading, line, small, text
from game.screens.wants import Then
from game.views.proposals import ClauseLine, Proposal
from game.views.signatures import Signature

SHUT = "-"
"""In place of the name of a text: none is unfolded."""
STATES: dict[str, tuple[str, Tone]] = {
    "signed": ("signature", "good"),
    "would": ("pen-line", "warn"),
    "declined": ("x", "bad"),
}
"""Icon and tone of where another party stands; of one that has said nothing there is nothing to say."""


def signable(at: At, found: Sequence[Proposal]) -> str:
    """The text that the reader may sign now and that lies unfolded; empty for none."""
    opened = unfolded(at, found)
    return next((t.text for t in found if t.text == opened and _may_sign(at, t)), "")


def unfolded(at: At, found: Sequence[Proposal]) -> str:
    """The text that is shown whole: the one that was pressed, else the first."""
    if at.place.text == SHUT:
        return ""
    known = [each.text for each in found]
    return at.place.text if at.place.text in known else next(iter(known), "")


def offers(at: At, found: Sequence[Proposal], *, mains: bool) -> tuple[Node, ...]:
    """One whole, the others folded; signing is the main thing to do unless something is being written."""
    opened = unfolded(at, found)
    first = "" if mains else signable(at, found)
    return tuple(
        _whole(at, each, main=each.text == first) if each.text == opened else _folded(at, each)
        for each in found
    )


def _folded(at: At, tabled: Proposal) -> Node:
    head = group(
        text(f"**{_title(at, tabled)}**", icon=_icon(at, tabled)), small(tabled.about), kind="line",
        flow="across",
    )  # fmt: skip
    return replace(
        disclosure(f"unfold.{tabled.text}", head, False, at.to(text=tabled.text)), kind="offer"
    )


def _whole(at: At, tabled: Proposal, *, main: bool) -> Node:
    """A text with everything that it takes to decide about it."""
    title = _title(at, tabled)
    return group(
        line(heading(title, 2, icon=_icon(at, tabled)), *chips(at, tabled)),
        small(tabled.difference, "accent", icon="pencil") if tabled.difference else None,
        *_swap(at, tabled),
        *_stand(at, tabled),
        pays(at, tabled, f"pays.{tabled.text}"),
        small(tabled.risk, "warn", icon="eye") if tabled.risk else None,
        *(small(said, "bad", icon="circle-alert") for said in tabled.in_the_way),
        *_answer(at, tabled, main=main),
        kind="offer",
        id=f"offer.{tabled.text}",
        label=title,
    )


def _title(at: At, tabled: Proposal) -> str:
    if tabled.in_force:
        return at.say("offer.joins")
    names = at.here.words.listing([at.here.words.seat(seat) for seat in tabled.proposers])
    return at.say("offer.of", seats=names) if names else at.say("offer.nobodys")


def _icon(at: At, tabled: Proposal) -> str:
    seat = next(iter(tabled.proposers), "")
    return at.here.words.texts.stakeholders[seat].icon if seat else "file-text"


def chips(at: At, tabled: Proposal) -> Iterator[Node]:
    """Whether all may know of it, and whether it is checked."""
    public = [clause.public for clause in tabled.clauses]
    key = "public" if all(public) else "secret" if not any(public) else "part"
    yield text(at.say(f"chip.{key}"), kind="chip", icon="lock" if key == "secret" else "")
    if any(clause.verified for clause in tabled.clauses):
        yield text(at.say("chip.checked"), kind="chip", icon="eye")


# What the reader gives and gets


def _swap(at: At, tabled: Proposal) -> Iterator[Node]:
    seat = at.here.player.seat
    give = [c for c in tabled.clauses if seat in at.here.player.owners(c.lever)]
    get = [c for c in tabled.clauses if c not in give]
    paid = [p for p in tabled.payments if p.seat == seat]
    gives = [_clause(at, c, tabled) for c in give]
    gives += [text(p.sentence, icon="coins") for p in paid if p.amount < 0]
    gets = [_clause(at, c, tabled) for c in get]
    gets += [text(p.sentence, icon="coins") for p in paid if p.amount > 0]
    sides = [_side(at, key, rows) for key, rows in (("give", gives), ("get", gets)) if rows]
    yield group(*sides, kind="swap", flow="even")


def _side(at: At, key: str, rows: Sequence[Node]) -> Node:
    title = at.say(f"you.{key}")
    return group(small(f"**{title}**"), *rows, kind="clause", label=title)


def _clause(at: At, clause: ClauseLine, tabled: Proposal) -> Node:
    """A clause: the lever and what it would be, below it what it is now."""
    words, player = at.here.words, at.here.player
    owners = [seat for seat in player.owners(clause.lever) if seat != player.seat]
    named = len(tabled.parties) > 2 and owners
    whose = f" ({words.listing([words.seat(seat) for seat in owners])})" if named else ""
    now = at.say("now", setting=clause.now)
    return group(
        text(
            f"{clause.lever_name}{whose}: **{clause.setting_name}**",
            icon=words.texts.levers[clause.lever].icon,
        ),
        small(now if clause.now != clause.setting_name else at.say("stays")),
        small(clause.warning, "bad", icon="circle-alert") if clause.warning else None,
        kind="clause",
    )


def _stand(at: At, tabled: Proposal) -> Iterator[Node]:
    """What the other parties have said to it; that its proposers have signed is no news."""
    for each in tabled.signatures:
        known = each.state == "signed" and each.seat in tabled.proposers
        if each.seat != at.here.player.seat and each.state in STATES and not known:
            icon, tone = STATES[each.state]
            yield small(each.sentence, tone, icon=icon)


# What the reader does with it


def given(at: At, name: str) -> Order | None:
    """What the reader has given about a text and is not carried out yet."""
    orders = at.here.player.given
    kinds = Sign | Decline | TakeBack
    return next((o for o in orders if isinstance(o, kinds) and o.text == name), None)


def _may_sign(at: At, tabled: Proposal) -> bool:
    under_way = isinstance(given(at, tabled.text), Sign | TakeBack)
    signed = at.here.player.seat in tabled.signed
    return not (signed or under_way or tabled.why_not or tabled.late)


def _answer(at: At, tabled: Proposal, *, main: bool) -> Iterator[Node]:
    """Sign or not; a signature can be taken back, and instead of one a change can be named."""
    player, name, order = at.here.player, tabled.text, given(at, tabled.text)
    signed = player.seat in tabled.signed
    if isinstance(order, Sign):
        yield text(at.say("offer.signing"), "good", icon="signature", live=True)
        yield _slip(at, order, name)
        return
    if isinstance(order, TakeBack):
        yield text(at.say("offer.unsigning"), icon="undo-2", live=True)
        yield _slip(at, order, name)
        return
    if signed:
        yield text(at.say("offer.signed"), "good", icon="signature", live=True)
        back = Give(TakeBack(player.seat, name))
        if tabled.may_take_back:
            yield button(f"back.{name}", at.say("offer.back"), back, icon="undo-2")
        return
    declined = isinstance(order, Decline) or player.seat in tabled.declined
    if declined:
        yield small(at.say("offer.declined"), icon="x")
    if player.ready_for and player.ready_for.text == name:
        yield small(player.ready_for.sentence, "good", icon="pen-line")
    again = "offer.join" if tabled.in_force else "offer.sign"
    sign = button(
        f"sign.{name}", at.say(again), Give(Sign(player.seat, name)), icon="pen-line",
        tone="accent", primary=main, disabled=tabled.why_not or tabled.late,
    )  # fmt: skip
    no = button(f"not_now.{name}", at.say("offer.not_now"), Give(Decline(player.seat, name)))
    yield group(sign, None if declined else no, flow="even")
    yield group(*_otherwise(at, tabled), flow="wrap")


def _slip(at: At, order: Order, name: str) -> Node:
    """A slip of the finger is mended before it is carried out."""
    return button(f"slip.{name}", at.say("given.undo"), Ungive(order), icon="undo-2")


def _otherwise(at: At, tabled: Proposal) -> Iterator[Node]:
    """Name a change with which it would be signed, or put another text in its place."""
    name = tabled.text
    if tabled.may_decline and not tabled.in_force:
        asked = at.here.over(DeskDecline(name))
        yield button(
            f"would.{name}", at.say("offer.would"), asked, icon="pencil-line", kind="quiet"
        )
    if not tabled.in_force:
        change = Then((BeginPackage(name), at.to(offer=True)))
        yield button(f"change.{name}", at.say("offer.change"), change, icon="pencil", kind="quiet")


# Of the reader's own


def mine(at: At, tabled: Proposal) -> Node:
    """A text that the reader stands for: who has signed, what others want of it, and withdrawing it."""
    player, name = at.here.player, tabled.text
    waits = [s.seat for s in tabled.signatures if s.state == "unsure" and s.seat != player.seat]
    names = at.here.words.listing([at.here.words.seat(seat) for seat in waits])
    title = at.say("mine.title", about=tabled.about)
    withdraw = Give(Withdraw(player.seat))
    return group(
        line(heading(title, 2, icon="file-text"), *chips(at, tabled)),
        *_swap(at, tabled),
        *_stand(at, tabled),
        small(at.say("mine.waits", seats=names), icon="hourglass") if waits else None,
        pays(at, tabled, f"pays.{name}"),
        *(small(said, "bad", icon="circle-alert") for said in tabled.in_the_way),
        *(_wish(at, tabled, each) for each in tabled.signatures if each.change),
        group(
            button(f"withdraw.{name}", at.say("mine.withdraw"), withdraw, icon="undo-2"),
            button(
                f"change.{name}", at.say("offer.change"),
                Then((BeginPackage(name), at.to(offer=True))), icon="pencil",
            ),
            flow="even",
        )
        if Withdraw(player.seat) not in player.given
        else group(
            text(at.say("mine.gone"), "soft", live=True),
            _slip(at, Withdraw(player.seat), name),
            flow="even",
        ),
        kind="offer",
        id=f"offer.{name}",
        label=title,
    )  # fmt: skip


def _wish(at: At, tabled: Proposal, signature: Signature) -> Node:
    """What somebody wants of the reader's text, to be put with one press."""
    put = at.here.player.with_change(tabled.text, signature.change)
    return button(
        f"exactly.{tabled.text}.{signature.seat}",
        at.say("mine.exactly", seat=signature.seat_name),
        Give(put),
        icon="check",
        disabled=" ".join(at.here.player.refused([put])),
        hint=signature.sentence,
    )


def given_lines(at: At) -> Iterator[Node]:
    """What has closed in this talk; and a text that is on its way to the table."""
    player = at.here.player
    for row in player.table.agreements:
        if all(not clause.verdict for clause in row.clauses):
            about = at.here.words.about([clause.lever for clause in row.clauses])
            yield text(at.say("force.new", about=about), "good", icon="handshake", live=True)
    for order in player.given:
        if isinstance(order, Put):
            yield text(at.say("offer.going"), "soft", icon="send", live=True)
            yield _slip(at, order, "put")
