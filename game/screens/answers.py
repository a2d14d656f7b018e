"""Answers to open proposals: sign, or decline and say what is in the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.player.intents import SetAnswer
from game.rules.orders import Answer
from game.screens.dialogs import dialog
from game.screens.forecast import forecast_lines
from game.screens.here import Here
from game.screens.nodes import (
    Node,
    Pick,
    Screen,
    Tone,
    button,
    card,
    choice,
    group,
    heading,
    line,
    small,
    text,
)
from game.screens.panel import Panel, done_button
from game.screens.places import Decline
from game.screens.wants import Then
from game.views.packages import marks, terms
from game.views.proposals import ClauseLine, Proposal
from game.views.words import one_stop


def answers(here: Here) -> Panel:
    """The proposals that wait for the reader, with what they would bring, and how each is answered."""
    asked = _asked(here)
    left = any(here.player.draft.answer(proposal.proposer) is None for proposal in asked)
    done = here.say("answers.rest" if left else "answers.done")
    return Panel(
        here.say("answers.title"),
        tuple(_proposal(here, proposal) for proposal in asked),
        (done_button(here, done, plain=left),),
    )


def _asked(here: Here) -> list[Proposal]:
    seat = here.player.seat
    return [p for p in here.player.proposals if seat not in (p.proposer, *p.signed)]


def _proposal(here: Here, proposal: Proposal) -> Node:
    words, given = here.words, here.player.draft.answer(proposal.proposer)
    own = words.say("answer.yes", seat=proposal.proposer_name)
    others = [words.seat(seat) for seat in proposal.parties if seat != proposal.proposer]
    return card(
        heading(here.say("answers.from", seat=proposal.proposer_name), 3),
        small(here.say("answers.to", seats=words.listing(others))),
        *_contents(here, proposal),
        *(small(said) for said in proposal.answers if said != own),
        forecast_lines(here, proposal),
        _given(here, given) if given else _buttons(here, proposal),
        kind="paper",
        value="chosen" if given else "",
    )


def _contents(here: Here, proposal: Proposal) -> Iterator[Node]:
    """What is asked for: each clause with where its lever stands, then all else."""
    for clause in proposal.clauses:
        yield _clause(here, clause)
    for paid in proposal.payments:
        yield text(paid.sentence, icon="coins")
    said = ", ".join(terms(here.words, here.player.package_of(proposal.proposer)))
    if said:
        yield text(said[:1].upper() + said[1:], icon="calendar")


def _clause(here: Here, clause: ClauseLine) -> Node:
    unusual = marks(here.words, clause.public, clause.verified)
    now = here.say("clause.now", setting=clause.now)
    return group(
        text(f"**{clause.lever_name}: {clause.setting_name}**"),
        small(f"{now} · {unusual}" if unusual else now),
        small(clause.warning, "bad") if clause.warning else None,
        kind="clause",
        icon=here.words.texts.levers[clause.lever].icon,
    )


def _buttons(here: Here, proposal: Proposal) -> Node:
    seat = proposal.proposer
    return group(
        button(
            f"sign.{seat}",
            here.say("answers.sign"),
            SetAnswer(seat, True),
            icon="pen-line",
            disabled="" if proposal.may_sign else proposal.why_not,
        ),
        button(f"decline.{seat}", here.say("answers.decline"), here.over(Decline(seat)), icon="x"),
        flow="even",
    )


def _given(here: Here, given: Answer) -> Node:
    """What will be answered, and the way to think again."""
    key = "answers.will_sign" if given.sign else "answers.will_decline"
    said = one_stop(here.say(key, seat=here.words.seat(given.proposer)))
    if given.blocking:
        said += " " + here.player.order_said(given)
    icon = "check" if given.sign else "x"
    tone: Tone = "good" if given.sign else "bad"
    again = SetAnswer(given.proposer, None)
    return line(
        text(said, icon=icon, tone=tone),
        button(f"again.{given.proposer}", here.say("change"), again, kind="quiet"),
    )


# What is in the way


def decline(here: Here, place: Decline) -> Screen:
    """The clauses, then the settings of the one in the way."""
    words, proposer = here.words, place.proposer
    no = SetAnswer(proposer, False, place.lever, place.would)
    clauses = here.player.package_of(proposer).clauses
    asked = next((clause.setting for clause in clauses if clause.lever == place.lever), "")
    return dialog(
        here,
        f"decline.{proposer}",
        here.say("decline.title", seat=words.seat(proposer)),
        *_blocking(here, place, [clause.lever for clause in clauses]),
        *(_would(here, place, asked) if place.lever else ()),
        buttons=[
            button("cancel", here.say("cancel"), here.back),
            button("decline", here.say("answers.decline"), Then((no, here.back)), primary=True),
        ],
        wide=True,
    )


def _blocking(here: Here, place: Decline, levers: list[str]) -> Iterator[Node]:
    label = here.say("decline.lever")
    names = {"": here.say("decline.nothing")} | {lever: here.words.lever(lever) for lever in levers}
    options = [
        Pick(lever, name, here.instead(replace(place, lever=lever, would="")))
        for lever, name in names.items()
    ]
    yield text(label)
    yield choice("blocking", options, place.lever, label=label, flow="wrap")


def _would(here: Here, place: Decline, asked: str) -> Iterator[Node]:
    """With which other setting the reader would sign."""
    label, lever = here.say("decline.would"), place.lever
    names = {"": here.say("decline.none")} | {
        setting: here.words.setting(lever, setting)
        for setting in here.player.namable(lever)
        if setting != asked
    }
    options = [
        Pick(setting, name, here.instead(replace(place, would=setting)))
        for setting, name in names.items()
    ]
    yield text(label)
    yield choice("would", options, place.would, label=label, flow="wrap")
