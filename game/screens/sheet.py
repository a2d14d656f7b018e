"""The paper in the middle of the table: the text being worked on, or one that lies there, with its signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from game.player.intents import BeginPackage, SetAnswer, SetPackage
from game.rules.orders import Clause, Decline, Put, Sign, TakeBack
from game.screens.here import Here
from game.screens.nodes import Node, Tone, button, group, heading, line, small, text, tool
from game.screens.places import PackageMore
from game.screens.wants import Show, Then
from game.views.packages import marks, payment_said, signers, terms
from game.views.proposals import Proposal
from game.views.reveal import SeenClause
from game.views.signatures import Signature
from game.views.table import ClauseRow

STATES: Final[dict[str, tuple[str, Tone]]] = {
    "signed": ("signature", "good"),
    "would": ("pen-line", "warn"),
    "declined": ("x", "bad"),
    "unsure": ("circle-question-mark", "soft"),
}
"""Icon and tone of where a party stands."""
GIVEN: Final = {Sign: "sheet.sign", Decline: "sheet.decline", TakeBack: "sheet.takeback"}
"""What stands on the reader's line for what is prepared."""


def in_front(here: Here) -> Proposal | None:
    """The text of the table that lies in front; None while the reader writes one, or where none lies there."""
    player, wanted = here.player, here.at_table.text
    if player.draft.making or player.draft.package.parent:
        return None
    if player.just_agreed and not wanted:
        return None  # what has just come into force lies in front first
    chosen = next((each for each in player.tabled if each.text == wanted), None)
    return chosen or _pressing(here)


def _pressing(here: Here) -> Proposal | None:
    """The text that matters most now: the one that was asked for, a new one, the best that is not answered."""
    player = here.player
    ready = player.ready_for
    wanted = ready.wanted if ready and ready.lies else ""
    ranked = sorted(
        player.tabled,
        key=lambda t: (
            t.text != wanted, t.mine, player.draft.answer(t.text) is not None,
            player.seat in t.signed, not t.new, t.now - t.kept, t.number,
        ),
    )  # fmt: skip
    return next(iter(ranked), None)


def sheet(here: Here) -> Node:
    """What lies in front of the reader in the talk."""
    tabled = in_front(here)
    if tabled is not None:
        return tabled_sheet(here, tabled)
    if here.player.draft.making or here.player.draft.package.parent:
        return draft_sheet(here)
    agreed = deal_sheet(here) if here.player.just_agreed else None
    return agreed or group(
        heading(here.say("sheet.empty"), 2),
        text(here.player.too_early or here.say("sheet.how"), "soft"),
        kind="sheet", id="sheet", region="act", weight=0,
    )  # fmt: skip


# The text in the making


def draft_sheet(here: Here) -> Node:
    """The clauses so far, with what each would bring by itself, and who has to sign."""
    package, say = here.player.draft.package, here.say
    parent = here.player.text_of(package.parent) if package.parent else None
    title = say("sheet.change", number=parent.number) if parent else say("sheet.draft")
    more = here.over(PackageMore())
    gone = Then((BeginPackage(), _front(here, package.parent)))
    return group(
        line(
            heading(title, 2),
            tool("package_more", "sliders-horizontal", say("talk.more"), more),
            tool("clear", "trash-2", say("sheet.clear"), gone),
        ),
        _clauses(here, package, here.player.package_of(package.parent) if parent else None),
        _together(here, here.player.preview(package)),
        _drafted_signatures(here, package),
        *_hindered(here, package),
        kind="sheet",
        id="sheet",
        label=title,
        region="act",
        weight=0,
    )


def _front(here: Here, name: str) -> Show:
    return here.instead(replace(here.at_table, text=name, open=""))


def _clauses(here: Here, package: Put, before: Put | None = None) -> Node:
    """Each clause in a line, then payments and all else; what differs from an older text is marked."""
    rows = [_clause(here, clause, before) for clause in package.clauses]
    rows += [_left_out(here, clause) for clause in _missing(package, before)]
    rows += [text(payment_said(here.words, paid), icon="coins") for paid in package.payments]
    said = ", ".join(terms(here.words, package))
    if said:
        rows.append(text(said[:1].upper() + said[1:], icon="calendar"))
    return group(*rows, kind="terms", id="terms")


def _together(here: Here, known: Proposal | tuple[str, ...]) -> Node | None:
    """What all of it would bring together, if that is not what its clauses bring one by one."""
    if isinstance(known, tuple) or len(known.clauses) < 2:
        return None
    gain = known.kept - known.now
    tone: Tone = "good" if gain > 0 else "bad" if gain < 0 else "soft"
    return group(
        text(here.say("sheet.together"), "soft"),
        text(f"**{here.words.signed(gain)}**", tone, kind="amount"),
        kind="row",
        flow="across",
    )


def _missing(package: Put, before: Put | None) -> Sequence[Clause]:
    named = {clause.lever for clause in package.clauses}
    return [clause for clause in before.clauses if clause.lever not in named] if before else []


def _clause(here: Here, clause: Clause, before: Put | None = None) -> Node:
    """A clause: its lever, its setting and what is unusual about it, and what it would bring by itself."""
    words, lever = here.words, clause.lever
    unusual = marks(words, clause.public, clause.verified)
    setting = words.setting(lever, clause.setting)
    stays = here.player.stands(lever) == clause.setting
    said = " · ".join(
        filter(None, (f"**{setting}**", here.say("clause.stays") if stays else "", unusual))
    )
    expected = here.player.effects.get((lever, clause.setting))
    gain = 0 if expected is None or stays else expected.score
    tone: Tone = "good" if gain > 0 else "bad" if gain < 0 else "soft"
    changed = before is not None and clause not in before.clauses
    meaning = here.player.effect_said(lever, clause.setting)
    return group(
        text(words.lever(lever), icon=words.texts.levers[lever].icon),
        text(said, "accent" if changed else ""),
        text(
            f"**{words.signed(gain)}**" if gain else "",
            tone,
            kind="amount",
            label=_alone(here, gain),
        ),
        kind="row",
        flow="across",
        hint=f"**{words.lever(lever)}: {setting}.** {meaning}",
    )


def _alone(here: Here, gain: int) -> str:
    return here.say("sheet.alone", gain=here.words.signed(gain)) if gain else ""


def _left_out(here: Here, clause: Clause) -> Node:
    lever = here.words.lever(clause.lever)
    icon = here.words.texts.levers[clause.lever].icon
    return group(
        text(lever, "soft", icon=icon),
        text(here.say("sheet.out"), "bad"),
        text("", kind="amount"),
        kind="row",
        flow="across",
    )


def _hindered(here: Here, package: Put) -> Iterator[Node]:
    """Why it could not close, or not be carried out, though it may be put."""
    known = here.player.preview(package)
    if not isinstance(known, tuple):
        yield from _warnings(known)


def _warnings(tabled: Proposal) -> Iterator[Node]:
    """What is in the way of a text, then what is in the way of its clauses."""
    yield from in_the_way(tabled)
    for clause in tabled.clauses:
        if clause.warning:
            yield small(clause.warning, "bad", icon="circle-alert")


def _drafted_signatures(here: Here, package: Put) -> Node | None:
    """Who has to sign it: the reader by putting it, the others later."""
    if not package.clauses and not package.payments:
        return None
    asked = [seat for seat in signers(here.player.book, package) if seat != here.player.seat]
    cells = [_cell(here, here.player.seat, "signed", here.say("sheet.you_sign"))]
    cells += [_cell(here, seat, "unsure", here.say("sheet.asked")) for seat in asked]
    return group(*cells, kind="signature", flow="even", id="signatures")


def _cell(
    here: Here, seat: str, state: str, said: str, act: Node | None = None, hint: str = ""
) -> Node:
    """Where one party stands, above its name."""
    icon, tone = STATES[state]
    own = seat == here.player.seat
    name = here.say("sheet.you") if own else here.words.seat(seat)
    return group(
        act or text(said, tone, icon=icon),
        small(name),
        kind="signature",
        hint=hint,
        label=f"{name}: {said}",
    )


# A text that lies there


def tabled_sheet(here: Here, tabled: Proposal) -> Node:
    """A text of the table: what it says, where every party stands, and the reader's line to sign on."""
    package = here.player.package_of(tabled.text)
    before = _parent(here, tabled)
    title = titled(here, tabled)
    lapsed = "" if here.player.seat in tabled.signed else here.player.lapsed(tabled.text)
    return group(
        heading(here.say("text.new", text=title) if tabled.new and not tabled.mine else title, 2),
        small(tabled.difference, icon="pencil") if tabled.difference and before is None else None,
        _clauses(here, package, before),
        _together(here, tabled),
        group(
            *(_party(here, tabled, each) for each in tabled.signatures),
            kind="signature", flow="even", id="signatures",
        ),
        small(lapsed, "warn", icon="undo-2") if lapsed else None,
        *_warnings(tabled),
        kind="sheet",
        value="chosen" if here.player.draft.answer(tabled.text) else "",
        id="sheet",
        label=title,
        region="act",
        weight=0,
    )  # fmt: skip


def _parent(here: Here, tabled: Proposal) -> Put | None:
    """The text that this one amends, if it lies there for the reader as well."""
    found = next((t for t in here.player.tabled if t.text != tabled.text and tabled.difference and t.called in tabled.difference), None)  # fmt: skip
    return here.player.package_of(found.text) if found else None


def in_the_way(tabled: Proposal) -> Iterator[Node]:
    """Why it cannot close: it is too late, it can never be carried out, or the reader cannot pay for it."""
    return (small(said, "bad", icon="circle-alert") for said in tabled.in_the_way)


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


def _seats(here: Here, seats: Sequence[str]) -> str:
    return here.words.listing([here.words.seat(seat) for seat in seats])


def between(here: Here, tabled: Proposal) -> str:
    """Who is party to a text beside the reader."""
    others = [seat for seat in tabled.parties if seat != here.player.seat]
    return here.say("text.between", seats=_seats(here, others))


def _party(here: Here, tabled: Proposal, signature: Signature) -> Node:
    """Where a party stands; the reader's own line can be signed, another's wish taken up."""
    said = here.say(f"signature.cell.{signature.state}")
    if signature.seat == here.player.seat:
        return _cell(here, signature.seat, signature.state, said, _own_line(here, tabled), hint=signature.sentence)  # fmt: skip
    takes = tabled.mine and signature.change and not here.player.last_exchange
    wish = _exactly(here, tabled, signature) if takes else None
    return _cell(here, signature.seat, signature.state, said, wish, hint=signature.sentence)


def _own_line(here: Here, tabled: Proposal) -> Node | None:
    """The reader's own signature line: to sign, or to take back what is prepared."""
    player, name, say = here.player, tabled.text, here.say
    given = player.draft.answer(name)
    stays = here.instead(replace(here.at_table, text=name))
    if given is not None:
        undo = Then((SetAnswer(name, ""), stays))
        return button(
            f"again.{name}",
            say(GIVEN[type(given)]),
            undo,
            icon="x",
            kind="quiet",
            hint=say("sheet.undo"),
        )
    if player.seat in tabled.signed:
        return None
    again = "text.sign.again" if player.has_signed(name) else "text.sign"
    return button(
        f"sign.{name}",
        say("text.join" if tabled.in_force else again),
        Then((SetAnswer(name, "sign"), stays)),
        icon="pen-line",
        disabled=tabled.why_not,
    )


def _exactly(here: Here, tabled: Proposal, signature: Signature) -> Node | None:
    """What somebody wants of the reader's text, to be written with one press."""
    put = here.player.with_change(tabled.text, signature.change)
    return button(
        f"exactly.{tabled.text}.{signature.seat}",
        here.say("text.exactly", seat=signature.seat_name),
        Then((SetPackage(put), _front(here, ""))),
        icon="check",
        kind="quiet",
        disabled=" ".join(here.player.refused([put])),
        hint=signature.sentence,
    )


# What is in force


def deal_sheet(here: Here) -> Node | None:
    """The agreement that binds the reader, as a signed paper with its clauses; None where she has signed none."""
    player, wanted = here.player, here.at_table.text
    own = [row for row in player.table.agreements if player.seat in row.signers]
    if not own:
        return None
    row = next((each for each in own if f"deal.{each.number}" == wanted), own[-1])
    torn = any(clause.verdict == "broken" for clause in row.clauses)
    title = here.say("sheet.torn" if torn else "sheet.deal")
    signed = (
        _cell(here, seat, "signed", here.say("signature.cell.signed")) for seat in row.signers
    )
    return group(
        heading(title, 2, icon="unlink" if torn else "handshake"),
        group(*(_in_force(here, clause) for clause in row.clauses), kind="terms", id="terms"),
        group(*signed, kind="signature", flow="even", id="signatures"),
        kind="sheet",
        tone="bad" if torn else "",
        id="sheet",
        label=title,
        region="act",
        weight=0,
    )


def _in_force(here: Here, clause: ClauseRow) -> Node:
    """A clause in force, with what was seen of it."""
    words = here.words
    unusual = marks(words, clause.public, clause.verified)
    said = " · ".join(filter(None, (f"**{clause.setting_name}**", unusual)))
    return group(
        text(clause.lever_name, icon=words.texts.levers[clause.lever].icon),
        text(said),
        _stamp(here, clause.verdict),
        kind="row",
        flow="across",
    )


def judged_sheet(here: Here, clauses: Sequence[SeenClause]) -> Node | None:
    """The agreement in force; once a clause was seen broken it is in force no longer, and what lies there is torn."""
    if all(clause.verdict != "broken" for clause in clauses):
        return deal_sheet(here)
    title = here.say("sheet.torn")
    return group(
        heading(title, 2, icon="unlink"),
        group(*(_judged(here, clause) for clause in clauses), kind="terms", id="terms"),
        kind="sheet",
        tone="bad",
        id="sheet",
        label=title,
        region="act",
        weight=0,
    )


def _judged(here: Here, clause: SeenClause) -> Node:
    """A clause that was due, with what was seen of it."""
    words = here.words
    return group(
        text(words.lever(clause.lever), icon=words.texts.levers[clause.lever].icon),
        text(f"**{clause.setting}**" if clause.setting else ""),
        _stamp(here, clause.verdict),
        kind="row",
        flow="across",
    )


def _stamp(here: Here, verdict: str) -> Node:
    """What was seen of a clause; nothing where it has just been signed."""
    tone: Tone = {"kept": "good", "broken": "bad"}.get(verdict, "soft")  # type: ignore[assignment]
    return text(here.say(f"verdict.{verdict}") if verdict else "", tone, kind="amount")
