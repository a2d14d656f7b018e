"""Answers at the keyboard: sign, decline, and say what is in the way; and approval at home."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.lines.asking import Back, Option
from game.lines.telling import Teller
from game.rules.legality import ratify_menu
from game.rules.orders import Answer, Order, Ratify
from game.screens.typed.matching import head, matches, plain
from game.views.proposals import Proposal

if TYPE_CHECKING:
    from game.lines.desk import Desk


def answer(desk: Desk) -> list[Order]:
    """Ask for an answer to every open proposal that waits for one."""
    orders: list[Order] = []
    desk.prepared = lambda: orders
    for proposal in desk.pages.open_proposals():
        if proposal.proposer == desk.seat or desk.seat in proposal.signed:
            continue
        order = _answer_one(desk, proposal, orders)
        if order is not None:
            orders.append(order)
    return orders


def _answer_one(desk: Desk, proposal: Proposal, so_far: list[Order]) -> Order | None:
    _read(desk, proposal)
    options = [Option(key, desk.voice.text(f"answer.{key}")) for key in ("decline", "leave")]
    if proposal.may_sign:
        options.insert(0, Option("sign", desk.voice.text("answer.sign")))
    elif proposal.why_not:
        desk.voice.line(proposal.why_not)
    desk.person.read_out(options)
    while True:
        said = desk.ask("answer", proposer=proposal.proposer_name)
        key, rest = desk.person.found(said, options) if said else None, ""
        if key is None:
            key, rest = desk.command(said, ("sign", "decline", "leave", "go"))
        if key in ("leave", "go"):
            return None
        if key == "sign":
            order = Answer(desk.seat, proposal.proposer, sign=True)
            if desk.accepts([*so_far, order]):
                return order
        elif key == "decline":
            try:
                return _decline(desk, proposal, rest)
            except Back:
                desk.voice.tell("dropped")
        elif not said:
            desk.person.read_out(options)
        elif not desk.look(said):
            desk.person.puzzled("not_understood", said=said, count=len(options))


def _read(desk: Desk, proposal: Proposal) -> None:
    """Read a proposal: clauses, payments, who has said what, what it costs and brings."""
    voice, words = desk.voice, desk.scope.words
    others = [words.seat(s) for s in proposal.parties if s != proposal.proposer]
    voice.heading(
        voice.text("proposal", seat=proposal.proposer_name, parties=words.listing(others))
    )
    for clause in proposal.clauses:
        voice.line(f"- {clause.sentence}")
        if clause.warning:
            voice.line(clause.warning, indent=2)
    for paid in proposal.payments:
        voice.line(f"- {paid.sentence}")
    for said in proposal.answers:
        voice.line(said)
    voice.line(proposal.sentence)
    for broken in proposal.broken:
        voice.line(broken.sentence, indent=2)
    desk.caution()


def _decline(desk: Desk, proposal: Proposal, rest: str) -> Order:
    """Decline; perhaps name the clause in the way and the setting that would change the answer."""
    pages, words = desk.pages, desk.scope.words
    levers = [clause.lever for clause in proposal.clauses]
    names = {lever: pages.lever_names().get(lever, (lever,)) for lever in levers}
    if rest:
        lever, used = head(plain(rest).split(), names)
        setting = matches(
            " ".join(plain(rest).split()[used:]), pages.setting_names(lever or levers[0])
        )
        if lever:
            would = setting[0] if len(setting) == 1 else ""
            return Answer(desk.seat, proposal.proposer, False, lever, would)
        desk.person.puzzled("lever_unclear", said=rest)
    options = [
        Option(clause.lever, f"{clause.lever_name}, “{clause.setting_name}”")
        for clause in proposal.clauses
    ]
    lever = desk.choose("in_the_way", options, empty="") if options else ""
    if not lever:
        return Answer(desk.seat, proposal.proposer, sign=False)
    asked = next(clause.setting for clause in proposal.clauses if clause.lever == lever)
    settings = [
        Option(key, words.setting(lever, key)) for key in pages.setting_names(lever) if key != asked
    ]
    would = desk.choose("would", settings, empty="", lever=words.lever(lever))
    return Answer(desk.seat, proposal.proposer, False, lever, would)


def ratify(desk: Desk) -> list[Order]:
    """Ask whether the seat approves what another has signed."""
    seen = desk.session.observation(desk.seat)
    book, teller = desk.scope.book, Teller(desk.scope)
    asked = np.flatnonzero(ratify_menu(book, seen.view).approve[0, :, seen.seat] == 0).tolist()
    orders: list[Order] = []
    desk.prepared = lambda: orders
    for at in asked:
        teller.proposal(seen.view, at)
        prompt = desk.prompt("ratify", proposer=desk.scope.words.seat(book.seats[at]))
        try:
            orders.append(Ratify(desk.seat, book.seats[at], desk.person.yes(prompt, usual=True)))
        except Back:
            continue
    return orders
